// What `doctor` can say of the house itself: the database, its people, and the calendar's years.
import { LegalHoliday } from "tyme4ts";
import { openDatabase } from "./store/database.ts";

/** `mend` says what to do; a finding that is fine may have advice too. */
export type Finding = { what: string; isOk: boolean; mend?: string };

const said = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Opens the database (its tables are brought up to date, as starting does) and looks at what would be missed later. */
export async function checkHouse(databaseUrl: string, now: Date): Promise<Finding[]> {
  return [...(await checkDatabase(databaseUrl)), checkCalendar(now)];
}

async function checkDatabase(url: string): Promise<Finding[]> {
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

/** Statutory days off are known only once the State Council has published them. */
function checkCalendar(now: Date): Finding {
  const year = now.getUTCFullYear();
  const isKnown = LegalHoliday.fromYmd(year, 10, 1) !== null;
  const what = `holidays and make-up workdays of ${year} are ${isKnown ? "known" : "not known"}`;
  return isKnown
    ? { what, isOk: true }
    : { what, isOk: false, mend: "update Rapport: its calendar comes with the tyme4ts package" };
}
