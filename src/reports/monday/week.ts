// What a report covers, a week or a month, as far as it has gone.
import { addDays, sundayOf, weekOf } from "../../core/calendar/weeks.ts";
import { daysOfPeriod, isMonth, listDays, periodAfter } from "../../core/target/period.ts";

export { addDays, mondayOf, numberOfWeek, readWeek, sundayOf, weekOf } from "../../core/calendar/weeks.ts";

/**
 * Days YYYY-MM-DD, both counted in. `week`: 2026-W47, or the month 2026-10; `monday`: its first day, of a month the 1st.
 * `through` is before the last day while it is running.
 */
export type Span = { week: string; monday: string; through: string };

const WEEK = 7;

export const isMonthly = ({ week }: Pick<Span, "week">): boolean => isMonth(week);

/** A Monday, or a month (2026-10), as far as it has gone by `today`; null: it has not begun. */
export function spanOf(first: string, today: string): Span | null {
  const { from, to } = isMonth(first) ? daysOfPeriod(first) : { from: first, to: sundayOf(first) };
  if (from > today) return null;
  return { week: isMonth(first) ? first : weekOf(first), monday: from, through: to < today ? to : today };
}

/** By which it is asked for again: its Monday, or the month. */
export const firstOf = (span: Span): string => (isMonthly(span) ? span.week : span.monday);

export const lastOf = (span: Span): string => (isMonthly(span) ? daysOfPeriod(span.week).to : sundayOf(span.monday));

export const isRunning = (span: Span): boolean => span.through < lastOf(span);

export const wholeOf = (span: Span): Span => ({ ...span, through: lastOf(span) });

/** The Monday or the month that comes so many later (earlier: negative). */
export const firstAfter = (span: Span, count: number): string =>
  isMonthly(span) ? periodAfter(span.week, count) : addDays(span.monday, WEEK * count);

/** The same days, so many weeks (months) earlier: one that is running is compared with as much of the other one. */
export function spanBefore(span: Span, count: number): Span {
  const first = firstAfter(span, -count);
  const { from, to } = isMonthly(span) ? daysOfPeriod(first) : { from: first, to: sundayOf(first) };
  const through = isRunning(span) ? addDays(from, listDays({ from: span.monday, to: span.through }).length - 1) : to;
  return { week: isMonthly(span) ? first : weekOf(first), monday: from, through: through < to ? through : to };
}

export const daysOf = ({ monday, through }: Span): string[] => listDays({ from: monday, to: through });

/** Weeks (months) that a chart looks back, this one included. */
export const LOOKED_BACK = 4;

/** The first day that a report of this Monday or month looks at. */
export const earliestOf = (first: string): string =>
  isMonth(first) ? daysOfPeriod(periodAfter(first, 1 - LOOKED_BACK)).from : addDays(first, WEEK * (1 - LOOKED_BACK));

/** What is planned is planned for the whole week (month) after, whatever day it is. */
export function nextOf(span: Span): { from: string; to: string } {
  const next = firstAfter(span, 1);
  return isMonthly(span) ? daysOfPeriod(next) : { from: next, to: sundayOf(next) };
}
