// When what happened in the demo company's case: whatever the hour, its proposal is due a few working hours ahead. Pure.
import type { Calendar } from "../../core/calendar/working-time.ts";
import { dayOf, instantOf } from "../../core/turn.ts";

export type CasePlan = { receivedAt: Date; waitsFrom: Date; waitsUntil: Date; dueAt: Date };

const MINUTE_MS = 60_000;
const AHEAD_HOURS = 3;
/** A deadline right at an opening, a break or a closing could not be seen to be missed. */
const CLEAR_MS = 30 * MINUTE_MS;
const ROUND_MS = 10 * MINUTE_MS;
/** C-21: a proposal is due at the end of the third working day. */
const PROPOSAL_DAYS = 3;

/**
 * The case waited for the customer for a while, and by just that its deadline moved from a closing to `dueAt`. All of it lies
 * in working time, and all but `dueAt` before `now` (test/sandbox/case-plan.test.ts).
 */
export function planCase(calendar: Calendar, now: Date): CasePlan {
  const { timezone } = calendar;
  const dueAt = findDue(calendar, now);
  const lastDay = calendar.addWorkdays(dayOf(dueAt, timezone), -1);
  const firstDay = calendar.addWorkdays(lastDay, -PROPOSAL_DAYS);
  const receivedAt = instantOf(firstDay, "10:20", timezone);
  const waitsFrom = instantOf(calendar.addWorkdays(firstDay, 1), "09:40", timezone);
  const waited = calendar.workingTimeBetween(calendar.deadlineOf(receivedAt, PROPOSAL_DAYS), dueAt);
  return { receivedAt, waitsFrom, waitsUntil: calendar.addWorkingTime(waitsFrom, waited), dueAt };
}

function findDue(calendar: Calendar, now: Date): Date {
  const ahead = calendar.addWorkingHours(now, AHEAD_HOURS).getTime();
  for (let at = Math.ceil(ahead / ROUND_MS) * ROUND_MS; ; at += ROUND_MS) {
    const [from, to] = [new Date(at - CLEAR_MS), new Date(at + CLEAR_MS)];
    if (calendar.workingTimeBetween(from, to) === 2 * CLEAR_MS) return new Date(at);
  }
}
