// Working time in a team's zone: which days and hours count, and what falls due when (C-21, X-05).
import { dayNumber, dayOf as dayOfNumber, partsOf, weekdayOf } from "../reading/calendar-day.ts";
import { dayOf, instantOf } from "../turn.ts";
import type { DayTable } from "./days.ts";
import { BUSINESS_HOURS, type Hours, type Span } from "./hours.ts";

/** What a stretch of time must be said with. Names in Chinese as published, each once; null: an unnamed day off. */
export type Circumstances = {
  daysOff: (string | null)[];
  /** It ends on a day that is worked although its weekday is not. */
  endsOnMakeUp: boolean;
  /** Years in it of which only weekends are known. */
  unknownYears: number[];
};

/** Days are YYYY-MM-DD in the calendar's zone. All functions are pure (test/core/calendar/working-time.test.ts). */
export type Calendar = {
  timezone: string;
  isWorkday(day: string): boolean;
  /** The n-th workday after a day, or before it when n is negative; 0 is the day itself. */
  addWorkdays(day: string, n: number): string;
  /** The first instant by which so many working hours have passed. */
  addWorkingHours(at: Date, hours: number): Date;
  /** The same for working time in milliseconds; `at` itself when there is none. */
  addWorkingTime(at: Date, time: number): Date;
  /** Working time in milliseconds; 0 when `to` is not after `from`. */
  workingTimeBetween(from: Date, to: Date): number;
  /**
   * End of business on the n-th workday after the day of receipt. What comes after closing or on a day off counts as
   * received at the next opening.
   */
  deadlineOf(receivedAt: Date, workdays: number): Date;
  circumstancesOf(from: Date, to: Date): Circumstances;
};

export type CalendarOptions = { days: DayTable; timezone: string; hours?: Hours };

type Opening = { from: number; to: number };
type Week = { days: DayTable; timezone: string; hours: Hours };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function makeCalendar({ days, timezone, hours = BUSINESS_HOURS }: CalendarOptions): Calendar {
  if (hours.weekdays.every((spans) => spans.length === 0)) throw new Error("the hours of business hold no workday");
  const week: Week = { days, timezone, hours };
  return {
    timezone,
    isWorkday: (day) => isWorkday(week, day),
    addWorkdays: (day, n) => addWorkdays(week, day, n),
    addWorkingHours: (at, count) => addWorkingTime(week, at, count * HOUR),
    addWorkingTime: (at, time) => addWorkingTime(week, at, time),
    workingTimeBetween: (from, to) => workingTimeBetween(week, from, to),
    deadlineOf: (receivedAt, workdays) => deadlineOf(week, receivedAt, workdays),
    circumstancesOf: (from, to) => circumstancesOf(week, from, to),
  };
}

const next = (day: string): string => dayOfNumber(dayNumber(day) + 1);

const usualSpans = ({ hours }: Week, day: string): readonly Span[] =>
  hours.weekdays[weekdayOf(dayNumber(day)) - 1] ?? [];

const isWorkday = (week: Week, day: string): boolean =>
  week.days.listed(day)?.isWorkday ?? usualSpans(week, day).length > 0;

function openingsOf(week: Week, day: string): Opening[] {
  if (!isWorkday(week, day)) return [];
  const usual = usualSpans(week, day);
  const spans = usual.length > 0 ? usual : week.hours.makeUp;
  const midnight = wallInstant(week, day, "00:00");
  const isPlain = wallInstant(week, day, "24:00") - midnight === 24 * HOUR;
  // Asking the zone for every time would cost four times as much; on a plain day the clock just runs on.
  const instant = (time: string) => (isPlain ? midnight + minutesOf(time) * MINUTE : wallInstant(week, day, time));
  return spans.map(([from, to]) => ({ from: instant(from), to: instant(to) }));
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const wallInstant = ({ timezone }: Week, day: string, time: string): number =>
  (time === "24:00" ? instantOf(next(day), "00:00", timezone) : instantOf(day, time, timezone)).getTime();

function addWorkdays(week: Week, day: string, n: number): string {
  let number = dayNumber(day);
  for (let left = Math.abs(n); left > 0;) {
    number += Math.sign(n);
    if (isWorkday(week, dayOfNumber(number))) left -= 1;
  }
  return dayOfNumber(number);
}

function addWorkingTime(week: Week, at: Date, time: number): Date {
  let left = time;
  if (left <= 0) return at;
  for (let day = dayOf(at, week.timezone); ; day = next(day)) {
    for (const { from, to } of openingsOf(week, day)) {
      const start = Math.max(from, at.getTime());
      if (start >= to) continue;
      if (left <= to - start) return new Date(start + left);
      left -= to - start;
    }
  }
}

function workingTimeBetween(week: Week, from: Date, to: Date): number {
  let time = 0;
  const last = dayOf(to, week.timezone);
  for (let day = dayOf(from, week.timezone); day <= last; day = next(day)) {
    for (const opening of openingsOf(week, day)) {
      time += Math.max(0, Math.min(opening.to, to.getTime()) - Math.max(opening.from, from.getTime()));
    }
  }
  return time;
}

function deadlineOf(week: Week, receivedAt: Date, workdays: number): Date {
  const day = dayOf(receivedAt, week.timezone);
  const closing = openingsOf(week, day).at(-1)?.to;
  const isInTime = closing !== undefined && receivedAt.getTime() < closing;
  const dueOn = addWorkdays(week, isInTime ? day : addWorkdays(week, day, 1), workdays);
  return new Date(openingsOf(week, dueOn).at(-1)?.to ?? receivedAt);
}

function circumstancesOf(week: Week, from: Date, to: Date): Circumstances {
  const last = dayOf(to, week.timezone);
  const daysOff = new Set<string | null>();
  const unknownYears = new Set<number>();
  for (let day = dayOf(from, week.timezone); day <= last; day = next(day)) {
    const { year } = partsOf(day);
    if (!week.days.isYearKnown(year)) unknownYears.add(year);
    const listed = week.days.listed(day);
    if (listed && !listed.isWorkday && usualSpans(week, day).length > 0) daysOff.add(listed.name);
  }
  const endsOnMakeUp = isWorkday(week, last) && usualSpans(week, last).length === 0;
  return { daysOff: [...daysOff], endsOnMakeUp, unknownYears: [...unknownYears] };
}
