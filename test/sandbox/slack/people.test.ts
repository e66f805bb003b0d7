// What people do and see: threads, mentions, files, corrections, and what their client does not let them do.
import { afterEach, describe, expect, test } from "vitest";
import { type Connected, connect, HAN, LI, OLD, OUTSIDE, PRIVATE, SALES } from "./bolt.ts";
import { callerOf } from "./web-api.ts";

let open: Connected | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

type Event = Record<string, unknown> & { type: string };

async function start(more: Parameters<typeof connect>[2] = {}) {
  const events: Event[] = [];
  open = await connect(
    "socket",
    (app) => {
      app.event("message", async ({ event }) => void events.push(event as unknown as Event));
      app.event("app_mention", async ({ event }) => void events.push(event as unknown as Event));
      app.command("/quiet", async ({ ack }) => ack());
    },
    more,
  );
  return { slack: open.slack, events };
}

const lastId = (slack: Connected["slack"], user: string, chat: string) =>
  slack
    .screen(user)
    .chats.find((each) => each.id === chat)
    ?.messages.at(-1)?.id ?? "";

describe("events", () => {
  test("come from private chats and from channels the app is in, by kind", async () => {
    const { slack, events } = await start();
    for (const [user, chat] of [
      [LI.id, slack.privateChat(LI.id)],
      [LI.id, SALES],
      [HAN.id, PRIVATE],
      [LI.id, OUTSIDE],
    ] as const) {
      await slack.say(user, chat, "早");
    }
    await slack.settled();
    expect(events.map((event) => event.channel_type)).toEqual(["im", "channel", "group"]);
  });

  test("a mention in a channel comes twice, in a private chat once", async () => {
    const { slack, events } = await start();
    await slack.say(LI.id, SALES, "@Rapport 帮助");
    await slack.say(LI.id, slack.privateChat(LI.id), "@Rapport 帮助");
    await slack.settled();
    expect(events.map((event) => event.type).sort()).toEqual(["app_mention", "message", "message"]);
    expect(new Set(events.map((event) => event.text))).toEqual(new Set([`<@${slack.botUser}> 帮助`]));
  });

  test("a message in a thread carries thread_ts", async () => {
    const { slack, events } = await start();
    await slack.say(LI.id, SALES, "客诉");
    const root = lastId(slack, LI.id, SALES);
    await slack.say(HAN.id, SALES, "收到", root);
    await slack.settled();
    expect(events.at(-1)).toMatchObject({ text: "收到", thread_ts: root });
  });

  test("a changed and a deleted message come with both wordings and no user on top", async () => {
    const { slack, events } = await start();
    await slack.say(LI.id, SALES, "订货 1万");
    const id = lastId(slack, LI.id, SALES);
    await slack.correct(LI.id, { chat: SALES, message: id }, "订货 2万");
    await slack.correct(LI.id, { chat: SALES, message: id }, null);
    await slack.settled();
    expect(events.slice(1)).toMatchObject([
      { subtype: "message_changed", message: { text: "订货 2万" }, previous_message: { text: "订货 1万" } },
      { subtype: "message_deleted", deleted_ts: id, previous_message: { text: "订货 2万" } },
    ]);
    expect(events[1]).not.toHaveProperty("user");
    expect(slack.screen(LI.id).chats[0]?.messages[0]).toMatchObject({ isDeleted: true, isEdited: true });
    expect(await slack.correct(HAN.id, { chat: SALES, message: id }, "x")).toMatchObject({ isOk: false });
  });

  test("a photo comes as file_share, and the app can fetch it with its token only", async () => {
    const { slack, events } = await start();
    const body = Buffer.from("not really a photo");
    await slack.attach(LI.id, { chat: SALES, files: [{ name: "货架.jpg", body }], text: "看" });
    await slack.settled();
    expect(events[0]).toMatchObject({ subtype: "file_share", text: "看", files: [{ mimetype: "image/jpeg" }] });
    const [file] = events[0]?.files as { url_private: string }[];
    const get = (token: string) => fetch(file?.url_private ?? "", { headers: { authorization: `Bearer ${token}` } });
    expect(await (await get(slack.botToken)).text()).toBe(body.toString());
    expect((await get("xoxb-no")).status).toBe(403);
  });
});

describe("the client refuses", () => {
  test("commands in threads, unknown commands, rooms one is not in, archived rooms, nothing", async () => {
    const { slack } = await start({ manifest: { features: { slash_commands: [{ command: "/quiet" }] } } });
    await slack.say(LI.id, SALES, "早");
    const root = lastId(slack, LI.id, SALES);
    expect(await slack.say(LI.id, SALES, "/quiet", root)).toMatchObject({
      problem: "/quiet is not supported in threads. Sorry!",
    });
    expect(await slack.say(LI.id, SALES, "/visit x")).toMatchObject({ problem: "/visit is not a valid command." });
    expect(await slack.say(LI.id, SALES, "/quiet")).toMatchObject({ isOk: true });
    expect(await slack.say(LI.id, PRIVATE, "早")).toMatchObject({ problem: "channel_not_found" });
    expect(await slack.say(LI.id, OLD, "早")).toMatchObject({ problem: "is_archived" });
    expect(await slack.say(LI.id, SALES, "  ")).toMatchObject({ problem: "no_text" });
    expect(await slack.say(LI.id, slack.privateChat(LI.id), "早")).toMatchObject({ isOk: false });
    expect(await slack.enter(LI.id)).toMatchObject({ isOk: false });
    expect(await slack.shortcut(LI.id, SALES, root, "log")).toMatchObject({ isOk: false });
    expect(await slack.menu(LI.id, "today")).toMatchObject({ isOk: false });
  });

  test("events that the manifest does not ask for", async () => {
    const { slack, events } = await start({
      manifest: { settings: { event_subscriptions: { bot_events: ["message.channels"] } } },
    });
    await slack.say(LI.id, SALES, "@Rapport 早");
    await slack.say(HAN.id, PRIVATE, "早");
    await slack.settled();
    expect(events.map((event) => [event.type, event.channel_type])).toEqual([["message", "channel"]]);
  });

  test("a button that is not on the screen, or on somebody else's", async () => {
    const { slack } = await start();
    const call = callerOf(slack);
    const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "去" } };
    const blocks = [{ type: "actions", block_id: "row", elements: [button] }];
    const note = await call("chat.postEphemeral", { channel: SALES, user: LI.id, text: "x", blocks });
    const press = (user: string, actionId: string) =>
      slack.press(user, {
        chat: SALES,
        message: String(note.message_ts),
        action: { block_id: "row", action_id: actionId },
      });
    expect(await press(LI.id, "stop")).toMatchObject({ problem: "no such element on this screen" });
    expect(await press(HAN.id, "go")).toMatchObject({ problem: "no such element on this screen" });
  });
});

describe("a response_url", () => {
  async function getUrl(now: () => Date) {
    const { slack } = await start({ now });
    await slack.say(LI.id, SALES, "/quiet");
    const url = String(slack.deliveries[0]?.payload.response_url);
    const post = (body: unknown) =>
      fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    return { slack, post };
  }

  test("works five times", async () => {
    const { post } = await getUrl(() => new Date());
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await post({ text: `${count}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });

  test("works for half an hour", async () => {
    let time = Date.parse("2026-11-23T01:00:00Z");
    const { post } = await getUrl(() => new Date(time));
    time += 30 * 60_000;
    expect((await post({ text: "还行" })).status).toBe(200);
    time += 1;
    const late = await post({ text: "太晚" });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: "expired_url" }]);
  });

  test("refuses what Slack would not show, and deletes the original when asked", async () => {
    const { slack, post } = await getUrl(() => new Date());
    expect((await post({ text: "" })).status).toBe(400);
    expect((await post({ text: "x", blocks: [{ type: "nonsense" }] })).status).toBe(400);
    expect((await post({ text: "都看", response_type: "in_channel" })).status).toBe(200);
    expect(slack.screen(HAN.id).chats[0]?.messages).toMatchObject([{ isEphemeral: false, json: { text: "都看" } }]);
  });
});

test("who watches is told of every change, until they stop", async () => {
  const { slack } = await start();
  let told = 0;
  const stop = slack.onChange(() => (told += 1));
  await slack.say(LI.id, SALES, "早");
  expect(told).toBeGreaterThan(0);
  stop();
  const before = told;
  await slack.say(LI.id, SALES, "晚");
  expect(told).toBe(before);
});
