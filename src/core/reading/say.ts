// Days, money and rates as people read them.
import { type Locale, messagesFor } from "../messages/index.ts";
import { dayNumber, partsOf, weekdayOf } from "./calendar-day.ts";

/** `11月25日 周三`, `Wed 25 Nov`; with the year when it is not today's. Both days are YYYY-MM-DD. */
export function sayDay(day: string, today: string, locale: Locale): string {
  const { year, month, date } = partsOf(day);
  const weekday = weekdayOf(dayNumber(day));
  return messagesFor(locale).reading.day({ year: year === partsOf(today).year ? null : year, month, date, weekday });
}

/** `¥12,000`, `¥12,000.50`: fen only where there are some. The same in both languages. */
export function sayMoney(fen: number, _locale: Locale): string {
  return `${fen < 0 ? "-" : ""}¥${groupFen(Math.abs(fen))}`;
}

/** 1200050 → `12,000.50`. */
export function groupFen(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return fen % 100 === 0 ? yuan : `${yuan}.${String(fen % 100).padStart(2, "0")}`;
}

/** 18 → `18%`. */
export const sayRate = (rate: number): string => `${rate}%`;
