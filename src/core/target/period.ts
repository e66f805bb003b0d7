// Months, quarters and years: how they are written, which days they hold, and which of them a day lies in.
import { addDays } from "../calendar/weeks.ts";
import { lastOfMonth, partsOf } from "../reading/calendar-day.ts";
import { plainOf } from "../reading/clean.ts";

/** `2026-11`, `2026Q4` or `2026`. */
export type Period = string;

export type Days = { from: string; to: string };

const MONTHS_OF_QUARTER = 3;
const two = (number: number): string => String(number).padStart(2, "0");
const quarterOf = (month: number): number => Math.ceil(month / MONTHS_OF_QUARTER);

export const monthOf = (day: string): Period => day.slice(0, 7);
const monthPeriod = (year: number, month: number): Period =>
  `${year + Math.floor((month - 1) / 12)}-${two(((month - 1 + 1200) % 12) + 1)}`;
const quarterPeriod = (year: number, quarter: number): Period =>
  `${year + Math.floor((quarter - 1) / 4)}Q${((quarter - 1 + 400) % 4) + 1}`;

/** The finest first. */
export function periodsOf(day: string): [month: Period, quarter: Period, year: Period] {
  const { year, month } = partsOf(day);
  return [monthOf(day), quarterPeriod(year, quarterOf(month)), String(year)];
}

export const isMonth = (period: Period): boolean => /^\d{4}-\d{2}$/u.test(period);

/** First and last day. */
export function daysOfPeriod(period: Period): Days {
  const year = Number(period.slice(0, 4));
  if (isMonth(period)) {
    const month = Number(period.slice(5));
    return { from: `${period}-01`, to: lastOfMonth(year, month) };
  }
  const quarter = /Q(\d)$/u.exec(period)?.[1];
  if (quarter === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = Number(quarter) * MONTHS_OF_QUARTER;
  return { from: `${year}-${two(last - 2)}-01`, to: lastOfMonth(year, last) };
}

export function listDays({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The same kind of period so many later (earlier: negative). */
export function periodAfter(period: Period, count: number): Period {
  const year = Number(period.slice(0, 4));
  if (isMonth(period)) return monthPeriod(year, Number(period.slice(5)) + count);
  const quarter = /Q(\d)$/u.exec(period)?.[1];
  return quarter === undefined ? String(year + count) : quarterPeriod(year, Number(quarter) + count);
}

/** Of a word: which kind of period, counted from today's. */
const RELATIVE: Record<string, [kind: 0 | 1 | 2, offset: number]> = {
  本月: [0, 0],
  这个月: [0, 0],
  当月: [0, 0],
  上月: [0, -1],
  上个月: [0, -1],
  下月: [0, 1],
  下个月: [0, 1],
  本季: [1, 0],
  本季度: [1, 0],
  这个季度: [1, 0],
  上季: [1, -1],
  上季度: [1, -1],
  下季: [1, 1],
  下季度: [1, 1],
  今年: [2, 0],
  本年: [2, 0],
  去年: [2, -1],
  明年: [2, 1],
  "this month": [0, 0],
  "last month": [0, -1],
  "next month": [0, 1],
  "this quarter": [1, 0],
  "last quarter": [1, -1],
  "next quarter": [1, 1],
  "this year": [2, 0],
  "last year": [2, -1],
  "next year": [2, 1],
};

const MONTH = /^(?:(\d{4})[-/.年]?)?(?:(\d{1,2})月(?:份)?|(?<=[-/.])(\d{1,2}))$/u;
const QUARTER = /^(?:(\d{4})[-年]?)?(?:q([1-4])|第?([一二三四1-4])季度?)$/u;
const NUMERALS = "一二三四";

/** A period that is all there is; without a year it is this one's. Null: something else. `today` is YYYY-MM-DD. */
export function readPeriod(typed: string, today: string): Period | null {
  const plain = plainOf(typed).trim();
  const relative = RELATIVE[plain];
  if (relative !== undefined) return periodAfter(periodsOf(today)[relative[0]], relative[1]);
  const thisYear = partsOf(today).year;
  const month = MONTH.exec(plain);
  if (month) {
    const number = Number(month[2] ?? month[3]);
    return inRange(Number(month[1] ?? thisYear)) && number >= 1 && number <= 12
      ? monthPeriod(Number(month[1] ?? thisYear), number)
      : null;
  }
  const quarter = QUARTER.exec(plain);
  if (quarter) {
    const number =
      quarter[3] === undefined ? Number(quarter[2]) : NUMERALS.indexOf(quarter[3]) + 1 || Number(quarter[3]);
    return inRange(Number(quarter[1] ?? thisYear)) ? quarterPeriod(Number(quarter[1] ?? thisYear), number) : null;
  }
  const year = /^(\d{4})年?$/u.exec(plain)?.[1];
  return year !== undefined && inRange(Number(year)) ? year : null;
}

const inRange = (year: number): boolean => year >= 2000 && year <= 2099;

/** The words of several pieces that mean a period (`next month`), for reading them out of a line. */
export const PERIOD_PHRASES = Object.keys(RELATIVE).filter((word) => word.includes(" "));
