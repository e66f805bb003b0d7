// When a promise counts as kept. Pure; everything that says or counts it asks here.
import { dayNumber } from "../reading/calendar-day.ts";
import { rhythmOf } from "../reading/rhythm.ts";

/** `every`: the code of its rhythm; null: given once. Days are YYYY-MM-DD. */
export type Given = { dueOn: string | null; every: string | null };

/** `days` late; below zero early; 0: on its day, or it has none. */
export type Doing = { status: "kept" | "broken"; days: number };

/**
 * What a promise came to that was done on a day.
 * A recurring one is kept on its own day; early or late counts as broken (D-05), even if by one day and even if the day is a
 * day off: the customer waits on the day that was named. One said with 前 or by is kept early as well.
 * One given once is kept whenever it is done; done after its day it is kept late, and counted so. Whether one that was
 * never done is broken is for a person to say: until then it is open and overdue (D-04).
 */
export function doingOf({ dueOn, every }: Given, on: string): Doing {
  const days = dueOn === null ? 0 : dayNumber(on) - dayNumber(dueOn);
  const rhythm = every === null ? null : rhythmOf(every);
  if (rhythm === null) return { status: "kept", days: Math.max(days, 0) };
  const isInTime = days === 0 || (rhythm.isBy && days < 0);
  return isInTime ? { status: "kept", days: 0 } : { status: "broken", days };
}
