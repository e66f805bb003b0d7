// What `doctor` can say of the house itself: the database, its people, and the calendar's years.
import type { DayTable } from "./calendar/days.ts";
import { findDayTable } from "./calendar/open.ts";
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

const WEEK_MS = 7 * 86_400_000;
const LATE_MS = 60 * 60_000;

/** Letters given up in the last week, and such as have waited for an hour. */
async function checkOutbox(database: Database, now: Date): Promise<Finding[]> {
  const count = async (condition: string, at: Date) => {
    const sql = `SELECT COUNT(*) AS "many" FROM "Outbox" WHERE ${condition}`;
    return (await database.read<{ many: number }>(sql, [at]))[0]?.many ?? 0;
  };
  const dead = await count(`"state" = 'dead' AND "createdAt" >= ?`, new Date(now.getTime() - WEEK_MS));
  const late = await count(`"state" = 'waiting' AND "createdAt" < ?`, new Date(now.getTime() - LATE_MS));
  const findings: Finding[] = [];
  if (dead > 0) {
    const mend = `SELECT "toUser", "chat", "problem" FROM "Outbox" WHERE "state" = 'dead' says which and why`;
    findings.push({ what: `messages of the last week that could not be delivered: ${dead}`, isOk: false, mend });
  }
  if (late > 0) {
    const mend = "see that Rapport is running and its platforms are connected (/readyz)";
    findings.push({ what: `messages that have waited for more than an hour: ${late}`, isOk: false, mend });
  }
  return findings;
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
