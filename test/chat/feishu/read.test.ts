// What Feishu sends is read into what a person did, in whatever shape it comes, and nothing makes the reader throw.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEvent } from "../../../src/chat/feishu/read.ts";
import { readText } from "../../../src/chat/feishu/read-text.ts";
import { EVENTS } from "../../../src/chat/feishu/events.ts";

const BOT = "ou_bot";
const NOW = new Date("2026-11-18T01:00:00Z");
const MENTIONS = [
  { key: "@_user_1", id: { open_id: BOT }, name: "客情" },
  { key: "@_user_2", id: { open_id: "ou_han" }, name: "韩梅梅" },
  { key: "@_user_10", id: "ou_wei", name: "魏华" },
];
const text = (said: string) => ({ type: "text", content: JSON.stringify({ text: said }), mentions: MENTIONS });

describe("text", () => {
  it.each([
    ["@_user_1 /visit 永清", "/visit 永清"],
    ["@_user_1　／visit　永清", "/visit　永清"],
    ["拜访 永清 见 @_user_2 和 @_user_10", "拜访 永清 见 @韩梅梅 和 @魏华"],
    ["@_user_1 通知 @_all", "通知 @所有人"],
    [
      "看 [公告](https://example.com/a?b=1) 和 [wang@example.com](mailto:wang@example.com)",
      "看 公告 和 wang@example.com",
    ],
    ["备注 [三箱](破损) [[x]](y)", "备注 [三箱](破损) [[x]](y)"],
    ["@_user_7 不在名单里", "@_user_7 不在名单里"],
    ["第一行\n第二行", "第一行\n第二行"],
  ])("%j reads %j", (said, read) => {
    expect(readText(text(said), BOT)?.text).toBe(read);
  });

  it("knows whether the bot is meant", () => {
    expect(readText({ ...text("@_user_2 你好"), mentions: MENTIONS.slice(1) }, BOT)?.isForBot).toBe(false);
    expect(readText(text("@_user_1 你好"), BOT)?.isForBot).toBe(true);
  });

  it("reads rich text with and without a language", () => {
    const post = {
      title: "今天",
      content: [
        [
          { tag: "at", user_id: "@_user_1" },
          { tag: "text", text: " /visit 永清" },
        ],
        [{ tag: "a", text: "公告", href: "https://example.com" }, { tag: "img", image_key: "img_1" }, null],
      ],
    };
    for (const content of [post, { zh_cn: post }]) {
      const read = readText({ type: "post", content: JSON.stringify(content), mentions: MENTIONS }, BOT);
      expect(read?.text).toBe("今天\n /visit 永清\n公告");
    }
  });

  it.each([
    ["image", '{"image_key":"img_1"}'],
    ["text", "not json"],
    ["text", '"words"'],
    ["post", '{"zh_cn":{"content":"x"}}'],
    ["post", "{}"],
  ])("has no words for %s %s", (type, content) => {
    expect(readText({ type, content, mentions: [] }, BOT)).toBeNull();
  });

  it("is fast with what should make it slow", () => {
    const began = performance.now();
    for (const said of ["[".repeat(50_000), "[a](".repeat(20_000), "@_user_".repeat(20_000)]) readText(text(said), BOT);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe("events", () => {
  const press = (over: object) => ({
    event_type: "card.action.trigger",
    event_id: "e1",
    create_time: "1763427600000000",
    operator: { open_id: "ou_li" },
    action: { tag: "button", value: { action: { do: "undo", id: 3, actor: "ou_boss", extra: [] } } },
    context: { open_message_id: "om_1", open_chat_id: "oc_1" },
    token: "c-1",
    ...over,
  });

  it("take the person from the envelope, the time in microseconds, and of a button's contents only what is known", () => {
    const read = readEvent(press({}), BOT, NOW);
    if (read.read !== "press") throw new Error("not a press");
    expect(read.ask(true)).toEqual({
      key: "feishu:event:e1",
      actor: { platform: "feishu", user: "ou_li" },
      place: { chat: "oc_1", isPrivate: true, message: "om_1", thread: null },
      at: new Date(1763427600000),
      does: "press",
      action: { do: "undo", id: 3 },
    });
  });

  it("know a message by its own id, and its topic by its first message", () => {
    const event = {
      event_type: "im.message.receive_v1",
      event_id: "e2",
      sender: { sender_type: "user", sender_id: { open_id: "ou_li" } },
      message: {
        message_id: "om_2",
        root_id: "om_1",
        parent_id: "om_1",
        create_time: "1763427600000",
        chat_id: "oc_1",
        chat_type: "group",
        message_type: "text",
        content: JSON.stringify({ text: "@_user_1" }),
        mentions: MENTIONS,
      },
    };
    const read = readEvent(event, BOT, NOW);
    expect(read).toMatchObject({
      read: "ask",
      ask: {
        key: "feishu:message:om_2",
        place: { chat: "oc_1", isPrivate: false, message: "om_2", thread: "om_1" },
        at: new Date(1763427600000),
        text: "/rapport",
        quoted: { message: "om_1" },
      },
    });
    const { create_time: _, ...message } = event.message;
    expect(readEvent({ ...event, message }, BOT, NOW)).toMatchObject({ ask: { at: NOW } });
  });

  it("never make the reader throw", () => {
    const event = fc.record(
      {
        event_type: fc.constantFrom(...EVENTS),
        event_id: fc.string({ minLength: 1 }),
        operator: fc.constant({ open_id: "ou_li", operator_id: { open_id: "ou_li" } }),
        operator_id: fc.constant({ open_id: "ou_li" }),
        event_key: fc.constantFrom("today", "mine", "toString", ""),
        chat_id: fc.string(),
        action: fc.anything(),
        context: fc.anything(),
        sender: fc.constant({ sender_type: "user", sender_id: { open_id: "ou_li" } }),
        message: fc.anything(),
        create_time: fc.anything(),
      },
      { requiredKeys: ["event_type", "event_id"] },
    );
    fc.assert(
      fc.property(fc.oneof(event, fc.anything()), (anything) => {
        const read = readEvent(anything, BOT, NOW);
        if (read.read === "press") read.ask(false);
        expect(read.read).toMatch(/^(ask|press|home|wordless|nothing)$/);
      }),
      { numRuns: 500 },
    );
  });
});
