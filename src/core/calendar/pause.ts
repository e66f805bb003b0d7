// A clock that stands while the customer is waited for, and runs on with what was left of its working time.
import type { Calendar } from "./working-time.ts";

export type Pause = { dueAt: Date; pausedAt: Date; now: Date };

/**
 * When it is due after a pause: the working time that was left when it began, from now. What was overdue by then stays as
 * it was (test/core/calendar/pause.test.ts).
 */
export function dueAfterPause(calendar: Calendar, { dueAt, pausedAt, now }: Pause): Date {
  if (dueAt <= pausedAt) return dueAt;
  return calendar.addWorkingTime(now, calendar.workingTimeBetween(pausedAt, dueAt));
}
