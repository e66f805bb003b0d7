// What happens in a followed thread is heard: kept before it is acknowledged, once, and nothing else is.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ask } from "../../../src/core/ask.ts";
import { HOSTILE } from "../hostile.ts";
import { PIXEL } from "../../support/picture.ts";
import { card, makeDesk, saidCard, type ScriptedDesk } from "./scripted-desk.ts";
import { type Both, LI, MODES, openBoth, SALES, seen, until, WANG } from "./open-both.ts";

describe.each(MODES)("a followed thread, by %s", (mode) => {
  let both: Both;
  let desk: ScriptedDesk;
  let root: string;
  const heard = (): Extract<Ask, { does: "hear" }>[] => desk.asked.flatMap((ask) => (ask.does === "hear" ? [ask] : []));
  const last = () => seen(both.fake, LI, SALES).at(-1)?.id ?? "";

  beforeEach(async () => {
    desk = makeDesk();
    both = await openBoth(mode, desk, { ackMs: 400 });
    const sent = await both.slack.send({ key: "case:1", to: { chat: SALES }, card: card("T-1042"), locale: "zh-CN" });
    root = sent.sent === "yes" ? sent.messageId : "";
    desk.followed.add(root);
    await both.fake.settled();
  });
  afterEach(() => both.close());

  it("is heard: words with the names people saw, an edit, 📌 on and off, a deletion", async () => {
    await both.fake.say(WANG, SALES, "@李明 客户说周五来拉 & <b>", root);
    const message = last();
    await both.fake.settled();
    await both.fake.correct(WANG, { chat: SALES, message }, "@李明 客户说周六来拉");
    await both.fake.settled();
    await both.fake.pin(LI, { chat: SALES, message }, true);
    await both.fake.pin(LI, { chat: SALES, message }, false);
    await both.fake.settled();
    await both.fake.correct(WANG, { chat: SALES, message }, null);
    await both.fake.settled();
    expect(heard().map(({ actor, heard: what }) => [actor.user, what])).toEqual([
      [WANG, { is: "message", text: "@李明 客户说周五来拉 & <b>", files: [] }],
      [WANG, { is: "edit", text: "@李明 客户说周六来拉" }],
      [LI, { is: "evidence", isSet: true }],
      [LI, { is: "evidence", isSet: false }],
      [WANG, { is: "deletion" }],
    ]);
    for (const ask of heard()) {
      expect(ask.place).toEqual({ chat: SALES, isPrivate: false, message, thread: root });
      expect(ask.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
    }
    expect(desk.said_).toEqual(heard().map(({ key }) => key));
    expect(new Set(desk.said_).size).toBe(5);
  });

  it("gives its files, whose bytes can be fetched", async () => {
    await both.fake.attach(WANG, { chat: SALES, files: [{ name: "破损.png", body: PIXEL }], text: "看", thread: root });
    await both.fake.settled();
    const [ask] = heard();
    if (ask?.heard.is !== "message") throw new Error("not heard");
    const [file] = ask.heard.files;
    expect(ask.heard).toMatchObject({
      text: "看",
      files: [{ name: "破损.png", mime: "image/png", size: PIXEL.length }],
    });
    const fetched = await both.slack.fetchFile({ chat: SALES, message: ask.place.message ?? "", file: file! });
    expect(fetched).toMatchObject({ name: "破损.png", mime: "image/png", bytes: new Uint8Array(PIXEL) });
  });

  it("takes hostile words literally", async () => {
    const typed = HOSTILE.filter((words) => !/\p{Surrogate}|@(李明|王芳|Rapport)|https?:|#sales/u.test(words));
    for (const words of typed) await both.fake.say(WANG, SALES, words, root);
    await both.fake.settled();
    expect(heard().map(({ heard: what }) => what.is === "message" && what.text)).toEqual(
      typed.map((words) => words.trim()),
    );
  });

  it("is not heard elsewhere, nor without need", async () => {
    await both.fake.say(WANG, SALES, "随便说说");
    const other = last();
    await both.fake.say(WANG, SALES, "别的话题", other);
    const reply = last();
    await both.fake.pin(WANG, { chat: SALES, message: reply }, true);
    await both.fake.correct(WANG, { chat: SALES, message: reply }, null);
    await both.slack.send({ key: "m:1", to: { chat: SALES, thread: root }, card: card("王磊"), locale: "zh-CN" });
    await both.slack.send({ key: "m:2", to: { chat: SALES }, card: card("新"), locale: "zh-CN", replaces: root });
    await both.fake.settled();
    expect(desk.asked).toEqual([]);
    expect([...desk.taken]).toEqual([]);
  });

  it("leaves what is said to the bot as it is: said", async () => {
    await both.fake.say(WANG, SALES, "@Rapport 认领", root);
    await both.fake.settled();
    expect(desk.asked.map(({ does, place }) => [does, place.thread])).toEqual([["say", root]]);
  });

  it("does not take an unfolded link for an edit", async () => {
    await both.fake.say(WANG, SALES, "看 https://a.cn", root);
    await both.fake.settled();
    const said = both.fake.deliveries.find(({ payload }) => JSON.stringify(payload).includes("a.cn"));
    const message = { ...(said?.payload["event"] as object), attachments: [{ title: "a" }] };
    const changed = { type: "message", subtype: "message_changed", channel: SALES, channel_type: "channel" };
    // Of one that was edited long ago Slack says so again.
    for (const [ts, more] of [
      ["9.1", {}],
      ["9.2", { edited: { user: WANG, ts: "8.1" } }],
    ] as const) {
      const after = { ...message, ...more };
      const event = { ...changed, ts, event_ts: ts, message: after, previous_message: said?.payload["event"] };
      await both.fake.send("events_api", { ...said?.payload, event_id: `Ev${ts}`, event });
    }
    await both.fake.settled();
    expect(heard()).toHaveLength(1);
  });

  it("hears everything once, however often it is delivered", async () => {
    await both.fake.say(WANG, SALES, "客户说周五来拉", root);
    await both.fake.pin(LI, { chat: SALES, message: last() }, true);
    await both.fake.correct(WANG, { chat: SALES, message: last() }, "周六");
    await both.fake.settled();
    for (const delivery of [...both.fake.deliveries]) await both.fake.deliver(delivery, { times: 5 });
    await both.fake.settled();
    expect(heard()).toHaveLength(3);
  });

  it("what could not be kept is not acknowledged, and comes again", async () => {
    desk.failTakes = 1;
    await both.fake.say(WANG, SALES, "客户说周五来拉", root);
    await until(() => desk.said_.length === 1);
    expect(heard()).toHaveLength(1);
  });

  it("a pin whose thread is not told in time comes again", async () => {
    await both.fake.say(WANG, SALES, "发票在这", root);
    const message = last();
    await both.fake.settled();
    both.fake.faults.next("conversations.replies", { fault: "status", status: 503 });
    await both.fake.pin(LI, { chat: SALES, message }, true);
    await until(() => desk.said_.length === 2);
    expect(heard()[1]?.heard).toEqual({ is: "evidence", isSet: true });
  });

  it("answers in the thread, when the desk has something to say", async () => {
    desk.reply = saidCard("T-1042 已关闭");
    await both.fake.say(WANG, SALES, "还没好", root);
    await until(() => desk.said_.length === 1);
    expect(seen(both.fake, LI, SALES).at(-1)).toMatchObject({ thread: root, from: { isBot: true } });
  });

  it("is heard in private too, but for commands", async () => {
    const chat = both.fake.privateChat(LI);
    const sent = await both.slack.send({ key: "case:2", to: { user: LI }, card: card("T-1042"), locale: "zh-CN" });
    const mine = sent.sent === "yes" ? sent.messageId : "";
    desk.followed.add(mine);
    await both.fake.say(LI, chat, "客户同意了", mine);
    await both.fake.say(LI, chat, "／complaint list", mine);
    await both.fake.settled();
    expect(desk.asked.map(({ does, place }) => [does, place.isPrivate, place.thread])).toEqual([
      ["hear", true, mine],
      ["say", true, mine],
    ]);
  });
});
