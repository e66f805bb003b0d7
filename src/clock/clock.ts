// The clock: node-cron wakes us, rows say what is due. Every second the outbox, every minute the jobs and what was left lying.
import { type Logger, schedule } from "node-cron";
import { runErrands } from "../core/case/errands.ts";
import type { HouseDesk } from "../core/desk.ts";
import { findOldDrafts } from "../core/draft.ts";
import { findOldEvents } from "../core/inbound.ts";
import { jobs } from "./jobs.ts";
import { sendDue } from "./outbox.ts";
import { findOldDestinations } from "./pace.ts";
import type { OutboxOptions } from "./send-letter.ts";
import { findOldSlots, type JobOptions, runJobs } from "./slots.ts";
import { makeSteadyClock } from "./steady.ts";

export type ClockOptions = OutboxOptions &
  JobOptions & {
    desk: Pick<HouseDesk, "recover">;
    now: () => Date;
    /** The sandbox's clock is moved by hand: the database's is no better. */
    isTrial?: boolean;
  };

export type Clock = {
  /** Everything that is due now, at once: for when the clock was moved. */
  tick(): Promise<void>;
  stop(): Promise<void>;
};

const CLEAN_BATCH = 500;

/** What is done every minute: owed answers, and old keys, drafts, slots and paces let go. */
export async function tidy({ database, desk, now }: Pick<ClockOptions, "database" | "desk" | "now">): Promise<void> {
  await desk.recover();
  const old = [
    ...(await findOldEvents(database, now(), CLEAN_BATCH)),
    ...(await findOldDrafts(database, now(), CLEAN_BATCH)),
    ...(await findOldSlots(database, now(), CLEAN_BATCH)),
    ...(await findOldDestinations(database, now(), CLEAN_BATCH)),
  ];
  if (old.length) await database.save(old);
}

/** A second in which the last one's work still goes on is no news; on its own node-cron writes of it to the terminal. */
function quietLogger(log: JobOptions["log"]): Logger {
  const nothing = () => undefined;
  return { info: nothing, warn: nothing, debug: nothing, error: (error) => log.warn({ err: error }, "a wake failed") };
}

/** Wakes at once, every second and every minute until it is stopped; stopping waits for what is under way (test/clock/clock.test.ts). */
export function startClock(options: ClockOptions): Clock {
  const { log, database } = options;
  const steady = makeSteadyClock(database, options.now);
  const now = options.isTrial ? options.now : steady.now;
  let isSet = options.isTrial ?? false;
  let isStopping = false;
  let underWay = Promise.resolve();
  let sending = Promise.resolve();
  const wake = (work: () => Promise<unknown>) => async () => {
    // A failure is said and the next tick tries again: the rows are still due.
    const done = work().catch((error: unknown) => log.warn({ err: error }, "a tick failed"));
    underWay = Promise.all([underWay, done]).then(() => undefined);
    await done;
  };
  const setClock = async () => {
    if (!isSet) await steady.check();
    isSet = true;
  };
  const sendWhileDue = async () => {
    await setClock();
    while (!isStopping && (await sendDue(options, now())) > 0);
  };
  // One sending after the other: a moved clock must not make a letter look abandoned that is just being sent.
  const sendAll = () => {
    const done = sending.then(sendWhileDue);
    sending = done.catch(() => undefined);
    return done;
  };
  const tick = wake(async () => {
    isSet = options.isTrial ?? false;
    await setClock();
    const at = now();
    await runJobs(jobs, options, { now: at, sendAt: at });
    await sendAll();
  });
  const tidyUp = wake(() => tidy({ ...options, now }));
  const waking = { noOverlap: true, logger: quietLogger(log) };
  const errands = wake(() => runErrands(options, now()));
  const wakes = [
    schedule("* * * * * *", wake(sendAll), waking),
    schedule("* * * * * *", errands, waking),
    schedule("* * * * *", tick, waking),
    schedule("* * * * *", tidyUp, waking),
  ];
  // What a process left owing that died does not wait for the next minute (test/server/process.test.ts).
  void tidyUp();
  return {
    tick,
    stop: async () => {
      isStopping = true;
      for (const one of wakes) await one.stop();
      await underWay;
    },
  };
}
