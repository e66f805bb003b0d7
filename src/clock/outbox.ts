// The outbox: takes letters that are due, one worker each, sends them, and keeps what came of it.
import type { PlatformName } from "../core/ask.ts";
import type { Locale } from "../core/messages/index.ts";
import type { Outgoing, Platform, Sent } from "../core/platform.ts";
import type { Card } from "../core/reply.ts";
import { tellOfDead } from "../core/dead-letter.ts";
import type { Database, Row, Write } from "../core/store/database.ts";
import { type Paced, paceByDestination } from "./pace.ts";
import { findFileOf } from "../core/case/files.ts";
import { findHold, sendHanging } from "./replacing.ts";

export type OutboxLog = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

export type OutboxOptions = {
  database: Database;
  platforms: ReadonlyMap<PlatformName, Platform>;
  /** Who takes the rows: different in every process. */
  worker: string;
  log: OutboxLog;
};

type Letter = {
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
type Taken = { letter: Letter; isInDoubt: boolean };

const BATCH = 20;
/** A row taken by a worker that died is free again after this long; no sending takes as long. */
export const LEASE_MS = 60_000;
/** First wait after a failure; it doubles with each attempt. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** With the waits above this is about a day; then the letter is dead and an administrator's matter. */
export const MOST_ATTEMPTS = 100;
const IN_DOUBT = "unknown: ";

/**
 * Sends what is due at `now`, or by another instant `dueBy`, and returns how many went out. Two workers never take the same row, and a row whose worker
 * died is looked up on the platform before it is sent again (test/clock/outbox.test.ts).
 */
export async function sendDue(options: OutboxOptions, now: Date, dueBy = now): Promise<number> {
  const taken = [...(await takeAbandoned(options, now)), ...(await takeWaiting(options, now, dueBy))];
  const paced = paceByDestination(taken, ({ letter }) => letter);
  await putBack(options, paced.later, now);
  const sent = await Promise.all(paced.now.map((same) => sendInOrder(options, same, now)));
  return sent.reduce((sum, many) => sum + many, 0);
}

async function sendInOrder(options: OutboxOptions, letters: readonly Taken[], now: Date): Promise<number> {
  let sent = 0;
  for (const letter of letters) if (await sendLetter(options, letter, now)) sent += 1;
  return sent;
}

/** Not tried, so not counted; what was in doubt stays so. */
async function putBack({ database, worker }: OutboxOptions, later: Paced<Taken>["later"], now: Date): Promise<void> {
  const writes = later.map(({ one: { letter, isInDoubt }, waitMs }): Write => {
    const dueAt = new Date(now.getTime() + waitMs);
    const problem = isInDoubt && !letter.problem?.startsWith(IN_DOUBT) ? `${IN_DOUBT}its sender died` : letter.problem;
    const set = { state: "waiting", takenBy: null, takenUntil: null, attempts: letter.attempts - 1, dueAt, problem };
    return { update: "Outbox", where: { id: letter.id, takenBy: worker }, set };
  });
  if (writes.length) await database.save(writes);
}

async function takeWaiting(options: OutboxOptions, now: Date, dueBy: Date): Promise<Taken[]> {
  const letters = await take(options, now, { isDue: `"state" = 'waiting' AND "dueAt" <= ?`, instant: dueBy });
  return letters.map((letter) => ({ letter, isInDoubt: letter.problem?.startsWith(IN_DOUBT) ?? false }));
}

/** Those whose worker died in the middle, perhaps right after the platform had them. */
async function takeAbandoned(options: OutboxOptions, now: Date): Promise<Taken[]> {
  const letters = await take(options, now, { isDue: `"state" = 'taken' AND "takenUntil" < ?`, instant: now });
  return letters.map((letter) => ({ letter, isInDoubt: true }));
}

type Wanted = { isDue: string; instant: Date };

function take({ database, platforms, worker }: OutboxOptions, now: Date, wanted: Wanted): Promise<Letter[]> {
  const names = [...platforms.keys()];
  if (names.length === 0) return Promise.resolve([]);
  return database.claim<Letter>({
    table: "Outbox",
    condition: `"platform" IN (${names.map(() => "?").join(", ")}) AND ${wanted.isDue}`,
    params: [...names, wanted.instant],
    order: `"dueAt", "id"`,
    limit: BATCH,
    set: { state: "taken", takenBy: worker, takenUntil: new Date(now.getTime() + LEASE_MS) },
    count: "attempts",
  });
}

async function sendLetter(options: OutboxOptions, taken: Taken, now: Date): Promise<boolean> {
  const { database, platforms, worker, log } = options;
  const { id, key, platform, attempts } = taken.letter;
  const hold = await findHold(database, taken.letter, now);
  if (hold) {
    await putBack(options, [{ one: taken, waitMs: hold.getTime() - now.getTime() }], now);
    return false;
  }
  const sent = await trySend({ database, platform: platforms.get(platform), now }, taken);
  const fields = { key, platform, attempts, ...sent };
  if (sent.sent === "yes") log.info(fields, "letter sent");
  else log.warn(fields, "letter not sent");
  const set = resultOf(sent, attempts, now);
  // Only the one who holds the lease says what came of it.
  const result: Write = { update: "Outbox", where: { id, takenBy: worker }, set };
  try {
    const dead = set["state"] === "dead" && sent.sent !== "yes" ? { ...taken.letter, why: sent.why } : null;
    await database.save([result, ...(dead ? await tellOfDead(database, dead, now) : [])]);
  } catch (error) {
    // It stays taken, and is looked for when the lease is over.
    log.warn({ err: error, key }, "what came of a letter could not be kept");
  }
  return sent.sent === "yes";
}

/** One bad row, or a platform that throws, never stops the run. */
async function trySend(
  to: { database: Database; platform: Platform | undefined; now: Date },
  taken: Taken,
): Promise<Sent> {
  const { database, platform, now } = to;
  if (!platform) return { sent: "retry", why: "this platform is not connected" };
  const letter = readLetter(taken);
  if (!letter) return { sent: "never", why: "its card cannot be read" };
  try {
    const file = await findFileOf(database, taken.letter.key);
    return await sendHanging({ database, platform, now }, taken.letter, { ...letter, ...(file && { file }) });
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
  if (sent.sent === "never" || attempts >= MOST_ATTEMPTS) return { ...free, state: "dead", problem };
  const wait = sent.afterMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
  return { ...free, state: "waiting", dueAt: new Date(now.getTime() + wait), problem };
}
