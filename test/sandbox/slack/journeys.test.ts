// The same conversations over Socket Mode and over signed HTTP, with the real Bolt on the other side.
import type { App, types } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { type Connected, connect, HAN, LI, type Mode, SALES } from "./bolt.ts";

const MODAL: types.ModalView = {
  type: "modal",
  callback_id: "visit",
  title: { type: "plain_text", text: "拜访" },
  submit: { type: "plain_text", text: "保存" },
  notify_on_close: true,
  blocks: [
    {
      type: "input",
      block_id: "customer",
      label: { type: "plain_text", text: "客户" },
      element: { type: "external_select", action_id: "v", min_query_length: 1 },
    },
    {
      type: "input",
      block_id: "note",
      optional: true,
      label: { type: "plain_text", text: "小结" },
      element: { type: "plain_text_input", action_id: "v", max_length: 10 },
    },
  ],
};
const BUTTONS: types.KnownBlock[] = [
  {
    type: "actions",
    block_id: "row",
    elements: [{ type: "button", action_id: "undo", text: { type: "plain_text", text: "撤销" }, value: "7" }],
  },
];
const CUSTOMER = { text: { type: "plain_text" as const, text: "永清超市" }, value: "42" };

function setUp(app: App): void {
  app.command("/visit", async ({ ack, body, client, respond }) => {
    if (body.text === "form") {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: MODAL });
    } else if (body.text === "later") {
      await ack();
      await respond({ text: "后来" });
    } else await ack({ text: `听到 ${body.text}`, response_type: body.text === "all" ? "in_channel" : "ephemeral" });
  });
  app.options("v", async ({ ack }) => ack({ options: [CUSTOMER] }));
  app.view("visit", async ({ ack, view, client, body }) => {
    const note = view.state.values.note?.v?.value;
    if (note === "错") return ack({ response_action: "errors", errors: { note: "请写清楚" } });
    if (note === "换") {
      return ack({ response_action: "update", view: { ...MODAL, title: { type: "plain_text", text: "第二步" } } });
    }
    await ack();
    const customer = view.state.values.customer?.v?.selected_option?.text.text;
    await client.chat.postMessage({ channel: body.user.id, text: `记下 ${customer} ${note}`, blocks: BUTTONS });
  });
  app.view({ callback_id: "visit", type: "view_closed" }, async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: "算了" });
  });
  app.action("undo", async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: "已撤销" });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined)
      await say({ text: `你说 ${message.text}`, thread_ts: message.thread_ts ?? message.ts });
  });
  app.shortcut("log", async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    const text = { type: "mrkdwn" as const, text: "今天" };
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "section", text }] } });
  });
}

let open: Connected | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

async function start(mode: Mode): Promise<Connected["slack"]> {
  open = await connect(mode, setUp);
  return open.slack;
}

function texts(slack: Connected["slack"], user: string, chat: string): unknown[] {
  const room = slack.screen(user).chats.find((each) => each.id === chat);
  return (room?.messages ?? []).map((message) => message.text ?? (message.json as { text: string }).text);
}

describe.each<Mode>(["socket", "http"])("over %s", (mode) => {
  test("a command is acknowledged with a private note, or for the channel", async () => {
    const slack = await start(mode);
    expect(await slack.say(LI.id, SALES, "/visit 永清 & <b>")).toMatchObject({ isOk: true });
    await slack.say(LI.id, SALES, "/visit all");
    expect(texts(slack, LI.id, SALES)).toEqual(["听到 永清 &amp; &lt;b&gt;", "听到 all"]);
    expect(texts(slack, HAN.id, SALES)).toEqual(["听到 all"]);
  });

  test("an answer through response_url is private too", async () => {
    const slack = await start(mode);
    await slack.say(LI.id, SALES, "/visit later");
    await slack.settled();
    expect(texts(slack, LI.id, SALES)).toEqual(["后来"]);
    expect(texts(slack, HAN.id, SALES)).toEqual([]);
  });

  test("a modal: typeahead, the client's checks, the app's errors, then a message with a button", async () => {
    const slack = await start(mode);
    await slack.say(LI.id, SALES, "/visit form");
    await slack.settled();
    const view = (slack.screen(LI.id).modal as { id: string }).id;
    const empty = await slack.submit(LI.id, { chat: null, message: null, view, values: {} });
    expect(empty.isOk).toBe(false);
    expect(slack.screen(LI.id).word).toHaveProperty("customer");

    const field = { chat: null, message: null, action: { block_id: "customer", action_id: "v" } };
    expect(await slack.suggest(LI.id, field, "永")).toEqual([{ label: "永清超市", value: "42" }]);
    const fill = (note: string) => ({ customer: { v: { selected_option: CUSTOMER } }, note: { v: { value: note } } });
    const send = (note: string) => slack.submit(LI.id, { chat: null, message: null, view, values: fill(note) });

    expect(await send("一二三四五六七八九十一")).toMatchObject({ isOk: false });
    expect(await send("错")).toMatchObject({ isOk: true });
    expect(slack.screen(LI.id).word).toEqual({ note: "请写清楚" });
    expect(await send("换")).toMatchObject({ isOk: true });
    expect(slack.screen(LI.id).modal).toMatchObject({ id: view, title: { text: "第二步" } });
    expect(await send("好")).toMatchObject({ isOk: true });
    expect(slack.screen(LI.id).modal).toBeNull();
    await slack.settled();

    const chat = slack.privateChat(LI.id);
    expect(texts(slack, LI.id, chat)).toEqual(["记下 永清超市 好"]);
    const message = slack.screen(LI.id).chats.find((each) => each.id === chat)?.messages[0]?.id ?? "";
    await slack.press(LI.id, { chat, message, action: { block_id: "row", action_id: "undo" } });
    await slack.settled();
    expect(texts(slack, LI.id, chat)).toEqual(["已撤销"]);
    expect(slack.complaints).toEqual([]);
  });

  test("a closed modal is told, because it asked for it", async () => {
    const slack = await start(mode);
    await slack.say(LI.id, SALES, "/visit form");
    await slack.settled();
    await slack.dismiss(LI.id, (slack.screen(LI.id).modal as { id: string }).id);
    await slack.settled();
    expect(slack.screen(LI.id).modal).toBeNull();
    expect(texts(slack, LI.id, slack.privateChat(LI.id))).toEqual(["算了"]);
  });

  test("a private message is answered in its thread; so is one in a channel", async () => {
    const slack = await start(mode);
    for (const chat of [slack.privateChat(LI.id), SALES]) {
      await slack.say(LI.id, chat, "你好 <@U0HAN> a&b");
      await slack.settled();
      const room = slack.screen(LI.id).chats.find((each) => each.id === chat);
      expect(room?.messages.map((message) => message.text ?? message.json)).toEqual([
        "你好 <@U0HAN> a&b",
        { text: "你说 你好 &lt;@U0HAN&gt; a&amp;b" },
      ]);
      expect(room?.messages[0]?.replies).toBe(1);
    }
  });

  test("a message shortcut opens a modal, from within a thread too", async () => {
    const slack = await start(mode);
    await slack.say(HAN.id, SALES, "三箱破损");
    await slack.settled();
    const reply = slack.screen(LI.id).chats[0]?.messages.at(-1)?.id ?? "";
    expect(await slack.shortcut(LI.id, SALES, reply, "log")).toMatchObject({ isOk: true });
    await slack.settled();
    expect(slack.screen(LI.id).modal).toMatchObject({ callback_id: "visit" });
    expect(slack.screen(HAN.id).modal).toBeNull();
  });

  test("the Home tab is published for the one who opened it", async () => {
    const slack = await start(mode);
    await slack.enter(LI.id);
    await slack.settled();
    expect(slack.screen(LI.id).home).toMatchObject({ type: "home", blocks: [{ text: { text: "今天" } }] });
    expect(slack.screen(HAN.id).home).toBeNull();
  });

  test("a file goes up in three steps and down again", async () => {
    const slack = await start(mode);
    const channel = slack.privateChat(LI.id);
    const file = Buffer.from("客户,金额\n永清,1.2万\n");
    await open?.app.client.files.uploadV2({ channel_id: channel, file, filename: "报表.csv", initial_comment: "本月" });
    const shown = slack.screen(LI.id).chats.find((each) => each.id === channel)?.messages[0];
    expect(shown?.files).toMatchObject([{ name: "报表.csv", mime: "text/csv", bytes: file.length }]);
    const response = await fetch(shown?.files[0]?.url ?? "");
    expect(await response.text()).toBe(file.toString());
  });
});
