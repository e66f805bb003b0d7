// Slips as they stand: who is out of the office, since when, and until when.
import type { Database } from "../store/database.ts";

/** `end` back: he said so; cancelled: taken back; replaced: left again on another day without a word. */
export type Slip = {
  id: number;
  repId: number;
  leftAt: Date;
  backBy: Date;
  place: string | null;
  endedAt: Date | null;
  end: "back" | "cancelled" | "replaced" | null;
  letterKey: string | null;
  version: number;
};

/** The open slips of these people, the latest first. */
export function findOut(database: Database, people: readonly number[]): Promise<Slip[]> {
  if (people.length === 0) return Promise.resolve([]);
  const sql = `SELECT * FROM "Slip" WHERE "repId" IN (${people.map(() => "?").join(", ")}) AND "endedAt" IS NULL
    ORDER BY "leftAt" DESC, "id" DESC`;
  return database.read<Slip>(sql, people);
}

export async function findSlip(database: Database, id: number): Promise<Slip | null> {
  return (await database.read<Slip>(`SELECT * FROM "Slip" WHERE "id" = ?`, [id]))[0] ?? null;
}

/** Open slips whose time to be back lies in between. */
export function findOverdue(database: Database, { after, until }: { after: Date; until: Date }): Promise<Slip[]> {
  const sql = `SELECT * FROM "Slip" WHERE "endedAt" IS NULL AND "backBy" > ? AND "backBy" <= ? ORDER BY "id"`;
  return database.read<Slip>(sql, [after, until]);
}
