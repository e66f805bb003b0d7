// Applying migrations to a PostgreSQL database.
import { randomUUID } from "node:crypto";
import pg from "pg";
import {
  type Applied,
  booksSql,
  type Ground,
  type Migration,
  READ_BOOKS_SQL,
  WRITE_BOOKS_SQL,
} from "./migration-books.ts";
import { readPostgresError } from "./postgres-errors.ts";
import { queryOf } from "./postgres-save.ts";

/** Any number will do, as long as every process takes the same. */
const LOCK = 7_027_761;

export async function openPostgresGround(url: string): Promise<Ground> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // A lost connection fails the query that is under way, which says so.
  try {
    await client.connect();
  } catch (error) {
    throw readPostgresError(error);
  }
  return {
    inTurn: async (work) => {
      await client.query(`SELECT pg_advisory_lock(${LOCK})`);
      return work(); // The end of the connection gives the lock back.
    },
    readApplied: async () => {
      const books = await client.query<{ name: string | null }>(`SELECT to_regclass('"_prisma_migrations"') AS "name"`);
      const name = books.rows[0]?.name ?? null;
      return name === null ? [] : (await client.query<Applied>(READ_BOOKS_SQL)).rows;
    },
    apply: (migration) => applyInside(client, migration),
    close: () => client.end(),
  };
}

async function applyInside(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(booksSql("TIMESTAMPTZ"));
    await client.query(sql);
    await client.query(queryOf({ sql: WRITE_BOOKS_SQL, cells: [randomUUID(), checksum, name] }));
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
