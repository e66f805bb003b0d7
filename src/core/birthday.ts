// A birthday's columns: what the index of a day's birthdays is made of (I-06).
import type { Row } from "./store/database.ts";

const FORM = /^(?:(lunar) )?(?:(leap) )?(?:(\d{4})-)?(\d{2})-(\d{2})$/u;

/**
 * From the written form (1985-03-08, 03-08, lunar 08-15, lunar leap 06-01). `birthMonthDay` is month * 100 + day in the
 * person's own calendar, negative for a leap month; all empty when there is no birthday.
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
