// How far people have come with their targets: what was reached so far, beside the working days that have passed (E-03, E-14).
import { setImmediate as letOthersIn } from "node:timers/promises";
import { METRICS, type Metric, goalOfPeriod } from "../../core/target/goal.ts";
import { type Period, daysOfPeriod, listDays } from "../../core/target/period.ts";
import type { Database } from "../../core/store/database.ts";
import { type Aim, type Book, NO_AIM, aimOf, openBook } from "../monday/aims.ts";
import { type Member, type Scope, repsOf } from "../monday/scope.ts";
import { instantOf } from "../../core/turn.ts";
import { addDays } from "../monday/week.ts";

/** Money in fen. */
export type Reached = Record<Metric, number> & { costFen: number };

/** Working days of the period that are over or begun, and all of them. */
export type Passed = { days: number; of: number };

export type PersonProgress = { id: number; name: string; reached: Reached; aim: Aim; passed: Passed };

export type Progress = {
  scope: Scope;
  period: Period;
  people: PersonProgress[];
  reached: Reached;
  aim: Aim;
  passed: Passed;
};

type Asked = { scope: Scope; period: Period; today: string; now: Date };

export async function findProgress(database: Database, { scope, period, today, now }: Asked): Promise<Progress> {
  const days = daysOfPeriod(period);
  const book = await openBook(database, { ...days, timezone: scope.timezone, now });
  const reached = await findReached(database, scope, { from: days.from, to: days.to < today ? days.to : today });
  const reps = new Set(repsOf(scope.members).map(({ id }) => id));
  const people = scope.members.flatMap((member): PersonProgress[] => {
    const aim = periodAim(book, member, period);
    const own = reached.get(member.id);
    const isShown =
      reps.has(member.id) || own !== undefined || book.people.has(member.id) || scope.members.length === 1;
    if (!isShown) return [];
    const { id, name } = member;
    return [{ id, name, aim, reached: own ?? NOTHING, passed: passedOf(book, { id, period, today }) }];
  });
  return {
    scope,
    period,
    people,
    reached: people.reduce((sum, one) => addReached(sum, one.reached), NOTHING),
    aim: together(book, scope, { period, people }),
    passed: passedOf(book, { id: people.length === 1 ? (people[0]?.id ?? null) : null, period, today }),
  };
}

const NOTHING: Reached = { sales: 0, collection: 0, newCustomers: 0, visits: 0, costFen: 0 };

const addReached = (one: Reached, other: Reached): Reached => ({
  sales: one.sales + other.sales,
  collection: one.collection + other.collection,
  newCustomers: one.newCustomers + other.newCustomers,
  visits: one.visits + other.visits,
  costFen: one.costFen + other.costFen,
});

/** As it was set for just this period, else what other periods' targets give for its days; visits ten a week at the least. */
function periodAim(book: Book, member: Member, period: Period): Aim {
  const goals = book.people.get(member.id) ?? [];
  const usual = aimOf(book, member, listDays(daysOfPeriod(period)));
  const works = book.works(member.id);
  const aim = { ...usual };
  for (const metric of METRICS) aim[metric] = goalOfPeriod(goals, metric, { period, works }) ?? usual[metric];
  return aim;
}

type Together = { period: Period; people: readonly PersonProgress[] };

/** A team wholly in it counts with its own target where one is set, else with its people's. */
function together(book: Book, { members }: Scope, { period, people }: Together): Aim {
  const ids = new Set(members.map(({ id }) => id));
  const sum = { ...NO_AIM };
  for (const metric of METRICS) {
    const covered = new Set<number>();
    for (const [teamId, goals] of book.teams) {
      const team = book.teamPeople.get(teamId) ?? [];
      const goal = goalOfPeriod(goals, metric, { period, works: book.works(null) });
      if (goal === null || team.length === 0 || !team.every((id) => ids.has(id))) continue;
      sum[metric] = (sum[metric] ?? 0) + goal;
      for (const id of team) covered.add(id);
    }
    for (const { id, aim } of people)
      if (!covered.has(id) && aim[metric] !== null) sum[metric] = (sum[metric] ?? 0) + aim[metric];
  }
  return sum;
}

type Passing = { id: number | null; period: Period; today: string };

function passedOf(book: Book, { id, period, today }: Passing): Passed {
  const days = listDays(daysOfPeriod(period)).filter(book.works(id));
  return { days: days.filter((day) => day <= today).length, of: days.length };
}

type Days = { from: string; to: string };
type VisitRow = { repId: number; visits: number; sales: number | null; collection: number | null; cost: number | null };

const PEOPLE_AT_ONCE = 50;
const DAYS_AT_ONCE = 31;

/** So many people and days at once that nobody else waits for it. */
async function findReached(database: Database, scope: Scope, days: Days): Promise<Map<number, Reached>> {
  const reached = new Map<number, Reached>();
  const add = (id: number, more: Partial<Reached>) =>
    reached.set(id, addReached(reached.get(id) ?? NOTHING, { ...NOTHING, ...more }));
  for (let at = 0; at < scope.members.length; at += PEOPLE_AT_ONCE) {
    const ids = scope.members.slice(at, at + PEOPLE_AT_ONCE).map(({ id }) => id);
    for (let from = days.from; from <= days.to; from = addDays(from, DAYS_AT_ONCE)) {
      const last = addDays(from, DAYS_AT_ONCE - 1);
      await addSlice(database, { ids, from, to: last < days.to ? last : days.to, scope, add });
      await letOthersIn();
    }
  }
  return reached;
}

type Slice = Days & { ids: readonly number[]; scope: Scope; add(id: number, more: Partial<Reached>): void };

async function addSlice(database: Database, { ids, from, to, scope, add }: Slice): Promise<void> {
  const whose = ids.map(() => "?").join(", ");
  const visits = `SELECT "repId", COUNT(*) AS "visits", SUM("orderAmountFen") AS "sales",
    SUM("collectedAmountFen") AS "collection", SUM("visitCostFen") AS "cost" FROM "Visit"
    WHERE "repId" IN (${whose}) AND "visitedOn" BETWEEN ? AND ? AND "undoneAt" IS NULL GROUP BY "repId"`;
  for (const row of await database.read<VisitRow>(visits, [...ids, from, to])) {
    const { repId, sales, collection, cost } = row;
    add(repId, { visits: row.visits, sales: sales ?? 0, collection: collection ?? 0, costFen: cost ?? 0 });
  }
  const span = [instantOf(from, "00:00", scope.timezone), instantOf(addDays(to, 1), "00:00", scope.timezone)];
  const opened = `SELECT "ownerId", COUNT(*) AS "newCustomers" FROM "Customer" WHERE "createdAt" >= ? AND "createdAt" < ?
    AND "undoneAt" IS NULL AND "platform" <> 'import' AND "ownerId" IN (${whose}) GROUP BY "ownerId"`;
  const rows = await database.read<{ ownerId: number; newCustomers: number }>(opened, [...span, ...ids]);
  for (const { ownerId, newCustomers } of rows) add(ownerId, { newCustomers });
}
