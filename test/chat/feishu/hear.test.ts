// What happens in a followed thread is heard: kept before it is acknowledged, once, and nothing else is.
import { afterEach, describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.ts";
import { HOSTILE } from "../hostile.ts";
import { PIXEL } from "../../support/picture.ts";
import { HAN, LI, MODES, openRoom, type Room, TEAM } from "./room.ts";
import { plainCard } from "./script.ts";

const ROOMS = MODES.map((mode) => [mode] as const);

describe.each(ROOMS)("a followed topic, by %s", (mode) => {
  let room: Room;
  let root: string;
  afterEach(() => room.close());

  const open = async (over: Partial<Parameters<typeof openRoom>[0]> = {}) => {
    room = await openRoom({ mode, ...over });
    const card = plainCard("T-1042");
    const sent = await room.feishu.send({ key: "case:1", to: { chat: TEAM.id }, card, locale: "zh-CN" });
    root = sent.sent === "yes" ? sent.messageId : "";
    room.desk.followed.add(root);
    room.desk.script = () => ({ reply: "nothing" });
  };
  const heard = (): Extract<Ask, { does: "hear" }>[] =>
    room.desk.asks.flatMap((ask) => (ask.does === "hear" ? [ask] : []));
  const last = () => room.fake.messages().at(-1)?.id ?? "";

  it("is heard: words with the names people saw, an edit, 📌 on and off, a recall", async () => {
    await open();
    const { fake } = room;
    await fake.say(HAN.id, TEAM.id, "@李雷 客户说周五来拉 & <b>", root);
    const place = { chat: TEAM.id, message: last() };
    await fake.correct(HAN.id, place, "@李雷 客户说周六来拉");
    await fake.pin(LI.id, place, true);
    await fake.pin(LI.id, place, false);
    await fake.correct(HAN.id, place, null);
    await fake.settled();
    expect(heard().map(({ actor, heard: what }) => [actor.user, what])).toEqual([
      [HAN.id, { is: "message", text: "@李雷 客户说周五来拉 & <b>", files: [] }],
      [HAN.id, { is: "edit", text: "@李雷 客户说周六来拉" }],
      [LI.id, { is: "evidence", isSet: true }],
      [LI.id, { is: "evidence", isSet: false }],
      [HAN.id, { is: "deletion" }],
    ]);
    for (const ask of heard()) expect(ask.place).toEqual({ ...place, isPrivate: false, thread: root });
    expect(new Set(room.desk.told)).toEqual(new Set(heard().map(({ key }) => key)));
    expect(new Set(room.desk.told).size).toBe(5);
  });

  it("knows where a message stood also after a restart, and whose it was", async () => {
    await open();
    const { fake } = room;
    await fake.say(HAN.id, TEAM.id, "三箱破了", root);
    const place = { chat: TEAM.id, message: last() };
    await fake.settled();
    await room.restart();
    await fake.pin(LI.id, place, true);
    await fake.correct(HAN.id, place, null);
    await fake.settled();
    expect(heard().map(({ actor, heard: what, place: { thread } }) => [actor.user, what.is, thread])).toEqual([
      [HAN.id, "message", root],
      [LI.id, "evidence", root],
      [HAN.id, "deletion", root],
    ]);
  });

  it("gives pictures, files and the pictures of a post, whose bytes can be fetched", async () => {
    await open();
    const { fake, feishu } = room;
    const sheet = { name: "清单.xlsx", body: Buffer.from("PK..") };
    await fake.attach(HAN.id, { chat: TEAM.id, files: [{ name: "破损.png", body: PIXEL }, sheet], thread: root });
    await fake.settled();
    const fetched = [];
    for (const ask of heard()) {
      if (ask.heard.is !== "message") throw new Error("not a message");
      expect(ask.heard.text).toBe("");
      for (const file of ask.heard.files)
        fetched.push(await feishu.fetchFile({ chat: TEAM.id, message: ask.place.message ?? "", file }));
    }
    expect(fetched).toMatchObject([
      { name: expect.stringMatching(/\.png$/u), mime: "image/png", bytes: PIXEL },
      { name: "清单.xlsx", bytes: Buffer.from("PK..") },
    ]);
  });

  it("takes hostile words literally", async () => {
    await open();
    const typed = HOSTILE.filter((words) => !/\p{Surrogate}|@所有人|@_all|\]\(http/u.test(words));
    for (const words of typed) await room.fake.say(HAN.id, TEAM.id, words, root);
    await room.fake.settled();
    expect(heard().map(({ heard: what }) => what.is === "message" && what.text)).toEqual(
      typed.map((words) => words.trim()),
    );
  });

  it("is not heard elsewhere, and the bot never hears itself", async () => {
    await open();
    const { fake, feishu, desk } = room;
    await fake.say(HAN.id, TEAM.id, "随便说说");
    const other = last();
    await fake.say(HAN.id, TEAM.id, "别的话题", other);
    const place = { chat: TEAM.id, message: last() };
    await fake.pin(HAN.id, place, true);
    await fake.correct(HAN.id, place, "改了");
    await fake.correct(HAN.id, place, null);
    const card = plainCard("王磊");
    await feishu.send({ key: "m:1", to: { chat: TEAM.id, thread: root }, card, locale: "zh-CN" });
    await feishu.send({ key: "m:2", to: { chat: TEAM.id }, card, locale: "zh-CN", replaces: root });
    await fake.settled();
    expect([desk.asks, desk.taken]).toEqual([[], []]);
  });

  it("leaves what is said to the bot as it is: said", async () => {
    await open();
    await room.fake.say(HAN.id, TEAM.id, `@${room.fake.bot.name} 认领`, root);
    await room.fake.settled();
    expect(room.desk.asks.map(({ does, place }) => [does, place.thread])).toEqual([["say", root]]);
  });

  it("hears everything once, however often it is delivered", async () => {
    await open();
    const { fake } = room;
    await fake.say(HAN.id, TEAM.id, "客户说周五来拉", root);
    const place = { chat: TEAM.id, message: last() };
    await fake.pin(LI.id, place, true);
    await fake.correct(HAN.id, place, "周六");
    await fake.settled();
    for (const envelope of [...fake.envelopes]) await fake.deliver(envelope, { times: 5 });
    await fake.settled();
    expect(heard()).toHaveLength(3);
  });

  it("what could not be kept or found out is brought again", async () => {
    const clock = { now: new Date("2026-11-18T02:00:00Z") };
    await open({ fake: { now: () => clock.now } });
    const { fake, desk } = room;
    desk.takeFails = true;
    await fake.say(HAN.id, TEAM.id, "客户说周五来拉", root);
    const place = { chat: TEAM.id, message: last() };
    await fake.settled();
    await room.restart();
    desk.takeFails = false;
    fake.fault({ path: `/open-apis/im/v1/messages/${place.message}`, method: "GET", fault: "internal-error" });
    await fake.pin(LI.id, place, true);
    expect(heard()).toEqual([]);
    expect(fake.waitingCount()).toBe(2);
    clock.now = new Date(clock.now.getTime() + 16_000);
    await fake.redeliverDue();
    await fake.settled();
    expect(heard().map(({ heard: what }) => what.is)).toEqual(["message", "evidence"]);
  });

  it("hears mentions only, where the app may not read every message", async () => {
    await open({ fake: { missingScopes: ["im:message.group_msg"] } });
    const { fake, desk } = room;
    await fake.say(HAN.id, TEAM.id, "客户说周五来拉", root);
    await fake.say(HAN.id, TEAM.id, `@${fake.bot.name} 认领`, root);
    await fake.settled();
    expect(desk.asks.map(({ does }) => does)).toEqual(["say"]);
  });

  it("names the kind of what has neither words nor bytes", async () => {
    await open();
    await room.fake.say(HAN.id, TEAM.id, "你好", root);
    const envelope = structuredClone(room.fake.envelopes.at(-1)!);
    const message = envelope.event["message"] as Record<string, unknown>;
    Object.assign(message, { message_id: "om_sticker", message_type: "sticker", content: '{"file_key":"f"}' });
    await room.fake.deliver(envelope);
    await room.fake.settled();
    expect(heard()[1]?.heard).toEqual({ is: "message", text: "[sticker]", files: [] });
  });

  it("is heard in private too, by quoting the card, but for commands", async () => {
    await open();
    const { fake, feishu, desk } = room;
    const sent = await feishu.send({ key: "c:2", to: { user: LI.id }, card: plainCard("T-1042"), locale: "zh-CN" });
    const mine = sent.sent === "yes" ? sent.messageId : "";
    desk.followed.add(mine);
    await fake.quote(LI.id, mine, "客户同意了");
    await fake.quote(LI.id, mine, "／complaint list");
    await fake.settled();
    expect(desk.asks.map(({ does, place }) => [does, place.isPrivate, place.thread])).toEqual([
      ["hear", true, mine],
      ["say", true, mine],
    ]);
  });

  it("answers in the topic, also on a recalled message", async () => {
    await open();
    room.desk.script = () => ({ reply: "word", text: "已关闭", tone: "plain" });
    await room.fake.say(HAN.id, TEAM.id, "还没好", root);
    await room.fake.correct(HAN.id, { chat: TEAM.id, message: last() }, null);
    await room.fake.until(() => room.desk.told.length === 2);
    const answers = room.fake.messages().filter(({ from, root: under }) => from.isBot && under === root);
    expect(answers).toHaveLength(2);
  });
});
