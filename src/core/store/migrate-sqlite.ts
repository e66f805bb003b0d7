// Applying migrations to a SQLite file.
import { randomUUID } from "node:crypto";
import type Sqlite from "better-sqlite3";
import {
  type Applied,
  booksSql,
  type Ground,
  type Migration,
  READ_BOOKS_SQL,
  WRITE_BOOKS_SQL,
} from "./migration-books.ts";
import { readSqliteError } from "./sqlite-errors.ts";
import { openWriter, sqlitePath } from "./sqlite-file.ts";

/** Nothing else runs in this process while the tables are changed, so waiting for another process may block. */
const LOCK_PATIENCE_MS = 30_000;

export async function openSqliteGround(url: string): Promise<Ground> {
  const connection = openWriter(sqlitePath(url), LOCK_PATIENCE_MS);
  // A table is changed by making it anew; with foreign keys on, dropping the old one would delete what refers to it, and
  // the setting cannot be changed inside a transaction (sqlite.org/lang_altertable.html, 7).
  connection.pragma("foreign_keys = OFF");
  return {
    inTurn: async (work) => {
      try {
        connection.exec("BEGIN IMMEDIATE");
        const done = await work();
        connection.exec("COMMIT");
        return done;
      } catch (error) {
        if (connection.inTransaction) connection.exec("ROLLBACK");
        throw readSqliteError(error);
      }
    },
    readApplied: async () => readBooks(connection),
    apply: async (migration) => applyInside(connection, migration),
    close: async () => void connection.close(),
  };
}

function readBooks(connection: Sqlite.Database): Applied[] {
  const books = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
  if (books === undefined) return [];
  const rows = connection.prepare(READ_BOOKS_SQL).all() as { name: string; checksum: string; isFinished: number }[];
  return rows.map((row) => ({ ...row, isFinished: row.isFinished === 1 }));
}

function applyInside(connection: Sqlite.Database, { name, sql, checksum }: Migration): void {
  connection.exec(booksSql("DATETIME"));
  connection.exec(sql);
  const orphans = connection.pragma("foreign_key_check") as { table: string; parent: string }[];
  const [first] = orphans;
  if (first !== undefined) {
    throw new Error(`The migration ${name} would leave rows of ${first.table} without their ${first.parent}.`);
  }
  connection.prepare(WRITE_BOOKS_SQL).run(randomUUID(), checksum, name);
}
