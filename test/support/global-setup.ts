// Once per test run: a migrated SQLite file and a real PostgreSQL with a migrated database, from which each test gets a copy.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../src/core/store/database.ts";
import { startPostgresServer } from "./postgres-server.ts";

/** `url` of the server's own database; its template is "template_rapport". */
export type PostgresForTests = { url: string } | { missing: string };

declare module "vitest" {
  export interface ProvidedContext {
    sqliteTemplate: string;
    postgres: PostgresForTests;
  }
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!(await isWanted(project))) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-test-"));
  const template = path.join(folder, "template.db");
  await (await openDatabase(`file:${template}`)).close();
  project.provide("sqliteTemplate", template);
  const postgres = await startPostgres();
  project.provide("postgres", postgres.provided);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

// Starting PostgreSQL takes seconds; a run of files that ask for no database should not pay for it.
async function isWanted(project: TestProject): Promise<boolean> {
  // Vitest keeps the names given on its command line in a field that its types leave out; without it, all files count.
  const { filenamePattern } = project.vitest as unknown as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const texts = await Promise.all(testFiles.map((file) => readFile(file, "utf8")));
  return texts.some((text) => text.includes("/support/"));
}

type Started = { provided: PostgresForTests; stop(): Promise<void> };

// A locale and a time zone of its own show that neither our order of text nor our instants come from the server's.
const SETTINGS = { fsync: "off", max_connections: "300", timezone: "America/New_York" };

async function startPostgres(): Promise<Started> {
  try {
    const server = await startPostgresServer(SETTINGS);
    await server.createDatabase("template_rapport");
    await (await openDatabase(`${server.url}/template_rapport`)).close();
    return { provided: { url: `${server.url}/postgres` }, stop: server.stop };
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error);
    return { provided: { missing }, stop: async () => undefined };
  }
}
