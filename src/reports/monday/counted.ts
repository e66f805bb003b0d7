// The records behind a figure: exactly those that were counted, found by the same conditions.
import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Cell, Database } from "../../core/store/database.ts";
import { type HandledCase, findCases } from "./complaints.ts";
import * as is from "./conditions.ts";
import type { FigureKey } from "./figures.ts";
import { type Forms, findForms } from "./forms.ts";
import type { ReportAsked } from "./report.ts";
import { type Scope, type Stretch, scopeAtEnd, stretchesOf } from "./scope.ts";
import { inGroups, instantsOf, within } from "./tally.ts";
import { type Span, daysOf, nextOf } from "./week.ts";

/** `record`: the name of its kind; `daily`: a day's report. */
export type CountedRecord = {
  record: "visit" | "customer" | "complaint" | "market" | "promise" | "plan" | "daily";
  id: number;
};

type Asking = { database: Database; scope: Scope; span: Span };
type Find = (asking: Asking) => Promise<CountedRecord[]>;

/** Of each kind the newest first. */
export async function findCounted(database: Database, key: FigureKey, asked: ReportAsked): Promise<CountedRecord[]> {
  if (key === "complaints") return recordsOfCases(await findCases(database, asked));
  if (key === "forms") return recordsOfForms(await findForms(database, asked));
  return finders[key]({ database, scope: asked.scope, span: asked.span });
}

export const recordsOfCases = (cases: readonly HandledCase[]): CountedRecord[] =>
  cases.map(({ id }) => ({ record: "complaint", id }));

const recordsOfForms = ({ people }: Forms): CountedRecord[] =>
  [...people.values()]
    .flatMap(({ kept }) => kept)
    .map((id): CountedRecord => ({ record: "daily", id }))
    .toSorted(newestFirst);

/** A day at a time, so that nobody else waits for a long list. */
const visits =
  (condition: string): Find =>
  async ({ database, scope, span }) => {
    const found: CountedRecord[] = [];
    for (const stretch of stretchesOf(scope, span)) {
      const rep = within(stretch, `"repId"`);
      const sql = `SELECT "id" FROM "Visit" WHERE "visitedOn" = ? AND ${is.KEPT} AND ${condition} AND ${rep.sql}`;
      for (const day of daysOf(stretch.span)) {
        found.push(...(await list(database, "visit", { sql, params: [day, ...rep.params] })));
        await letOthersIn();
      }
    }
    return found.toSorted(newestFirst);
  };

/** What is counted by the instant at which it was made, of each stretch's people. */
const perStretch =
  (record: CountedRecord["record"], ask: (stretch: Stretch) => Question): Find =>
  async ({ database, scope, span }) => {
    const found: CountedRecord[] = [];
    for (const stretch of stretchesOf(scope, span)) found.push(...(await list(database, record, ask(stretch))));
    return found.toSorted(newestFirst);
  };

const newestFirst = (one: CountedRecord, other: CountedRecord): number => other.id - one.id;

type Question = { sql: string; params: readonly Cell[] };

async function list(
  database: Database,
  record: CountedRecord["record"],
  { sql, params }: Question,
): Promise<CountedRecord[]> {
  return (await database.read<{ id: number }>(sql, params)).map(({ id }) => ({ record, id }));
}

/** both halves of what is effective. */
const effective: Find = async (asking) => {
  const found = await Promise.all(is.EFFECTIVE.map((condition) => visits(condition)(asking)));
  return found.flat().toSorted(newestFirst);
};

const newCustomers = perStretch("customer", (stretch) => {
  const { from, until } = instantsOf(stretch.span, stretch);
  const owner = within(stretch, `"ownerId"`);
  const sql = `SELECT "id" FROM "Customer" WHERE "createdAt" >= ? AND "createdAt" < ? AND ${is.KEPT}
    AND "platform" <> 'import' AND "ownerId" IS NOT NULL AND ${owner.sql}`;
  return { sql, params: [from, until, ...owner.params] };
});

const market = perStretch("market", (stretch) => {
  const { from, until } = instantsOf(stretch.span, stretch);
  const rep = within(stretch, `m."repId"`);
  const sql = `SELECT m."id" FROM "MarketReport" m LEFT JOIN "Visit" v ON v."id" = m."visitId"
    WHERE m."createdAt" >= ? AND m."createdAt" < ? AND ${is.MARKET_OF_ITS_OWN} AND ${rep.sql}`;
  return { sql, params: [from, until, ...rep.params] };
});

const rivals: Find = async (asking) => [...(await visits(is.RIVAL)(asking)), ...(await market(asking))];

const nextWeek: Find = async ({ database, scope, span }) => {
  const { from, to } = nextOf(span);
  const [plans, followUps, promises]: [CountedRecord[], CountedRecord[], CountedRecord[]] = [[], [], []];
  for (const people of inGroups(scopeAtEnd(scope, span))) {
    const whose = `"repId" IN (${people.map(() => "?").join(", ")})`;
    const params = [...people, from, to];
    const plan = `SELECT "id" FROM "Plan" WHERE ${whose} AND "plannedOn" BETWEEN ? AND ? AND ${is.PLANNED}`;
    const visit = `SELECT "id" FROM "Visit" WHERE ${whose} AND "nextVisitOn" BETWEEN ? AND ? AND ${is.KEPT}
      AND ${is.NOT_PLANNED}`;
    const promise = `SELECT "id" FROM "Promise" WHERE ${whose} AND "dueOn" BETWEEN ? AND ?
      AND ${is.PLANNED_PROMISE} AND ${is.KEPT}`;
    plans.push(...(await list(database, "plan", { sql: plan, params })));
    followUps.push(...(await list(database, "visit", { sql: visit, params })));
    promises.push(...(await list(database, "promise", { sql: promise, params })));
    await letOthersIn();
  }
  return [plans, followUps, promises].flatMap((kind) => kind.toSorted(newestFirst));
};

const ordered = visits(is.ORDERED);

const finders: Record<Exclude<FigureKey, "complaints" | "forms">, Find> = {
  orders: ordered,
  newCustomers,
  collected: visits(is.COLLECTED),
  effectiveRate: effective,
  dealRate: ordered,
  averagePerPerson: ordered,
  rivals,
  nextWeek,
};
