// A PostgreSQL whose clock stands where the test's does: the program sets its own clock by it.
import pg from "pg";

/** What is opened from now on finds the database's clock so much ahead of the machine's. */
export async function moveDatabaseClock(url: string, aheadMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const name = new URL(url).pathname.slice(1);
    // A function of the same name is found first where its schema stands before the built-in one (ddl-schemas.html).
    await client.query(`ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
    await client.query(
      `CREATE OR REPLACE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
       $$ SELECT pg_catalog.clock_timestamp() + interval '${aheadMs} milliseconds' $$`,
    );
  } finally {
    await client.end();
  }
}
