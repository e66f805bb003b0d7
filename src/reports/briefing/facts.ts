// What a rep should know before walking in at a customer's (B-08): as much of it as this reader may see.
import { findLastGift, type LastGift } from "../../core/care/gifts.ts";
import type { Speaker } from "../../core/person.ts";
import { dayNumber, dayOf } from "../../core/reading/calendar-day.ts";
import { type Sees, findSights } from "../../core/sights.ts";
import { type Room, dayOf as dayIn, numberOf, recordNamed } from "../../core/turn.ts";

export type Contact = {
  id: number;
  name: string;
  title: string | null;
  temper: string | null;
  birthday: string | null;
};
export type BriefVisit = {
  id: number;
  on: string;
  channel: string;
  purposes: string[];
  by: string;
  orderFen: number | null;
  collectedFen: number | null;
  owedFen: number | null;
  nextOn: string | null;
  nextAction: string | null;
  summary: string | null;
};
export type BriefPromise = { id: number; text: string; dueOn: string | null; status: string; madeOn: string };
/** `name`: whose; null: the customer's own. `date` as a birthday is written. */
export type BriefDay = { name: string | null; kind: string; date: string };
export type BriefCase = { id: number; number: string; kind: string; step: string; on: string; isOpen: boolean };

/** Money in fen, days YYYY-MM-DD; visits newest first; what is open before the rest, so that no limit hides it. */
export type Briefing = {
  customer: { id: number; name: string };
  contacts: readonly Contact[];
  visits: readonly BriefVisit[];
  promises: readonly BriefPromise[];
  cases: readonly BriefCase[];
  days: readonly BriefDay[];
  lastGift: LastGift | null;
  ninetyDays: { visits: number; orderFen: number };
};

type Asking = { room: Pick<Room, "database" | "records">; reader: Speaker; customerId: number; today: string };
type Customer = { id: number; name: string; ownerId: number | null };
type Gathering = Asking & { customer: Customer; sees: Sees };

/** What a briefing looks back on; older things are in the lists. */
const MOST = 60;
const KINDS = ["visit", "promise", "complaint", "contact", "careDay", "care"];

/** Null: there is no such customer. Whether the reader may see the customer itself was asked before. */
export async function findBriefing(asking: Asking): Promise<Briefing | null> {
  const { room, reader, customerId } = asking;
  const sql = `SELECT "id", "name", "ownerId" FROM "Customer" WHERE "id" = ?`;
  const [customer] = await room.database.read<Customer>(sql, [customerId]);
  if (!customer) return null;
  const gathering = { ...asking, customer, sees: await findSights(room, reader, KINDS) };
  return {
    customer: { id: customer.id, name: customer.name },
    contacts: await findContacts(gathering),
    visits: await findVisits(gathering),
    promises: await findPromises(gathering),
    cases: await findCases(gathering),
    days: await findDays(gathering),
    lastGift: await findLastGift(room.database, { customerId, ownerId: customer.ownerId, to: null }, gathering.sees),
    ninetyDays: await sumUp(gathering),
  };
}

async function findContacts({ room, customer, sees }: Gathering): Promise<Contact[]> {
  if (!sees("contact", [], customer.ownerId)) return [];
  const sql = `SELECT "id", "name", "title", "temper", "birthday" FROM "Contact"
    WHERE "customerId" = ? AND "undoneAt" IS NULL ORDER BY "id" LIMIT ${MOST}`;
  return room.database.read<Contact>(sql, [customer.id]);
}

async function findDays({ room, customer, sees }: Gathering): Promise<BriefDay[]> {
  if (!sees("careDay", [], customer.ownerId)) return [];
  const sql = `SELECT "name", "kind", "date" FROM "CareDay"
    WHERE "customerId" = ? AND "date" IS NOT NULL AND "undoneAt" IS NULL ORDER BY "id" LIMIT ${MOST}`;
  return room.database.read<BriefDay>(sql, [customer.id]);
}

type Fen = bigint | number | null;
type VisitRow = Omit<BriefVisit, "purposes" | "orderFen" | "collectedFen" | "owedFen"> & {
  repId: number;
  purposes: string;
  orderFen: Fen;
  collectedFen: Fen;
  owedFen: Fen;
};

const fenOf = (cell: Fen): number | null => (cell === null ? null : Number(cell));

async function findVisits({ room, customer, sees }: Gathering): Promise<BriefVisit[]> {
  const sql = `SELECT v."id", v."visitedOn" AS "on", v."channel", v."purposes", v."repId", p."name" AS "by",
    v."orderAmountFen" AS "orderFen", v."collectedAmountFen" AS "collectedFen", v."receivableAmountFen" AS "owedFen",
    v."nextVisitOn" AS "nextOn", v."nextAction", v."summary" FROM "Visit" v JOIN "Person" p ON p."id" = v."repId"
    WHERE v."customerId" = ? AND v."undoneAt" IS NULL ORDER BY v."visitedOn" DESC, v."id" DESC LIMIT ${MOST}`;
  const rows = await room.database.read<VisitRow>(sql, [customer.id]);
  return rows
    .filter(({ repId }) => sees("visit", [repId], customer.ownerId))
    .map(({ repId: _repId, ...row }) => ({
      ...row,
      purposes: row.purposes.split(" ").filter(Boolean),
      orderFen: fenOf(row.orderFen),
      collectedFen: fenOf(row.collectedFen),
      owedFen: fenOf(row.owedFen),
    }));
}

async function findPromises({ room, reader, customer, sees }: Gathering): Promise<BriefPromise[]> {
  const sql = `SELECT "id", "text", "dueOn", "status", "repId", "createdAt" FROM "Promise"
    WHERE "customerId" = ? AND "undoneAt" IS NULL ORDER BY CASE WHEN "status" = 'open' THEN 0 ELSE 1 END,
    CASE WHEN "status" = 'open' THEN COALESCE("dueOn", '9') ELSE '9' END, "id" DESC LIMIT ${MOST}`;
  type Row = Omit<BriefPromise, "madeOn"> & { repId: number; createdAt: Date };
  const rows = await room.database.read<Row>(sql, [customer.id]);
  return rows
    .filter(({ repId }) => sees("promise", [repId], customer.ownerId))
    .map(({ repId: _repId, createdAt, ...row }) => ({ ...row, madeOn: dayIn(createdAt, reader.timezone) }));
}

async function findCases({ room, reader, customer, sees }: Gathering): Promise<BriefCase[]> {
  const record = recordNamed(room, "complaint");
  const sql = `SELECT "id", "kind", "step", "status", "receivedAt", "reporterId", "assigneeId" FROM "Complaint"
    WHERE "customerId" = ? AND "undoneAt" IS NULL
    ORDER BY CASE WHEN "status" = 'closed' THEN 1 ELSE 0 END, "receivedAt" DESC, "id" DESC LIMIT ${MOST}`;
  type Row = { id: number; kind: string; step: string; status: string; receivedAt: Date; reporterId: number };
  const rows = await room.database.read<Row & { assigneeId: number | null }>(sql, [customer.id]);
  return rows.flatMap(({ id, kind, step, status, receivedAt, reporterId, assigneeId }) => {
    const makers = [reporterId, ...(assigneeId === null ? [] : [assigneeId])];
    if (!record || !sees("complaint", makers, customer.ownerId)) return [];
    const on = dayIn(receivedAt, reader.timezone);
    return [{ id, number: numberOf(record, id), kind, step, on, isOpen: status !== "closed" }];
  });
}

const DAYS = 90;

async function sumUp({ room, customer, sees, today }: Gathering): Promise<Briefing["ninetyDays"]> {
  const sql = `SELECT "repId", COUNT(*) AS "visits", SUM("orderAmountFen") AS "orderFen" FROM "Visit"
    WHERE "customerId" = ? AND "visitedOn" > ? AND "undoneAt" IS NULL GROUP BY "repId"`;
  const params = [customer.id, dayOf(dayNumber(today) - DAYS)];
  const rows = await room.database.read<{ repId: number; visits: number; orderFen: Fen }>(sql, params);
  const seen = rows.filter(({ repId }) => sees("visit", [repId], customer.ownerId));
  const sum = (of: (row: (typeof seen)[number]) => Fen) => seen.reduce((all, row) => all + Number(of(row) ?? 0), 0);
  return { visits: sum(({ visits }) => visits), orderFen: sum(({ orderFen }) => orderFen) };
}
