// Calendar days as plain integers, so that no time zone can have a say in them.

const MILLISECONDS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4;

/** Days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS;

/** `YYYY-MM-DD` of a day number. */
export const dayOf = (number: number): string => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (number: number): number => ((((number + THURSDAY - 1) % 7) + 7) % 7) + 1;

export const partsOf = (day: string): { year: number; month: number; date: number } => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, date };
};

/** The day, or null if the calendar has none such (February 30). Months beyond 1…12 roll over into other years. */
export function dayFrom(year: number, month: number, date: number): string | null {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const day = new Date(Date.UTC(year, month - 1, date));
  if (Number.isNaN(day.getTime()) || first.getUTCMonth() !== day.getUTCMonth() || year < 1900 || year > 2200)
    return null;
  return day.toISOString().slice(0, 10);
}

export function lastOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
