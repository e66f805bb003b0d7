// The Web API of the fake refuses what Slack's refuses, with Slack's words.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeSlack } from "../../../src/sandbox/slack/fake.ts";
import { openFakeSlack } from "../../../src/sandbox/slack/open.ts";
import { company, HAN, LI, OLD, OUTSIDE, PRIVATE, SALES } from "./bolt.ts";
import { type Caller, callerOf } from "./web-api.ts";

let slack: FakeSlack;
let call: Caller;
let own = ""; // a message of the bot's
let theirs = ""; // a message of a person's
let reply = ""; // the bot's reply in a thread

beforeAll(async () => {
  slack = await openFakeSlack(company());
  call = callerOf(slack);
  await slack.say(LI.id, SALES, "早");
  theirs = slack.screen(LI.id).chats[0]?.messages[0]?.id ?? "";
  own = String((await call("chat.postMessage", { channel: SALES, text: "早" })).ts);
  reply = String((await call("chat.postMessage", { channel: SALES, text: "在", thread_ts: own })).ts);
});
afterAll(() => slack.close());

const section = { type: "section", text: { type: "mrkdwn", text: "x" } };
const post = "chat.postMessage";

describe("a refused call", () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ["an unknown method", "chat.shout", {}, "unknown_method"],
    ["a post without a channel", post, { text: "x" }, "invalid_arguments"],
    ["a post to nowhere", post, { channel: "C0NONE", text: "x" }, "channel_not_found"],
    ["a private channel without us", post, { channel: "G0NONE", text: "x" }, "channel_not_found"],
    ["a channel without us", post, { channel: OUTSIDE, text: "x" }, "not_in_channel"],
    ["an archived channel", post, { channel: OLD, text: "x" }, "is_archived"],
    ["an empty post", post, { channel: SALES }, "no_text"],
    ["an empty post with empty blocks", post, { channel: SALES, blocks: [] }, "no_text"],
    ["blocks that are no JSON", post, { channel: SALES, blocks: "[{" }, "invalid_blocks_format"],
    ["blocks that are no list", post, { channel: SALES, blocks: { type: "divider" } }, "invalid_blocks_format"],
    ["unknown blocks", post, { channel: SALES, text: "x", blocks: [{ type: "nonsense" }] }, "invalid_blocks"],
    ["no such thread", post, { channel: SALES, text: "x", thread_ts: "1.000001" }, "thread_not_found"],
    ["bad metadata", post, { channel: SALES, text: "x", metadata: { key: 1 } }, "invalid_metadata_format"],
    ["no such message", "chat.update", { channel: SALES, ts: "1.000001", text: "x" }, "message_not_found"],
    [
      "a private note to a stranger",
      "chat.postEphemeral",
      { channel: SALES, user: "U0X", text: "x" },
      "user_not_found",
    ],
    [
      "a private note to one elsewhere",
      "chat.postEphemeral",
      { channel: PRIVATE, user: LI.id, text: "x" },
      "user_not_in_channel",
    ],
    ["a stranger", "users.info", { user: "U0X" }, "user_not_found"],
    ["an unknown address", "users.lookupByEmail", { email: "no@example.com" }, "users_not_found"],
    ["a private chat with nobody", "conversations.open", { users: "U0X" }, "user_not_found"],
    ["a history of nowhere", "conversations.history", { channel: "C0NONE" }, "channel_not_found"],
    ["a history without us", "conversations.history", { channel: OUTSIDE }, "not_in_channel"],
    ["no such thread to read", "conversations.replies", { channel: SALES, ts: "1.000001" }, "thread_not_found"],
    ["a bad cursor", "conversations.history", { channel: SALES, cursor: "dXNlcjo" }, "invalid_cursor"],
    ["joining an archived channel", "conversations.join", { channel: OLD }, "is_archived"],
    ["joining a private channel", "conversations.join", { channel: PRIVATE }, "method_not_supported_for_channel_type"],
    [
      "a reaction to nothing",
      "reactions.add",
      { channel: SALES, name: "ok", timestamp: "1.000001" },
      "message_not_found",
    ],
    ["a file of no length", "files.getUploadURLExternal", { filename: "a", length: 0 }, "invalid_arguments"],
    ["a file that was not sent", "files.completeUploadExternal", { files: [{ id: "F0" }] }, "file_not_found"],
    ["a made-up trigger", "views.open", { trigger_id: "1.2.x", view: {} }, "invalid_trigger_id"],
    ["a view that is gone", "views.update", { view_id: "V0", view: {} }, "not_found"],
    ["a home for nobody", "views.publish", { user_id: "U0X", view: { type: "home", blocks: [] } }, "user_not_found"],
    [
      "a modal as a home",
      "views.publish",
      { user_id: LI.id, view: { type: "modal", blocks: [] } },
      "invalid_arguments",
    ],
  ])("%s", async (_name, method, args, error) => {
    const answer = await call(method, args);
    expect([answer.ok, answer.error]).toEqual([false, error]);
  });

  test("somebody else's message cannot be changed or deleted", async () => {
    expect(await call("chat.update", { channel: SALES, ts: theirs, text: "x" })).toMatchObject({
      error: "cant_update_message",
    });
    expect(await call("chat.delete", { channel: SALES, ts: theirs })).toMatchObject({ error: "cant_delete_message" });
  });

  test("a reply starts no thread, and a second same reaction is refused", async () => {
    const answer = await call(post, { channel: SALES, text: "x", thread_ts: reply });
    expect(answer.error).toBe("cannot_reply_to_message");
    const reaction = { channel: SALES, name: "white_check_mark", timestamp: own };
    expect(await call("reactions.add", reaction)).toMatchObject({ ok: true });
    expect(await call("reactions.add", reaction)).toMatchObject({ error: "already_reacted" });
  });

  test("4,000 characters are the most for an update; a post is cut at 40,000", async () => {
    expect((await call("chat.update", { channel: SALES, ts: own, text: "x".repeat(4001) })).error).toBe("msg_too_long");
    const posted = await call(post, { channel: PRIVATE, text: "x".repeat(40_001) });
    expect((posted.message as { text: string }).text).toHaveLength(40_000);
    const blocks = Array.from({ length: 5 }, () => ({ ...section, text: { type: "mrkdwn", text: "x".repeat(2500) } }));
    expect((await call(post, { channel: SALES, text: "x", blocks })).error).toBe("msg_blocks_too_long");
  });

  test("a refusal of blocks says where and why", async () => {
    const blocks = [section, { type: "header", text: { type: "plain_text", text: "x".repeat(151) } }];
    expect(await call(post, { channel: SALES, text: "x", blocks })).toMatchObject({
      error: "invalid_blocks",
      errors: ["must NOT have more than 150 characters [json-pointer:/blocks/1/text/text]"],
    });
  });

  test("a private note is in nobody's history and cannot be updated", async () => {
    const note = await call("chat.postEphemeral", { channel: SALES, user: HAN.id, text: "只给你" });
    const history = await call("conversations.history", { channel: SALES });
    expect(JSON.stringify(history)).not.toContain("只给你");
    const change = { channel: SALES, ts: String(note.message_ts), text: "x" };
    expect((await call("chat.update", change)).error).toBe("message_not_found");
    const shown = (user: string) =>
      slack.screen(user).chats[0]?.messages.filter((message) => message.isEphemeral).length;
    expect([shown(HAN.id), shown(LI.id)]).toEqual([1, 0]);
  });
});

describe("a token", () => {
  test("missing, wrong, of the wrong kind, revoked", async () => {
    expect((await call("auth.test", {}, null)).error).toBe("not_authed");
    expect((await call("auth.test", {}, "xoxb-no")).error).toBe("invalid_auth");
    expect((await call("auth.test", {}, slack.appToken)).error).toBe("not_allowed_token_type");
    expect((await call("apps.connections.open")).error).toBe("not_allowed_token_type");
    const other = await openFakeSlack(company());
    other.revokeToken();
    expect((await callerOf(other)("auth.test")).error).toBe("token_revoked");
    await other.close();
  });
});

describe("scopes of a manifest", () => {
  test("are needed by method and by kind of channel, and say what is missing", async () => {
    const scopes = { bot: ["chat:write", "users:read", "channels:read", "im:history"] };
    const strict = await openFakeSlack(company({ manifest: { oauth_config: { scopes } } }));
    const ask = callerOf(strict);
    expect(await ask("users.lookupByEmail", { email: LI.email })).toMatchObject({
      error: "missing_scope",
      needed: "users:read.email",
      provided: scopes.bot.join(","),
    });
    expect(await ask("conversations.info", { channel: SALES })).toMatchObject({ ok: true });
    expect(await ask("conversations.info", { channel: PRIVATE })).toMatchObject({ needed: "groups:read" });
    expect(await ask("conversations.history", { channel: SALES })).toMatchObject({ needed: "channels:history" });
    const person = await ask("users.info", { user: LI.id });
    expect(person.user).not.toHaveProperty("profile.email");
    expect(await ask("views.publish", { user_id: LI.id, view: { type: "home", blocks: [] } })).toMatchObject({
      error: "not_enabled",
    });
    await strict.close();
  });
});

describe("lists", () => {
  test("come in pages", async () => {
    const first = await call("users.list", { limit: 2 });
    const cursor = (first.response_metadata as { next_cursor: string }).next_cursor;
    const second = await call("users.list", { limit: 2, cursor });
    const ids = [first, second].flatMap((page) => (page.members as { id: string }[]).map((member) => member.id));
    expect(ids).toEqual([LI.id, HAN.id, slack.botUser]);
  });

  test("messages can be found again by their metadata, but only if asked for", async () => {
    const metadata = { event_type: "rapport_outbox", event_payload: { key: "k-1" } };
    const { ts } = await call(post, { channel: SALES, text: "提醒", metadata });
    const ask = { channel: SALES, oldest: own, limit: 10 };
    const plain = await call("conversations.history", ask);
    const full = await call("conversations.history", { ...ask, include_all_metadata: true });
    expect(JSON.stringify(plain)).not.toContain("k-1");
    expect(
      (full.messages as { ts: string }[]).filter((message) => JSON.stringify(message).includes("k-1")),
    ).toMatchObject([{ ts }]);
  });
});
