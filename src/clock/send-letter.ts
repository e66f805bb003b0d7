// Sends one letter that was taken from the outbox, and keeps what came of it.
import type { PlatformName } from "../core/ask.ts";
import { tellOfDead } from "../core/dead-letter.ts";
import type { Locale } from "../core/messages/index.ts";
import type { Outgoing, Platform, Sent } from "../core/platform.ts";
import type { Card } from "../core/reply.ts";
import type { Database, Row, Write } from "../core/store/database.ts";
import type { Room } from "../core/turn.ts";
import { pause } from "./pace.ts";
import { sendHanging } from "./replacing.ts";

export type OutboxLog = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

export type OutboxOptions = Pick<Room, "database" | "house"> & {
  platforms: ReadonlyMap<PlatformName, Platform>;
  /** Who takes the rows: different in every process. */
  worker: string;
  log: OutboxLog;
};

export type Letter = {
  id: number;
  key: string;
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  thread: string | null;
  replaces: string | null;
  card: string;
  locale: Locale;
  attempts: number;
  problem: string | null;
};

/** A letter in hand. `isInDoubt`: it may have arrived before, so it is looked for first. */
export type Taken = { letter: Letter; isInDoubt: boolean };

/** `since`: when it was taken, by performance.now(). `refused`: the destinations that asked us to wait, by platform. */
export type Batch = { options: OutboxOptions; now: Date; since: number; refused: Map<PlatformName, Set<string>> };

/** First wait after a failure; it doubles with each attempt. */
const FIRST_WAIT_MS = 2_000;
export const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** With the waits above this is about a day; then the letter is dead and an administrator's matter. */
export const MOST_ATTEMPTS = 100;
/** How the problem of a letter begins that may have arrived. */
export const IN_DOUBT = "unknown: ";

export const addressOf = ({ letter }: Taken): string => letter.toUser ?? letter.chat ?? "";

/** Whether it went out. */
export async function sendLetter(batch: Batch, taken: Taken): Promise<boolean> {
  const { options, now } = batch;
  const { database, platforms, worker, log } = options;
  const { id, key, platform, attempts } = taken.letter;
  const sent = await trySend({ database, platform: platforms.get(platform), now }, taken);
  const fields = { key, platform, attempts, ...sent };
  if (sent.sent === "yes") log.info(fields, "letter sent");
  else log.warn(fields, "letter not sent");
  const set = resultOf(sent, attempts, now);
  // Only the one who holds the lease says what came of it.
  const result: Write = { update: "Outbox", where: { id, takenBy: worker }, set };
  try {
    const dead = set["state"] === "dead" && sent.sent !== "yes" ? { ...taken.letter, why: sent.why } : null;
    const told = dead ? await tellOfDead(options, dead, now) : [];
    await database.save([result, ...told, ...pauseOf(batch, taken, sent)]);
  } catch (error) {
    // It stays taken, and is looked for when the lease is over.
    log.warn({ err: error, key }, "what came of a letter could not be kept");
  }
  return sent.sent === "yes";
}

/**
 * A wait that the platform asks for holds for the whole destination. Slack does not say whether it means the channel or the
 * workspace (docs, Rate limits); we keep a channel's pace, so it is the workspace. Feishu's is the app's when two
 * destinations hear of it at once.
 */
function pauseOf({ refused, now }: Batch, taken: Taken, sent: Sent): Write[] {
  if (sent.sent !== "retry" || sent.afterMs === undefined) return [];
  const { platform } = taken.letter;
  const told = refused.get(platform) ?? new Set();
  refused.set(platform, told.add(addressOf(taken)));
  const isAll = platform === "slack" || told.size > 1;
  return pause(platform, isAll ? null : addressOf(taken), { now, ms: sent.afterMs });
}

/** One bad row, or a platform that throws, never stops the run. */
async function trySend(
  { database, platform, now }: { database: Database; platform: Platform | undefined; now: Date },
  taken: Taken,
): Promise<Sent> {
  if (!platform) return { sent: "retry", why: "this platform is not connected" };
  const letter = readLetter(taken);
  if (!letter) return { sent: "never", why: "its card cannot be read" };
  try {
    return await sendHanging({ database, platform, now }, taken.letter, letter);
  } catch (error) {
    return { sent: "unknown", why: error instanceof Error ? error.message : String(error) };
  }
}

function readLetter({ letter, isInDoubt }: Taken): Outgoing | null {
  const { key, toUser, chat, thread, locale } = letter;
  const to = { ...(toUser === null ? { chat: chat ?? "" } : { user: toUser }), ...(thread !== null && { thread }) };
  try {
    return { key, to, card: JSON.parse(letter.card) as Card, locale, ...(isInDoubt && { isInDoubt }) };
  } catch {
    return null;
  }
}

function resultOf(sent: Sent, attempts: number, now: Date): Row {
  const free = { takenBy: null, takenUntil: null };
  if (sent.sent === "yes") return { ...free, state: "sent", sentAt: now, messageId: sent.messageId, problem: null };
  const problem = sent.sent === "unknown" ? `${IN_DOUBT}${sent.why}` : sent.why;
  // A dead letter is due at no time; when it died is what the morning's list goes by.
  if (sent.sent === "never" || attempts >= MOST_ATTEMPTS) return { ...free, state: "dead", dueAt: now, problem };
  const backOff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
  const wait = Math.max(SHORTEST_WAIT_MS, sent.afterMs ?? backOff);
  return { ...free, state: "waiting", dueAt: new Date(now.getTime() + wait), problem };
}
