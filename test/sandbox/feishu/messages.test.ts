// Messages as the real SDK sends, answers, changes and reads them, and every refusal.
import { afterEach, expect, test } from "vitest";
import { type ApiRoom, type Kind, openApiRoom, send, sentId, simpleCard, type To } from "./api-room.ts";
import { GROUP, LI, refusalOf, seed, YU } from "./bot.ts";
import { card, form, input, plain, submit } from "./cards.ts";

let room: ApiRoom | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

const open = async (options: Parameters<typeof openApiRoom>[0] = {}): Promise<ApiRoom> => {
  room = await openApiRoom(options);
  return room;
};

test("a message finds a person by any id, and a chat", async () => {
  const opened = await open();
  const { fake } = opened;
  await send(opened, { id: YU.id }, { kind: "text", content: { text: "1" } });
  await send(opened, { id: YU.email, type: "email" }, { kind: "text", content: { text: "2" } });
  await send(opened, { id: fake.privateChat(YU.id), type: "chat_id" }, { kind: "text", content: { text: "3" } });
  const sent = await send(opened, { id: GROUP, type: "chat_id" }, { kind: "text", content: { text: "4" } });
  expect(sent).toMatchObject({
    code: 0,
    data: { chat_id: GROUP, msg_type: "text", body: { content: '{"text":"4"}' } },
  });
  const chats = fake.screen(YU.id).chats.map((chat) => chat.messages.length);
  expect(chats).toEqual([3, 1]);
});

test("whom a message rings is known", async () => {
  const opened = await open();
  await send(
    opened,
    { id: GROUP, type: "chat_id" },
    { kind: "text", content: { text: `<at user_id="${YU.id}"></at>` } },
  );
  await send(
    opened,
    { id: GROUP, type: "chat_id" },
    {
      kind: "post",
      content: {
        zh_cn: {
          content: [
            [
              { tag: "at", user_id: LI.id },
              { tag: "text", text: "<at id=all></at>" },
            ],
          ],
        },
      },
    },
  );
  const rung = card([
    { tag: "markdown", content: "<at id=all></at> &#60;at id=all&#62;" },
    { tag: "div", text: plain("<at id=all></at>") },
  ]);
  await send(opened, { id: GROUP, type: "chat_id" }, { kind: "interactive", content: rung });
  expect(opened.fake.messages().map((message) => message.notifies)).toEqual([[YU.id], [LI.id], ["all"]]);
});

const refusals: [string, To, Kind, unknown, number][] = [
  ["an unknown person", { id: "ou_nobody" }, "text", { text: "x" }, 230034],
  ["an unknown chat", { id: "oc_none", type: "chat_id" }, "text", { text: "x" }, 230034],
  ["a chat without the bot", { id: "oc_out", type: "chat_id" }, "text", { text: "x" }, 230002],
  ["a dissolved chat", { id: "oc_gone", type: "chat_id" }, "text", { text: "x" }, 232009],
  ["somebody who left", { id: "ou_left" }, "text", { text: "x" }, 230013],
  ["somebody who stopped the bot", { id: "ou_stop" }, "text", { text: "x" }, 230053],
  ["content that is no JSON", { id: YU.id }, "text", "hello", 230001],
  ["an empty text", { id: YU.id }, "text", { text: "" }, 230001],
  ["an unknown kind", { id: YU.id }, "sticker" as Kind, { file_key: "x" }, 230001],
  ["an unknown picture", { id: YU.id }, "image", { image_key: "img_none" }, 230001],
  ["a post without a language", { id: YU.id }, "post", { content: [] }, 230001],
  ["a uuid of 51 characters", { id: YU.id, uuid: "u".repeat(51) }, "text", { text: "x" }, 230001],
  ["a text over 150 KB", { id: YU.id }, "text", { text: "x".repeat(150 * 1024) }, 230025],
  ["a card over 30 KB", { id: YU.id }, "interactive", card([{ tag: "markdown", content: "x".repeat(30_000) }]), 230025],
  ["a card with an unknown property", { id: YU.id }, "interactive", card([{ tag: "hr", color: "red" }]), 230099],
  [
    "a mention of nobody in a card",
    { id: YU.id },
    "interactive",
    card([{ tag: "markdown", content: "<at id=ou_x></at>" }]),
    230099,
  ],
  [
    "an unknown picture in a card",
    { id: YU.id },
    "interactive",
    card([{ tag: "img", img_key: "img_x", alt: plain("") }]),
    230099,
  ],
];

test.each(refusals.map(([name, to, kind, content, code]) => ({ name, to, kind, content, code })))(
  "$name is refused",
  async ({ to, kind, content, code }) => {
    const opened = await open({
      users: [
        ...seed.users,
        { id: "ou_left", name: "走了", email: "l@example.com", state: "resigned" },
        { id: "ou_stop", name: "停了", email: "s@example.com", state: "stopped" },
      ],
      chats: [
        ...seed.chats,
        { id: "oc_out", name: "外面", hasBot: false },
        { id: "oc_gone", name: "散了", isDissolved: true },
      ],
    });
    expect(await refusalOf(send(opened, to, { kind, content }))).toMatchObject({ status: 400, code });
    expect(opened.fake.messages()).toEqual([]);
  },
);

test("a refused card says where", async () => {
  const opened = await open();
  const bad = card([form([input("who", { text_color: "red" }), submit()])]);
  const refusal = await refusalOf(send(opened, { id: YU.id }, { kind: "interactive", content: bad }));
  expect(refusal.msg).toContain("ErrCode: 200621");
  expect(refusal.msg).toContain("ErrPath: ROOT -> body -> elements -> [0](tag: form) -> elements -> [0](tag: input)");
});

test("one uuid sends one message within an hour, and another one after", async () => {
  const opened = await open();
  const first = await sentId(send(opened, { id: YU.id, uuid: "job-1" }, { kind: "text", content: { text: "早" } }));
  opened.pass(59);
  expect(await sentId(send(opened, { id: YU.id, uuid: "job-1" }, { kind: "text", content: { text: "早" } }))).toBe(
    first,
  );
  expect(opened.fake.messages()).toHaveLength(1);
  opened.pass(2);
  expect(await sentId(send(opened, { id: YU.id, uuid: "job-1" }, { kind: "text", content: { text: "早" } }))).not.toBe(
    first,
  );
});

test("a reply in a topic stays in it, and the topic can be read", async () => {
  const opened = await open();
  const { client } = opened;
  const first = await sentId(
    send(opened, { id: GROUP, type: "chat_id" }, { kind: "text", content: { text: "客诉 T-1" } }),
  );
  const data = { msg_type: "text", content: '{"text":"跟进"}' };
  const reply = await client.im.v1.message.reply({
    path: { message_id: first },
    data: { ...data, reply_in_thread: true },
  });
  const topic = reply.data?.thread_id ?? "";
  expect(reply.data).toMatchObject({
    root_id: first,
    parent_id: first,
    thread_id: expect.stringMatching(/^omt_/) as string,
  });
  const second = await client.im.v1.message.reply({ path: { message_id: reply.data?.message_id ?? "" }, data });
  expect(second.data).toMatchObject({ root_id: first, thread_id: topic });
  const params = { container_id_type: "thread", container_id: topic, page_size: 2 };
  const page = await client.im.v1.message.list({ params });
  expect(page.data?.has_more).toBe(true);
  const rest = await client.im.v1.message.list({ params: { ...params, page_token: page.data?.page_token ?? "" } });
  expect([...(page.data?.items ?? []), ...(rest.data?.items ?? [])]).toHaveLength(3);
});

test("a card is changed for 14 days, if it is the bot's and everybody's", async () => {
  const opened = await open();
  const { client, fake } = opened;
  const patch = (id: string, content: unknown) =>
    client.im.v1.message.patch({ path: { message_id: id }, data: { content: JSON.stringify(content) } });
  const id = await sentId(send(opened, { id: YU.id }, { kind: "interactive", content: simpleCard }));
  const other = card([{ tag: "hr" }]);
  expect(await patch(id, other)).toMatchObject({ code: 0 });
  expect(fake.screen(YU.id).chats[0]?.messages[0]).toMatchObject({ json: other, isEdited: true });
  expect((await refusalOf(patch(id, { ...other, config: {} }))).code).toBe(230001);
  expect((await refusalOf(patch(id, { ...other, elements: [] }))).code).toBe(230099);
  await fake.say(YU.id, fake.privateChat(YU.id), "我的");
  expect((await refusalOf(patch(fake.messages().at(-1)?.id ?? "", other))).code).toBe(230027);
  const words = await sentId(send(opened, { id: YU.id }, { kind: "text", content: { text: "x" } }));
  expect((await refusalOf(patch(words, other))).code).toBe(230001);
  opened.pass(14 * 24 * 60 + 1);
  expect((await refusalOf(patch(id, other))).code).toBe(230031);
});

test("a message is read, and taken back", async () => {
  const opened = await open();
  const { client, fake } = opened;
  const id = await sentId(send(opened, { id: YU.id }, { kind: "interactive", content: simpleCard }));
  const read = await client.im.v1.message.get({ path: { message_id: id } });
  expect(read.data?.items?.[0]).toMatchObject({
    message_id: id,
    msg_type: "interactive",
    sender: { sender_type: "app" },
  });
  await client.im.v1.message.delete({ path: { message_id: id } });
  expect(fake.screen(YU.id).chats[0]?.messages[0]).toMatchObject({ isDeleted: true, json: null });
  const gone = await client.im.v1.message.get({ path: { message_id: id } });
  expect(gone.data?.items?.[0]).toMatchObject({ deleted: true, body: { content: "This message was recalled" } });
  const change = { path: { message_id: id }, data: { content: JSON.stringify(simpleCard) } };
  expect((await refusalOf(client.im.v1.message.patch(change))).code).toBe(230011);
});
