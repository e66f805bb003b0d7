// The database as one SQLite file: one connection writes, in groups; another one reads.
import { rename, rm } from "node:fs/promises";
import type Sqlite from "better-sqlite3";
import { toSqlite } from "./cells.ts";
import type { Claim, Database, Write } from "./database.ts";
import { Stale } from "./failures.ts";
import { makeNumbers, RESERVE_SQL, type Reserve } from "./numbers.ts";
import { makeLazyPrisma } from "./prisma.ts";
import { readSqliteError } from "./sqlite-errors.ts";
import { openReader, openWriter, sqlitePath } from "./sqlite-file.ts";
import { makeReading } from "./sqlite-reading.ts";
import { makeWriter } from "./sqlite-writer.ts";
import { cached } from "./statement-cache.ts";
import { claimStatement, expectedOf, writeStatement } from "./statements.ts";

export async function openSqlite(url: string): Promise<Database> {
  const file = sqlitePath(url);
  const connection = openWriter(file, 0);
  const reader = openReader(file);
  const writer = makeWriter(connection);
  const prepare = cached((sql) => connection.prepare(sql));
  const rowsOf = makeReading(connection);
  const read = makeReading(reader);
  const reserve: Reserve = ({ name, start, count }) =>
    writer.submit(() => (prepare(RESERVE_SQL).get(name, start + count, count) as { next: number }).next - count);
  const prisma = makeLazyPrisma(() => loadPrisma(file));

  return {
    dialect: "sqlite",
    prisma: prisma.client,
    read: async <T>(sql: string, params = []) => read(sql, params) as T[],
    save: (writes) => writer.submit(() => runWrites(prepare, writes)),
    claim: <T>(claim: Claim) => {
      const { sql, cells } = claimStatement(claim, "sqlite");
      return writer.submit(() => rowsOf(sql, cells) as T[]);
    },
    nextId: makeNumbers(reserve),
    ping: async () => void (await reserve({ name: "ping", start: 1, count: 1 })),
    backup: (target) => backUp(connection, target),
    close: async () => {
      await writer.close();
      await prisma.close();
      reader.close();
      connection.close();
    },
  };
}

function runWrites(prepare: (sql: string) => Sqlite.Statement, writes: readonly Write[]): void {
  for (const write of writes) {
    const { sql, cells } = writeStatement(write);
    const { changes } = prepare(sql).run(cells.map(toSqlite));
    const expected = expectedOf(write);
    if (expected !== undefined && changes !== expected) throw new Stale();
  }
}

/** The copy gets its name only when it is whole; an older file of that name is replaced. */
async function backUp(connection: Sqlite.Database, target: string): Promise<void> {
  const partial = `${target}.partial`;
  try {
    await connection.backup(partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw readSqliteError(error);
  }
}

// Prisma's adapter runs everything on one connection and lets a plain write join an open transaction, whose rollback then
// takes the acknowledged write with it. Its connection therefore cannot write (test/core/store/lost-write.test.ts).
async function loadPrisma(file: string) {
  const [{ PrismaClient }, { PrismaBetterSqlite3 }] = await Promise.all([
    import("../../generated/sqlite/client.ts"),
    import("@prisma/adapter-better-sqlite3"),
  ]);
  return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: file, readonly: true }) });
}
