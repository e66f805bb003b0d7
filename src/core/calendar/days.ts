// Which days are listed as days off or as make-up workdays: what an administrator said, before the published calendar.
import { LegalHoliday } from "tyme4ts";
import { partsOf } from "../reading/calendar-day.ts";

/** A day that is not what its weekday makes it. `name`: the holiday's, in Chinese as it was published; null: unnamed. */
export type ListedDay = { isWorkday: boolean; name: string | null };

/** Days are YYYY-MM-DD. */
export type DayTable = {
  /** Null: the day is what its weekday makes it. */
  listed(day: string): ListedDay | null;
  /** False: nobody has said yet which days of this year are off, and only weekends are known. */
  isYearKnown(year: number): boolean;
};

/** A table over the published days (tyme4ts holds those of the State Council's notices), `overrides` first. */
export function makeDayTable(overrides: ReadonlyMap<string, ListedDay>): DayTable {
  const published = new Map<string, ListedDay | null>();
  const listed = (day: string): ListedDay | null => {
    const own = overrides.get(day);
    if (own) return own;
    const known = published.get(day);
    if (known !== undefined) return known;
    const found = readPublished(day);
    published.set(day, found);
    return found;
  };
  // Every year's notice lists both; a single day off of the company's own does not make a year known.
  const isYearKnown = (year: number) => listed(`${year}-01-01`) !== null && listed(`${year}-10-01`) !== null;
  return { listed, isYearKnown };
}

function readPublished(day: string): ListedDay | null {
  const { year, month, date } = partsOf(day);
  const holiday = LegalHoliday.fromYmd(year, month, date);
  return holiday && { isWorkday: holiday.isWork(), name: holiday.getName() };
}
