// Values on their way to a database and back, byte for byte as Prisma writes them (test/core/store/twin.test.ts).
import type { Cell } from "./database.ts";

export type SqliteCell = string | number | bigint | Buffer | null;

/** adapter-better-sqlite3 keeps an instant as `2026-11-21T10:00:00.000+00:00` and a boolean as 0 or 1. */
export function toSqlite(cell: Cell): SqliteCell {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return plainCell(cell);
}

export function toPostgres(cell: Cell): SqliteCell | boolean {
  return typeof cell === "boolean" ? cell : plainCell(cell);
}

function plainCell(cell: Exclude<Cell, boolean>): SqliteCell {
  if (cell === null || typeof cell === "bigint") return cell;
  // PostgreSQL's text cannot hold U+0000, so neither database keeps it.
  if (typeof cell === "string") return cell.includes("\0") ? cell.replaceAll("\0", "") : cell;
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  if (cell instanceof Uint8Array) return Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength);
  if (cell instanceof Date) return cell.toISOString().replace("Z", "+00:00");
  throw new TypeError(`${String(cell)} cannot be kept in a column`);
}

type Reading = (value: unknown) => unknown;

const readInstant: Reading = (value) => (value === null ? null : new Date(value as string));
const readBoolean: Reading = (value) => (value === null ? null : value === 1);

/** How a column of this declared SQLite type is read; undefined: as it is. */
export function readingOf(declared: string | null): Reading | undefined {
  if (declared === "DATETIME") return readInstant;
  return declared === "BOOLEAN" ? readBoolean : undefined;
}
