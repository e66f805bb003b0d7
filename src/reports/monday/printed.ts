// The Monday report for the person at the machine, who may see all: `rapport report monday`.
import { messagesFor } from "../../core/messages/index.ts";
import type { House } from "../../core/person.ts";
import type { Database } from "../../core/store/database.ts";
import { dayOf } from "../../core/turn.ts";
import { findAllCounted, reportJson, writeReportJson, writeReportText } from "./file.ts";
import { findMondayReport } from "./report.ts";
import { type Scope, findScope } from "./scope.ts";
import { addDays, mondayOf, readWeek, spanOf, weekOf } from "./week.ts";

export type Printing = { database: Database; house: House; now: Date };
type Wanted = { week?: string; who?: string; format: "text" | "json" };

/** Throws an Error that says what to do where the week or the person is not there. */
export async function printMondayReport(printing: Printing, wanted: Wanted): Promise<string> {
  const { database, house, now } = printing;
  const words = { locale: house.locale, messages: messagesFor(house.locale) };
  const { monday } = words.messages;
  const scope = await findScopeFor(printing, wanted.who);
  const today = dayOf(now, scope.timezone);
  const first = wanted.week === undefined ? addDays(mondayOf(today), -7) : readWeek(wanted.week);
  if (first === null) throw new Error(monday.badWeek(wanted.week ?? ""));
  const span = spanOf(first, today);
  if (!span) throw new Error(monday.futureWeek(weekOf(first)));
  const report = await findMondayReport(database, { scope, span, now });
  if (wanted.format === "text") return writeReportText(report, words);
  return writeReportJson(reportJson(report, await findAllCounted(database, report), words));
}

type PersonRow = { id: number; name: string; role: string };

async function findScopeFor({ database, house }: Printing, who: string | undefined): Promise<Scope> {
  const { monday } = messagesFor(house.locale);
  const sql = `SELECT "id", "name", "role" FROM "Person" WHERE "email" = ? OR "name" = ? ORDER BY "id"`;
  const found = who === undefined ? [] : await database.read<PersonRow>(sql, [who.trim().toLowerCase(), who.trim()]);
  const [person, ...others] = found;
  if (who !== undefined && (!person || others.length > 0)) throw new Error(monday.unknownPerson(who));
  if (person?.role === "admin") throw new Error(monday.noReports(person.name));
  const scope = await findScope({ database, house }, null, person ? `p${person.id}` : "all");
  if (!scope) throw new Error(monday.nobody);
  return scope;
}
