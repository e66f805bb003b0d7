// Writes the next migration of both databases: `tsx prisma/make-migration.ts NAME`. Hand-written SQL is then added to the same files.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writePostgres } from "./make-postgres.ts";
import { type Dialect, diffSchemas } from "./schema-engine.ts";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const SCHEMAS: Record<Dialect, string> = { sqlite: "schema.prisma", postgres: "postgres/schema.prisma" };

// What the last migration led to is kept beside the migrations: the next one starts from there.
const snapshotOf = (dialect: Dialect): string => path.join(HERE, "migrations", dialect, "schema.prisma");

const lastOf = (dialect: Dialect): string | undefined =>
  readdirSync(path.join(HERE, "migrations", dialect))
    .filter((name) => /^\d/.test(name))
    .toSorted()
    .at(-1);

async function makeMigration(dialect: Dialect, folder: string): Promise<string> {
  const schema = readFileSync(path.join(HERE, SCHEMAS[dialect]), "utf8");
  const snapshot = snapshotOf(dialect);
  const before = existsSync(snapshot) ? readFileSync(snapshot, "utf8") : null;
  const sql = await diffSchemas(dialect, before, schema);
  if (sql === "") return `${dialect}: nothing has changed`;
  const target = path.join(HERE, "migrations", dialect, folder, "migration.sql");
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${dialect === "sqlite" ? keepGivenIds(sql, schema) : orderByBytes(sql)}\n`);
  writeFileSync(snapshot, schema);
  return `${dialect}: ${path.relative(process.cwd(), target)}`;
}

/**
 * Leaves AUTOINCREMENT out where the program gives the ids: it would cost a write to sqlite_sequence at each insert, and
 * Prisma adds it to every whole-number key. Models with `@default(autoincrement())` keep it.
 */
export function keepGivenIds(sql: string, schema: string): string {
  const counted = [...schema.matchAll(/^model (\w+) \{[^}]*@default\(autoincrement\(\)\)/gm)].map((found) => found[1]);
  return sql.replace(/CREATE TABLE "(\w+)" \([^;]*;/g, (statement, table: string) =>
    counted.includes(table.replace(/^new_/, "")) ? statement : statement.replace(" AUTOINCREMENT", ""),
  );
}

/**
 * Makes PostgreSQL compare text by its bytes, as SQLite does: the same order on both, and an index that serves prefix
 * ranges whatever the server's locale. Leaves out CREATE SCHEMA, which a plain owner of the tables may not do.
 */
export function orderByBytes(sql: string): string {
  return sql.replace(/^-- CreateSchema\nCREATE SCHEMA [^;]*;\n+/, "").replace(/ TEXT\b/g, ' TEXT COLLATE "C"');
}

/** They are applied in the order of their names, so a day that is not after the last one's (20261130) gives way to the next. */
export function dayFor(today: string, last: string): string {
  const plain = (day: string) => day.replaceAll("-", "");
  if (plain(today) > last) return plain(today);
  const next = new Date(`${last.slice(0, 4)}-${last.slice(4, 6)}-${last.slice(6)}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return plain(next.toISOString().slice(0, 10));
}

async function main(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error(
      "Give the migration a name of small letters, digits and _: tsx prisma/make-migration.ts add_regions",
    );
  }
  writePostgres();
  const day = dayFor(new Date().toISOString().slice(0, 10), lastOf("sqlite")?.slice(0, 8) ?? "");
  for (const dialect of ["sqlite", "postgres"] as const) {
    process.stdout.write(`${await makeMigration(dialect, `${day}_${name}`)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
