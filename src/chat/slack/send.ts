// Our messages → Slack, each once: what became of it is told apart, and a doubtful one is looked for before it is sent again.
import type { types } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import type { Locale } from "../../core/messages/index.ts";
import type { Outgoing, Sent } from "../../core/platform.ts";
import type { Card } from "../../core/reply.ts";
import { type Drawn, drawCard } from "./draw.ts";
import type { Pictures } from "./draw-parts.ts";
import { summaryText } from "./draw-text.ts";
import { isLockedOut, readTrouble, type Trouble, type WebClient } from "./web.ts";

/** `bare`: the same without its pictures, for when Slack will not show them. */
export type Pictured = { drawn: Drawn; bare?: Drawn | undefined };

/** `channel`: a channel, or a user for the private chat with him. */
export type Where = { key: string; channel: string; thread?: string | undefined };
export type Post = Where & Pictured;

/** Slack: metadata's event_type is a name of ours; with it a message can be found again (Message metadata page). */
const EVENT_TYPE = "rapport_message";
const NO_PICTURES: Pictures = new Map();

const metadataOf = (key: string) => ({ event_type: EVENT_TYPE, event_payload: { key } });

const ANSWER = "answer:";

/** Under which key an answer is posted. What is owed when a process ends goes out again by the outbox under the same key. */
export const answerKey = (ask: Ask): string => `${ANSWER}${ask.key}`;

/** Whether it may be there already: an earlier attempt ended in doubt, or another process may have said this answer. */
export const isDoubtful = (message: Outgoing): boolean => message.isInDoubt === true || message.key.startsWith(ANSWER);

// Slack: "some aspect of the operation may have succeeded before the error was raised" (chat.postMessage, error codes).
const DOUBTFUL = ["fatal_error", "internal_error"];
// What passes, or what an administrator can mend; the message itself is good.
const PASSING = [
  "ratelimited",
  "rate_limited",
  "message_limit_exceeded",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
  "org_login_required",
  "ekm_access_denied",
  "missing_scope",
];

// A channel that was archived or deleted, or that the app was thrown out of (chat.postMessage, error codes).
const CLOSED = ["is_archived", "channel_not_found", "not_in_channel"];

const MINUTE = 60_000;

/** What became of a call that failed, as the outbox sees it. */
export function readSent(trouble: Trouble): Sent {
  const { why } = trouble;
  if (trouble.trouble === "busy") return { sent: "retry", why, afterMs: trouble.afterMs };
  if (trouble.trouble === "away") return { sent: "retry", why };
  if (trouble.trouble === "lost" || DOUBTFUL.includes(why)) return { sent: "unknown", why };
  if (isLockedOut(why) || PASSING.includes(why)) return { sent: "retry", why, afterMs: MINUTE };
  return { sent: "never", why, ...(CLOSED.includes(why) && { isClosed: true }) };
}

// Slack's word for a message under which nothing can be said any more, since somebody deleted it (chat.postMessage).
const ROOT_GONE = "thread_not_found";
const rootGone = { sent: "never", why: ROOT_GONE, isGone: true } as const;

async function post(web: WebClient, message: Post): Promise<string> {
  const posted = await web.chat.postMessage({
    channel: message.channel,
    ...(message.thread ? { thread_ts: message.thread } : {}),
    text: message.drawn.text,
    ...(message.drawn.blocks.length > 0 ? { blocks: message.drawn.blocks } : {}),
    metadata: metadataOf(message.key),
    // Nothing in a text is made a link or a mention by Slack on its own.
    parse: "none",
    link_names: false,
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  });
  return posted.ts ?? "";
}

// Slack's words for blocks it will not draw; the words of the card are worth more than its looks.
export const BAD_BLOCKS: readonly string[] = [
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
];

function wordsOf(block: types.KnownBlock): string {
  if (block.type === "header" || (block.type === "section" && block.text)) return block.text?.text ?? "";
  if (block.type === "image") return block.alt_text;
  if (block.type === "context") return block.elements.flatMap((part) => ("text" in part ? part.text : [])).join(" ");
  if (block.type !== "rich_text") return "";
  const sections = block.elements.flatMap((element) => (element.type === "rich_text_section" ? [element] : []));
  const pieces = sections.flatMap((section) => [...section.elements]);
  return pieces.map((piece) => (piece.type === "text" ? piece.text : "")).join("");
}

/** The card as plain lines, for when Slack refuses its blocks. */
export const withoutBlocks = (drawn: Drawn): Drawn => ({
  text: summaryText(drawn.blocks.map(wordsOf).filter(Boolean).join("\n") || drawn.text, 3500),
  blocks: [],
});

// Slack: a file may not be ready for about a second after its upload, and until then the blocks that show it are
// `invalid_blocks` (python-slack-sdk #1521, slack-github-action #413).
const READY_AFTER_MS = [500, 1500, 3000, null];

/** Shows it with its pictures, with some patience, or else without them. Throws what `show` throws for any other reason. */
export async function showPictured<T>({ drawn, bare }: Pictured, show: (drawn: Drawn) => Promise<T>): Promise<T> {
  if (!bare) return show(drawn);
  for (const waitMs of READY_AFTER_MS) {
    try {
      return await show(drawn);
    } catch (error) {
      const { why } = readTrouble(error);
      if (!BAD_BLOCKS.includes(why)) throw error;
      if (waitMs === null || why !== "invalid_blocks") break;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return show(bare);
}

/** Posts once. Refused blocks are posted again as plain words, so that the message still arrives. */
export async function postOnce(web: WebClient, message: Post): Promise<Sent> {
  const { drawn, bare, ...where } = message;
  try {
    return { sent: "yes", messageId: await showPictured(message, (shown) => post(web, { ...where, drawn: shown })) };
  } catch (error) {
    const trouble = readTrouble(error);
    if (trouble.why === ROOT_GONE) return rootGone;
    if (!BAD_BLOCKS.includes(trouble.why) || drawn.blocks.length === 0) return readSent(trouble);
    return postOnce(web, { ...where, drawn: withoutBlocks(bare ?? drawn) });
  }
}

type Found = { ts?: string; metadata?: { event_type?: string; event_payload?: unknown } };

function hasKey(message: Found, key: string): boolean {
  const payload = message.metadata?.event_payload;
  return typeof payload === "object" && payload !== null && "key" in payload && payload.key === key;
}

/** The private chat with a user; it is made if there was none. */
export async function openPrivate(web: WebClient, user: string): Promise<string> {
  const opened = await web.conversations.open({ users: user });
  return opened.channel?.id ?? user;
}

/**
 * Looks among the last 200 messages of the chat or thread for the one with this key. Null: it is not there.
 * Throws what the Web API throws.
 */
export async function findSent(web: WebClient, where: Where): Promise<string | null> {
  const channel = /^[UW]/.test(where.channel) ? await openPrivate(web, where.channel) : where.channel;
  const options = { channel, limit: 200, include_all_metadata: true };
  const { messages = [] } = where.thread
    ? await web.conversations.replies({ ...options, ts: where.thread })
    : await web.conversations.history(options);
  const found = (messages as Found[]).find((message) => hasKey(message, where.key));
  return found?.ts ?? null;
}

/** Posts a message that may have been posted before: only if it is not there, and only then it is drawn. */
export async function postAgain(web: WebClient, where: Where, draft: () => Post | Promise<Post>): Promise<Sent> {
  try {
    const found = await findSent(web, where);
    if (found !== null) return { sent: "yes", messageId: found };
  } catch (error) {
    // It cannot be looked for now, so it stays in doubt; a doubtful message is not sent twice.
    const trouble = readTrouble(error);
    if (trouble.why === ROOT_GONE) return rootGone;
    const afterMs = trouble.trouble === "busy" ? trouble.afterMs : MINUTE;
    return { sent: "unknown", why: `cannot look for it: ${trouble.why}`, afterMs };
  }
  return postOnce(web, await draft());
}

/** Where a letter of the outbox goes. */
export function whereTo({ to, key }: Outgoing): Where {
  return { key, channel: "user" in to ? to.user : to.chat, thread: to.thread };
}

/** A card with its pictures. */
export function drawPictured(card: Card, locale: Locale, pictures: Pictures): Pictured {
  const bare = pictures.size > 0 ? drawCard(card, locale, NO_PICTURES) : undefined;
  return { drawn: drawCard(card, locale, pictures), bare };
}
