// The Monday report goes to each manager at 09:00 of his own Monday, or of the week's first workday when Monday is off;
// its draft at 16:00 of the week's last workday, so that he can add his words.
import { findDayTable } from "../core/calendar/open.ts";
import { type Calendar, makeCalendar } from "../core/calendar/working-time.ts";
import { findAddress, letter } from "../core/notices.ts";
import { findPeace } from "../core/peace/find.ts";
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
const KIND = "mondayReport";

const AFTERNOON = "16:00";
const DRAFT = "friday draft";
/** By then the weekend has begun, and nobody is asked for words any more. */
const DRAFT_LATE_MS = 3 * 60 * 60_000;

/**
 * One slot for each manager and week, so that one's trouble does not stop the others (test/clock/monday.test.ts). What he
 * silenced counts as told, and does not come when he wants to hear again (test/clock/every-kind/in-peace.test.ts).
 */
export const mondayReport = slotJob(JOB, async (options, moment) => {
  const morningOf = await openTimes(options.database, (calendar) => dueMornings(calendar, moment.now));
  const peace = await findPeace(options, moment.now);
  return (await findManagers(options)).flatMap((manager) =>
    morningOf(manager.timezone).flatMap(({ monday, at }) => {
      // Of the time before he was on the list there is nothing to tell him.
      if (manager.createdAt >= at) return [];
      const toldAt = peace.opensAt(KIND, manager.id, at);
      if (toldAt > moment.now || moment.now.getTime() - toldAt.getTime() >= LATE_MS) return [];
      const job = `${JOB} ${weekOf(monday)}:${manager.id}`;
      const isMuted = peace.isMuted(KIND, manager.id, moment.now);
      return [{ job, at, write: async () => (isMuted ? [] : writeReport(options, { manager, monday }, moment)) }];
    }),
  );
});

/** One slot for each manager and week (test/clock/friday.test.ts). Who is on leave that day is left in peace. */
export const fridayDraft = slotJob(DRAFT, async (options, moment) => {
  const { now } = moment;
  const draftsOf = await openTimes(options.database, (calendar) => dueDrafts(calendar, now));
  const peace = await findPeace(options, now);
  const runs = [];
  for (const manager of await findManagers(options)) {
    for (const { monday, at } of draftsOf(manager.timezone)) {
      if (manager.createdAt >= at || peace.opensAt(KIND, manager.id, at) > now) continue;
      const isMuted = peace.isMuted(KIND, manager.id, now);
      const write = async () => (isMuted ? [] : writeReport(options, { manager, monday, isDraft: true }, moment));
      runs.push({ job: `${DRAFT} ${weekOf(monday)}:${manager.id}`, at, write });
    }
  }
  return runs;
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

/** `monday`: of the week that is reported. */
type Due = { monday: string; at: Date };

/** What is due in each zone, worked out once for all who live in it; whether it is over is asked of each person (core/peace). */
async function openTimes(
  database: Database,
  dueIn: (calendar: Calendar) => Due[],
): Promise<(timezone: string) => Due[]> {
  const days = await findDayTable(database);
  const known = new Map<string, Due[]>();
  return (timezone) => {
    const due = known.get(timezone) ?? dueIn(makeCalendar({ days, timezone }));
    known.set(timezone, due);
    return due;
  };
}

/** 16:00 of the last workday of the week that is running, make-up days counted in; of a week without one there is no draft. */
function dueDrafts(calendar: Calendar, now: Date): Due[] {
  const monday = mondayOf(dayOf(now, calendar.timezone));
  const last = [6, 5, 4, 3, 2, 1, 0].map((days) => addDays(monday, days)).find((day) => calendar.isWorkday(day));
  if (last === undefined) return [];
  const at = instantOf(last, AFTERNOON, calendar.timezone);
  return at <= now && now.getTime() - at.getTime() < DRAFT_LATE_MS ? [{ monday, at }] : [];
}

/** After a week without a single workday (Spring Festival) two reports come on one morning, each with its own week. */
function dueMornings(calendar: Calendar, now: Date): Due[] {
  const thisMonday = mondayOf(dayOf(now, calendar.timezone));
  return [addDays(thisMonday, -7), thisMonday].flatMap((monday): Due[] => {
    const first = calendar.isWorkday(monday) ? monday : calendar.addWorkdays(monday, 1);
    const at = instantOf(first, MORNING, calendar.timezone);
    return at <= now ? [{ monday: addDays(monday, -7), at }] : [];
  });
}

type Writing = { manager: Manager; monday: string; isDraft?: true };

async function writeReport(
  options: JobOptions,
  { manager, monday, isDraft }: Writing,
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
  const key = `${isDraft ? "draft" : "monday"}:${span.week}:${manager.id}`;
  const card = drawReport(report, { locale, mayAddWords: true, ...(isDraft && { isDraft }) });
  return [letter({ address, card, locale, key, now: sendAt })];
}
