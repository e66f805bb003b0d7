// Gives tests a fresh database of each kind: a copy of one that was migrated once (global-setup.ts).
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, inject } from "vitest";
import { type Database, openDatabase } from "../../src/core/store/database.ts";

export type DatabaseName = "sqlite" | "postgres";
/** Opens an empty, migrated database; it is closed and removed after the test. */
export type OpenFresh = () => Promise<Database>;
/** The address of one, for tests that open it themselves, several times, or from another process. */
export type FreshUrl = () => Promise<string>;

/** Declares the same suite for SQLite and for PostgreSQL. Where PostgreSQL cannot run, its suite is skipped and says why. */
export function forEachDatabase(declare: (name: DatabaseName, openFresh: OpenFresh, freshUrl: FreshUrl) => void): void {
  describe("on SQLite", () => declareFor("sqlite", copySqlite, declare));
  const server = inject("postgres");
  if (server === undefined)
    throw new Error("Import test/support/ in the test file itself, so that databases are started.");
  if ("missing" in server) {
    describe.skip(`on PostgreSQL (skipped: ${server.missing})`, () => declareFor("postgres", copySqlite, declare));
  } else {
    describe("on PostgreSQL", () =>
      declareFor("postgres", () => newPostgres(server.url, "TEMPLATE template_rapport"), declare));
  }
}

/** A fresh SQLite database for a whole file's tests, which closes and removes it itself. */
export async function openFreshSqlite(template: string): Promise<{ database: Database; remove(): Promise<void> }> {
  const fresh = await newSqlite();
  await copyFile(template, fresh.url.replace("file:", ""));
  const database = await openDatabase(fresh.url, { migrate: false });
  return { database, remove: () => database.close().then(fresh.remove) };
}

/** The address of a database without tables. The caller removes it. */
export async function emptyUrl(name: DatabaseName): Promise<Fresh> {
  if (name === "sqlite") return newSqlite();
  const server = inject("postgres");
  if ("missing" in server) throw new Error(server.missing);
  return newPostgres(server.url, "");
}

type Fresh = { url: string; remove(): Promise<void> };
type Declare = Parameters<typeof forEachDatabase>[0];

function declareFor(name: DatabaseName, copy: () => Promise<Fresh>, declare: Declare): void {
  const toClose: Database[] = [];
  const toRemove: Fresh[] = [];
  afterEach(async () => {
    for (const database of toClose.splice(0)) await database.close();
    for (const fresh of toRemove.splice(0)) await fresh.remove();
  });
  const freshUrl = async (): Promise<string> => {
    const fresh = await copy();
    toRemove.push(fresh);
    return fresh.url;
  };
  const openFresh = async (): Promise<Database> => {
    const database = await openDatabase(await freshUrl(), { migrate: false });
    toClose.push(database);
    return database;
  };
  declare(name, openFresh, freshUrl);
}

async function newSqlite(): Promise<Fresh> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-"));
  const url = `file:${path.join(folder, "rapport.db")}`;
  return { url, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function copySqlite(): Promise<Fresh> {
  const fresh = await newSqlite();
  await copyFile(inject("sqliteTemplate"), fresh.url.replace("file:", ""));
  return fresh;
}

let made = 0;

async function newPostgres(server: string, origin: string): Promise<Fresh> {
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await runOn(server, `CREATE DATABASE ${name} ${origin}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runOn(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
