// The tables as declared, as migrated and as made for PostgreSQL are the same.
import { readFileSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { describe, expect, it } from "vitest";
import { keepGivenIds, orderByBytes } from "../../../prisma/make-migration.ts";
import { makePostgres } from "../../../prisma/make-postgres.ts";
import { diffDatabase, diffSchemas } from "../../../prisma/schema-engine.ts";
import { openDatabase } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";

const read = (file: string) => readFileSync(new URL(`../../../prisma/${file}`, import.meta.url), "utf8");
const SCHEMAS = { sqlite: read("schema.prisma"), postgres: read("postgres/schema.prisma") };

const CHARACTER_COLUMNS = ["constraint_type", "confdeltype", "confupdtype"];
const castCharacters = (sql: string): string =>
  sql
    .replace("constr.contype AS", "constr.contype::text AS")
    .replace(/\bcon\.(confdeltype|confupdtype),/g, "con.$1::text AS $1,");

/** The engine asks the catalogue for columns of the type "char", which the stock adapter does not know (7.10.0). */
function withCharacters(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    const ask = async (query: SqlQuery): Promise<SqlResultSet> => {
      const result = await queryRaw({ ...query, sql: castCharacters(query.sql) });
      const types = result.columnNames.map((column, index) =>
        CHARACTER_COLUMNS.includes(column)
          ? ColumnTypeEnum.Character
          : (result.columnTypes[index] ?? ColumnTypeEnum.Text),
      );
      return { ...result, columnTypes: types };
    };
    return Object.assign(adapter, { queryRaw: ask });
  };
  return { provider: "postgres", adapterName: "with characters", connect, connectToShadowDb: connect };
}

/** The engine quotes the name of a partial index as if it were a column, which our SQLite does not take for text (7.10.0). */
function withNames(factory: PrismaBetterSqlite3): SqlMigrationAwareDriverAdapterFactory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    const ask = (query: SqlQuery): Promise<SqlResultSet> =>
      queryRaw({ ...query, sql: query.sql.replace(/(name\s*=\s*)"(\w+_idx)"/giu, "$1'$2'") });
    return Object.assign(adapter, { queryRaw: ask });
  };
  return { provider: "sqlite", adapterName: "with names", connect, connectToShadowDb: connect };
}

const withAge = (schema: string) => schema.replace("model Team {", "model Team {\n  age Int?");

describe("the schemas", () => {
  it("are the same for PostgreSQL, as made by prisma/make-postgres.ts", () => {
    expect(SCHEMAS.postgres).toBe(makePostgres(SCHEMAS.sqlite));
  });

  it.each(["sqlite", "postgres"] as const)(
    "have their migration, which the next one will start from: %s",
    async (dialect) => {
      expect(await diffSchemas(dialect, read(`migrations/${dialect}/schema.prisma`), SCHEMAS[dialect])).toBe("");
    },
  );

  it("refuse a source that makes no sense for PostgreSQL", () => {
    expect(() => makePostgres("model Team { id Int @id }")).toThrow(/has nothing that fits/);
  });

  it("differ by the SQL that leads from one to the next", async () => {
    for (const dialect of ["sqlite", "postgres"] as const) {
      expect(await diffSchemas(dialect, SCHEMAS[dialect], SCHEMAS[dialect])).toBe("");
      expect(await diffSchemas(dialect, SCHEMAS[dialect], withAge(SCHEMAS[dialect]))).toMatch(
        /ALTER TABLE "Team" ADD COLUMN +"age" INTEGER/,
      );
    }
  });
});

describe("a migration's SQL", () => {
  const schema = "model A {\n id Int @id\n}\nmodel B {\n id Int @id @default(autoincrement())\n}";
  const table = (name: string, ending: string) => `CREATE TABLE "${name}" (\n "id" INTEGER PRIMARY KEY${ending}\n);`;

  it("counts only the keys that the database gives", () => {
    const sql = ["A", "B", "new_A", "new_B"].map((name) => table(name, " AUTOINCREMENT")).join("\n");
    const expected = [
      table("A", ""),
      table("B", " AUTOINCREMENT"),
      table("new_A", ""),
      table("new_B", " AUTOINCREMENT"),
    ];
    expect(keepGivenIds(sql, schema)).toBe(expected.join("\n"));
  });

  it("orders PostgreSQL's text by its bytes and needs no right to make schemas", () => {
    const sql =
      '-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n-- AlterTable\nALTER TABLE "A" ADD COLUMN "b" TEXT NOT NULL;';
    expect(orderByBytes(sql)).toBe('-- AlterTable\nALTER TABLE "A" ADD COLUMN "b" TEXT COLLATE "C" NOT NULL;');
  });
});

forEachDatabase((name, _openFresh, freshUrl) => {
  it("has after all migrations the tables that the schema declares", async () => {
    const url = await freshUrl();
    const adapter = name === "sqlite" ? withNames(new PrismaBetterSqlite3({ url })) : withCharacters(new PrismaPg(url));
    expect(await diffDatabase(adapter, SCHEMAS[name])).toBe("");
    expect(await diffDatabase(adapter, withAge(SCHEMAS[name]))).toMatch(/"age"/);
  });

  it.runIf(name === "postgres")("compares every text by its bytes", async () => {
    const database = await openDatabase(await freshUrl());
    const others = await database.read(
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
       AND table_name <> '_prisma_migrations' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`,
    );
    expect(others).toEqual([]);
    await database.close();
  });
});
