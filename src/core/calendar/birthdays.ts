// On which day a birthday falls, in the calendar that its owner keeps. Lunar days only by tyme4ts: the runtime's own
// Chinese calendar is wrong on 60 days of 2020–2050.
import { LunarYear } from "tyme4ts";
import { type BirthdayKey, birthdayColumns, isDayKnown, withoutYear, writeBirthday } from "../birthday.ts";
import { dayFrom, dayNumber, dayOf, partsOf } from "../reading/calendar-day.ts";

/** `first`: the day number (days since 1970-01-01) of its first day. */
type LunarMonth = { month: number; isLeap: boolean; first: number; length: number };

const LAST_LUNAR_DAY = 30;
const LEAP_DAY = 229;

/**
 * The first day on or after `fromDay` on which a birthday (`1985-03-08`, `03-08`, `lunar 08-15`, `lunar leap 06-01`) is
 * kept; null when it is none. Born in a leap month: that month where a year has it, else the plain one. Born on the 30th
 * of a month that has 29 days: the 29th. Born on 29 February: the 28th in common years (test/core/calendar/birthdays.test.ts).
 */
export function nextBirthday(birthday: string, fromDay: string): string | null {
  const { birthMonthDay, isLunar } = birthdayColumns(birthday);
  if (typeof birthMonthDay !== "number") return null;
  const { year } = partsOf(fromDay);
  const dayIn = isLunar === true ? lunarBirthday : solarBirthday;
  // A lunar year ends in the next solar one, so that the last one's days may still come.
  const days = [year - 1, year, year + 1].flatMap((one) => dayIn(one, birthMonthDay) ?? []);
  return days.find((day) => day >= fromDay) ?? null;
}

/** Which birthdays are kept on a day: the keys to look contacts up by. Of those of which only the month is known, its first day. */
export function birthdaysOn(day: string): BirthdayKey[] {
  const { year, month, date } = partsOf(day);
  const own = month * 100 + date;
  const isLeapYear = dayFrom(year, 2, 29) !== null;
  const moved = own === LEAP_DAY - 1 && !isLeapYear ? [LEAP_DAY] : [];
  const solar = [own, ...moved, ...(date === 1 ? [own - 1] : [])];
  return [
    ...solar.map((birthMonthDay) => ({ isLunar: false, birthMonthDay })),
    ...lunarKeysOn(day).map((birthMonthDay) => ({ isLunar: true, birthMonthDay })),
  ];
}

/** A birthday is kept on this day. */
export const isKeptOn = (birthday: string, day: string): boolean => nextBirthday(birthday, day) === day;

/** A day as a birthday without a year: `11-23`, `lunar 10-15`, `lunar leap 06-01`. */
export function asBirthday(day: string, isLunar: boolean): string {
  const { month, date } = partsOf(day);
  const lunar = isLunar ? lunarDateOf(day) : null;
  if (!lunar) return writeBirthday({ isLunar: false, birthMonthDay: month * 100 + date });
  return writeBirthday({ isLunar, birthMonthDay: lunar.monthDay * (lunar.isLeap ? -1 : 1) });
}

/**
 * The day as it is written in the birthday's own calendar, where it is another than the birthday says: `lunar 06-01` for
 * `lunar leap 06-01` in a year without that month, `02-28` for `02-29`. Null: it is the very day.
 */
export function keptAs(birthday: string, day: string): string | null {
  if (!isDayKnown(birthday)) return null;
  const own = asBirthday(day, birthdayColumns(birthday).isLunar === true);
  return own === withoutYear(birthday) ? null : own;
}

function solarBirthday(year: number, monthDay: number): string | null {
  const isMoved = monthDay === LEAP_DAY && dayFrom(year, 2, 29) === null;
  return dayFrom(year, Math.floor(monthDay / 100), isMoved ? 28 : Math.max(monthDay % 100, 1));
}

function lunarBirthday(year: number, monthDay: number): string | null {
  const number = Math.floor(Math.abs(monthDay) / 100);
  const months = monthsOf(year).filter(({ month }) => month === number);
  // A year with a leap month has its month twice; whoever was born in the plain one is greeted once, in the first.
  const kept = months.find(({ isLeap }) => isLeap === monthDay < 0) ?? months[0];
  const date = Math.max(Math.abs(monthDay) % 100, 1);
  return kept ? dayOf(kept.first + Math.min(date, kept.length) - 1) : null;
}

/** `isLast`: of its month. `hasTwin`: its year has this month twice. */
type LunarDate = { monthDay: number; isLeap: boolean; isLast: boolean; hasTwin: boolean };

function lunarDateOf(day: string): LunarDate | null {
  const number = dayNumber(day);
  const { year } = partsOf(day);
  const months = [...monthsOf(year - 1), ...monthsOf(year)];
  const at = months.findLastIndex(({ first }) => first <= number);
  const here = months[at];
  if (!here) return null;
  const date = number - here.first + 1;
  const hasTwin = here.isLeap || months[at + 1]?.isLeap === true;
  return { monthDay: here.month * 100 + date, isLeap: here.isLeap, isLast: date === here.length, hasTwin };
}

function lunarKeysOn(day: string): number[] {
  const lunar = lunarDateOf(day);
  if (!lunar) return [];
  const { monthDay, isLeap, isLast, hasTwin } = lunar;
  const isShort = isLast && monthDay % 100 < LAST_LUNAR_DAY;
  const isFirst = monthDay % 100 === 1;
  const keys = [monthDay, ...(isShort ? [monthDay + 1] : []), ...(isFirst ? [monthDay - 1] : [])];
  // In a year without this month's leap twin, those born in the twin keep the plain month.
  return [...(isLeap ? [] : keys), ...(isLeap || !hasTwin ? keys.map((key) => -key) : [])];
}

const years = new Map<number, LunarMonth[]>();
/** Those around today are asked for again and again; a year is a dozen small objects. */
const MOST_YEARS = 300;

/** The months of a lunar year, in order. */
function monthsOf(year: number): LunarMonth[] {
  const known = years.get(year);
  if (known) return known;
  const months = LunarYear.fromYear(year)
    .getMonths()
    .map((month) => {
      const solar = month.getFirstJulianDay().getSolarDay();
      const first = Date.UTC(solar.getYear(), solar.getMonth() - 1, solar.getDay()) / 86_400_000;
      return { month: Math.abs(month.getMonthWithLeap()), isLeap: month.isLeap(), first, length: month.getDayCount() };
    });
  if (years.size >= MOST_YEARS) years.clear();
  years.set(year, months);
  return months;
}
