// Waiting for a bot that acknowledges first and answers after.
import { setTimeout as wait } from "node:timers/promises";

const QUIET_MS = 60;

/** Quiet: nothing under way and no new call for 60 ms. A bot that thinks longer needs `until`. */
export const settle = async (busy: () => number, calls: readonly unknown[]): Promise<void> => {
  let seen = -1;
  let since = performance.now();
  for (;;) {
    const isStill = busy() === 0 && calls.length === seen;
    if (!isStill) since = performance.now();
    else if (performance.now() - since >= QUIET_MS) return;
    seen = calls.length;
    await wait(10);
  }
};

/** What `look` gives as soon as it gives something; throws after `ms`. */
export const until = async <T>(look: () => T | undefined | null | false, ms = 5000): Promise<T> => {
  const end = performance.now() + ms;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== null && seen !== false) return seen;
    if (performance.now() > end) throw new Error(`nothing came within ${ms} ms: ${look.toString()}`);
    await wait(5);
  }
};
