// Sends what the outbox holds, and says what came of it.
import type { Outgoing, Sent } from "../../core/platform.ts";
import type { Attachment } from "../../core/reply.ts";
import { FeishuError } from "./api.ts";
import { sayError } from "./chats.ts";
import type { Log } from "./log.ts";
import { changeMasked, type Post, type Poster, postMasked, type Target } from "./post.ts";

// Feishu: 99991400 and 1000004 too many calls of the app, 230020 too many to this person or chat (频控策略, 发送消息).
const TOO_MANY = new Set([99991400, 1000004, 230020]);
const TOKEN_REFUSED = new Set([99991661, 99991663, 99991664, 99991668]);
const WAIT_MS = 2_000;
const TOKEN_WAIT_MS = 30_000;

/** A repeat with the same key goes out once within an hour, so an unknown outcome may be tried again in that time. */
export async function sendOutgoing(poster: Poster, message: Outgoing, log: Log): Promise<Sent> {
  if (message.replaces !== undefined) return replaceCard(poster, message, message.replaces);
  const post = { to: targetOf(message.to), key: message.key };
  try {
    const messageId = await postMasked(poster, post, message);
    if (message.file) await addFile(poster, { ...post, key: `${post.key}:file` }, { file: message.file, log });
    return { sent: "yes", messageId };
  } catch (error) {
    return "thread" in message.to ? judgeGone(error) : judge(error);
  }
}

/** What Feishu refuses for good is left out: the words stand and name it. Throws what may go another time. */
async function addFile(poster: Poster, post: Post, { file, log }: { file: Attachment; log: Log }): Promise<void> {
  try {
    await poster.postFile(post, file);
  } catch (error) {
    const { sent, why } = judge(error);
    if (sent !== "never") throw error;
    log.warn({ key: post.key, why }, "a message's file was refused by Feishu");
  }
}

// Feishu: 更新消息卡片, 回复消息, error codes: 230011 recalled, 230110 deleted, 230031 older than 14 days.
const GONE = new Set([230011, 230110, 230031]);

/** Doing it twice does no harm, so an unknown outcome is simply tried again (test/chat/feishu/replace.test.ts). */
async function replaceCard(poster: Poster, { card, locale }: Outgoing, message: string): Promise<Sent> {
  try {
    await changeMasked(poster, message, { card, locale });
    return { sent: "yes", messageId: message };
  } catch (error) {
    return judgeGone(error);
  }
}

/** The message to change, or to answer, may be there no more. */
function judgeGone(error: unknown): ReturnType<typeof judge> {
  const outcome = judge(error);
  const isGone = error instanceof FeishuError && GONE.has(error.code);
  return outcome.sent === "never" && isGone ? { ...outcome, isGone } : outcome;
}

/** In a private chat there are no topics: what belongs under a message answers it where it stands. */
function targetOf(to: Outgoing["to"]): Target {
  if (!("user" in to)) return to;
  return to.thread === undefined ? { user: to.user } : { reply: to.thread };
}

/** What a failed call means for the message that it should have sent. */
export function judge(error: unknown): Exclude<Sent, { sent: "yes" }> {
  const why = sayError(error);
  if (!(error instanceof FeishuError)) return { sent: "unknown", why };
  if (TOO_MANY.has(error.code) || error.status === 429)
    return { sent: "retry", why, afterMs: error.retryAfterMs ?? WAIT_MS };
  if (TOKEN_REFUSED.has(error.code)) return { sent: "retry", why, afterMs: TOKEN_WAIT_MS };
  if (error.status === 0) return { sent: error.isUnsent ? "retry" : "unknown", why };
  if (error.status >= 500) return { sent: "unknown", why };
  // The rest is about the message or its receiver (left, muted the bot, chat dissolved, not allowed): Feishu says no again.
  return { sent: "never", why: `${why}${explain(error.code)}`, ...(CLOSED.has(error.code) && { isClosed: true }) };
}

// Those of the codes below after which nothing reaches the group any more.
const CLOSED = new Set([230002, 232009]);

// Feishu: 发送消息, error codes; those an administrator can do something about.
const EXPLAINED: Record<number, string> = {
  230002: "the bot is not in this group",
  230006: "the app has no bot ability, or its version is not published",
  230013: "the person is outside the app's availability, or has left",
  230018: "the group's settings do not let the bot speak",
  230022: "the content was refused as sensitive",
  230027: "the app lacks a permission",
  230028: "the company's content audit refused it, also with phone numbers masked",
  230035: "the bot is muted or blocked there",
  230053: "the person has stopped the bot",
  232009: "the group was dissolved",
  99991672: "the app lacks a scope",
};
const explain = (code: number): string => (EXPLAINED[code] ? `: ${EXPLAINED[code]}` : "");
