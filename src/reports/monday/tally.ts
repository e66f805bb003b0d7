// What each person did in a week, counted by the database a day at a time, so that nobody else waits for a report.
import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Cell, Database } from "../../core/store/database.ts";
import { instantOf } from "../../core/turn.ts";
import * as is from "./conditions.ts";
import { type Scope, type Stretch, scopeAtEnd, stretchesOf } from "./scope.ts";
import { type Span, addDays, daysOf, nextOf } from "./week.ts";

/** Counts, and money in fen. Sums stay exact below 2^53 fen: 9,000 visits of the greatest amount there is. */
export type Tally = {
  visits: number;
  orders: number;
  orderFen: number;
  collections: number;
  collectedFen: number;
  effective: number;
  rivals: number;
  newCustomers: number;
  /** Of the week after: visits that are planned, those agreed on with nobody's plan for them, promises. */
  plans: number;
  followUps: number;
  promises: number;
};

/** By the person's id; who did nothing is not in it. */
export type Tallies = ReadonlyMap<number, Tally>;

export const NOTHING: Tally = {
  visits: 0,
  orders: 0,
  orderFen: 0,
  collections: 0,
  collectedFen: 0,
  effective: 0,
  rivals: 0,
  newCustomers: 0,
  plans: 0,
  followUps: 0,
  promises: 0,
};

type Counted = { personId: number } & { [Name in keyof Tally]?: number | null };
type Question = { sql: string; params: readonly Cell[] };

/** Whose records are asked for. */
type Whose = { isEveryone: boolean; members: readonly { id: number }[] };

const PEOPLE_AT_ONCE = 250;

/** A condition on a column that holds a person, for all of them or for those of the scope. */
export function within({ isEveryone, members }: Whose, column: string): Question {
  if (isEveryone) return { sql: "TRUE", params: [] };
  return { sql: `${column} IN (${members.map(() => "?").join(", ")})`, params: members.map(({ id }) => id) };
}

/** The ids of those who are counted, so many at once that a question about them takes a few milliseconds. */
export function inGroups({ members }: Pick<Whose, "members">): number[][] {
  const groups: number[][] = [];
  for (let at = 0; at < members.length; at += PEOPLE_AT_ONCE)
    groups.push(members.slice(at, at + PEOPLE_AT_ONCE).map(({ id }) => id));
  return groups;
}

/** From the first instant of the span's Monday to the end of its last day, in the scope's zone. */
export const instantsOf = ({ monday, through }: Span, { timezone }: Pick<Scope, "timezone">) => ({
  from: instantOf(monday, "00:00", timezone),
  until: instantOf(addDays(through, 1), "00:00", timezone),
});

const SUMS = `SELECT "repId" AS "personId", COUNT(*) AS "visits",
  COUNT(CASE WHEN ${is.ORDERED} THEN 1 END) AS "orders", SUM("orderAmountFen") AS "orderFen",
  COUNT(CASE WHEN ${is.COLLECTED} THEN 1 END) AS "collections", SUM("collectedAmountFen") AS "collectedFen" FROM "Visit"`;

/** The questions about one day's visits; each is answered from an index alone (test/reports/plan.test.ts). */
export function dayQuestions(scope: Whose, day: string): Question[] {
  const whose = within(scope, `"repId"`);
  const where = (condition: string) =>
    `WHERE "visitedOn" = ? AND ${is.KEPT} AND ${condition} AND ${whose.sql} GROUP BY "repId"`;
  const count = (name: keyof Tally, condition: string) =>
    `SELECT "repId" AS "personId", COUNT(*) AS "${name}" FROM "Visit" ${where(condition)}`;
  const params = [day, ...whose.params];
  return [
    { sql: `${SUMS} ${where("TRUE")}`, params },
    ...is.EFFECTIVE.map((condition) => ({ sql: count("effective", condition), params })),
    { sql: count("rivals", is.RIVAL), params },
  ];
}

/** The questions about what is planned, for some people at once. */
export function planQuestions(people: readonly number[], week: { from: string; to: string }): Question[] {
  const ids = people.map(() => "?").join(", ");
  const params = [...people, week.from, week.to];
  const followUps = `SELECT "repId" AS "personId", COUNT(*) AS "followUps" FROM "Visit"
    WHERE "repId" IN (${ids}) AND "nextVisitOn" BETWEEN ? AND ? AND ${is.KEPT} AND ${is.NOT_PLANNED} GROUP BY "repId"`;
  const plans = `SELECT "repId" AS "personId", COUNT(*) AS "plans" FROM "Plan"
    WHERE "repId" IN (${ids}) AND "plannedOn" BETWEEN ? AND ? AND ${is.PLANNED} GROUP BY "repId"`;
  const promises = `SELECT "repId" AS "personId", COUNT(*) AS "promises" FROM "Promise"
    WHERE "repId" IN (${ids}) AND "dueOn" BETWEEN ? AND ? AND ${is.PLANNED_PROMISE} AND ${is.KEPT} GROUP BY "repId"`;
  return [
    { sql: followUps, params },
    { sql: promises, params },
    { sql: plans, params },
  ];
}

function rareQuestions(scope: Scope, span: Span): Question[] {
  const { from, until } = instantsOf(span, scope);
  const owner = within(scope, `"ownerId"`);
  const rep = within(scope, `m."repId"`);
  const customers = `SELECT "ownerId" AS "personId", COUNT(*) AS "newCustomers" FROM "Customer"
    WHERE "createdAt" >= ? AND "createdAt" < ? AND ${is.KEPT} AND "platform" <> 'import' AND "ownerId" IS NOT NULL
    AND ${owner.sql} GROUP BY "ownerId"`;
  const market = `SELECT m."repId" AS "personId", COUNT(*) AS "rivals" FROM "MarketReport" m
    LEFT JOIN "Visit" v ON v."id" = m."visitId"
    WHERE m."createdAt" >= ? AND m."createdAt" < ? AND ${is.MARKET_OF_ITS_OWN} AND ${rep.sql} GROUP BY m."repId"`;
  return [
    { sql: customers, params: [from, until, ...owner.params] },
    { sql: market, params: [from, until, ...rep.params] },
  ];
}

/** By person, and by the group under whom each counted on the day (scope.ts). */
export type Found = { people: Tallies; groups: ReadonlyMap<string, Tally> };

/** A week of everybody in the scope, of each day those who were in it then. */
export async function findTallies(database: Database, scope: Scope, span: Span): Promise<Found> {
  const people = new Map<number, Tally>();
  const groups = new Map<string, Tally>();
  const take = (tallies: Tallies, { members }: Pick<Scope, "members">) => {
    for (const { id, group } of members) {
      const tally = tallies.get(id);
      if (!tally) continue;
      addTo(people, id, tally);
      addTo(groups, group, tally);
    }
  };
  for (const stretch of stretchesOf(scope, span)) take(await addUp(database, stretchQuestions(stretch)), stretch);
  const end = scopeAtEnd(scope, span);
  take(
    await addUp(
      database,
      inGroups(end).flatMap((ids) => planQuestions(ids, nextOf(span))),
    ),
    end,
  );
  return { people, groups };
}

const stretchQuestions = (stretch: Stretch): Question[] => [
  ...daysOf(stretch.span).flatMap((day) => dayQuestions(stretch, day)),
  ...rareQuestions(stretch, stretch.span),
];

function addTo<Key>(tallies: Map<Key, Tally>, key: Key, tally: Tally): void {
  const sum = tallies.get(key) ?? { ...NOTHING };
  for (const name of Object.keys(NOTHING) as (keyof Tally)[]) sum[name] += tally[name];
  tallies.set(key, sum);
}

/** Orders alone, for a week that is only drawn. */
export async function sumOrders(database: Database, scope: Scope, span: Span): Promise<number> {
  let sum = 0;
  for (const stretch of stretchesOf(scope, span)) {
    const questions = daysOf(stretch.span).flatMap((day) => dayQuestions(stretch, day).slice(0, 1));
    sum += totalOf(await addUp(database, questions)).orderFen;
  }
  return sum;
}

async function addUp(database: Database, questions: readonly Question[]): Promise<Tallies> {
  const tallies = new Map<number, Tally>();
  for (const { sql, params } of questions) {
    const rows = await database.read<Counted>(sql, params);
    const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "personId") as (keyof Tally)[];
    for (const row of rows) {
      let tally = tallies.get(row.personId);
      if (!tally) tallies.set(row.personId, (tally = { ...NOTHING }));
      for (const name of names) tally[name] += row[name] ?? 0;
    }
    await letOthersIn();
  }
  return tallies;
}

export const tallyOf = (tallies: Tallies, personId: number): Tally => tallies.get(personId) ?? NOTHING;

export function totalOf(tallies: Tallies): Tally {
  const total = new Map<string, Tally>();
  for (const tally of tallies.values()) addTo(total, "all", tally);
  return total.get("all") ?? NOTHING;
}
