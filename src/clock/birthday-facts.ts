// What stands behind the reminder of a birthday or another day: whose it is, the customer, what was last between us, what is open.
import { isKeptOn } from "../core/calendar/birthdays.ts";
import { findLastGift } from "../core/care/gifts.ts";
import { hasYearlyDay } from "../core/care/log.ts";
import { type Found, findVisible } from "../core/find.ts";
import type { Speaker } from "../core/person.ts";
import { dayNumber } from "../core/reading/calendar-day.ts";
import type { RecordType } from "../core/record.ts";
import { textIn } from "../core/row.ts";
import { type Sees, findSights } from "../core/sights.ts";
import { type Room, numberOf, recordNamed } from "../core/turn.ts";
import type { BirthdayItem, LastVisit } from "../reports/birthdays.ts";
import type { Occasion } from "../reports/greeting.ts";
import type { DueReminder } from "./due.ts";

export type BirthdayRoom = Pick<Room, "database" | "records">;
/** Who is told, and on which day of his. */
export type Receiving = { person: Speaker; today: string };

/** A word is not too late for so many days. */
const DAYS_LATE = 7;
const MOST_PROMISES = 3;

export const isOfBirthday = ({ kind }: DueReminder): boolean => kind === "birthday" || kind === "birthdaySoon";

/**
 * By the reminder's id, those that are still to be told: the record is there and the receiver's to see, the day is
 * still that day, and the customer is still the one's for whom the reminder was made. A day ahead is not told any more
 * when the day itself has come.
 */
export async function findBirthdayItems(
  room: BirthdayRoom,
  reminders: readonly DueReminder[],
  receiving: Receiving,
): Promise<Map<number, BirthdayItem>> {
  const items = new Map<number, BirthdayItem>();
  if (reminders.length === 0) return items;
  const sees = await findSights(room, receiving.person, ["visit", "promise", "complaint", "contact", "care"]);
  for (const record of room.records.filter(hasYearlyDay)) {
    const own = reminders.filter((one) => one.record === record.name);
    const ids = own.map(({ recordId }) => recordId);
    if (ids.length === 0) continue;
    const { found } = await findVisible(room.database, receiving.person, record, { where: { id: { in: ids } } });
    for (const reminder of own) {
      const one = found.find(({ id }) => id === reminder.recordId);
      const item = one && isStillToTell(one, reminder, receiving) && (await findItem(room, reminder, { one, sees }));
      if (item) items.set(reminder.id, item);
    }
  }
  return items;
}

/** A contact's birthday, or the other day. */
const dateOf = ({ record, values }: Found): string | null =>
  textIn(values, record.name === "contact" ? "birthday" : "date");

function isStillToTell(one: Found, { kind, dueOn, personId }: DueReminder, { today }: Receiving) {
  const birthday = dateOf(one);
  if (birthday === null || !isKeptOn(birthday, dueOn) || one.concerned.ownerId !== personId) return false;
  return kind === "birthdaySoon" ? today < dueOn : dayNumber(today) - dayNumber(dueOn) <= DAYS_LATE;
}

type Customer = { id: number; name: string; class: string | null; kaLevel: string | null; undoneAt: Date | null };
type Kept = { one: Found; sees: Sees };

/** Null: the customer was taken back. */
async function findItem(room: BirthdayRoom, reminder: DueReminder, { one, sees }: Kept): Promise<BirthdayItem | null> {
  const { id, values, concerned, record } = one;
  const { ownerId } = concerned;
  const sql = `SELECT "id", "name", "class", "kaLevel", "undoneAt" FROM "Customer" WHERE "id" = ?`;
  const [customer] = await room.database.read<Customer>(sql, [Number(values["customer"])]);
  if (!customer || customer.undoneAt !== null) return null;
  const about = { room, customerId: customer.id, ownerId, sees };
  const { kind, dueOn } = reminder;
  const who = await findWho(about, one);
  return {
    ...who.said,
    kind: kind === "birthdaySoon" ? kind : "birthday",
    record: record.name === "contact" ? "contact" : "careDay",
    occasion: record.name === "contact" ? "birthday" : (textIn(values, "kind") as Exclude<Occasion, "birthday">),
    id,
    name: textIn(values, "name") ?? "",
    note: textIn(values, "note"),
    birthday: dateOf(one) ?? "",
    dueOn,
    customer,
    lastVisit: await findLastVisit(about),
    lastGift: await findLastGift(room.database, { customerId: customer.id, ownerId, to: who.to }, sees),
    promises: await findPromises(about),
    complaint: await findComplaint(about),
    of: await findFormerOwner(about, reminder),
  };
}

type Who = {
  said: Pick<BirthdayItem, "title" | "phone" | "temper">;
  to: { contactId: number; name: string } | null;
};

/** The contact whose day it is: the one himself, or the one of that name at the customer's. */
async function findWho({ room, customerId, ownerId, sees }: About, { record, id, values }: Found): Promise<Who> {
  const said = (of: (name: string) => string | null) => ({
    title: of("title"),
    phone: of("phone"),
    temper: of("temper"),
  });
  const name = textIn(values, "name");
  if (name === null) return { said: said(() => null), to: null };
  if (record.name === "contact") return { said: said((field) => textIn(values, field)), to: { contactId: id, name } };
  const sql = `SELECT "id", "title", "phone", "temper" FROM "Contact"
    WHERE "customerId" = ? AND "name" = ? AND "undoneAt" IS NULL ORDER BY "id" LIMIT 1`;
  type Row = { id: number } & Record<string, string | number | null>;
  const [contact] = sees("contact", [], ownerId) ? await room.database.read<Row>(sql, [customerId, name]) : [];
  const textOf = (field: string) => (typeof contact?.[field] === "string" ? contact[field] : null);
  return { said: said(textOf), to: { contactId: contact?.id ?? 0, name } };
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
