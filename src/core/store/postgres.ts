// The database on a PostgreSQL server, for several processes at once.
import pg from "pg";
import type { PrismaClient } from "../../generated/sqlite/client.ts";
import type { Cell, Claim, Database, Log, OpenOptions, Write } from "./database.ts";
import { makeNumbers, RESERVE_SQL, type Reserve } from "./numbers.ts";
import { isUndone, readPostgresError } from "./postgres-errors.ts";
import { queryOf, runWrites, singleStatement } from "./postgres-save.ts";
import { makeLazyPrisma } from "./prisma.ts";
import { claimStatement, quoted, tableOf } from "./statements.ts";

const CONNECTIONS = 10;
const CONNECT_PATIENCE_MS = 5_000;
/** A transaction that the server undid for another one's sake (a deadlock) is tried this often. */
const ATTEMPTS = 4;

/** So many writes at once are an import. */
const BULK = 1_000;

const NUMBERS: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

export async function openPostgres(url: string, { log }: OpenOptions): Promise<Database> {
  const pool = openPool(url, log);
  const ask = <T>(statement: { sql: string; cells: readonly Cell[] }): Promise<T[]> =>
    retried(async () => (await pool.query(queryOf(statement))).rows as T[]);
  const reserve: Reserve = async ({ name, start, count }) => {
    const [row] = await ask<{ next: number }>({ sql: RESERVE_SQL, cells: [name, start + count, count] });
    if (row === undefined) throw new Error("PostgreSQL gave no number");
    return row.next - count;
  };
  const prisma = makeLazyPrisma(() => loadPrisma(url));

  return {
    dialect: "postgres",
    prisma: prisma.client,
    read: async <T>(sql: string, params: readonly Cell[] = []) => {
      // SQLite's reading connection refuses by itself; this pool also writes.
      if (!/^\s*(SELECT|WITH|EXPLAIN)\b/i.test(sql))
        throw new TypeError("read takes a SELECT; writing goes through save");
      return ask<T>({ sql, cells: params });
    },
    save: (writes) => retried(() => saveAll(pool, writes)),
    claim: <T>(claim: Claim) => ask<T>(claimStatement(claim, "postgres")),
    nextId: makeNumbers(reserve),
    ping: async () => void (await reserve({ name: "ping", start: 1, count: 1 })),
    backup: async () => {
      throw new Error(
        "backup copies a SQLite file; for PostgreSQL use pg_dump --format=custom --file=FILE DATABASE_URL",
      );
    },
    close: async () => {
      await prisma.close();
      if (!pool.ending) await pool.end();
    },
  };
}

function openPool(url: string, log: Log | undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // A broken connection is taken out of the pool, and the next query opens another; a query under way fails by itself.
  // Unheard, either event would end the process, the second in the moment when a connection changes hands.
  pool.on("error", (error) => log?.warn({ err: error }, "a connection to PostgreSQL was lost"));
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isUndone(error)) throw readPostgresError(error);
    }
  }
}

async function saveAll(pool: pg.Pool, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const single = singleStatement(writes);
  if (single !== null) return void (await pool.query(queryOf(single)));
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    await runWrites(client, writes);
    await client.query("COMMIT");
    if (writes.length >= BULK) await refreshStatistics(client, writes);
  } catch (error) {
    await client.query("ROLLBACK").catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The server does this by itself only after minutes; until then a look-up in a table just filled reads all of it (40 ms). */
async function refreshStatistics(client: pg.PoolClient, writes: readonly Write[]): Promise<void> {
  const tables = [...new Set(writes.map(tableOf))].map(quoted);
  // What was saved is saved, whatever becomes of this.
  await client.query(`ANALYZE ${tables.join(", ")}`).catch(() => undefined);
}

// Sums and counts are whole numbers far below 2^53 (fen), so they are numbers, as on SQLite.
function parserOf(type: number, format: "text" | "binary" = "text"): (value: string) => unknown {
  if (NUMBERS.includes(type)) return Number;
  return pg.types.getTypeParser(type, format) as (value: string) => unknown;
}

// Prisma only reads here, as on SQLite: there is one way to write. Its adapter takes every instant for UTC, whatever zone
// the server shows it in (7.10.0; test/core/store/twin.test.ts has a server in New York).
async function loadPrisma(url: string): Promise<PrismaClient> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import("../../generated/postgres/client.ts"),
    import("@prisma/adapter-pg"),
  ]);
  const adapter = new PrismaPg({
    connectionString: withOptions(url, "-c timezone=UTC -c default_transaction_read_only=on"),
    max: 3,
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
  });
  // Both clients are made from the same models.
  return new PrismaClient({ adapter }) as unknown as PrismaClient;
}

// What the address itself says about options is kept; pg would let it replace ours.
function withOptions(url: string, options: string): string {
  const address = new URL(url);
  address.searchParams.set("options", `${address.searchParams.get("options") ?? ""} ${options}`.trim());
  return address.href;
}
