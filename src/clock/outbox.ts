// The outbox: takes letters that are due, one worker each, at the pace of their destinations, and has them sent.
import type { PlatformName } from "../core/ask.ts";
import type { Write } from "../core/store/database.ts";
import { type Crowd, findOpen, groupBy, paceCrowds, type Paced } from "./pace.ts";
import { findHold } from "./replacing.ts";
import {
  addressOf,
  type Batch,
  IN_DOUBT,
  type Letter,
  type OutboxOptions,
  sendLetter,
  SHORTEST_WAIT_MS,
  type Taken,
} from "./send-letter.ts";

/** So many are under way at once: a slow destination holds up no more than these. */
const BATCH = 50;
/** A row taken by a worker that died is free again after this long. */
export const LEASE_MS = 60_000;
/** No sending is begun later than this after the taking, so that its lease outlasts it: three calls of 15 s each. */
const BEGIN_WITHIN_MS = 10_000;
/** A lease that ends later than this was taken by a clock that has been set back since. */
const LONGEST_LEASE_MS = 15 * 60_000;
/**
 * Sends what is due at `now`, or by an earlier instant `dueBy`, and returns how many went out; 0 means that nothing is left that may go now. Two workers never
 * take the same row, and a row whose worker died is looked up on the platform before it is sent again
 * (test/clock/outbox.test.ts).
 */
export async function sendDue(options: OutboxOptions, now: Date, dueBy = now): Promise<number> {
  for (;;) {
    const batch: Batch = { options, now, since: performance.now(), refused: new Map() };
    const open = await findOpen(options.database, [...options.platforms.keys()], now);
    const taken = [...(await takeAbandoned(options, open, now)), ...(await takeWaiting(options, open, { now, dueBy }))];
    if (taken.length === 0) return 0;
    const paced = await paceCrowds(options.database, crowdsOf(taken), now);
    await putBack(batch, paced.later);
    const sent = await Promise.all(paced.now.map((same) => sendInOrder(batch, same)));
    const sum = sent.reduce((one, other) => one + other, 0);
    if (sum > 0) return sum;
  }
}

/** Makes due at `now` what waits for an instant until `at`: for looking ahead. Repeats are then tried once, not again. */
export async function hasten({ database }: Pick<OutboxOptions, "database">, now: Date, at: Date): Promise<void> {
  const condition = `"state" = 'waiting' AND "dueAt" > ? AND "dueAt" <= ?`;
  const claim = { table: "Outbox", condition, params: [now, at], order: `"dueAt", "id"`, limit: 500 } as const;
  while ((await database.claim({ ...claim, set: { dueAt: now } })).length > 0);
}

const crowdsOf = (taken: readonly Taken[]): Crowd<Taken>[] =>
  [...groupBy(taken, (one) => `${one.letter.platform}:${addressOf(one)}`).values()].flatMap((letters) => {
    const [first] = letters;
    return first ? [{ platform: first.letter.platform, address: addressOf(first), letters }] : [];
  });

/** What cannot be begun in time, behind a slow one, waits for the next batch. */
async function sendInOrder(batch: Batch, letters: readonly Taken[]): Promise<number> {
  let sent = 0;
  for (const [at, letter] of letters.entries()) {
    const isLate = performance.now() - batch.since > BEGIN_WITHIN_MS;
    const isRefused = batch.refused.get(letter.letter.platform)?.has(addressOf(letter));
    if (isLate || isRefused) {
      const dueAt = new Date(batch.now.getTime() + SHORTEST_WAIT_MS);
      await putBack(
        batch,
        letters.slice(at).map((one) => ({ letter: one, at: dueAt })),
      );
      return sent;
    }
    const hold = await findHold(batch.options.database, letter.letter, batch.now);
    if (hold) await putBack(batch, [{ letter, at: hold }]);
    else if (await sendLetter(batch, letter)) sent += 1;
  }
  return sent;
}

/** Not tried, so not counted; what was in doubt stays so. */
async function putBack({ options: { database, worker } }: Batch, later: Paced<Taken>["later"]): Promise<void> {
  const writes = later.map(({ letter: { letter, isInDoubt }, at }): Write => {
    const problem = isInDoubt && !letter.problem?.startsWith(IN_DOUBT) ? `${IN_DOUBT}its sender died` : letter.problem;
    const attempts = letter.attempts - 1;
    const set = { state: "waiting", takenBy: null, takenUntil: null, attempts, dueAt: at, problem };
    return { update: "Outbox", where: { id: letter.id, takenBy: worker }, set };
  });
  if (writes.length) await database.save(writes);
}

type Due = { now: Date; dueBy: Date };

async function takeWaiting(
  options: OutboxOptions,
  open: readonly PlatformName[],
  { now, dueBy }: Due,
): Promise<Taken[]> {
  const wanted = { isDue: `"state" = 'waiting' AND "dueAt" <= ?`, instants: [dueBy] };
  const letters = await take(options, open, { now, ...wanted });
  return letters.map((letter) => ({ letter, isInDoubt: letter.problem?.startsWith(IN_DOUBT) ?? false }));
}

/** Those whose worker died in the middle, perhaps right after the platform had them. */
async function takeAbandoned(options: OutboxOptions, open: readonly PlatformName[], now: Date): Promise<Taken[]> {
  const isDue = `"state" = 'taken' AND ("takenUntil" < ? OR "takenUntil" > ?)`;
  const instants = [now, new Date(now.getTime() + LONGEST_LEASE_MS)];
  const letters = await take(options, open, { now, isDue, instants });
  return letters.map((letter) => ({ letter, isInDoubt: true }));
}

type Wanted = { now: Date; isDue: string; instants: Date[] };

function take(
  { database, worker }: OutboxOptions,
  open: readonly PlatformName[],
  { now, isDue, instants }: Wanted,
): Promise<Letter[]> {
  if (open.length === 0) return Promise.resolve([]);
  return database.claim<Letter>({
    table: "Outbox",
    condition: `"platform" IN (${open.map(() => "?").join(", ")}) AND ${isDue}`,
    params: [...open, ...instants],
    order: `"dueAt", "id"`,
    limit: BATCH,
    set: { state: "taken", takenBy: worker, takenUntil: new Date(now.getTime() + LEASE_MS) },
    count: "attempts",
  });
}
