// Migrations: applied once, whole or not at all, by whichever process comes first; refused when files and database do not fit.
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Claim, openDatabase } from "../../../src/core/store/database.ts";
import { migrateDatabase, readMigrations } from "../../../src/core/store/migrate.ts";
import { readChild, startChild } from "../../support/child.ts";
import { emptyUrl, forEachDatabase } from "../../support/database.ts";
import { COMPANY, countRows, insertTeam, NOW } from "./rows.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));
const FILES = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "rapport-migrations-"));
  await cp(FILES, directory, { recursive: true });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function addMigration(dialect: string, migration: string, sql: string): Promise<void> {
  await mkdir(path.join(directory, dialect, migration));
  await writeFile(path.join(directory, dialect, migration, "migration.sql"), sql);
}

forEachDatabase((name, _openFresh, freshUrl) => {
  const shipped = readMigrations(path.join(FILES, name)).map((migration) => migration.name);

  it("makes the tables of an empty database, once", async () => {
    const fresh = await emptyUrl(name);
    expect(await migrateDatabase(fresh.url)).toEqual(shipped);
    expect(await migrateDatabase(fresh.url)).toEqual([]);
    await fresh.remove();
  });

  it("lets several processes start on an empty database at once", async () => {
    const fresh = await emptyUrl(name);
    const ended = await Promise.all([1, 2, 3, 4].map(() => readChild(startChild(CHILD, ["open", fresh.url]))));
    expect(ended.map(({ code, problems }) => ({ code, problems }))).toEqual(Array(4).fill({ code: 0, problems: "" }));
    const database = await openDatabase(fresh.url);
    expect(await countRows(database, "_prisma_migrations")).toBe(shipped.length);
    expect(await countRows(database, "InboundEvent")).toBe(4);
    await database.close();
    await fresh.remove();
  });

  it("applies what is new in order", async () => {
    const url = await freshUrl();
    await addMigration(name, "29990102_b", 'INSERT INTO "first" VALUES (1);');
    await addMigration(
      name,
      "29990101_a",
      'CREATE TABLE "first" ("id" INTEGER); CREATE TABLE "second" ("id" INTEGER);',
    );
    expect(await migrateDatabase(url, { directory })).toEqual(["29990101_a", "29990102_b"]);
  });

  it("adds a column beside a running process of the older version, which goes on", async () => {
    const url = await freshUrl();
    const older = await openDatabase(url);
    const claim: Claim = {
      table: "Outbox",
      condition: '"id" > ?',
      params: [0],
      order: '"id"',
      limit: 1,
      set: { state: "x" },
    };
    const ask = async () => ({
      all: await older.read('SELECT * FROM "Team"'),
      some: await older.read('SELECT "id", "createdAt" FROM "Team"'),
      taken: await older.claim(claim),
    });
    await older.save([insertTeam(1)]);
    await ask();
    await addMigration(
      name,
      "29990101_a",
      'ALTER TABLE "Team" ADD COLUMN "a" INTEGER; ALTER TABLE "Outbox" ADD COLUMN "a" TEXT;',
    );
    await migrateDatabase(url, { directory });
    await older.save([insertTeam(2)]);
    const { all, some } = await ask();
    expect(all).toHaveLength(2);
    expect(some).toEqual([1, 2].map((id) => ({ id, createdAt: NOW })));
    await older.close();
  });

  it("keeps nothing of a migration that fails", async () => {
    const url = await freshUrl();
    await addMigration(name, "29990101_a", 'CREATE TABLE "first" ("id" INTEGER); INSERT INTO "nowhere" VALUES (1);');
    await expect(migrateDatabase(url, { directory })).rejects.toThrow(/nowhere/);
    const database = await openDatabase(url);
    await expect(countRows(database, "first")).rejects.toThrow(/first/);
    expect(await countRows(database, "_prisma_migrations")).toBe(shipped.length);
    await database.close();
  });

  it("refuses a file that was altered after it was applied", async () => {
    const url = await freshUrl();
    await appendFile(path.join(directory, name, shipped[0] ?? "", "migration.sql"), "-- a word more\n");
    await expect(migrateDatabase(url, { directory })).rejects.toThrow(/not the one that was applied.*new migration/);
  });

  it("refuses a database that a newer version has opened", async () => {
    const url = await freshUrl();
    await addMigration(name, "29990101_later", 'CREATE TABLE "later" ("id" INTEGER);');
    await migrateDatabase(url, { directory });
    await expect(openDatabase(url)).rejects.toThrow(/29990101_later.*newer version.*backup/);
  });

  it("takes a checkout with CRLF for the same files", async () => {
    const url = await freshUrl();
    for (const { name: migration, sql } of readMigrations(path.join(FILES, name))) {
      await writeFile(path.join(directory, name, migration, "migration.sql"), sql.replaceAll("\n", "\r\n"));
    }
    expect(await migrateDatabase(url, { directory })).toEqual([]);
  });

  it.runIf(name === "sqlite")("makes a table anew without losing what refers to it", async () => {
    const url = await freshUrl();
    const before = await openDatabase(url);
    const names = { customerId: 1, kind: "name", text: "永清超市", normalised: "永清超市", pinyin: "", initials: "" };
    await before.save([...COMPANY, { insert: "CustomerName", row: names }]);
    await before.close();
    await addMigration(name, "29990101_anew", remakeTable("Customer"));
    await migrateDatabase(url, { directory });
    const after = await openDatabase(url, { migrate: false });
    expect(await countRows(after, "CustomerName")).toBe(1);
    expect(await after.read('SELECT "ownerId" FROM "Customer"')).toEqual([{ ownerId: 1 }]);
    await after.close();
  });

  it.runIf(name === "sqlite")("refuses a migration that would leave rows without what they refer to", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url);
    await database.save(COMPANY);
    await addMigration(name, "29990101_orphans", 'DELETE FROM "Person";');
    await expect(migrateDatabase(url, { directory })).rejects.toThrow(/Customer without their Person/);
    expect(await countRows(database, "Person")).toBe(1);
    await database.save([{ update: "Person", where: { id: 1 }, set: { updatedAt: NOW }, expect: 1 }]);
    await database.close();
  });
});

/** As Prisma changes a SQLite table: a new one, the rows copied, the old one dropped. */
function remakeTable(table: string): string {
  return `PRAGMA foreign_keys=OFF;
CREATE TABLE "new_${table}" (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, ownerId INTEGER);
INSERT INTO "new_${table}" SELECT id, name, ownerId FROM "${table}";
DROP TABLE "${table}";
ALTER TABLE "new_${table}" RENAME TO "${table}";
PRAGMA foreign_keys=ON;`;
}
