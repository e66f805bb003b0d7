// The databases under measurement: one is filled with the company, and every server gets a copy of it.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openDatabase } from "../../src/core/store/database.ts";
import { startPostgresServer } from "../support/postgres-server.ts";
import { fillCompany } from "./company.ts";

export type Ground = {
  /** For logs and files; removed with the rest. */
  folder: string;
  /** The address of a fresh copy. */
  copy(): Promise<string>;
  close(): Promise<void>;
};

async function fill(url: string): Promise<void> {
  const database = await openDatabase(url);
  await fillCompany(database);
  await database.close();
}

const makeFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), "rapport-bench-"));

export async function openSqliteGround(): Promise<Ground> {
  const folder = await makeFolder();
  const template = path.join(folder, "template.db");
  await fill(`file:${template}`);
  let copies = 0;
  return {
    folder,
    async copy() {
      copies += 1;
      const file = path.join(folder, `copy-${copies}.db`);
      await copyFile(template, file);
      return `file:${file}`;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** PostgreSQL's own settings, so fsync is on. Throws where no PostgreSQL can run. */
export async function openPostgresGround(): Promise<Ground> {
  const server = await startPostgresServer({ max_connections: "200" });
  const folder = await makeFolder();
  await server.createDatabase("template_bench");
  const template = `${server.url}/template_bench`;
  await fill(template);
  // PostgreSQL does this by itself within minutes; until then it takes the names for few and reads all customers.
  await runOn(template, "ANALYZE");
  let copies = 0;
  return {
    folder,
    async copy() {
      copies += 1;
      await runOn(`${server.url}/postgres`, `CREATE DATABASE copy_${copies} TEMPLATE template_bench`);
      return `${server.url}/copy_${copies}`;
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
