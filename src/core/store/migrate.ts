// Brings a database's tables up to what this version of the program needs: applies the SQL files in prisma/migrations.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { dialectOf, type Log } from "./database.ts";

export type Migration = { name: string; sql: string; checksum: string };

/** A row of Prisma's own bookkeeping, so that Prisma's tools understand the database as well. */
export type Applied = { name: string; checksum: string; isFinished: boolean };

/** One database while its tables are being changed; `inTurn` keeps other processes out until `work` is done. */
export type Ground = {
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Empty where nothing was ever applied. */
  readApplied(): Promise<Applied[]>;
  /** Runs the SQL and books it, both or neither. */
  apply(migration: Migration): Promise<void>;
  close(): Promise<void>;
};

/** `instant` is the database's own type for one. */
export const booksSql = (
  instant: "DATETIME" | "TIMESTAMPTZ",
): string => `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" ${instant},
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" ${instant},
  "started_at" ${instant} NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;
export const READ_BOOKS_SQL =
  'SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "isFinished" ' +
  'FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "started_at", "migration_name"';
export const WRITE_BOOKS_SQL =
  'INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count") ' +
  "VALUES (?, ?, ?, CURRENT_TIMESTAMP, 1)";

/**
 * Applies what is missing, in order, each whole or not at all, and gives the names. Several processes may do it at once
 * (test/core/store/migrate.test.ts). Throws an Error that says what to do when the database and the files do not fit.
 */
export async function migrateDatabase(
  url: string,
  { log, directory }: { log?: Log; directory?: string } = {},
): Promise<string[]> {
  const dialect = dialectOf(url);
  const migrations = readMigrations(path.join(directory ?? findMigrations(), dialect));
  const ground = await openGround(dialect, url);
  try {
    // Most starts find nothing to do and should not wait for anyone.
    if (missingOf(migrations, await ground.readApplied()).length === 0) return [];
    const names = await ground.inTurn(() => applyMissing(ground, migrations));
    if (names.length > 0) log?.info({ migrations: names }, "migrations applied");
    return names;
  } finally {
    await ground.close();
  }
}

async function applyMissing(ground: Ground, migrations: readonly Migration[]): Promise<string[]> {
  const missing = missingOf(migrations, await ground.readApplied());
  for (const migration of missing) await ground.apply(migration);
  return missing.map(({ name }) => name);
}

async function openGround(dialect: "sqlite" | "postgres", url: string): Promise<Ground> {
  if (dialect === "sqlite") return (await import("./migrate-sqlite.ts")).openSqliteGround(url);
  return (await import("./migrate-postgres.ts")).openPostgresGround(url);
}

/** prisma/migrations of the package this file belongs to, be it src/core/store/ or a bundle in dist/. */
function findMigrations(): string {
  const start = path.dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = path.dirname(folder)) {
    const found = path.join(folder, "prisma", "migrations");
    if (existsSync(found)) return found;
    if (folder === path.dirname(folder)) throw new Error(`No folder prisma/migrations in or above ${start}`);
  }
}

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  return names.sort().map((name) => {
    // A checkout with CRLF is the same migration.
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

function missingOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const { name, checksum, isFinished } of applied) {
    const ours = migrations.find((migration) => migration.name === name);
    if (ours === undefined) {
      throw new Error(
        `The database has the migration ${name}, which this version does not know. It was opened by a newer version: ` +
          "start that version, or restore the backup made before the upgrade.",
      );
    }
    if (!isFinished) {
      throw new Error(`The migration ${name} was begun by another tool and not finished: restore the last backup.`);
    }
    if (ours.checksum !== checksum) {
      throw new Error(
        `The file of the migration ${name} is not the one that was applied to the database. ` +
          "Restore the original file; put changes into a new migration.",
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}
