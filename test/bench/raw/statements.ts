// The rows of one visit as the limit writes them: the same columns that the bot fills.
import type { RawVisit } from "./door.ts";

export const FIND = `SELECT c."id", c."ownerId" FROM "CustomerName" n JOIN "Customer" c ON c."id" = n."customerId"
  WHERE n."normalised" = ? AND c."undoneAt" IS NULL`;

type Place = (column: string) => string;

const VISIT = ["id", "customerId", "repId", "visitedOn", "channel", "purposes", "orderAmountFen", "nextVisitOn"];
const VISIT_MORE = ["nextAction", "platform", "createdAt", "updatedAt"];
const REMINDER = ["kind", "record", "recordId", "personId", "dueOn", "dueAt", "state", "createdAt"];

const insertSql = (table: string, columns: readonly string[], place: Place): string =>
  `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${columns.map(place).join(", ")})`;

export const visitSql = (place: Place): string => insertSql("Visit", [...VISIT, ...VISIT_MORE], place);
export const reminderSql = (place: Place): string => insertSql("Reminder", REMINDER, place);

export type RawRow = RawVisit & { id: number; customerId: number; repId: number; now: Date };
type Cell = string | number;

/** The line says next Wednesday; which day that is does not change while this runs. */
const NEXT = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10);
const TODAY = new Date().toISOString().slice(0, 10);

export function visitRow({ id, customerId, repId, orderFen, action, platform, now }: RawRow): Cell[] {
  const at = now.toISOString();
  return [id, customerId, repId, TODAY, "onsite", "order", orderFen, NEXT, action, platform, at, at];
}

export function reminderRow({ id, repId, now }: RawRow): Cell[] {
  return ["followUp", "visit", id, repId, NEXT, `${NEXT}T00:30:00.000Z`, "due", now.toISOString()];
}
