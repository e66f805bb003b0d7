// Cases by time: every minute those that are due to be looked at climb, are said to be overdue, and are told to whoever must act.
import { openCalendar } from "../core/calendar/open.ts";
import type { Telling } from "../core/case/places.ts";
import { earliest } from "../core/case/watch.ts";
import { findPeace } from "../core/peace/find.ts";
import type { Database, Write } from "../core/store/database.ts";
import { Duplicate, Stale } from "../core/store/failures.ts";
import { findReceiver, writeLetter } from "./case-letters.ts";
import { type Look, type Looking, type Wanted, lookAt } from "./case-look.ts";
import { groupBy } from "./pace.ts";
import { type Job, type JobOptions, type Moment, lettersOf, sayLetters } from "./slots.ts";

/** So many at one time; the rest is still due a minute later. */
const BATCH = 500;

/** Answered out of the index alone, however many cases there are (test/core/store/plans.test.ts). */
export const DUE_CASES = `SELECT "id" FROM "Complaint" WHERE "watchAt" <= ? ORDER BY "watchAt" LIMIT ${BATCH}`;

/** Nothing is skipped and nothing comes twice, whatever ends or runs beside it (test/clock/case-once.test.ts). */
export const cases: Job = {
  name: "cases",
  async run(options, moment) {
    let written = 0;
    const save = async (writes: readonly Write[]) => {
      await options.database.save(writes);
      written += newLetters(writes).length;
    };
    await watch(options, moment, save);
    return written;
  },
  async preview(options, moment) {
    const kept: Write[] = [];
    const save = async (writes: readonly Write[]) => {
      kept.push(...writes);
    };
    await watch(options, moment, save);
    return sayLetters(options, newLetters(kept));
  },
};

/** A card drawn anew is no news to anybody. */
const newLetters = (writes: readonly Write[]): Write[] =>
  writes.filter((write) => lettersOf([write]).some((row) => row["replaces"] === undefined));

type Save = Looking["save"];

async function watch(options: JobOptions, { now, sendAt }: Moment, save: Save): Promise<void> {
  const { database, house } = options;
  const telling: Telling = { database, house, calendars: openCalendar({ database, house }), now };
  const looks: Look[] = [];
  for (const { id } of await findDue(database, now)) {
    await trying(options, { caseId: id }, async () => {
      const look = await lookAt({ telling, save }, id);
      if (look) looks.push(look);
    });
  }
  const later = await tellAll(options, { telling, looks, sendAt, save });
  for (const { found, wanted, next } of looks) {
    const until = wanted.map((one) => later.get(one));
    // Somebody could not be told: it stays due.
    if (until.includes("failed")) continue;
    const watchAt = earliest([next, ...until.map((at) => (at instanceof Date ? at : null))]);
    const { id, version, answeredAt } = found;
    // What anybody did or said meanwhile is looked at again.
    await trying(options, { caseId: id }, () =>
      save([{ update: "Complaint", where: { id, version, answeredAt }, set: { watchAt } }]),
    );
  }
}

const findDue = (database: Database, now: Date): Promise<{ id: number }[]> =>
  database.read<{ id: number }>(DUE_CASES, [now]);

/** One's trouble stops nobody else's. False: it failed, and is tried again a minute later. */
async function trying({ log }: JobOptions, about: object, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    // Somebody acted, or another process was quicker.
    const isQuicker = error instanceof Stale || error instanceof Duplicate;
    if (!isQuicker) log.warn({ err: error, ...about }, "a case could not be looked at; it is tried again");
    return false;
  }
}

type Found = { telling: Telling; looks: readonly Look[]; sendAt: Date; save: Save };
/** When somebody is to be told, if not now. */
type Later = Map<Wanted, Date | "failed">;

async function tellAll(options: JobOptions, { telling, looks, sendAt, save }: Found): Promise<Later> {
  const later: Later = new Map();
  const all = looks.flatMap(({ wanted }) => wanted);
  if (all.length === 0) return later;
  const peace = await findPeace(options, telling.now);
  for (const [personId, wanted] of groupBy(all, ({ personId }) => personId)) {
    const isTold = await trying(options, { personId }, async () => {
      const isSafety = wanted.some(({ found }) => found.severity === "safety");
      const receiver = await findReceiver(telling, peace, { personId, isSafety });
      if (receiver && receiver.opensAt <= telling.now)
        await save(await writeLetter(telling, receiver, { wanted, sendAt }));
      else if (receiver) for (const one of wanted) later.set(one, receiver.opensAt);
    });
    if (!isTold) for (const one of wanted) later.set(one, "failed");
  }
  return later;
}
