// Our payloads have no field that recorded payloads of the real Slack lack. The samples lie outside the project: without them this skips.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, types } from "@slack/bolt";
import { beforeAll, describe, expect, test } from "vitest";
import { connect, LI, SALES } from "./bolt.ts";

const SAMPLES = fileURLToPath(new URL("../../../../shared/reference/data/slack-payloads/", import.meta.url));

/** Fields that Slack's pages document but the samples (of types, with empty values) leave out. */
const DOCUMENTED: Record<string, string[]> = {
  SlashCommandPayload: [],
  BlockActionPayload: [],
  ViewSubmissionPayload: ["/view/blocks", "/response_urls"],
  ViewClosedPayload: ["/view/blocks"],
  MessageShortcutPayload: [],
  MessagePayload: [],
  MessageChangedPayload: [],
  MessageDeletedPayload: [],
  MessageFileSharePayload: [],
  ReactionAddedPayload: [],
  AppMentionPayload: [],
  AppHomeOpenedPayload: ["/event/view/blocks"],
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Paths that ours has and the sample has not; what the sample leaves empty, and lists, are not looked into. */
function listStrange(ours: Json, sample: Json, path = ""): string[] {
  return Object.entries(ours).flatMap(([name, value]) => {
    const known = sample[name];
    if (known === undefined) return [`${path}/${name}`];
    const isOpen = isObject(value) && isObject(known) && Object.keys(known).length > 0;
    return isOpen ? listStrange(value, known, `${path}/${name}`) : [];
  });
}

const plain = (text: string) => ({ type: "plain_text" as const, text });
const BLOCKS: types.KnownBlock[] = [
  { type: "actions", block_id: "row", elements: [{ type: "button", action_id: "go", text: plain("去"), value: "1" }] },
];
const NOTE = { type: "plain_text_input" as const, action_id: "v" };
const MODAL: types.ModalView = {
  type: "modal",
  callback_id: "form",
  notify_on_close: true,
  title: plain("一"),
  submit: plain("好"),
  blocks: [{ type: "input", block_id: "note", label: plain("小结"), element: NOTE }],
};

/** One of everything, as it was sent. */
async function collect(): Promise<Map<string, Json>> {
  const open = async ({ ack, client, body }: SlackCommandMiddlewareArgs & AllMiddlewareArgs) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: MODAL });
  };
  const { slack, app, stop } = await connect("socket", (bolt) => {
    bolt.command("/form", open);
    bolt.action("go", async ({ ack }) => ack());
    bolt.shortcut("log", async ({ ack }) => ack());
    bolt.view("form", async ({ ack }) => ack());
    bolt.view({ callback_id: "form", type: "view_closed" }, async ({ ack }) => ack());
  });
  const modal = () => (slack.screen(LI.id).modal as { id: string }).id;
  const last = () => slack.screen(LI.id).chats[0]?.messages.at(-1)?.id ?? "";
  const { ts } = await app.client.chat.postMessage({ channel: SALES, text: "x", blocks: BLOCKS });
  await slack.press(LI.id, { chat: SALES, message: ts ?? "", action: { block_id: "row", action_id: "go" } });
  for (const end of ["submit", "dismiss"]) {
    await slack.say(LI.id, SALES, "/form 一");
    await slack.settled();
    if (end === "dismiss") await slack.dismiss(LI.id, modal());
    else
      await slack.submit(LI.id, { chat: null, message: null, view: modal(), values: { note: { v: { value: "好" } } } });
  }
  await slack.attach(LI.id, { chat: SALES, files: [{ name: "a.png", body: Buffer.from("x") }] });
  await slack.say(LI.id, SALES, "@Rapport 早");
  await slack.shortcut(LI.id, SALES, last(), "log");
  for (const isSet of [true, false]) await slack.pin(LI.id, { chat: SALES, message: last() }, isSet);
  await slack.correct(LI.id, { chat: SALES, message: last() }, "晚");
  await slack.correct(LI.id, { chat: SALES, message: last() }, null);
  await app.client.views.publish({ user_id: LI.id, view: { type: "home", blocks: BLOCKS } });
  await slack.enter(LI.id);
  await slack.settled();
  await stop();
  return new Map(slack.deliveries.map(({ kind, payload }) => [nameOf(kind, payload), payload]));
}

const EVENTS: Record<string, string> = {
  message: "MessagePayload",
  message_changed: "MessageChangedPayload",
  message_deleted: "MessageDeletedPayload",
  file_share: "MessageFileSharePayload",
  reaction_added: "ReactionAddedPayload",
  app_mention: "AppMentionPayload",
  app_home_opened: "AppHomeOpenedPayload",
  block_actions: "BlockActionPayload",
  message_action: "MessageShortcutPayload",
  view_submission: "ViewSubmissionPayload",
  view_closed: "ViewClosedPayload",
};

function nameOf(kind: string, payload: Json): string {
  if (kind === "slash_commands") return "SlashCommandPayload";
  const event = isObject(payload.event) ? payload.event : payload;
  return EVENTS[String(event.subtype ?? event.type)] ?? String(event.type);
}

describe.skipIf(!existsSync(SAMPLES))("fields of", () => {
  let ours: Map<string, Json>;
  beforeAll(async () => {
    ours = await collect();
  });

  test.each(Object.entries(DOCUMENTED))("%s", (name, documented) => {
    const sample = JSON.parse(readFileSync(`${SAMPLES}${name}.json`, "utf8")) as Json;
    const payload = ours.get(name);
    expect(payload).toBeDefined();
    expect(listStrange(payload ?? {}, sample)).toEqual(documented);
  });
});
