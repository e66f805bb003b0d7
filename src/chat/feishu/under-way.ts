// Counts what is under way, so that closing can wait for it.
import { setTimeout as wait } from "node:timers/promises";

export type UnderWay = {
  /** Runs on its own; the work says and logs its own failures. */
  follow: (work: Promise<void>) => void;
  /** The same promise, counted until it settles. */
  count: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves when nothing is under way, at the latest after `mostMs`. */
  settled: (mostMs: number) => Promise<void>;
};

export function openUnderWay(failed: (error: unknown) => void): UnderWay {
  const works = new Set<Promise<unknown>>();
  const count = <T>(work: Promise<T>): Promise<T> => {
    works.add(work);
    const done = () => works.delete(work);
    work.then(done, done);
    return work;
  };
  const allDone = async () => {
    while (works.size > 0) await Promise.allSettled(works);
  };
  return {
    count,
    follow: (work) => void count(work).catch(failed),
    settled: (mostMs) => Promise.race([allDone(), wait(mostMs, undefined, { ref: false })]),
  };
}
