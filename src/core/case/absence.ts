// Who is away on a day, and who stands in.
import type { Database } from "../store/database.ts";

/** Everyone away on a day, with the stand-in (undefined: none). A stand-in who is away himself is none. */
export async function findAbsent(database: Database, day: string): Promise<Map<number, number | undefined>> {
  const sql = `SELECT "personId", "standInId" FROM "Absence"
    WHERE "cancelledAt" IS NULL AND "fromOn" <= ? AND "toOn" >= ? ORDER BY "id"`;
  const rows = await database.read<{ personId: number; standInId: number | null }>(sql, [day, day]);
  const away = new Set(rows.map(({ personId }) => personId));
  const present = (id: number | null) => (id === null || away.has(id) ? undefined : id);
  return new Map(rows.map(({ personId, standInId }) => [personId, present(standInId)]));
}
