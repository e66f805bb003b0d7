// A day's records of one person, as his report needs them: the columns of table 3-1 (B-31), plans, attendance, the month so far.
import { findAway, isAway } from "../plan/target.ts";
import type { Actual } from "../plan/actual.ts";
import { findActual, type PlanRoom } from "../plan/week.ts";
import { mondayOf } from "../calendar/weeks.ts";
import type { Speaker } from "../person.ts";
import { dayNumber, dayOf as dayText } from "../reading/calendar-day.ts";
import type { Database } from "../store/database.ts";
import { dayOf, instantOf } from "../turn.ts";
import { findMonthTarget } from "./month-target.ts";
import { type DayVisit, findDayVisits } from "./visits.ts";

export type DayComplaint = {
  id: number;
  customerName: string;
  kind: string;
  severity: string;
  description: string;
  product: string | null;
  cause: string | null;
  evidence: string | null;
  mood: string | null;
  demand: string | null;
};
export type DayPromise = { id: number; customerName: string; text: string; dueOn: string | null };
export type DayMarket = { id: number; customerName: string; text: string };
/** `endedAt` null, or later than the day: he did not say that he was back. */
export type Outing = { id: number; leftAt: Date; endedAt: Date | null; place: string | null };
/** From the month's first day to this one; `targetFen`: what he is to sell in all of it, null: nothing was set. */
export type Month = { visits: number; orderFen: number; collectedFen: number; targetFen: number | null };

export type DayFacts = {
  day: string;
  visits: DayVisit[];
  complaints: DayComplaint[];
  promises: DayPromise[];
  markets: DayMarket[];
  actual: Actual;
  outings: Outing[];
  isWorkday: boolean;
  isAway: boolean;
  month: Month;
  customers: number;
};

type Span = { from: Date; until: Date };
export type DayAsked = { rep: Pick<Speaker, "id" | "timezone" | "teamId">; day: string };

export async function findDayFacts(room: PlanRoom, { rep, day }: DayAsked): Promise<DayFacts> {
  const { database } = room;
  const next = dayText(dayNumber(day) + 1);
  const span = { from: instantOf(day, "00:00", rep.timezone), until: instantOf(next, "00:00", rep.timezone) };
  const visits = await findDayVisits(database, { repId: rep.id, day, ...span });
  const calendar = await room.calendars.find(rep.teamId, room.now);
  const away = await findAway(database, [rep.id], mondayOf(day));
  const asked = { days: { from: day, to: day }, today: dayOf(room.now, rep.timezone) };
  return {
    day,
    visits,
    complaints: await findComplaints(database, rep.id, span),
    promises: await findPromises(database, rep.id, { ...span, day }),
    markets: await findMarkets(database, rep.id, span),
    actual: await findActual(room, rep.id, asked),
    outings: await findOutings(database, rep.id, span),
    isWorkday: calendar.isWorkday(day),
    isAway: isAway(away, rep.id, day),
    month: {
      ...(await findMonth(database, rep.id, day)),
      targetFen: await findMonthTarget(database, { repId: rep.id, day, calendar }),
    },
    customers: await countCustomers(database, rep.id),
  };
}

function findComplaints(database: Database, repId: number, { from, until }: Span): Promise<DayComplaint[]> {
  const sql = `SELECT t."id", c."name" AS "customerName", t."kind", t."severity", t."description", t."product", t."cause",
    t."evidence", t."mood", t."demand" FROM "Complaint" t JOIN "Customer" c ON c."id" = t."customerId"
    WHERE t."reporterId" = ? AND t."receivedAt" >= ? AND t."receivedAt" < ? AND t."undoneAt" IS NULL ORDER BY t."id"`;
  return database.read<DayComplaint>(sql, [repId, from, until]);
}

/** Made in a visit of the day, or by themselves on it. */
function findPromises(database: Database, repId: number, at: Span & { day: string }): Promise<DayPromise[]> {
  const sql = `SELECT p."id", c."name" AS "customerName", p."text", p."dueOn" FROM "Promise" p
    JOIN "Customer" c ON c."id" = p."customerId" LEFT JOIN "Visit" v ON v."id" = p."visitId"
    WHERE p."repId" = ? AND p."undoneAt" IS NULL
    AND (v."visitedOn" = ? OR (p."visitId" IS NULL AND p."createdAt" >= ? AND p."createdAt" < ?)) ORDER BY p."id"`;
  return database.read<DayPromise>(sql, [repId, at.day, at.from, at.until]);
}

/** Those that only repeat a visit's own words are left to the visit. */
function findMarkets(database: Database, repId: number, { from, until }: Span): Promise<DayMarket[]> {
  const sql = `SELECT m."id", c."name" AS "customerName", m."text" FROM "MarketReport" m
    JOIN "Customer" c ON c."id" = m."customerId" WHERE m."repId" = ? AND m."createdAt" >= ? AND m."createdAt" < ?
    AND m."visitId" IS NULL AND m."undoneAt" IS NULL ORDER BY m."id"`;
  return database.read<DayMarket>(sql, [repId, from, until]);
}

async function findOutings(database: Database, repId: number, { from, until }: Span): Promise<Outing[]> {
  const sql = `SELECT "id", "leftAt", "endedAt", "end", "place" FROM "Slip"
    WHERE "repId" = ? AND "leftAt" >= ? AND "leftAt" < ? AND ("end" IS NULL OR "end" <> 'cancelled') ORDER BY "leftAt", "id"`;
  const rows = await database.read<Outing & { end: string | null }>(sql, [repId, from, until]);
  return rows.map(({ id, leftAt, endedAt, end, place }) => {
    const isBack = end === "back" && endedAt !== null && endedAt < until;
    return { id, leftAt, endedAt: isBack ? endedAt : null, place };
  });
}

async function findMonth(database: Database, repId: number, day: string): Promise<Omit<Month, "targetFen">> {
  const sql = `SELECT COUNT(*) AS "visits", SUM("orderAmountFen") AS "orderFen", SUM("collectedAmountFen") AS "collectedFen"
    FROM "Visit" WHERE "repId" = ? AND "visitedOn" BETWEEN ? AND ? AND "undoneAt" IS NULL`;
  type Sums = { visits: number; orderFen: number | null; collectedFen: number | null };
  const [sums] = await database.read<Sums>(sql, [repId, `${day.slice(0, 7)}-01`, day]);
  return { visits: sums?.visits ?? 0, orderFen: sums?.orderFen ?? 0, collectedFen: sums?.collectedFen ?? 0 };
}

async function countCustomers(database: Database, repId: number): Promise<number> {
  const sql = `SELECT COUNT(*) AS "many" FROM "Customer" WHERE "ownerId" = ? AND "undoneAt" IS NULL`;
  return (await database.read<{ many: number }>(sql, [repId]))[0]?.many ?? 0;
}

/** Minutes out of the office, of the times whose end is known. */
export const minutesOut = (outings: readonly Outing[]): number =>
  outings.reduce((sum, { leftAt, endedAt }) => {
    return sum + (endedAt === null ? 0 : Math.max(0, Math.round((endedAt.getTime() - leftAt.getTime()) / 60_000)));
  }, 0);
