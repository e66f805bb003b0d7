// What stands in the database of somebody's plans, of what became of them, and of his manager's word.
import { addDays } from "../calendar/weeks.ts";
import type { Cell, Database } from "../store/database.ts";

export type PlanStatus = "open" | "moved" | "cancelled";

/** A planned visit; days YYYY-MM-DD, `time` HH:MM. */
export type Plan = {
  id: number;
  repId: number;
  customerId: number;
  customerName: string;
  plannedOn: string;
  time: string | null;
  purposes: string[];
  note: string | null;
  status: PlanStatus;
  reason: string | null;
  updatedAt: Date;
};

export type Visited = { id: number; repId: number; customerId: number; customerName: string; visitedOn: string };

export type Days = { from: string; to: string };

/** A visit on a later day still makes up for a missed one so many days long. */
export const MAKE_UP_DAYS = 7;

const marks = (list: readonly unknown[]): string => list.map(() => "?").join(", ");

type PlanRow = Omit<Plan, "purposes"> & { purposes: string };

const PLAN = `SELECT p."id", p."repId", p."customerId", c."name" AS "customerName", p."plannedOn", p."time", p."purposes",
  p."note", p."status", p."reason", p."updatedAt" FROM "Plan" p JOIN "Customer" c ON c."id" = p."customerId"`;

const planOf = (row: PlanRow): Plan => ({ ...row, purposes: row.purposes.split(" ").filter(Boolean) });

/** The plans of these people, also of the days in which others are made up for; a day's in the order of their times. */
export async function findPlans(database: Database, people: readonly number[], days: Days): Promise<Plan[]> {
  if (people.length === 0) return [];
  const sql = `${PLAN} WHERE p."repId" IN (${marks(people)}) AND p."plannedOn" BETWEEN ? AND ? AND p."undoneAt" IS NULL
    ORDER BY p."plannedOn", COALESCE(p."time", '99'), p."id"`;
  const params: Cell[] = [...people, days.from, addDays(days.to, MAKE_UP_DAYS)];
  return (await database.read<PlanRow>(sql, params)).map(planOf);
}

/** An open plan of this customer's on this day, or null. */
export async function findSame(database: Database, wanted: Pick<Plan, "repId" | "customerId" | "plannedOn">) {
  const sql = `${PLAN} WHERE p."repId" = ? AND p."plannedOn" = ? AND p."customerId" = ? AND p."status" = 'open'
    AND p."undoneAt" IS NULL ORDER BY p."id" LIMIT 1`;
  const [row] = await database.read<PlanRow>(sql, [wanted.repId, wanted.plannedOn, wanted.customerId]);
  return row ? planOf(row) : null;
}

/** The visits of these people from the first day to when the last day can no longer be made up for. */
export async function findVisited(database: Database, people: readonly number[], days: Days): Promise<Visited[]> {
  if (people.length === 0) return [];
  const sql = `SELECT v."id", v."repId", v."customerId", c."name" AS "customerName", v."visitedOn" FROM "Visit" v
    JOIN "Customer" c ON c."id" = v."customerId" WHERE v."repId" IN (${marks(people)})
    AND v."visitedOn" BETWEEN ? AND ? AND v."undoneAt" IS NULL ORDER BY v."visitedOn", v."id"`;
  return database.read<Visited>(sql, [...people, days.from, addDays(days.to, MAKE_UP_DAYS)]);
}

/** `changed`: after it was handed in, and the manager is not asked again yet (src/clock/plans.ts does that). */
export type WeekState = "asked" | "changed" | "approved" | "returned";

export type PlanWeek = {
  id: number;
  repId: number;
  monday: string;
  state: WeekState;
  askedId: number | null;
  askedName: string | null;
  changedAt: Date;
  decidedById: number | null;
  decidedName: string | null;
  decidedAt: Date | null;
  comment: string | null;
  letterKey: string | null;
  version: number;
};

const WEEK = `SELECT w.*, a."name" AS "askedName", d."name" AS "decidedName" FROM "PlanWeek" w
  LEFT JOIN "Person" a ON a."id" = w."askedId" LEFT JOIN "Person" d ON d."id" = w."decidedById"`;

export async function findPlanWeek(database: Database, repId: number, monday: string): Promise<PlanWeek | null> {
  return (await database.read<PlanWeek>(`${WEEK} WHERE w."repId" = ? AND w."monday" = ?`, [repId, monday]))[0] ?? null;
}

export async function findPlanWeekById(database: Database, id: number): Promise<PlanWeek | null> {
  return (await database.read<PlanWeek>(`${WEEK} WHERE w."id" = ?`, [id]))[0] ?? null;
}

/** That week's handed-in plans of these people. */
export async function findPlanWeeks(
  database: Database,
  people: readonly number[],
  monday: string,
): Promise<PlanWeek[]> {
  if (people.length === 0) return [];
  const sql = `${WEEK} WHERE w."repId" IN (${marks(people)}) AND w."monday" = ?`;
  return database.read<PlanWeek>(sql, [...people, monday]);
}
