// Weeks by ISO 8601: Monday to Sunday, and week 1 is the one with the year's first Thursday.
import { dayNumber, dayOf, partsOf, weekdayOf } from "../../core/reading/calendar-day.ts";

/** Days YYYY-MM-DD, both counted in. `week`: 2026-W47. `through` is before Sunday while the week is running. */
export type Span = { week: string; monday: string; through: string };

const WEEK = 7;
const THURSDAY = 3;

export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days);

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(dayNumber(day)));

export const sundayOf = (monday: string): string => addDays(monday, WEEK - 1);

/** The week that a day lies in: `2026-W47`. */
export function weekOf(day: string): string {
  const thursday = addDays(mondayOf(day), THURSDAY);
  const { year } = partsOf(thursday);
  const first = mondayOf(`${year}-01-04`);
  const number = (dayNumber(mondayOf(day)) - dayNumber(first)) / WEEK + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

export const numberOfWeek = (week: string): number => Number(week.slice(-2));

/** The Monday of `2026-W47`; null: there is no such week. */
export function readWeek(typed: string): string | null {
  const [, year, number] = /^(\d{4})-?W(\d{1,2})$/iu.exec(typed.trim()) ?? [];
  if (year === undefined || number === undefined || Number(year) < 1900 || Number(year) > 2200) return null;
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * WEEK);
  return weekOf(monday) === `${year}-W${number.padStart(2, "0")}` ? monday : null;
}

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
