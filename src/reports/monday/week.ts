// A week that is reported, as far as it has gone.
import { addDays, sundayOf, weekOf } from "../../core/calendar/weeks.ts";

export { addDays, mondayOf, numberOfWeek, readWeek, sundayOf, weekOf } from "../../core/calendar/weeks.ts";

/** Days YYYY-MM-DD, both counted in. `week`: 2026-W47. `through` is before Sunday while the week is running. */
export type Span = { week: string; monday: string; through: string };

const WEEK = 7;

/** A week as far as it has gone by `today`; null: it has not begun. */
export function spanOf(monday: string, today: string): Span | null {
  if (monday > today) return null;
  const sunday = sundayOf(monday);
  return { week: weekOf(monday), monday, through: sunday < today ? sunday : today };
}

export const isRunning = ({ monday, through }: Span): boolean => through < sundayOf(monday);

/** The same days, so many weeks earlier: a week that is running is compared with as much of the other one. */
export function spanBefore({ monday, through }: Span, weeks: number): Span {
  const earlier = addDays(monday, -WEEK * weeks);
  return { week: weekOf(earlier), monday: earlier, through: addDays(through, -WEEK * weeks) };
}

export function daysOf({ monday, through }: Span): string[] {
  const days: string[] = [];
  for (let day = monday; day <= through; day = addDays(day, 1)) days.push(day);
  return days;
}
