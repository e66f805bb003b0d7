// The database on a PostgreSQL server, for several processes at once.
import pg from "pg";
import type { PrismaClient } from "../../generated/sqlite/client.ts";
import type { Cell, Claim, Database, OpenOptions, Write } from "./database.ts";
import { makeNumbers, RESERVE_SQL, type Reserve } from "./numbers.ts";
import { isUndone, readPostgresError } from "./postgres-errors.ts";
import { queryOf, runWrites, singleStatement } from "./postgres-save.ts";
import { makeLazyPrisma } from "./prisma.ts";
import { claimStatement } from "./statements.ts";

const CONNECTIONS = 10;
const CONNECT_PATIENCE_MS = 5_000;
/** A transaction that the server undid for another one's sake (a deadlock) is tried this often. */
const ATTEMPTS = 4;

const { INT8, NUMERIC } = pg.types.builtins;

export async function openPostgres(url: string, { log }: OpenOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  });
  // An idle connection that breaks is taken out of the pool; the next query opens another. Unheard, it would end the process.
  pool.on("error", (error) => log?.warn({ err: error }, "a connection to PostgreSQL was lost"));
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
  const onBroken = (error: Error): void => {
    broken = error;
  };
  client.on("error", onBroken); // A connection that breaks between two queries would otherwise end the process.
  try {
    await client.query("BEGIN");
    await runWrites(client, writes);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(onBroken);
    throw error;
  } finally {
    client.off("error", onBroken);
    client.release(broken);
  }
}

// Sums and counts are whole numbers far below 2^53 (fen), so they are numbers, as on SQLite.
const parserOf: pg.CustomTypesConfig["getTypeParser"] = (type: number, format?: "text" | "binary") =>
  type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format ?? "text");

// Prisma only reads here, as on SQLite: there is one way to write.
async function loadPrisma(url: string): Promise<PrismaClient> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import("../../generated/postgres/client.ts"),
    import("@prisma/adapter-pg"),
  ]);
  const adapter = new PrismaPg({
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: CONNECT_PATIENCE_MS,
    options: "-c default_transaction_read_only=on",
  });
  // Both clients are made from the same models.
  return new PrismaClient({ adapter }) as unknown as PrismaClient;
}
