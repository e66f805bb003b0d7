// Brings a database's tables up to what this version of the program needs: applies the SQL files in prisma/migrations.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Log } from "./database.ts";
import { dialectOf } from "./dialect.ts";
import type { Applied, Ground, Migration } from "./migration-books.ts";

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
