// The clock: node-cron wakes us, rows say what is due. Every second the outbox, every minute what was left lying.
import { schedule } from "node-cron";
import { findOldDrafts } from "../core/draft.ts";
import { findOldEvents } from "../core/inbound.ts";
import type { HouseDesk } from "../core/desk.ts";
import { type OutboxOptions, sendDue } from "./outbox.ts";

export type ClockOptions = OutboxOptions & { desk: Pick<HouseDesk, "recover">; now: () => Date };

export type Clock = { stop(): Promise<void> };

const CLEAN_BATCH = 500;

/** What is done every minute: owed answers, and old keys and drafts let go. */
export async function tidy({ database, desk, now }: Pick<ClockOptions, "database" | "desk" | "now">): Promise<void> {
  await desk.recover();
  const old = [
    ...(await findOldEvents(database, now(), CLEAN_BATCH)),
    ...(await findOldDrafts(database, now(), CLEAN_BATCH)),
  ];
  if (old.length) await database.save(old);
}

export function startClock(options: ClockOptions): Clock {
  const { log, now } = options;
  let underWay = Promise.resolve();
  const wake = (work: () => Promise<unknown>) => async () => {
    // A failure is said and the next tick tries again: the rows are still due.
    const done = work().catch((error: unknown) => log.warn({ err: error }, "a tick failed"));
    underWay = Promise.all([underWay, done]).then(() => undefined);
    await done;
  };
  const jobs = [
    schedule(
      "* * * * * *",
      wake(() => sendDue(options, now())),
      { noOverlap: true },
    ),
    schedule(
      "* * * * *",
      wake(() => tidy(options)),
      { noOverlap: true },
    ),
  ];
  return {
    stop: async () => {
      for (const job of jobs) await job.stop();
      await underWay;
    },
  };
}
