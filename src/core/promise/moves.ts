// How often promises were moved, and from which day at first.
import type { Database } from "../store/database.ts";

export type Moves = ReadonlyMap<number, { times: number; firstOn: string }>;

/** By the promise's id; one that was never moved is not in it. */
export async function findMoves(database: Pick<Database, "read">, ids: readonly number[]): Promise<Moves> {
  if (ids.length === 0) return new Map();
  const sql = `SELECT m."promiseId", COUNT(*) AS "times", p."firstDueOn" AS "firstOn" FROM "PromiseMove" m
    JOIN "Promise" p ON p."id" = m."promiseId" WHERE m."promiseId" IN (${ids.map(() => "?").join(", ")})
    GROUP BY m."promiseId", p."firstDueOn"`;
  type Row = { promiseId: number; times: number; firstOn: string };
  const rows = await database.read<Row>(sql, [...ids]);
  return new Map(rows.map(({ promiseId, times, firstOn }) => [promiseId, { times: Number(times), firstOn }]));
}
