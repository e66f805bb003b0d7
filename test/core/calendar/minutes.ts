// Working time the slow way: every minute of 2025 and 2026 asked of the wall clock in a zone whether it is worked.
import type { Hours, Span } from "../../../src/core/calendar/hours.ts";

const FIRST = Date.UTC(2025, 0, 1);
const LAST = Date.UTC(2027, 0, 1);
const MINUTE = 60_000;
/** No zone's clock is put forward or back inside a quarter of an hour. */
const QUARTER = 15;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const holds = (spans: readonly Span[], minute: number) =>
  spans.some(([from, to]) => minutesOf(from) <= minute && minute < minutesOf(to));

export type Minutes = {
  /** Working minutes between two whole minutes. */
  between(from: Date, to: Date): number;
  /** The earliest minute by which so many minutes have been worked since; null: beyond 2026. */
  after(from: Date, minutes: number): Date | null;
};

export type Counted = { timezone: string; hours: Hours; isWorkday(day: string): boolean };

export function countMinutes({ timezone, hours: { weekdays, makeUp }, isWorkday }: Counted): Minutes {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" });
  const count = (LAST - FIRST) / MINUTE;
  /** How many minutes are worked before each minute. */
  const before = new Uint32Array(count + 1);
  for (let at = 0; at < count; at += QUARTER) {
    const [day = "", time = ""] = format.format(FIRST + at * MINUTE).split(" ");
    const isIn2025Or2026 = day >= "2025-01-01" && day <= "2026-12-31";
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const usual = weekdays[weekday] ?? [];
    const spans = isIn2025Or2026 && isWorkday(day) ? (usual.length > 0 ? usual : makeUp) : [];
    for (let step = 0; step < QUARTER; step++) {
      before[at + step + 1] = (before[at + step] ?? 0) + (holds(spans, minutesOf(time) + step) ? 1 : 0);
    }
  }
  const at = (instant: Date) => (instant.getTime() - FIRST) / MINUTE;
  const worked = (instant: Date) => before[at(instant)] ?? Number.NaN;
  return {
    between: (from, to) => (to > from ? worked(to) - worked(from) : 0),
    after: (from, minutes) => {
      const wanted = worked(from) + minutes;
      for (let minute = at(from); minute <= count; minute++) {
        if ((before[minute] ?? 0) >= wanted) return new Date(FIRST + minute * MINUTE);
      }
      return null;
    },
  };
}
