// customers.csv (DESIGN §4): customers with their owners, and the contacts that stand beside them.
import { checkCustomers } from "./customer-check.ts";
import { customerColumns } from "./customer-columns.ts";
import { findKnown } from "./customer-known.ts";
import { planCustomers } from "./customer-plan.ts";
import { type ImportReport, type ImportRequest, readFileOf, refused, savePlan } from "./import.ts";
import { readRows } from "./row.ts";

/**
 * Adds customers and brings those there up to date, found by their exact names; likewise their contacts. The same file
 * again changes nothing. An empty cell, or a column that is missing, leaves what is there. With one bad line nothing is
 * saved.
 */
export async function importCustomers(request: ImportRequest): Promise<ImportReport> {
  const { importing } = request.messages;
  const table = await readFileOf(request);
  if (!Array.isArray(table)) return refused([table]);
  const { rows, problems } = readRows(table, customerColumns, importing);
  const listed = checkCustomers(rows, await findKnown(request.database), importing);
  const all = [...problems, ...listed.problems];
  if (all.length > 0) return refused(all);
  return savePlan(request, await planCustomers(request, listed.customers));
}
