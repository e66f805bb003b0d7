// people.csv (DESIGN §4): who is there, who reports to whom, and which users of the platforms they are.
import { type ImportReport, type ImportRequest, readFileOf, refused, savePlan } from "./import.ts";
import { checkPeople } from "./people-check.ts";
import { personColumns } from "./people-columns.ts";
import { findPeople } from "./people-known.ts";
import { planPeople } from "./people-plan.ts";
import { readRows } from "./row.ts";

/**
 * Adds people and brings those there up to date. The same file again changes nothing. An empty cell, or a column that is
 * missing, leaves what is there. With one bad line nothing is saved.
 */
export async function importPeople(request: ImportRequest): Promise<ImportReport> {
  const { database, messages } = request;
  const table = await readFileOf(request);
  if (!Array.isArray(table)) return refused([table]);
  const { rows, problems } = readRows(table, personColumns, messages.importing);
  // A line that cannot be read may be somebody's manager, so the rest is judged when all can be.
  if (problems.length > 0) return refused(problems);
  const people = await findPeople(database);
  const checked = checkPeople(rows, people, messages.importing);
  if (checked.problems.length > 0) return refused(checked.problems);
  return savePlan(request, await planPeople(request, checked.members));
}
