// What stands in the database of targets, and on which days people work.
import { openCalendar } from "../calendar/open.ts";
import type { House } from "../person.ts";
import type { Away } from "../plan/target.ts";
import type { Database } from "../store/database.ts";
import type { Metric, Works } from "./goal.ts";
import { type Period, periodsOf } from "./period.ts";

/** Of a person or of a team as a whole; the other id is null. */
export type Target = {
  id: number;
  personId: number | null;
  teamId: number | null;
  period: Period;
  metric: Metric;
  goal: number;
  version: number;
};

const COLUMNS = `"id", "personId", "teamId", "period", "metric", "goal", "version"`;

/** All that is set for these periods. There are a few for each person and period. */
export async function findTargets(database: Database, periods: readonly Period[]): Promise<Target[]> {
  const sql = `SELECT ${COLUMNS} FROM "Target" WHERE "period" IN (${periods.map(() => "?").join(", ")}) ORDER BY "id"`;
  return (await database.read<Target>(sql, periods)).map((one) => ({ ...one, goal: Number(one.goal) }));
}

/** What is set for one person for these periods. */
export async function findTargetsOf(
  database: Database,
  personId: number,
  periods: readonly Period[],
): Promise<Target[]> {
  const sql = `SELECT ${COLUMNS} FROM "Target" WHERE "personId" = ? AND "period" IN (${periods.map(() => "?").join(", ")})
    ORDER BY "id"`;
  return (await database.read<Target>(sql, [personId, ...periods])).map((one) => ({ ...one, goal: Number(one.goal) }));
}

/** The periods, finest and coarsest, that hold any of the days. */
export const periodsOn = (days: readonly string[]): Period[] => [...new Set(days.flatMap(periodsOf))];

/** Whoever is away on some of the days, first to last. */
export function findAwayBetween(database: Database, from: string, to: string): Promise<Away[]> {
  const sql = `SELECT "personId", "fromOn", "toOn" FROM "Absence"
    WHERE "cancelledAt" IS NULL AND "toOn" >= ? AND "fromOn" <= ?`;
  return database.read<Away>(sql, [from, to]);
}

/** Days off are the same for all; leave is everybody's own. */
export async function findWorks(
  sources: { database: Database; house: Pick<House, "timezone"> },
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<(personId: number | null) => Works> {
  const calendar = await openCalendar(sources).find(null, now);
  const known = new Map<string, boolean>();
  const isWorkday: Works = (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const found = calendar.isWorkday(day);
    known.set(day, found);
    return found;
  };
  const away = new Map<number, Away[]>();
  for (const one of await findAwayBetween(sources.database, from, to))
    away.set(one.personId, [...(away.get(one.personId) ?? []), one]);
  return (personId) => {
    const own = personId === null ? undefined : away.get(personId);
    if (!own) return isWorkday;
    return (day) => isWorkday(day) && !own.some(({ fromOn, toOn }) => fromOn <= day && day <= toOn);
  };
}
