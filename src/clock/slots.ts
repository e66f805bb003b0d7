// Jobs of the clock, and slots: a job's run at one time happens once in the whole deployment, by a unique row.
import type { PlatformName } from "../core/ask.ts";
import type { Card } from "../core/reply.ts";
import type { Database, Row, Write } from "../core/store/database.ts";
import { Duplicate } from "../core/store/failures.ts";
import type { Room } from "../core/turn.ts";
import type { OutboxLog } from "./send-letter.ts";

export type JobOptions = Pick<Room, "database" | "records" | "house"> & { log: OutboxLog };

/** `now`: the instant whose work is done. `sendAt`: when its letters are due; earlier than `now` when `tick --at` looks ahead. */
export type Moment = { now: Date; sendAt: Date };

/** A letter that is about to be written: to whom, where, and its first words. */
export type Expected = { to: string; platform: string; words: string };

/** What the clock asks of a kind of work, every minute. The list is jobs.ts. */
export type Job = {
  name: string;
  /** Does what is due at the moment and gives the number of letters written. What it throws is said and tried again. */
  run(options: JobOptions, moment: Moment): Promise<number>;
  /** What `run` would write; nothing is changed. */
  preview(options: JobOptions, moment: Moment): Promise<Expected[]>;
};

/**
 * One run of a job. `job` is a name with the receiver where one's failure must not stop the others ("monday report:42").
 * `write` reads what it needs and gives the rows (letters with `sendAt` as their `now`, reminders); it writes nothing itself.
 */
export type SlotRun = { job: string; at: Date; write(): Promise<readonly Write[]> };

/**
 * A job made of slots. `due` gives the runs whose time has come and is not over yet (how late is too late is the job's
 * own rule), those that are done already included; each is then done at most once (test/clock/slots.test.ts).
 */
export function slotJob(name: string, due: (options: JobOptions, moment: Moment) => Promise<readonly SlotRun[]>): Job {
  return {
    name,
    async run(options, moment) {
      let written = 0;
      for (const one of await due(options, moment)) {
        try {
          written += await runOne(options, one, moment.now);
        } catch (error) {
          options.log.warn({ err: error, job: one.job, at: one.at }, "a job failed; it is tried again");
        }
      }
      return written;
    },
    async preview(options, moment) {
      const expected: Expected[] = [];
      for (const one of await due(options, moment)) {
        if (!(await isDone(options.database, one))) expected.push(...(await sayLetters(options, await one.write())));
      }
      return expected;
    },
  };
}

type Slot = { job: string; at: Date };

/** Whether somebody has done this run. */
export async function isDone(database: Database, { job, at }: Slot): Promise<boolean> {
  const sql = `SELECT "job" FROM "Slot" WHERE "job" = ? AND "at" = ?`;
  return (await database.read(sql, [job, at])).length > 0;
}

type Slotted = { options: Pick<JobOptions, "database">; now: Date };

/**
 * Does the work of a slot and keeps what it gives in one save with the slot's row: after a crash it is all there or
 * nothing. False: somebody has done it, or did it at the same time (test/clock/slots.test.ts).
 */
export async function runSlot(
  { options: { database }, now }: Slotted,
  slot: Slot,
  work: () => Promise<readonly Write[]>,
): Promise<boolean> {
  if (await isDone(database, slot)) return false;
  const row: Row = { job: slot.job, at: slot.at, doneAt: now };
  try {
    await database.save([{ insert: "Slot", row }, ...(await work())]);
    return true;
  } catch (error) {
    if (error instanceof Duplicate && error.table === "Slot") return false;
    throw error;
  }
}

async function runOne(options: JobOptions, run: SlotRun, now: Date): Promise<number> {
  let letters = 0;
  const isRun = await runSlot({ options, now }, run, async () => {
    const writes = await run.write();
    letters = lettersOf(writes).length;
    return writes;
  });
  return isRun ? letters : 0;
}

/** All jobs, one after the other, in their order; one that throws does not stop the others. The number of letters. */
export async function runJobs(jobs: readonly Job[], options: JobOptions, moment: Moment): Promise<number> {
  let written = 0;
  for (const job of jobs) {
    try {
      written += await job.run(options, moment);
    } catch (error) {
      options.log.warn({ err: error, job: job.name }, "a job failed; it is tried again");
    }
  }
  return written;
}

/** The rows of the letters among them. */
export const lettersOf = (writes: readonly Write[]): Row[] =>
  writes.flatMap((write) => ("insertOnce" in write && write.insertOnce === "Outbox" ? [write.row] : []));

/** To whom they go and how they begin. */
export async function sayLetters({ database }: JobOptions, writes: readonly Write[]): Promise<Expected[]> {
  const expected: Expected[] = [];
  for (const { toUser, chat, platform, card } of lettersOf(writes)) {
    const name = await findName(database, platform as PlatformName, String(toUser));
    const { summary, title } = JSON.parse(String(card)) as Card;
    expected.push({ to: name ?? String(toUser ?? chat), platform: String(platform), words: summary || title });
  }
  return expected;
}

async function findName(database: Database, platform: PlatformName, userId: string): Promise<string | null> {
  const sql = `SELECT p."name" FROM "Identity" i JOIN "Person" p ON p."id" = i."personId"
    WHERE i."platform" = ? AND i."userId" = ?`;
  return (await database.read<{ name: string }>(sql, [platform, userId]))[0]?.name ?? null;
}

/** A slot is kept long after it could come again, then let go. */
export const SLOT_DAYS = 60;

export async function findOldSlots(database: Database, now: Date, limit: number): Promise<Write[]> {
  const before = new Date(now.getTime() - SLOT_DAYS * 86_400_000);
  const sql = `SELECT "job", "at" FROM "Slot" WHERE "at" < ? ORDER BY "at" LIMIT ${limit}`;
  const old = await database.read<{ job: string; at: Date }>(sql, [before]);
  return old.map(({ job, at }) => ({ remove: "Slot", where: { job, at } }));
}
