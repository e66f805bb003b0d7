// Writes as SQL text with `?` placeholders, the same on both databases.
import type { Cell, Claim, Row, Write } from "./database.ts";
import { cached } from "./statement-cache.ts";

export type Statement = { sql: string; cells: Cell[] };

/** Throws a TypeError for what must never reach the database: no columns, no condition, a name that is not one. */
export function writeStatement(write: Write): Statement {
  if ("insert" in write) return insert(write.insert, write.row, "");
  if ("insertOnce" in write) return insert(write.insertOnce, write.row, " ON CONFLICT DO NOTHING");
  if ("update" in write) {
    const set = listed(write.set, ", ", (name) => `${name} = ?`);
    const where = conditions(write.where);
    return {
      sql: `UPDATE ${quoted(write.update)} SET ${set} WHERE ${where.sql}`,
      cells: [...Object.values(write.set), ...where.cells],
    };
  }
  const where = conditions(write.where);
  return { sql: `DELETE FROM ${quoted(write.remove)} WHERE ${where.sql}`, cells: where.cells };
}

export function tableOf(write: Write): string {
  if ("insert" in write) return write.insert;
  if ("insertOnce" in write) return write.insertOnce;
  return "update" in write ? write.update : write.remove;
}

/** How many rows a write must touch; undefined: any number. */
export function expectedOf(write: Write): number | undefined {
  return "update" in write ? write.expect : undefined;
}

/** Rows that another worker is just taking are passed over, not waited for (PostgreSQL: SKIP LOCKED; SQLite has one writer). */
export function claimStatement(claim: Claim, dialect: "sqlite" | "postgres"): Statement {
  const table = quoted(claim.table);
  const sets = Object.keys(claim.set).map((name) => `${quoted(name)} = ?`);
  if (claim.count !== undefined) sets.push(`${quoted(claim.count)} = ${table}.${quoted(claim.count)} + 1`);
  const key = (claim.key ?? ["id"]).map(quoted).join(", ");
  const due = `SELECT ${key} FROM ${table} WHERE ${claim.condition} ORDER BY ${claim.order} LIMIT ?`;
  const skip = dialect === "postgres" ? " FOR UPDATE SKIP LOCKED" : "";
  return {
    sql:
      `WITH due AS MATERIALIZED (${due}${skip}) ` +
      `UPDATE ${table} SET ${sets.join(", ")} WHERE (${key}) IN (SELECT ${key} FROM due) RETURNING *`,
    cells: [...claim.params, claim.limit, ...Object.values(claim.set)],
  };
}

// Inserts are most of what is written, in few shapes: the text of each is made once.
const insertSql = cached((shape) => {
  const [table = "", ending = "", ...names] = shape.split("|");
  const places = names.map(() => "?").join(", ");
  return `INSERT INTO ${quoted(table)} (${names.map(quoted).join(", ")}) VALUES (${places})${ending}`;
});

function insert(table: string, row: Row, ending: string): Statement {
  const names = Object.keys(row);
  if (names.length === 0) throw new TypeError(NO_COLUMNS);
  return { sql: insertSql(`${table}|${ending}|${names.join("|")}`), cells: Object.values(row) };
}

function conditions(where: Row): Statement {
  const sql = listed(where, " AND ", (name, cell) => `${name} ${cell === null ? "IS NULL" : "= ?"}`);
  return { sql, cells: Object.values(where).filter((cell) => cell !== null) };
}

const NO_COLUMNS = "a write needs at least one column in each of its lists";

function listed(row: Row, divider: string, draw: (name: string, cell: Cell) => string): string {
  const parts = Object.entries(row).map(([name, cell]) => draw(quoted(name), cell));
  if (parts.length === 0) throw new TypeError(NO_COLUMNS);
  return parts.join(divider);
}

const known = new Map<string, string>();

export function quoted(name: string): string {
  const ready = known.get(name);
  if (ready !== undefined) return ready;
  if (!/^\w+$/.test(name)) throw new TypeError(`"${name}" is no name of a table or column`);
  known.set(name, `"${name}"`);
  return `"${name}"`;
}
