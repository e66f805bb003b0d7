// Prisma's own schema engine, in WebAssembly: says which SQL leads from one state of the tables to another, without the CLI's download.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm";

export type Dialect = "sqlite" | "postgres";

type Engine = {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** The SQL that leads from one schema's text (null: an empty database) to another's. Empty text: nothing to do. */
export async function diffSchemas(dialect: Dialect, from: string | null, to: string): Promise<string> {
  const adapter = dialect === "sqlite" ? new PrismaBetterSqlite3({ url: ":memory:" }) : unconnectedPostgres();
  const start: DiffTarget = from === null ? { tag: "empty" } : datamodel(from);
  return diff(adapter, start, to);
}

/** The SQL that a database still lacks to be what the schema's text says. Empty text: they agree. */
export async function diffDatabase(adapter: SqlMigrationAwareDriverAdapterFactory, to: string): Promise<string> {
  return diff(adapter, { tag: "schemaDatasource", ...files(to), configDir: "." }, to);
}

async function diff(adapter: SqlMigrationAwareDriverAdapterFactory, from: DiffTarget, to: string): Promise<string> {
  const { SchemaEngine } = await loadEngine();
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", to]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  const answer = await engine.diff({ from, to: datamodel(to), script: true, exitCode: null, filters: NO_FILTERS });
  const sql = (answer.stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

function files(schema: string): { files: { path: string; content: string }[] } {
  return { files: [{ path: "schema.prisma", content: schema }] };
}

function datamodel(schema: string): DiffTarget {
  return { tag: "schemaDatamodel", ...files(schema) };
}

let loaded: Promise<Engine> | undefined;

// One instance for the process: a second one would pull the memory away from under the first.
function loadEngine(): Promise<Engine> {
  loaded ??= instantiateEngine();
  return loaded;
}

// Node loads .wasm imports only behind a flag, so the module is put together by hand, as the package's own entry would.
async function instantiateEngine(): Promise<Engine> {
  // The engine says here what went wrong when it breaks down.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: raise } });
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as Engine;
  const bytes = readFileSync(path.join(path.dirname(file), "schema_engine_bg.wasm"));
  const module = new WebAssembly.Module(bytes);
  const instance = new WebAssembly.Instance(module, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return engine;
}

function raise(message: string): never {
  throw new Error(message);
}

// The engine asks every PostgreSQL for its version before it compares two schemas. No server is needed to answer that.
function unconnectedPostgres(): SqlMigrationAwareDriverAdapterFactory {
  const connection = {
    provider: "postgres",
    adapterName: "unconnected",
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 16.0", 160000]],
    }),
    executeRaw: async () => 0,
    executeScript: async () => undefined,
    startTransaction: () => Promise.reject(new Error("no database behind this adapter")),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => undefined,
  } satisfies SqlDriverAdapter;
  const connect = async (): Promise<SqlDriverAdapter> => connection;
  return { provider: "postgres", adapterName: "unconnected", connect, connectToShadowDb: connect };
}
