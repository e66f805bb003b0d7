// Which orders need no line that asks to confirm them: the rep was there again since, or is told this very morning to go there.
import type { Found } from "../core/find.ts";
import { findSeenSince } from "../core/order.ts";
import { textIn } from "../core/row.ts";
import type { Database } from "../core/store/database.ts";
import type { DueReminder } from "./due.ts";

export const isOfOrder = ({ kind }: DueReminder): boolean => kind === "order";

/** A due reminder with its record as it stands. */
export type Due = { reminder: DueReminder; found: Found };

/** Ids of reminders. `due`: all that may be told together this morning. */
export async function findNeedlessOrders(database: Database, due: readonly Due[]): Promise<Set<number>> {
  const orders = due.filter(({ reminder }) => isOfOrder(reminder));
  if (orders.length === 0) return new Set();
  const placeOf = ({ reminder, found }: Due) => `${reminder.personId}:${Number(found.values["customer"])}`;
  const goesThere = new Set(due.filter(({ reminder }) => reminder.kind === "followUp").map(placeOf));
  const visits = orders.map(({ reminder: { recordId, personId }, found: { values } }) => ({
    id: recordId,
    personId,
    customerId: Number(values["customer"]),
    visitedOn: textIn(values, "visitedOn") ?? "",
  }));
  const seen = await findSeenSince(database, visits);
  const needless = orders.filter((one) => goesThere.has(placeOf(one)) || seen.has(one.reminder.recordId));
  return new Set(needless.map(({ reminder }) => reminder.id));
}
