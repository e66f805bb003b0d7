// The outbox: takes letters that are due, one worker each, sends them, and keeps what came of it.
import type { PlatformName } from "../core/ask.ts";
import type { Locale } from "../core/messages/index.ts";
import type { Outgoing, Platform, Sent } from "../core/platform.ts";
import type { Card } from "../core/reply.ts";
import type { Database, Row } from "../core/store/database.ts";

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
  card: string;
  locale: Locale;
  attempts: number;
  problem: string | null;
};

const BATCH = 20;
/** A row taken by a worker that died is free again after this long. */
const LEASE_MS = 60_000;
/** First wait after a failure; it doubles with each attempt. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** With the waits above this is about a day; then the letter is dead and an administrator's matter. */
const MOST_ATTEMPTS = 100;

/**
 * Sends what is due at `now` and returns how many went out. Two workers never take the same row, and a row whose worker
 * died is looked up on the platform before it is sent again (test/clock/outbox.test.ts).
 */
export async function sendDue(options: OutboxOptions, now: Date): Promise<number> {
  const letters = await takeDue(options, now);
  const sent = await Promise.all(letters.map((letter) => sendLetter(options, letter, now)));
  return sent.filter(Boolean).length;
}

const takeDue = ({ database, platforms, worker }: OutboxOptions, now: Date): Promise<Letter[]> => {
  const names = [...platforms.keys()];
  const marks = names.map(() => "?").join(", ");
  return database.claim<Letter>({
    table: "Outbox",
    condition: `"platform" IN (${marks || "''"}) AND (("state" = 'waiting' AND "dueAt" <= ?) OR ("state" = 'taken' AND "takenUntil" < ?))`,
    params: [...names, now, now],
    order: `"dueAt", "id"`,
    limit: BATCH,
    set: { state: "taken", takenBy: worker, takenUntil: new Date(now.getTime() + LEASE_MS) },
    count: "attempts",
  });
};

async function sendLetter(
  { database, platforms, worker, log }: OutboxOptions,
  letter: Letter,
  now: Date,
): Promise<boolean> {
  const { id, key, platform, attempts } = letter;
  const sent = await trySend(platforms.get(platform), letter);
  const set = resultOf(sent, attempts, now);
  // Only the one who holds the lease says what came of it.
  await database.save([{ update: "Outbox", where: { id, takenBy: worker }, set }]);
  const fields = { key, platform, attempts, sent: sent.sent, ...("why" in sent && { why: sent.why }) };
  if (sent.sent === "yes") log.info(fields, "letter sent");
  else log.warn(fields, "letter not sent");
  return sent.sent === "yes";
}

async function trySend(platform: Platform | undefined, letter: Letter): Promise<Sent> {
  if (!platform) return { sent: "retry", why: "this platform is not connected" };
  try {
    return await platform.send(readLetter(letter));
  } catch (error) {
    // One bad row never stops the run.
    return { sent: "retry", why: error instanceof Error ? error.message : String(error) };
  }
}

function readLetter({ key, toUser, chat, thread, card, locale, attempts, problem }: Letter): Outgoing {
  const to = toUser === null ? { chat: chat ?? "", ...(thread !== null && { thread }) } : { user: toUser };
  // A second attempt without a kept problem means that the first one's worker died in the middle.
  const isInDoubt = problem?.startsWith(IN_DOUBT) || (attempts > 1 && problem === null);
  return { key, to, card: JSON.parse(card) as Card, locale, ...(isInDoubt && { isInDoubt }) };
}

const IN_DOUBT = "unknown: ";

function resultOf(sent: Sent, attempts: number, now: Date): Row {
  const free = { takenBy: null, takenUntil: null };
  if (sent.sent === "yes") return { ...free, state: "sent", sentAt: now, messageId: sent.messageId, problem: null };
  const problem = sent.sent === "unknown" ? `${IN_DOUBT}${sent.why}` : sent.why;
  if (sent.sent === "never" || attempts >= MOST_ATTEMPTS) return { ...free, state: "dead", problem };
  const wait = sent.afterMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20));
  return { ...free, state: "waiting", dueAt: new Date(now.getTime() + wait), problem };
}
