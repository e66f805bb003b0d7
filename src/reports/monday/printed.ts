// The Monday report for the person at the machine, who may see all: `rapport report monday`.
import { messagesFor } from "../../core/messages/index.ts";
import type { House } from "../../core/person.ts";
import type { Database } from "../../core/store/database.ts";
import { dayOf } from "../../core/turn.ts";
import { findAllCounted, reportJson, writeReportJson, writeReportText } from "./file.ts";
import { findMondayReport } from "./report.ts";
import { findScope } from "./scope.ts";
import { sayFuture } from "./say.ts";
import { addDays, earliestOf, mondayOf, readWeek, spanOf } from "./week.ts";

export type Printing = { database: Database; house: House; now: Date };
type Wanted = { week?: string; who?: string; format: "text" | "json" };

/** Throws an Error that says what to do where the week or the person is not there. */
export async function printMondayReport(printing: Printing, wanted: Wanted): Promise<string> {
  const { database, house, now } = printing;
  const words = { locale: house.locale, messages: messagesFor(house.locale) };
  const { monday } = words.messages;
  const key = await findKeyFor(printing, wanted.who);
  const own = await findScope(printing, null, key);
  if (!own) throw new Error(monday.nobody);
  const today = dayOf(now, own.timezone);
  const first = wanted.week === undefined ? addDays(mondayOf(today), -7) : readWeek(wanted.week);
  if (first === null) throw new Error(monday.badWeek(wanted.week ?? ""));
  const scope = (await findScope({ database, house, since: earliestOf(first) }, null, key)) ?? own;
  const span = spanOf(first, today);
  if (!span) throw new Error(sayFuture(first, words.messages));
  const report = await findMondayReport(database, { scope, span, now });
  if (wanted.format === "text") return writeReportText(report, words);
  return writeReportJson(reportJson(report, await findAllCounted(database, report), words));
}

type PersonRow = { id: number; name: string; role: string };

/** Whose report is meant, as a scope's key. */
async function findKeyFor({ database, house }: Printing, who: string | undefined): Promise<string> {
  const { monday } = messagesFor(house.locale);
  const sql = `SELECT "id", "name", "role" FROM "Person" WHERE "email" = ? OR "name" = ? ORDER BY "id"`;
  const found = who === undefined ? [] : await database.read<PersonRow>(sql, [who.trim().toLowerCase(), who.trim()]);
  const [person, ...others] = found;
  if (who !== undefined && (!person || others.length > 0)) throw new Error(monday.unknownPerson(who));
  if (person?.role === "admin") throw new Error(monday.noReports(person.name));
  return person ? `p${person.id}` : "all";
}
