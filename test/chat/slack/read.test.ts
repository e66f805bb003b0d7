// What Slack sends, read: commands, messages, shortcuts, entrances.
import type { MessageShortcut, SlashCommand } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { readCommand, readEnter, readMessage, readShortcut } from "../../../src/chat/slack/read.ts";

const BOT = "U0BOT";
const NOW = new Date("2026-11-18T02:00:00Z");
const names = new Map([["U0WANG", "王芳"]]);

const command = (over: object): SlashCommand =>
  ({ command: "/visit", text: "永清", user_id: "U1", channel_id: "C1", trigger_id: "1.2.x", ...over }) as SlashCommand;

describe("a slash command", () => {
  it.each([
    [{}, { text: "/visit 永清", place: { chat: "C1", isPrivate: false, message: null, thread: null } }],
    [{ text: "" }, { text: "/visit" }],
    [{ text: undefined }, { text: "/visit" }],
    [{ text: "<@U1|li> &amp; &lt;b&gt;" }, { text: "/visit @li & <b>" }],
    // The private chat may be that of two people, where the bot can say nothing later.
    [{ channel_id: "D1" }, { place: { chat: null, isPrivate: true, message: null, thread: null } }],
  ])("%j", (over, expected) => {
    const ask = readCommand(command(over), NOW);
    expect(ask).toMatchObject({
      does: "say",
      key: "slack:command:1.2.x",
      at: NOW,
      actor: { platform: "slack", user: "U1" },
    });
    expect(ask).toMatchObject(expected);
  });
});

const message = {
  type: "message",
  user: "U1",
  text: "拜访 永清",
  channel: "D1",
  channel_type: "im",
  ts: "1763431200.000100",
};

describe("a message", () => {
  it.each([
    ["in private", {}, { text: "拜访 永清", place: { chat: "D1", isPrivate: true, thread: null } }],
    ["in a private thread", { thread_ts: "1.1" }, { place: { thread: "1.1" } }],
    ["with a file", { subtype: "file_share" }, { text: "拜访 永清" }],
    ["with a file and no words", { subtype: "file_share", text: undefined }, { text: "" }],
    ["that mentions us", { channel: "C1", channel_type: "channel", text: "<@U0BOT> 投诉 永清" }, { text: "投诉 永清" }],
    [
      "that mentions us by name",
      { channel: "C1", channel_type: "channel", text: "投诉 <@U0BOT|rapport>" },
      { text: "投诉" },
    ],
    [
      "as app_mention",
      { type: "app_mention", channel: "C1", channel_type: undefined, text: "<@U0BOT> x" },
      { text: "x" },
    ],
    [
      "sent to a channel too",
      { subtype: "thread_broadcast", thread_ts: "1.1", channel: "C1", channel_type: "channel", text: "<@U0BOT> x" },
      { text: "x" },
    ],
  ])("%s is heard", (_, over, expected) => {
    const event = { ...message, ...over } as Parameters<typeof readMessage>[0];
    const ask = readMessage(event, BOT, names);
    expect(ask).toMatchObject({ does: "say", actor: { user: "U1" }, at: new Date(1763431200000) });
    expect(ask?.key).toBe(`slack:message:${event.channel}:1763431200.000100`);
    expect(ask).toMatchObject(expected);
  });

  it.each([
    ["of a bot", { bot_id: "B1" }],
    ["of our own", { user: BOT }],
    ["of nobody", { user: undefined }],
    ["that was changed", { subtype: "message_changed" }],
    ["that was deleted", { subtype: "message_deleted" }],
    ["about joining", { subtype: "channel_join" }],
    ["of a bot, the old way", { subtype: "bot_message" }],
    ["in a channel, to others", { channel: "C1", channel_type: "channel", text: "<@U0WANG> 拜访" }],
    ["without a ts", { ts: undefined }],
  ])("%s is not", (_, over) => {
    expect(readMessage({ ...message, ...over } as Parameters<typeof readMessage>[0], BOT, names)).toBeNull();
  });

  it("is the same as a message and as a mention", () => {
    const spoken = { ...message, channel: "C1", channel_type: "channel", text: "<@U0BOT> x" };
    const { channel_type: _, ...mention } = { ...spoken, type: "app_mention" };
    expect(readMessage(mention, BOT, names)?.key).toBe(readMessage(spoken, BOT, names)?.key);
  });
});

describe("a shortcut", () => {
  const body = (over: object) =>
    ({
      callback_id: "log_complaint",
      trigger_id: "t1",
      user: { id: "U1" },
      channel: { id: "C1" },
      message: { user: "U0WANG", ts: "5.5", thread_ts: "4.4", text: "破了 &amp; <@U0WANG>" },
      ...over,
    }) as unknown as MessageShortcut;

  it("quotes the message and keeps its thread", () => {
    expect(readShortcut(body({}), NOW, names)).toMatchObject({
      key: "slack:shortcut:t1",
      does: "log",
      record: "complaint",
      place: { chat: "C1", message: "5.5", thread: "4.4" },
      quoted: { author: "王芳", text: "破了 & @王芳", chat: "C1", message: "5.5" },
    });
  });
  it("of an unknown author has none", () => {
    expect(readShortcut(body({ message: { ts: "5.5" } }), NOW, names)).toMatchObject({
      quoted: { author: null, text: "" },
    });
  });
  it("that is not ours is none", () => expect(readShortcut(body({ callback_id: "other" }), NOW, names)).toBeNull());
});

it("opening the private chat is an entrance", () => {
  expect(readEnter({ user: "U1", channel: "D1", event_ts: "1763431200.5" })).toMatchObject({
    key: "slack:enter:U1:1763431200.5",
    does: "enter",
    place: { chat: "D1", isPrivate: true },
  });
});
