// The State Council's days off and make-up workdays of 2025 and 2026, written down by hand.

/** Weekdays that are days off, MM-DD. */
export const OFF: Record<number, string> = {
  2025: `01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02
    10-01 10-02 10-03 10-06 10-07 10-08`,
  2026: `01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25
    10-01 10-02 10-05 10-06 10-07`,
};

/** Weekend days that are worked, MM-DD. */
export const WORKED: Record<number, string> = {
  2025: "01-26 02-08 04-27 09-28 10-11",
  2026: "01-04 02-14 02-28 05-09 09-20 10-10",
};

const listedIn = (list: Record<number, string>, day: string): boolean =>
  (list[Number(day.slice(0, 4))] ?? "").split(/\s+/u).includes(day.slice(5));

export function isPublishedWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? listedIn(WORKED, day) : !listedIn(OFF, day);
}

/** Every day from 2025-01-01 to 2026-12-31. */
export function publishedDays(): string[] {
  const first = Date.UTC(2025, 0, 1);
  return Array.from({ length: 730 }, (_, at) => new Date(first + at * 86_400_000).toISOString().slice(0, 10));
}
