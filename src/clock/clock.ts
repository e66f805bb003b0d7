// The clock: node-cron wakes us, rows say what is due. Every second the outbox, every minute reminders and what was left lying.
import { schedule } from "node-cron";
import { runErrands } from "../core/case/errands.ts";
import type { HouseDesk } from "../core/desk.ts";
import { findOldDrafts } from "../core/draft.ts";
import { findOldEvents } from "../core/inbound.ts";
import { type MorningOptions, remindDue } from "./morning.ts";
import { type OutboxOptions, sendDue } from "./outbox.ts";

export type ClockOptions = OutboxOptions & MorningOptions & { desk: Pick<HouseDesk, "recover">; now: () => Date };

export type Clock = {
  /** Everything that is due now, at once: for when the clock was moved. */
  tick(): Promise<void>;
  stop(): Promise<void>;
};

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

/** Wakes at once, every second and every minute until it is stopped; stopping waits for what is under way (test/clock/clock.test.ts). */
export function startClock(options: ClockOptions): Clock {
  const { log, now } = options;
  let isStopping = false;
  let underWay = Promise.resolve();
  let sending = Promise.resolve();
  const wake = (work: () => Promise<unknown>) => async () => {
    // A failure is said and the next tick tries again: the rows are still due.
    const done = work().catch((error: unknown) => log.warn({ err: error }, "a tick failed"));
    underWay = Promise.all([underWay, done]).then(() => undefined);
    await done;
  };
  const sendWhileDue = async () => {
    while (!isStopping && (await sendDue(options, now())) > 0);
  };
  // One sending after the other: a moved clock must not make a letter look abandoned that is just being sent.
  const sendAll = () => {
    const done = sending.then(sendWhileDue);
    sending = done.catch(() => undefined);
    return done;
  };
  const tick = wake(async () => {
    await remindDue(options, now());
    await sendAll();
  });
  const tidyUp = wake(() => tidy(options));
  const jobs = [
    schedule("* * * * * *", wake(sendAll), { noOverlap: true }),
    schedule(
      "* * * * * *",
      wake(() => runErrands(options, now())),
      { noOverlap: true },
    ),
    schedule("* * * * *", tick, { noOverlap: true }),
    schedule("* * * * *", tidyUp, { noOverlap: true }),
  ];
  // What a process left owing that died does not wait for the next minute (test/server/process.test.ts).
  void tidyUp();
  return {
    tick,
    stop: async () => {
      isStopping = true;
      for (const job of jobs) await job.stop();
      await underWay;
    },
  };
}
