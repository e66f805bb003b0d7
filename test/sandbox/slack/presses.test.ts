// What a press carries: values beside it, menus, ephemeral messages, live inputs, typeahead.
import type { App, types } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Connected, connect, HAN, LI, SALES } from "./bolt.ts";
import { type Caller, callerOf } from "./web-api.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const option = (value: string) => ({ text: plain(value), value });

const CARD: types.KnownBlock[] = [
  {
    type: "actions",
    block_id: "row",
    elements: [
      { type: "static_select", action_id: "day", options: [option("wed"), option("thu")] },
      { type: "button", action_id: "go", text: plain("去"), value: "7", style: "primary" },
    ],
  },
  {
    type: "section",
    block_id: "line",
    text: plain("x"),
    accessory: { type: "overflow", action_id: "menu", options: [option("edit"), option("undo")] },
  },
];

const search = (more: Partial<types.ExternalSelect> = {}): types.InputBlock => ({
  type: "input",
  block_id: "customer",
  label: plain("客户"),
  element: { type: "external_select", action_id: "find", ...more },
});
const live: types.InputBlock = {
  type: "input",
  block_id: "kind",
  dispatch_action: true,
  label: plain("类别"),
  element: { type: "static_select", action_id: "live", options: [option("a"), option("b")] },
};

let open: Connected;
let call: Caller;
let bodies: Record<string, unknown>[] = [];
let options: unknown[] = [];
let asked: string[] = [];
let view: types.ModalView;

function setUp(app: App): void {
  app.action(/.*/u, async ({ ack, body }) => {
    bodies.push(body as unknown as Record<string, unknown>);
    await ack();
  });
  app.command("/form", async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.options("find", async ({ ack, payload }) => {
    asked.push(payload.value);
    await ack({ options: options as types.Option[] });
  });
}

beforeEach(async () => {
  bodies = [];
  asked = [];
  options = [option("永清")];
  open = await connect("socket", setUp);
  call = callerOf(open.slack);
});
afterEach(() => open.stop());

async function openForm(...blocks: types.InputBlock[]): Promise<string> {
  view = { type: "modal", callback_id: "f", title: plain("一"), submit: plain("好"), blocks };
  await open.slack.say(LI.id, SALES, "/form");
  await open.slack.settled();
  return (open.slack.screen(LI.id).modal as { id: string }).id;
}

describe("in a message", () => {
  const press = (message: string, blockId: string, more: Record<string, unknown>) =>
    open.slack.press(LI.id, { chat: SALES, message, action: { block_id: blockId, ...more } });

  test("a button brings what was chosen beside it, by this person", async () => {
    const { ts } = await call("chat.postMessage", { channel: SALES, text: "x", blocks: CARD });
    await press(String(ts), "row", { action_id: "day", selected_option: option("thu") });
    await press(String(ts), "row", { action_id: "go" });
    expect(bodies[1]).toMatchObject({
      actions: [{ type: "button", action_id: "go", block_id: "row", value: "7", style: "primary" }],
      state: { values: { row: { day: { type: "static_select", selected_option: { value: "thu" } } } } },
      container: { type: "message", message_ts: ts, channel_id: SALES, is_ephemeral: false },
      message: { ts, text: "x" },
      user: { id: LI.id },
    });
    await open.slack.press(HAN.id, { chat: SALES, message: String(ts), action: { block_id: "row", action_id: "go" } });
    expect(bodies[2]?.state).toEqual({ values: {} });
  });

  test("a menu gives its entry, and no other", async () => {
    const { ts } = await call("chat.postMessage", { channel: SALES, text: "x", blocks: CARD });
    await press(String(ts), "line", { action_id: "menu", selected_option: option("undo") });
    expect(bodies[0]).toMatchObject({ actions: [{ type: "overflow", selected_option: { value: "undo" } }] });
    expect(await press(String(ts), "line", { action_id: "menu", selected_option: option("drop") })).toMatchObject({
      isOk: false,
    });
  });

  test("a private note is not sent along; its response_url can replace and delete it", async () => {
    const { message_ts: ts } = await call("chat.postEphemeral", {
      channel: SALES,
      user: LI.id,
      text: "x",
      blocks: CARD,
    });
    await press(String(ts), "row", { action_id: "go" });
    expect(bodies[0]).not.toHaveProperty("message");
    const post = (body: unknown) =>
      fetch(String(bodies[0]?.response_url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const shown = () => open.slack.screen(LI.id).chats[0]?.messages.filter((message) => !message.isDeleted);
    await post({ replace_original: true, text: "好了" });
    expect(shown()).toMatchObject([{ id: ts, isEphemeral: true, json: { text: "好了" } }]);
    await post({ delete_original: true });
    expect(shown()).toEqual([]);
  });
});

describe("in a modal", () => {
  const field = (blockId: string, actionId: string, more: Record<string, unknown> = {}) => ({
    chat: null,
    message: null,
    action: { block_id: blockId, action_id: actionId, ...more },
  });

  test("an input speaks at once only with dispatch_action; what was chosen stays either way", async () => {
    await openForm(live, { ...live, block_id: "quiet", dispatch_action: false });
    await open.slack.press(LI.id, field("quiet", "live", { selected_option: option("a") }));
    expect(bodies).toEqual([]);
    await open.slack.press(LI.id, field("kind", "live", { selected_option: option("b") }));
    expect(bodies[0]).toMatchObject({
      container: { type: "view" },
      view: { state: { values: { quiet: { live: { selected_option: { value: "a" } } } } } },
      actions: [{ type: "static_select", selected_option: { value: "b" } }],
    });
  });

  test("the app is asked from min_query_length characters on, three if it says nothing", async () => {
    await openForm(search());
    const typed = ["永", "永清", "永清超"];
    for (const text of typed) await open.slack.suggest(LI.id, field("customer", "find"), text);
    expect(asked).toEqual(["永清超"]);
    await openForm(search({ min_query_length: 0 }));
    expect(await open.slack.suggest(LI.id, field("customer", "find"), "")).toEqual([{ label: "永清", value: "永清" }]);
  });

  test("more than a hundred suggestions are none, and a complaint", async () => {
    await openForm(search({ min_query_length: 1 }));
    options = Array.from({ length: 101 }, (_, index) => option(String(index)));
    expect(await open.slack.suggest(LI.id, field("customer", "find"), "永")).toEqual([]);
    expect(open.slack.complaints).toEqual([expect.stringContaining("100 options")]);
  });

  test("closing tells nothing unless the view asked for it", async () => {
    const id = await openForm(search());
    await open.slack.dismiss(LI.id, id);
    expect(open.slack.deliveries.filter((each) => each.payload.type === "view_closed")).toEqual([]);
    expect(open.slack.screen(LI.id).modal).toBeNull();
  });
});
