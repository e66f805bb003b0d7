// What stands behind a birthday's reminder: the contact, the customer, what was last between us, what is open.
import { isKeptOn } from "../core/calendar/birthdays.ts";
import { type Found, findVisible } from "../core/find.ts";
import type { Speaker } from "../core/person.ts";
import { dayNumber } from "../core/reading/calendar-day.ts";
import type { RecordType } from "../core/record.ts";
import { textIn } from "../core/row.ts";
import { type Sees, findSights } from "../core/sights.ts";
import { type Room, numberOf, recordNamed } from "../core/turn.ts";
import type { BirthdayItem, LastVisit } from "../reports/birthdays.ts";
import type { DueReminder } from "./due.ts";

export type BirthdayRoom = Pick<Room, "database" | "records">;
/** Who is told, and on which day of his. */
export type Receiving = { person: Speaker; today: string };

/** A word is not too late for so many days. */
const DAYS_LATE = 7;
const MOST_PROMISES = 3;

export const isOfBirthday = ({ kind }: DueReminder): boolean => kind === "birthday" || kind === "birthdaySoon";

/**
 * By the reminder's id, those that are still to be told: the contact is there and the receiver's to see, the birthday is
 * still on that day, and the customer is still the one's for whom the reminder was made. A day ahead is not told any more
 * when the day itself has come.
 */
export async function findBirthdayItems(
  room: BirthdayRoom,
  reminders: readonly DueReminder[],
  receiving: Receiving,
): Promise<Map<number, BirthdayItem>> {
  const items = new Map<number, BirthdayItem>();
  const contact = recordNamed(room, "contact");
  if (!contact || reminders.length === 0) return items;
  const ids = reminders.map(({ recordId }) => recordId);
  const { found } = await findVisible(room.database, receiving.person, contact, { where: { id: { in: ids } } });
  const sees = await findSights(room, receiving.person, ["visit", "promise", "complaint"]);
  for (const reminder of reminders) {
    const one = found.find(({ id }) => id === reminder.recordId);
    const item = one && isStillToTell(one, reminder, receiving) && (await findItem(room, reminder, { one, sees }));
    if (item) items.set(reminder.id, item);
  }
  return items;
}

function isStillToTell({ values, concerned }: Found, { kind, dueOn, personId }: DueReminder, { today }: Receiving) {
  const birthday = textIn(values, "birthday");
  if (birthday === null || !isKeptOn(birthday, dueOn) || concerned.ownerId !== personId) return false;
  return kind === "birthdaySoon" ? today < dueOn : dayNumber(today) - dayNumber(dueOn) <= DAYS_LATE;
}

type Customer = { id: number; name: string; class: string | null; kaLevel: string | null; undoneAt: Date | null };
type Kept = { one: Found; sees: Sees };

/** Null: the customer was taken back. */
async function findItem(room: BirthdayRoom, reminder: DueReminder, { one, sees }: Kept): Promise<BirthdayItem | null> {
  const { id, values, concerned } = one;
  const { ownerId } = concerned;
  const sql = `SELECT "id", "name", "class", "kaLevel", "undoneAt" FROM "Customer" WHERE "id" = ?`;
  const [customer] = await room.database.read<Customer>(sql, [Number(values["customer"])]);
  if (!customer || customer.undoneAt !== null) return null;
  const about = { room, customerId: customer.id, ownerId, sees };
  const { kind, dueOn } = reminder;
  return {
    kind: kind === "birthdaySoon" ? kind : "birthday",
    id,
    name: textIn(values, "name") ?? "",
    title: textIn(values, "title"),
    phone: textIn(values, "phone"),
    birthday: textIn(values, "birthday") ?? "",
    dueOn,
    customer,
    lastVisit: await findLastVisit(about),
    promises: await findPromises(about),
    complaint: await findComplaint(about),
    of: await findFormerOwner(about, reminder),
  };
}

type About = { room: BirthdayRoom; customerId: number; ownerId: number | null; sees: Sees };

async function findLastVisit({ room, customerId, ownerId, sees }: About): Promise<LastVisit | null> {
  const sql = `SELECT v."visitedOn", v."channel", v."repId", p."name" AS "by", v."orderAmountFen", v."collectedAmountFen",
    v."summary" FROM "Visit" v JOIN "Person" p ON p."id" = v."repId"
    WHERE v."customerId" = ? AND v."undoneAt" IS NULL ORDER BY v."visitedOn" DESC, v."id" DESC LIMIT 1`;
  type Row = Omit<LastVisit, "orderFen" | "collectedFen"> & { repId: number } & Record<
      "orderAmountFen" | "collectedAmountFen",
      bigint | number | null
    >;
  const [visit] = await room.database.read<Row>(sql, [customerId]);
  if (!visit || !sees("visit", [visit.repId], ownerId)) return null;
  const { visitedOn, channel, by, summary } = visit;
  const fen = (cell: bigint | number | null) => (cell === null ? null : Number(cell));
  return {
    visitedOn,
    channel,
    by,
    summary,
    orderFen: fen(visit.orderAmountFen),
    collectedFen: fen(visit.collectedAmountFen),
  };
}

async function findPromises({ room, customerId, ownerId, sees }: About): Promise<BirthdayItem["promises"]> {
  const sql = `SELECT "text", "dueOn", "repId" FROM "Promise" WHERE "customerId" = ? AND "status" = 'open'
    AND "undoneAt" IS NULL ORDER BY CASE WHEN "dueOn" IS NULL THEN 1 ELSE 0 END, "dueOn", "id" LIMIT ${MOST_PROMISES}`;
  type Row = { text: string; dueOn: string | null; repId: number };
  const open = await room.database.read<Row>(sql, [customerId]);
  return open.filter(({ repId }) => sees("promise", [repId], ownerId));
}

async function findComplaint({ room, customerId, ownerId, sees }: About): Promise<BirthdayItem["complaint"]> {
  const sql = `SELECT "id", "kind", "severity", "reporterId", "assigneeId" FROM "Complaint"
    WHERE "customerId" = ? AND "status" <> 'closed' AND "undoneAt" IS NULL ORDER BY "id" DESC LIMIT 1`;
  type Row = { id: number; kind: string; severity: string; reporterId: number; assigneeId: number | null };
  const [open] = await room.database.read<Row>(sql, [customerId]);
  const record: RecordType | null = recordNamed(room, "complaint");
  if (!open || !record) return null;
  const makers = [open.reporterId, ...(open.assigneeId === null ? [] : [open.assigneeId])];
  if (!sees("complaint", makers, ownerId)) return null;
  return { number: numberOf(record, open.id), kind: open.kind, severity: open.severity };
}

/** Whose customer it was, for whoever is told in his place. */
async function findFormerOwner({ room }: About, { personId }: DueReminder): Promise<string | null> {
  const sql = `SELECT "name" FROM "Person" WHERE "id" = ? AND NOT "isActive"`;
  return (await room.database.read<{ name: string }>(sql, [personId]))[0]?.name ?? null;
}
