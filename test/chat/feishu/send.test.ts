// The outbox's side: what is sent where, once, and what is said of a failure.
import { afterEach, describe, expect, it } from "vitest";
import type { Outgoing } from "../../../src/core/platform.ts";
import { openFeishu } from "../../../src/chat/feishu/connect.ts";
import { HAN, LI, openRoom, type Room, TEAM, keepLog } from "./room.ts";
import { plainCard, scriptDesk } from "./script.ts";
import { botMessages } from "./seen.ts";

let room: Room;
afterEach(() => room.close());

const MESSAGES = "/open-apis/im/v1/messages";
const outgoing = (over: Partial<Outgoing> = {}): Outgoing => ({
  key: "reminder:1",
  to: { user: LI.id },
  card: plainCard("今天要办"),
  locale: "zh-CN",
  ...over,
});

describe("sending", () => {
  it("reaches a person, a group and a thread", async () => {
    room = await openRoom({ mode: "ws" });
    const { fake, feishu } = room;
    expect(JSON.stringify(await feishu.send(outgoing()))).toMatch(/^{"sent":"yes","messageId":"om_\w+"}$/);
    const root = await feishu.send(outgoing({ key: "case:1", to: { chat: TEAM.id } }));
    const thread = root.sent === "yes" ? root.messageId : "";
    await feishu.send(outgoing({ key: "case:2", to: { chat: TEAM.id, thread } }));
    expect(botMessages(fake, LI.id, fake.privateChat(LI.id))).toHaveLength(1);
    const [first, second] = fake.messages().filter(({ chat }) => chat === TEAM.id);
    expect(second).toMatchObject({ root: first?.id, topic: first?.topic });
    expect(second?.topic).toMatch(/^omt_/);
  });

  it("sends one key once", async () => {
    room = await openRoom({ mode: "ws" });
    const [first, again] = [await room.feishu.send(outgoing()), await room.feishu.send(outgoing())];
    expect(again).toEqual(first);
    expect(room.fake.messages()).toHaveLength(1);
  });

  it("says an answer lost on the way is unknown, and a repeat does not double it", async () => {
    room = await openRoom({ mode: "ws" });
    room.fake.fault({ path: MESSAGES, fault: "drop-after" });
    expect(await room.feishu.send(outgoing())).toMatchObject({ sent: "unknown" });
    expect(await room.feishu.send(outgoing())).toMatchObject({ sent: "yes" });
    expect(room.fake.messages()).toHaveLength(1);
  });

  it("waits as long as Feishu says when there were too many", async () => {
    room = await openRoom({ mode: "ws" });
    room.fake.fault({ path: MESSAGES, fault: "rate-limit", resetSeconds: 7 });
    expect(await room.feishu.send(outgoing())).toMatchObject({ sent: "retry", afterMs: 7_000 });
    room.fake.fault({ path: MESSAGES, fault: "chat-rate-limit" });
    expect(await room.feishu.send(outgoing())).toMatchObject({ sent: "retry", afterMs: 2_000 });
    room.fake.fault({ path: MESSAGES, fault: "internal-error" });
    expect(await room.feishu.send(outgoing())).toMatchObject({ sent: "unknown" });
  });

  it("renews a token that Feishu refuses", async () => {
    room = await openRoom({ mode: "ws" });
    room.fake.revokeToken();
    expect(await room.feishu.send(outgoing())).toMatchObject({ sent: "yes" });
    const tokens = room.fake.calls.filter(({ path }) => path.includes("tenant_access_token"));
    expect(tokens).toHaveLength(2);
    room.fake.fault({ path: MESSAGES, fault: "stale-token", times: 2 });
    expect(await room.feishu.send(outgoing({ key: "k2" }))).toMatchObject({ sent: "retry" });
  });

  it.each([
    ["resigned", "has left"],
    ["stopped", "has stopped the bot"],
  ] as const)("gives up with a reason on a person who has %s", async (state, why) => {
    room = await openRoom({ mode: "ws", fake: { users: [LI, { ...HAN, state }] } });
    const sent = await room.feishu.send(outgoing({ to: { user: HAN.id } }));
    expect(sent.sent).toBe("never");
    expect(JSON.stringify(sent)).toContain(why);
  });

  it.each([
    [{ ...TEAM, hasBot: false }, "not in this group"],
    [{ ...TEAM, isDissolved: true }, "dissolved"],
  ])("gives up with a reason on a group: %j", async (group, why) => {
    room = await openRoom({ mode: "ws", fake: { chats: [group] } });
    const sent = await room.feishu.send(outgoing({ to: { chat: TEAM.id } }));
    expect(sent.sent).toBe("never");
    expect(JSON.stringify(sent)).toContain(why);
  });

  it("masks phone numbers and addresses when the company's content audit refuses them", async () => {
    room = await openRoom({ mode: "ws" });
    room.fake.fault({ path: MESSAGES, fault: "code", code: 230028 });
    const card = plainCard("联系人");
    card.parts = [{ part: "facts", facts: [{ label: "电话", value: "13812345678 010-62001234 wang@example.com" }] }];
    expect(await room.feishu.send(outgoing({ card }))).toMatchObject({ sent: "yes" });
    const text = botMessages(room.fake, LI.id, room.fake.privateChat(LI.id))[0]?.text ?? "";
    expect(text).not.toMatch(/12345678|62001234|wang/);
    expect(text).toContain("138");
    room.fake.fault({ path: MESSAGES, fault: "code", code: 230028, times: 2 });
    expect(await room.feishu.send(outgoing({ key: "k2", card }))).toMatchObject({ sent: "never" });
  });

  it("never writes a token or the secret into the log", async () => {
    room = await openRoom({ mode: "ws" });
    for (const fault of ["internal-error", "rate-limit", "drop-before", "stale-token"] as const) {
      room.fake.fault({ path: MESSAGES, fault });
      await room.feishu.send(outgoing({ key: fault }));
    }
    await room.fake.say(LI.id, room.fake.privateChat(LI.id), "拜访");
    room.fake.dropSockets();
    await room.fake.settled();
    const log = room.log.lines.join("\n");
    expect(log).not.toContain(room.fake.appSecret);
    expect(log).not.toMatch(/Bearer|\bt-[\w-]{8}|access_key|ticket=/);
  });
});

describe("people", () => {
  it("are known by name and e-mail, unknown ones are null, and trouble is not taken for either", async () => {
    room = await openRoom({ mode: "ws" });
    const { feishu, fake } = room;
    expect(await feishu.findProfile({ platform: "feishu", user: LI.id })).toEqual({ name: LI.name, email: LI.email });
    expect(await feishu.findProfile({ platform: "feishu", user: "ou_stranger" })).toBeNull();
    fake.fault({ path: "/open-apis/contact", fault: "internal-error" });
    await expect(feishu.findProfile({ platform: "feishu", user: LI.id })).rejects.toThrow("Feishu");
  });
});

describe("opening", () => {
  const config = (over: object) => ({
    ...{ appId: room.fake.appId, appSecret: room.fake.appSecret, domain: room.fake.domain, mode: "ws" as const },
    ...over,
  });
  const open = (over: object) => openFeishu({ config: config(over), desk: scriptDesk(), log: keepLog() });

  it("names the setting that cannot work", async () => {
    room = await openRoom({ mode: "ws" });
    expect(() => open({ appId: "cli_x" })).toThrow("FEISHU_APP_ID");
    expect(() => open({ mode: "webhook" })).toThrow("FEISHU_ENCRYPT_KEY");
    await expect(open({ appSecret: "wrong" }).start()).rejects.toThrow("FEISHU_APP_SECRET");
  });

  it("goes on trying when Feishu cannot be reached at first", async () => {
    room = await openRoom({ mode: "ws" });
    await room.feishu.stop();
    room.fake.fault({ path: "/open-apis/bot/v3/info", fault: "internal-error" });
    const late = open({});
    await late.start();
    expect(late.connection()).toMatchObject({ isUp: false });
    await room.fake.until(() => late.connection().isUp);
    await late.stop();
    expect(late.connection()).toMatchObject({ isUp: false, why: "closed" });
  });
});
