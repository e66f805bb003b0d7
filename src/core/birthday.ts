// A birthday's columns, and those of any other day of the year: what the index of a day is made of (I-06, I-07).
import type { Locale } from "./messages/index.ts";
import type { Row } from "./store/database.ts";

const FORM = /^(?:(lunar) )?(?:(leap) )?(?:(\d{4})-)?(\d{2})-(\d{2})$/u;

/**
 * From the written form (1985-03-08, 03-08, lunar 08-15, lunar leap 06-01; 03-00 where only the month is known).
 * `birthMonthDay` is month * 100 + day in the person's own calendar, negative for a leap month; all empty when there is no
 * birthday.
 */
export function birthdayColumns(birthday: string | null): Row {
  const found = birthday === null ? null : FORM.exec(birthday);
  if (!found) return { birthday, birthMonthDay: null, birthYear: null, isLunar: false };
  const [, lunar, leap, year, month, day] = found;
  const monthDay = Number(month) * 100 + Number(day);
  return {
    birthday,
    birthMonthDay: leap ? -monthDay : monthDay,
    birthYear: year === undefined ? null : Number(year),
    isLunar: lunar !== undefined,
  };
}

/** The columns of a day that is kept in the field `name`: a birthday, or another day of the year. */
export function dayColumns(name: string, written: string | null): Row {
  const { birthday, birthMonthDay, birthYear, isLunar } = birthdayColumns(written);
  if (name === "birthday") return { birthday, birthMonthDay, birthYear, isLunar } as Row;
  return { [name]: birthday, monthDay: birthMonthDay, year: birthYear, isLunar } as Row;
}

/** False: only its month is known. */
export const isDayKnown = (birthday: string): boolean => !birthday.endsWith("-00");

/** As the table of contacts keeps it: month * 100 + day in its own calendar, negative for a leap month. */
export type BirthdayKey = { isLunar: boolean; birthMonthDay: number };

/** The written form of a birthday whose year is not known. */
export function writeBirthday({ isLunar, birthMonthDay }: BirthdayKey): string {
  const digits = String(Math.abs(birthMonthDay)).padStart(4, "0");
  const leap = birthMonthDay < 0 ? "leap " : "";
  return `${isLunar ? "lunar " : ""}${leap}${digits.slice(0, 2)}-${digits.slice(2)}`;
}

/** The written form without the year. */
export const withoutYear = (birthday: string): string => birthday.replace(/\d{4}-/u, "");

/**
 * Full years on the birthday, or the other day, that is kept on `day`; null when the year is not known (a lunar birthday has none), or not the
 * day, so that nobody is told too early that he is older.
 */
export function yearsOn(birthday: string, day: string): number | null {
  const { birthYear, isLunar } = birthdayColumns(birthday);
  const age = typeof birthYear === "number" ? Number(day.slice(0, 4)) - birthYear : 0;
  return age > 0 && isLunar === false && isDayKnown(birthday) ? age : null;
}

const LUNAR_MONTHS = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
const DIGITS = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 初一 … 初十, 十一 … 十九, 二十, 廿一 … 廿九, 三十. */
function sayLunarDay(day: number): string {
  if (day <= 10) return `初${DIGITS[day] ?? ""}`;
  if (day === 20 || day === 30) return `${DIGITS[day / 10] ?? ""}十`;
  return `${day < 20 ? "十" : "廿"}${DIGITS[day % 10] ?? ""}`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A birthday as people say it: 农历八月十五, 3月8日, 1985年3月8日, 3月; lunar 08-15, 03-08, March in English. */
export function sayBirthday(birthday: string, locale: Locale): string {
  const found = FORM.exec(birthday);
  if (!found) return birthday;
  const [, lunar, leap, year, month, day] = found;
  if (!isDayKnown(birthday)) return sayMonth({ isLunar: Boolean(lunar), isLeap: Boolean(leap), year, month }, locale);
  if (locale === "en") return birthday;
  if (!lunar) return `${year ? `${year}年` : ""}${Number(month)}月${Number(day)}日`;
  return `农历${leap ? "闰" : ""}${LUNAR_MONTHS[Number(month) - 1] ?? ""}月${sayLunarDay(Number(day))}`;
}

type Month = { isLunar: boolean; isLeap: boolean; year: string | undefined; month: string | undefined };

function sayMonth({ isLunar, isLeap, year, month }: Month, locale: Locale): string {
  const at = Number(month) - 1;
  if (locale === "en") {
    if (isLunar) return `lunar ${isLeap ? "leap " : ""}month ${at + 1}`;
    return `${MONTHS[at] ?? ""}${year ? ` ${year}` : ""}`;
  }
  if (isLunar) return `农历${isLeap ? "闰" : ""}${LUNAR_MONTHS[at] ?? ""}月`;
  return `${year ? `${year}年` : ""}${at + 1}月`;
}
