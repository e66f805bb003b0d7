// A save on PostgreSQL: one prepared statement in one round trip where that is possible, else a transaction.
import { createHash } from "node:crypto";
import type { PoolClient, QueryConfig } from "pg";
import { toPostgres } from "./cells.ts";
import type { Cell, Write } from "./database.ts";
import { Stale } from "./failures.ts";
import { cached } from "./statement-cache.ts";
import { expectedOf, type Statement, tableOf, writeStatement } from "./statements.ts";

/** More writes than this are not worth one statement: planning it grows with its length. */
const MOST_IN_ONE = 20;

/**
 * `?` becomes $1, $2 …; quoted text and names are left alone. Named, so that the server prepares it once a connection; but
 * not with a `*`, because a prepared statement fails once a newer version has added a column ("cached plan must not change
 * result type").
 */
export const numbered = cached((sql: string): { text: string; name?: string } => {
  let count = 0;
  const text = sql.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (found) => (found === "?" ? `$${++count}` : found));
  if (/[.\s]\*/.test(text)) return { text };
  return { text, name: createHash("sha1").update(text).digest("base64url") };
});

export function queryOf({ sql, cells }: { sql: string; cells: readonly Cell[] }): QueryConfig {
  return { ...numbered(sql), values: cells.map(toPostgres) };
}

/**
 * The save as one statement, which is a transaction by itself; null where it has to be several. All parts of a statement
 * see the tables as they were before it (queries-with.html#QUERIES-WITH-MODIFYING), so a table that is changed or removed
 * from may occur in one part only.
 */
export function singleStatement(writes: readonly Write[]): Statement | null {
  const [first] = writes;
  if (first === undefined || writes.length > MOST_IN_ONE) return null;
  if (writes.length === 1 && expectedOf(first) === undefined) return writeStatement(first);
  const changed = writes.filter((write) => "update" in write || "remove" in write).map(tableOf);
  if (changed.some((table) => writes.filter((write) => tableOf(write) === table).length > 1)) return null;
  return joined(writes);
}

function joined(writes: readonly Write[]): Statement {
  const parts: string[] = [];
  const cells: Cell[] = [];
  const checks: string[] = [];
  // PostgreSQL runs the parts from the last to the first: this way the first write's conflict is the one that is told.
  writes.toReversed().forEach((write, index) => {
    const statement = writeStatement(write);
    const expected = expectedOf(write);
    parts.push(`w${index} AS (${statement.sql}${expected === undefined ? "" : " RETURNING 1"})`);
    cells.push(...statement.cells);
    if (expected !== undefined) checks.push(rowCheck(index, expected));
  });
  return { sql: `WITH ${parts.join(", ")} SELECT ${checks.join(", ") || "1"}`, cells };
}

// A wrong number of rows divides by zero, which undoes the statement with error 22012.
function rowCheck(index: number, expected: number): string {
  return `1 / CASE WHEN (SELECT count(*) FROM w${index}) = ${Math.trunc(expected)} THEN 1 ELSE 0 END`;
}

/** The save step by step, inside a transaction that the caller has begun. */
export async function runWrites(client: PoolClient, writes: readonly Write[]): Promise<void> {
  for (const { sql, cells, expected } of inBulk(writes)) {
    const { rowCount } = await client.query(queryOf({ sql, cells }));
    if (expected !== undefined && rowCount !== expected) throw new Stale();
  }
}

type Step = Statement & { expected: number | undefined };

/** Row counts of a bulk are few, so that few statements are prepared. */
const BULKS = [500, 100, 10];

/** Inserts of one shape, and updates that set the same by `id`, become one statement of many rows where they stand together. */
function inBulk(writes: readonly Write[]): Step[] {
  const shapes = writes.map(shapeOf);
  const steps: Step[] = [];
  for (let at = 0; at < writes.length;) {
    const size = BULKS.find((bulk) => isUniform(shapes, at, bulk) && areApart(writes.slice(at, at + bulk))) ?? 1;
    steps.push(mergeWrites(writes.slice(at, at + size)));
    at += size;
  }
  return steps;
}

/** What may become one statement has the same shape; null: stands alone. */
function shapeOf(write: Write): string | null {
  if ("remove" in write) return null;
  if (!("update" in write)) return writeStatement(write).sql;
  const { id, ...others } = write.where;
  const isOne = typeof id === "number" && (write.expect ?? 1) === 1;
  const cells = [...Object.values(write.set), ...Object.values(others)].map(textOf);
  return isOne ? [writeStatement(write).sql, write.expect, ...cells].join("\0") : null;
}

const textOf = (cell: Cell): string => `${typeof cell} ${cell instanceof Date ? cell.toISOString() : String(cell)}`;

/** A row that is changed twice is changed by two statements. */
function areApart(writes: readonly Write[]): boolean {
  const ids = idsOf(writes);
  return new Set(ids).size === ids.length;
}

const idsOf = (writes: readonly Write[]): Cell[] =>
  writes.flatMap((write) => ("update" in write ? [write.where["id"] ?? null] : []));

function isUniform(shapes: readonly (string | null)[], at: number, size: number): boolean {
  const first = shapes[at];
  if (typeof first !== "string" || at + size > shapes.length) return false;
  for (let index = at; index < at + size; index += 1) if (shapes[index] !== first) return false;
  return true;
}

function mergeWrites(writes: readonly Write[]): Step {
  const [first] = writes;
  if (first === undefined) throw new TypeError("nothing to merge");
  if (writes.length === 1) return { ...writeStatement(first), expected: expectedOf(first) };
  return "update" in first ? mergeUpdates(first, writes) : mergeInserts(writes.map(writeStatement));
}

function mergeInserts(steps: readonly Statement[]): Step {
  const [first] = steps;
  if (first === undefined) throw new TypeError("nothing to merge");
  const sql = first.sql.replace(/VALUES (\(.*?\))/, (_all, row: string) => `VALUES ${steps.map(() => row).join(", ")}`);
  return { sql, cells: steps.flatMap((step) => step.cells), expected: undefined };
}

function mergeUpdates(first: Extract<Write, { update: string }>, writes: readonly Write[]): Step {
  const ids = idsOf(writes);
  const { id: _id, ...others } = first.where;
  const { sql, cells } = writeStatement({ ...first, where: { ...others, id: null } });
  const isOneOf = `"id" IN (${ids.map(() => "?").join(", ")})`;
  return {
    sql: sql.replace(/"id" IS NULL$/, () => isOneOf),
    cells: [...cells, ...ids],
    expected: first.expect === undefined ? undefined : ids.length,
  };
}
