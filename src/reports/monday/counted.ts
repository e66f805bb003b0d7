// The records behind a figure: exactly those that were counted, found by the same conditions.
import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Cell, Database } from "../../core/store/database.ts";
import { type HandledCase, findCases } from "./complaints.ts";
import * as is from "./conditions.ts";
import type { FigureKey } from "./figures.ts";
import type { ReportAsked } from "./report.ts";
import type { Scope } from "./scope.ts";
import { inGroups, instantsOf, nextWeekOf, within } from "./tally.ts";
import { type Span, daysOf } from "./week.ts";

/** `record`: the name of its kind. */
export type CountedRecord = { record: "visit" | "customer" | "complaint" | "market" | "promise"; id: number };

type Asking = { database: Database; scope: Scope; span: Span };
type Find = (asking: Asking) => Promise<CountedRecord[]>;

/** Of each kind the newest first. */
export async function findCounted(database: Database, key: FigureKey, asked: ReportAsked): Promise<CountedRecord[]> {
  if (key === "complaints") return recordsOfCases(await findCases(database, asked));
  return finders[key]({ database, scope: asked.scope, span: asked.span });
}

export const recordsOfCases = (cases: readonly HandledCase[]): CountedRecord[] =>
  cases.map(({ id }) => ({ record: "complaint", id }));

/** A day at a time, so that nobody else waits for a long list. */
const visits =
  (condition: string): Find =>
  async ({ database, scope, span }) => {
    const rep = within(scope, `"repId"`);
    const sql = `SELECT "id" FROM "Visit" WHERE "visitedOn" = ? AND ${is.KEPT} AND ${condition} AND ${rep.sql}`;
    const found: CountedRecord[] = [];
    for (const day of daysOf(span)) {
      found.push(...(await list(database, "visit", { sql, params: [day, ...rep.params] })));
      await letOthersIn();
    }
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

const newCustomers: Find = ({ database, scope, span }) => {
  const { from, until } = instantsOf(span, scope);
  const owner = within(scope, `"ownerId"`);
  const sql = `SELECT "id" FROM "Customer" WHERE "createdAt" >= ? AND "createdAt" < ? AND ${is.KEPT}
    AND "platform" <> 'import' AND "ownerId" IS NOT NULL AND ${owner.sql} ORDER BY "id" DESC`;
  return list(database, "customer", { sql, params: [from, until, ...owner.params] });
};

const rivals: Find = async (asking) => {
  const { database, scope, span } = asking;
  const { from, until } = instantsOf(span, scope);
  const rep = within(scope, `m."repId"`);
  const sql = `SELECT m."id" FROM "MarketReport" m LEFT JOIN "Visit" v ON v."id" = m."visitId"
    WHERE m."createdAt" >= ? AND m."createdAt" < ? AND ${is.MARKET_OF_ITS_OWN} AND ${rep.sql} ORDER BY m."id" DESC`;
  const market = await list(database, "market", { sql, params: [from, until, ...rep.params] });
  return [...(await visits(is.RIVAL)(asking)), ...market];
};

const nextWeek: Find = async ({ database, scope, span }) => {
  const { from, to } = nextWeekOf(span);
  const followUps: CountedRecord[] = [];
  const promises: CountedRecord[] = [];
  for (const people of inGroups(scope)) {
    const whose = `"repId" IN (${people.map(() => "?").join(", ")})`;
    const params = [...people, from, to];
    const visit = `SELECT "id" FROM "Visit" WHERE ${whose} AND "nextVisitOn" BETWEEN ? AND ? AND ${is.KEPT}`;
    const promise = `SELECT "id" FROM "Promise" WHERE ${whose} AND "dueOn" BETWEEN ? AND ?
      AND ${is.PLANNED_PROMISE} AND ${is.KEPT}`;
    followUps.push(...(await list(database, "visit", { sql: visit, params })));
    promises.push(...(await list(database, "promise", { sql: promise, params })));
    await letOthersIn();
  }
  return [...followUps.toSorted(newestFirst), ...promises.toSorted(newestFirst)];
};

const ordered = visits(is.ORDERED);

const finders: Record<Exclude<FigureKey, "complaints">, Find> = {
  orders: ordered,
  newCustomers,
  collected: visits(is.COLLECTED),
  effectiveRate: effective,
  dealRate: ordered,
  averagePerPerson: ordered,
  rivals,
  forms: visits("TRUE"),
  nextWeek,
};
