// What `doctor` can say of the house itself: the database, its people, and the calendar's years.
import type { PlatformName } from "./ask.ts";
import type { DayTable } from "./calendar/days.ts";
import { findDayTable } from "./calendar/open.ts";
import { findReceiver } from "./dead-letter.ts";
import { type Database, openDatabase } from "./store/database.ts";

/** `mend` says what to do; a finding that is fine may have advice too. */
export type Finding = { what: string; isOk: boolean; mend?: string };

type Moment = { now: Date; timezone: string };

const said = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Opens the database (its tables are brought up to date, as starting does) and looks at what would be missed later. */
export async function checkHouse(databaseUrl: string, moment: Moment): Promise<Finding[]> {
  return [...(await checkDatabase(databaseUrl, moment.now)), sayClock(moment)];
}

async function checkDatabase(url: string, now: Date): Promise<Finding[]> {
  try {
    const database = await openDatabase(url);
    try {
      await database.ping();
      const [people] = await database.read<{ many: number }>(
        `SELECT COUNT(*) AS "many" FROM "Person" WHERE "isActive"`,
      );
      const [admins] = await database.read<{ many: number }>(
        `SELECT COUNT(*) AS "many" FROM "Person" WHERE "isActive" AND "role" = 'admin'`,
      );
      return [
        { what: `database (${database.dialect}) can be written to`, isOk: true },
        ...peopleFindings(people?.many ?? 0, admins?.many ?? 0),
        ...(await checkOutbox(database, now)),
        ...(await checkJobs(database, now)),
        ...calendarFindings(await findDayTable(database), now),
      ];
    } finally {
      await database.close();
    }
  } catch (error) {
    const mend = "check DATABASE_URL, the folder's permissions and the free space; for PostgreSQL that it is reachable";
    return [{ what: `database: ${said(error)}`, isOk: false, mend }];
  }
}

function peopleFindings(people: number, admins: number): Finding[] {
  if (people === 0)
    return [
      { what: "nobody is on the list of people", isOk: false, mend: "npm run rapport -- people import people.csv" },
    ];
  const mend =
    "give one person the role admin in people.csv and import it again: strangers are reported to administrators";
  return [
    { what: `${people} people on the list`, isOk: true },
    admins > 0
      ? { what: `${admins} administrators`, isOk: true }
      : { what: "nobody is an administrator", isOk: false, mend },
  ];
}

const HOUR_MS = 60 * 60_000;
const WEEK_MS = 168 * HOUR_MS;
/** Some job of the clock runs at least this often. */
const SILENT_MS = 2 * HOUR_MS;
const MOST_NAMED = 5;

type Given = { platform: PlatformName; toUser: string | null; chat: string | null; problem: string | null };

/** Letters given up in the last week, to whom and why, and such as have been due for an hour. */
async function checkOutbox(database: Database, now: Date): Promise<Finding[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const dead = await database.read<Given>(
    `SELECT "platform", "toUser", "chat", "problem" FROM "Outbox" WHERE "state" = 'dead' AND "dueAt" >= ?
      ORDER BY "dueAt" DESC`,
    [before(WEEK_MS)],
  );
  const [late] = await database.read<{ many: number }>(
    `SELECT COUNT(*) AS "many" FROM "Outbox" WHERE "state" = 'waiting' AND ("dueAt" < ? OR
      ("attempts" > 0 AND "createdAt" < ?))`,
    [before(HOUR_MS), before(HOUR_MS)],
  );
  const findings: Finding[] = [];
  if (dead.length > 0) {
    const named = dead.slice(0, MOST_NAMED).map(async (one) => {
      return `${await findReceiver(database, one)} (${one.platform}: ${one.problem ?? ""})`;
    });
    const what = `messages of the last week that could not be delivered: ${dead.length}`;
    const mend = `the last went to ${(await Promise.all(named)).join("; ")}: see whether they left or stopped the app`;
    findings.push({ what, isOk: false, mend });
  }
  if (late && late.many > 0) {
    const mend = "see that Rapport is running and its platforms are connected (/readyz)";
    findings.push({ what: `messages that have waited for more than an hour: ${late.many}`, isOk: false, mend });
  }
  return findings;
}

/** Nothing of a house that was never started. */
async function checkJobs(database: Database, now: Date): Promise<Finding[]> {
  const sql = `SELECT "doneAt" FROM "Slot" WHERE "doneAt" IS NOT NULL ORDER BY "doneAt" DESC LIMIT 1`;
  const [last] = await database.read<{ doneAt: Date }>(sql);
  if (!last || now.getTime() - last.doneAt.getTime() < SILENT_MS) return [];
  const mend = "start Rapport and leave it running: what fell due in the meantime is then said once";
  return [{ what: `the clock has not run since ${last.doneAt.toISOString()}`, isOk: false, mend }];
}

/** The owner sees at a glance whether the machine's clock and the house's time zone are right. */
function sayClock({ now, timezone }: Moment): Finding {
  const time = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" });
  return { what: `the clock says ${time.format(now)} in ${timezone}`, isOk: true };
}

const DECEMBER = 11;

/** The State Council publishes the next year's days off in November: only then can their absence be mended. */
function calendarFindings(days: DayTable, now: Date): Finding[] {
  const year = now.getUTCFullYear();
  return [year, year + 1].map((one) => {
    const isKnown = days.isYearKnown(one);
    const what = `holidays and make-up workdays of ${one} are ${isKnown ? "known" : "not known"}`;
    if (isKnown) return { what, isOk: true };
    const mend = "once they are published: npm run rapport -- holidays import FILE (day,kind,name), or update Rapport";
    return { what, isOk: one > year && now.getUTCMonth() < DECEMBER, mend };
  });
}
