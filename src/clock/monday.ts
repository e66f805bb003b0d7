// The Monday report goes to each manager at 09:00 of his own Monday, or of the week's first workday when Monday is off.
import { findDayTable } from "../core/calendar/open.ts";
import { type Calendar, makeCalendar } from "../core/calendar/working-time.ts";
import { findAddress, letter } from "../core/notices.ts";
import { type House, findPerson } from "../core/person.ts";
import type { Role } from "../core/record.ts";
import type { Database, Write } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";
import { drawReport } from "../reports/monday/draw.ts";
import { findMondayReport } from "../reports/monday/report.ts";
import { findScope, ownKey } from "../reports/monday/scope.ts";
import { addDays, earliestOf, mondayOf, spanOf, weekOf } from "../reports/monday/week.ts";
import { type JobOptions, type Moment, slotJob } from "./slots.ts";

const MORNING = "09:00";
/** A report that is later than this is no news any more; `/report` gives it to whoever asks. */
const LATE_MS = 48 * 60 * 60_000;

const JOB = "monday report";

/** One slot for each manager and week, so that one's trouble does not stop the others (test/clock/monday.test.ts). */
export const mondayReport = slotJob(JOB, async (options, moment) => {
  const morningOf = await openMornings(options.database, moment.now);
  return (await findManagers(options)).flatMap((manager) =>
    morningOf(manager.timezone).flatMap(({ monday, at }) => {
      // Of the time before he was on the list there is nothing to tell him.
      if (manager.createdAt >= at) return [];
      const job = `${JOB} ${weekOf(monday)}:${manager.id}`;
      return [{ job, at, write: () => writeReport(options, { manager, monday }, moment) }];
    }),
  );
});

type Manager = { id: number; role: Role; timezone: string; createdAt: Date };
type ManagerRow = Omit<Manager, "timezone"> & { timezone: string | null; teamTimezone: string | null };

/** Managers and directors who have people below them, and somewhere to be written to. */
async function findManagers({ database, house }: { database: Database; house: House }): Promise<Manager[]> {
  const sql = `SELECT p."id", p."role", p."timezone", t."timezone" AS "teamTimezone", p."createdAt" FROM "Person" p
    LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."isActive" AND p."role" IN ('manager', 'director')
    AND EXISTS (SELECT 1 FROM "Person" r WHERE r."managerId" = p."id")
    AND EXISTS (SELECT 1 FROM "Identity" i WHERE i."personId" = p."id") ORDER BY p."id"`;
  return (await database.read<ManagerRow>(sql)).map(({ teamTimezone, ...row }) => ({
    ...row,
    timezone: row.timezone ?? teamTimezone ?? house.timezone,
  }));
}

/** `monday`: of the week that is reported, the one before. */
type Morning = { monday: string; at: Date };

/** The mornings of a zone whose time has come and is not over. */
async function openMornings(database: Database, now: Date): Promise<(timezone: string) => Morning[]> {
  const days = await findDayTable(database);
  const known = new Map<string, Morning[]>();
  return (timezone) => {
    const mornings = known.get(timezone) ?? dueMornings(makeCalendar({ days, timezone }), now);
    known.set(timezone, mornings);
    return mornings;
  };
}

/** After a week without a single workday (Spring Festival) two reports come on one morning, each with its own week. */
function dueMornings(calendar: Calendar, now: Date): Morning[] {
  const thisMonday = mondayOf(dayOf(now, calendar.timezone));
  return [addDays(thisMonday, -7), thisMonday].flatMap((monday): Morning[] => {
    const first = calendar.isWorkday(monday) ? monday : calendar.addWorkdays(monday, 1);
    const at = instantOf(first, MORNING, calendar.timezone);
    const isDue = at <= now && now.getTime() - at.getTime() < LATE_MS;
    return isDue ? [{ monday: addDays(monday, -7), at }] : [];
  });
}

type Writing = { manager: Manager; monday: string };

async function writeReport(
  options: JobOptions,
  { manager, monday }: Writing,
  { now, sendAt }: Moment,
): Promise<Write[]> {
  const { database, house } = options;
  const person = await findPerson(database, manager.id, house);
  const address = await findAddress(options, manager.id);
  const scope = await findScope({ database, house, since: earliestOf(monday) }, manager, ownKey(manager));
  const span = scope && spanOf(monday, dayOf(now, scope.timezone));
  if (!person || !address || !span) return [];
  const report = await findMondayReport(database, { scope, span, now });
  const { locale } = person;
  const key = `monday:${span.week}:${manager.id}`;
  return [letter({ address, card: drawReport(report, { locale, mayAddWords: true }), locale, key, now: sendAt })];
}
