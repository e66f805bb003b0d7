// The calendars of all teams over what stands in the database, read again at most once a minute.
import type { House } from "../person.ts";
import type { Database } from "../store/database.ts";
import { type DayTable, type ListedDay, makeDayTable } from "./days.ts";
import { type Calendar, makeCalendar } from "./working-time.ts";

export type Calendars = {
  /** The calendar of a team (null: of the house) as it stands now, in the team's zone. */
  find(teamId: number | null, now: Date): Promise<Calendar>;
  /** The same days in a person's own zone. */
  findIn(timezone: string, now: Date): Promise<Calendar>;
};

type Sources = { database: Pick<Database, "read">; house: Pick<House, "timezone"> };
type Snapshot = { days: DayTable; zones: ReadonlyMap<number, string> };

/** How long an import at another process may go unseen, in milliseconds. */
const FRESH = 60_000;

export function openCalendar(sources: Sources): Calendars {
  let reading: { readAt: number; snapshot: Promise<Snapshot> } | null = null;
  const current = (now: number): Promise<Snapshot> => {
    if (reading && Math.abs(now - reading.readAt) < FRESH) return reading.snapshot;
    const fresh = { readAt: now, snapshot: findSnapshot(sources) };
    fresh.snapshot.catch(() => {
      if (reading === fresh) reading = null;
    });
    reading = fresh;
    return fresh.snapshot;
  };
  return {
    find: async (teamId, now) => {
      const { days, zones } = await current(now.getTime());
      const timezone = (teamId === null ? undefined : zones.get(teamId)) ?? sources.house.timezone;
      return makeCalendar({ days, timezone });
    },
    findIn: async (timezone, now) => makeCalendar({ days: (await current(now.getTime())).days, timezone }),
  };
}

async function findSnapshot({ database }: Sources): Promise<Snapshot> {
  const [days, teams] = await Promise.all([
    findDayTable(database),
    database.read<{ id: number; timezone: string }>(`SELECT "id", "timezone" FROM "Team" WHERE "timezone" IS NOT NULL`),
  ]);
  return { days, zones: new Map(teams.map(({ id, timezone }) => [id, timezone])) };
}

type OverrideRow = ListedDay & { day: string };

/** What the administrators said of single days, before the published calendar. */
export async function findDayTable(database: Pick<Database, "read">): Promise<DayTable> {
  const rows = await database.read<OverrideRow>(`SELECT "day", "isWorkday", "name" FROM "WorkdayOverride"`);
  return makeDayTable(new Map(rows.map(({ day, isWorkday, name }) => [day, { isWorkday, name }])));
}
