// Weeks by ISO 8601: Monday to Sunday, and week 1 is the one with the year's first Thursday. Days are YYYY-MM-DD.
import { dayNumber, dayOf, partsOf, weekdayOf } from "../reading/calendar-day.ts";

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
