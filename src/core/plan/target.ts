// Ten visits a week, scaled by the days that a person works (B-25, X-08).
import type { Calendar } from "../calendar/working-time.ts";
import { addDays, sundayOf } from "../calendar/weeks.ts";
import type { Database } from "../store/database.ts";

const VISITS = 10;
const DAYS = 5;
/** Ten visits in a week of five working days. */
export const VISITS_A_DAY = VISITS / DAYS;

/** Days YYYY-MM-DD, both counted in. */
export type Away = { personId: number; fromOn: string; toOn: string };

/** Whoever of these people is away on some day of the week. */
export const findAway = (database: Database, people: readonly number[], monday: string): Promise<Away[]> =>
  findAwayAmong(database, people, { from: monday, to: sundayOf(monday) });

/** Whoever of these people is away on some of the days. */
export async function findAwayAmong(
  database: Database,
  people: readonly number[],
  { from, to }: { from: string; to: string },
): Promise<Away[]> {
  if (people.length === 0) return [];
  const sql = `SELECT "personId", "fromOn", "toOn" FROM "Absence" WHERE "cancelledAt" IS NULL
    AND "personId" IN (${people.map(() => "?").join(", ")}) AND "toOn" >= ? AND "fromOn" <= ?`;
  return database.read<Away>(sql, [...people, from, to]);
}

export const isAway = (away: readonly Away[], personId: number, day: string): boolean =>
  away.some((one) => one.personId === personId && one.fromOn <= day && day <= one.toOn);

export type Target = { days: number; visits: number };

/** 10 × days / 5; a make-up Saturday counts, leave and holidays do not (test/core/plan/actual.test.ts). */
export function targetOf(
  calendar: Calendar,
  monday: string,
  { personId, away }: { personId: number; away: readonly Away[] },
): Target {
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => addDays(monday, offset))
    .filter((day) => calendar.isWorkday(day) && !isAway(away, personId, day)).length;
  return { days, visits: Math.round(VISITS_A_DAY * days) };
}
