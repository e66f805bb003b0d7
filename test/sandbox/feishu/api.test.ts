// Tokens, uploads, the address book, scopes: the real SDK's other calls.
import { afterEach, expect, test, vi } from "vitest";
import { type ApiRoom, openApiRoom, send } from "./api-room.ts";
import { createLarkClient, LI, refusalOf, YU } from "./bot.ts";

let room: ApiRoom | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await room?.close();
  room = undefined;
});

const open = async (options: Parameters<typeof openApiRoom>[0] = {}): Promise<ApiRoom> => {
  room = await openApiRoom(options);
  return room;
};

test("a wrong secret gets no token", async () => {
  const { fake } = await open();
  const client = createLarkClient({ ...fake, appSecret: "wrong" });
  await expect(client.im.v1.message.get({ path: { message_id: "om_1" } })).rejects.toThrow(/10014/);
});

test("one token serves two hours; a new one comes when less than half an hour is left", async () => {
  const began = Date.parse("2026-11-21T02:00:00Z");
  vi.useFakeTimers({ toFake: ["Date"], now: began });
  const { fake } = await open();
  const ask = async (): Promise<{ tenant_access_token: string; expire: number }> => {
    const body = JSON.stringify({ app_id: fake.appId, app_secret: fake.appSecret });
    const answer = await fetch(`${fake.domain}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: "POST",
      body,
    });
    return (await answer.json()) as { tenant_access_token: string; expire: number };
  };
  const first = await ask();
  expect(first.expire).toBe(7200);
  vi.setSystemTime(began + 89 * 60_000);
  expect(await ask()).toEqual({ ...first, expire: 7200 - 89 * 60 });
  vi.setSystemTime(began + 91 * 60_000);
  const call = async (): Promise<unknown> => {
    const headers = { authorization: `Bearer ${first.tenant_access_token}` };
    return (await fetch(`${fake.domain}/open-apis/bot/v3/info`, { headers })).json();
  };
  expect(await call()).toMatchObject({ code: 0 });
  expect((await ask()).tenant_access_token).not.toBe(first.tenant_access_token);
  vi.setSystemTime(began + 121 * 60_000);
  expect(await call()).toMatchObject({ code: 99991663 });
});

test("a revoked or missing token is refused", async () => {
  const { fake, client } = await open();
  await client.request({ method: "GET", url: "/open-apis/bot/v3/info" });
  fake.revokeToken();
  expect(await refusalOf(client.request({ method: "GET", url: "/open-apis/bot/v3/info" }))).toMatchObject({
    status: 400,
    code: 99991663,
  });
  const bare = await fetch(`${fake.domain}/open-apis/bot/v3/info`);
  expect(await bare.json()).toMatchObject({ code: 99991661 });
});

test("the bot learns who it is", async () => {
  const { fake, client } = await open();
  const info: unknown = await client.request({ method: "GET", url: "/open-apis/bot/v3/info" });
  expect(info).toMatchObject({ code: 0, bot: { open_id: fake.bot.id, app_name: "客情" } });
});

test("pictures and files are kept byte for byte and shown", async () => {
  const opened = await open();
  const { client, fake } = opened;
  const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from([0, 255, 13, 10, 13, 10, 45, 45])]);
  const picture = await client.im.v1.image.create({ data: { image_type: "message", image: png } });
  await send(opened, { id: YU.id }, { kind: "image", content: { image_key: picture?.image_key } });
  const csv = Buffer.from("客户,金额\r\n永清,12000\r\n");
  const file = await client.im.v1.file.create({ data: { file_type: "stream", file_name: "拜访.csv", file: csv } });
  await send(opened, { id: YU.id }, { kind: "file", content: { file_key: file?.file_key } });
  const shown = fake.screen(YU.id).chats[0]?.messages.flatMap((message) => message.files) ?? [];
  expect(shown).toMatchObject([
    { mime: "image/png", bytes: png.length },
    { name: "拜访.csv", mime: "text/csv" },
  ]);
  const bytes = await Promise.all(shown.map(async ({ url }) => Buffer.from(await (await fetch(url)).arrayBuffer())));
  expect(bytes).toEqual([png, csv]);
  const text = client.im.v1.image.create({ data: { image_type: "message", image: Buffer.from("no picture") } });
  expect((await refusalOf(text)).code).toBe(234011);
});

test("the address book", async () => {
  const { client } = await open();
  const batch = await client.contact.v3.user.batch({
    params: { user_ids: [YU.id, "ou_nobody", LI.id], user_id_type: "open_id" },
  });
  expect(batch.data?.items?.map((user) => [user.open_id, user.name, user.email])).toEqual([
    [YU.id, YU.name, YU.email],
    [LI.id, LI.name, LI.email],
  ]);
  const found = await client.contact.v3.user.batchGetId({
    params: { user_id_type: "open_id" },
    data: { emails: [LI.email, "no@example.com"] },
  });
  expect(found.data?.user_list).toEqual([{ email: LI.email, user_id: LI.id }, { email: "no@example.com" }]);
  const one = await client.contact.v3.user.get({ path: { user_id: YU.id }, params: { user_id_type: "open_id" } });
  expect(one.data?.user).toMatchObject({ name: YU.name, email: YU.email });
  const nobody = client.contact.v3.user.get({ path: { user_id: "ou_nobody" }, params: { user_id_type: "open_id" } });
  expect((await refusalOf(nobody)).code).toBe(41050);
});

test("a scope that was not granted is named", async () => {
  const opened = await open({ missingScopes: ["im:message:send_as_bot", "contact:user.email:readonly"] });
  const refusal = await refusalOf(send(opened, { id: YU.id }, { kind: "text", content: { text: "x" } }));
  expect(refusal).toMatchObject({ code: 99991672, msg: expect.stringContaining("im:message:send_as_bot") as string });
  const batch = await opened.client.contact.v3.user.batch({ params: { user_ids: [YU.id] } });
  expect(batch.data?.items?.[0]).not.toHaveProperty("email");
});

test("an unknown path is a 404", async () => {
  const { client, fake } = await open();
  expect(await refusalOf(client.request({ method: "GET", url: "/open-apis/im/v9/none" }))).toMatchObject({
    status: 404,
    code: 404,
  });
  expect(fake.calls.at(-1)).toMatchObject({ path: "/open-apis/im/v9/none", status: 404 });
  expect(JSON.stringify(fake.calls)).not.toContain("Bearer");
});
