// Waiting for a bot that acknowledges first and answers after.
import { setTimeout as wait } from "node:timers/promises";

const QUIET_LOOKS = 6;
const LOOK_MS = 10;

/**
 * Quiet: nothing under way and no new call, six looks in a row at 10 ms. Looks and not time, since a busy machine makes
 * the bot slow and the looks with it. A bot that thinks longer needs `until`.
 */
export const settle = async (busy: () => number, calls: readonly unknown[]): Promise<void> => {
  let seen = -1;
  for (let quiet = 0; quiet < QUIET_LOOKS;) {
    quiet = busy() === 0 && calls.length === seen ? quiet + 1 : 0;
    seen = calls.length;
    await wait(LOOK_MS);
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
