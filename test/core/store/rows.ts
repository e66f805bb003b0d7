// Small rows for the store's tests.
import type { Database, Row, Write } from "../../../src/core/store/database.ts";

export const NOW = new Date("2026-11-21T02:03:04.567Z");

export const team = (id: number, name = `team ${id}`): Row => ({ id, name, createdAt: NOW });

export const insertTeam = (id: number, name?: string): Write => ({ insert: "Team", row: team(id, name) });

export const event = (key: string): Write => ({ insert: "InboundEvent", row: { key, at: NOW } });

export async function countRows(database: Database, table: string): Promise<number> {
  const [row] = await database.read<{ count: number }>(`SELECT count(*) AS "count" FROM "${table}"`);
  return row?.count ?? -1;
}

export async function readTeamNames(database: Database): Promise<string[]> {
  const rows = await database.read<{ name: string }>('SELECT "name" FROM "Team" ORDER BY "id"');
  return rows.map(({ name }) => name);
}

/** Why those failed that did. */
export function reasonsOf(results: readonly PromiseSettledResult<unknown>[]): unknown[] {
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
}

/** A person and a customer that other rows can refer to; both have id 1. */
export const COMPANY: readonly Write[] = [
  { insert: "Person", row: { id: 1, name: "王芳", role: "rep", createdAt: NOW, updatedAt: NOW } },
  {
    insert: "Customer",
    row: { id: 1, name: "永清超市", ownerId: 1, platform: "slack", createdAt: NOW, updatedAt: NOW },
  },
];
