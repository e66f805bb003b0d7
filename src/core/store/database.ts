// The one border to the database: what can be asked of it and how it is written to, the same on SQLite and PostgreSQL.
import type { Prisma, PrismaClient } from "../../generated/sqlite/client.ts";
import { dialectOf } from "./dialect.ts";
import { migrateDatabase } from "./migrate.ts";

/** The tables, by their Prisma model's name. */
export type Table = Prisma.ModelName;
/** Bytes come back as a Buffer on both databases (test/core/store/bytes.test.ts). */
export type Cell = string | number | bigint | boolean | Date | Uint8Array | null;
export type Row = Record<string, Cell>;

/** `where` is a list of equalities (null: IS NULL). `expect`: with fewer or more rows the save is Stale. */
export type Write =
  | { insert: Table; row: Row }
  | { insertOnce: Table; row: Row }
  | { update: Table; where: Row; set: Row; expect?: number }
  | { remove: Table; where: Row };

/**
 * Rows to be taken by one worker only. `condition` and `order` are SQL with quoted names; `count`: a column to add 1 to;
 * `key`: the columns of the primary key, where that is not `id`.
 */
export type Claim = {
  table: Table;
  key?: readonly string[];
  condition: string;
  params: readonly Cell[];
  order: string;
  limit: number;
  set: Row;
  count?: string;
};

export type Database = {
  dialect: "sqlite" | "postgres";
  /** For rare questions. Loaded at its first use; it cannot write (see prisma.ts). */
  prisma: PrismaClient;
  /**
   * Prepared SQL with `?` placeholders and quoted names; the same text on both databases. DateTime columns come back as
   * Date, BOOLEAN columns as boolean, sums and counts as number; an expression over a DateTime does not: ask for columns.
   */
  read<T>(sql: string, params?: readonly Cell[]): Promise<T[]>;
  /**
   * The one way to write: all of it or nothing, and durable when it resolves (test/core/store/save.test.ts).
   * Throws Duplicate, Stale or Unavailable.
   */
  save(writes: readonly Write[]): Promise<void>;
  /** Takes rows for one worker: no row is given to two (test/core/store/claim.test.ts). Unordered. */
  claim<T>(claim: Claim): Promise<T[]>;
  /** The next number of a kind, never given twice (test/core/store/numbers.test.ts). Gaps are possible. */
  nextId(name: string): Promise<number>;
  /** Resolves when a write can be kept; else throws Unavailable. */
  ping(): Promise<void>;
  /** Copies the living database into a new file. PostgreSQL: throws, and says how it is done there. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
};

export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

export type OpenOptions = {
  log?: Log;
  /** False: the tables are taken as they are. Otherwise missing migrations are applied first. */
  migrate?: boolean;
};

/** Opens `file:…` or `postgresql://…`. Throws a plain Error with a sentence when the address or the tables are not right. */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (options.migrate !== false) await migrateDatabase(url, options);
  if (dialectOf(url) === "sqlite") return (await import("./sqlite.ts")).openSqlite(url);
  return (await import("./postgres.ts")).openPostgres(url, options);
}
