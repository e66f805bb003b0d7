// Colleagues as they are named in a line or chosen in a form.
import type { Database } from "../store/database.ts";
import type { Turn } from "../turn.ts";

export type Colleague = { id: number; name: string };

const SELF = ["我", "自己", "me", "myself"];

/** The active people with this name (`@李娜`, `李娜`, `me`); none, one, or several namesakes. */
export async function findNamed({ database, speaker }: Turn, typed: string): Promise<Colleague[]> {
  const name = typed
    .normalize("NFKC")
    .trim()
    .replace(/^@\s*/u, "")
    .replace(/[。.，,!！\s]+$/u, "");
  if (SELF.includes(name.toLowerCase())) return [{ id: speaker.id, name: speaker.name }];
  const sql = `SELECT "id", "name" FROM "Person" WHERE "isActive" AND LOWER("name") = LOWER(?) ORDER BY "id"`;
  return database.read<Colleague>(sql, [name]);
}

/** A form's list holds so many: those of the team come first, and whoever is missing is named in the thread. */
const MOST = 90;

/** Whom a case can be assigned to: everyone at work but administrators. */
export async function findAssignees(database: Database, teamId: number | null): Promise<Colleague[]> {
  const sql = `SELECT "id", "name", "teamId" FROM "Person" WHERE "isActive" AND "role" <> 'admin' ORDER BY "name", "id"`;
  const all = await database.read<Colleague & { teamId: number | null }>(sql);
  const isOwn = (person: { teamId: number | null }) => (person.teamId !== null && person.teamId === teamId ? 0 : 1);
  return all
    .toSorted((one, other) => isOwn(one) - isOwn(other))
    .slice(0, MOST)
    .map(({ id, name }) => ({ id, name }));
}

/** An active person whom a case can be assigned to, or null. */
export async function findAssignee(database: Database, id: number): Promise<Colleague | null> {
  const sql = `SELECT "id", "name" FROM "Person" WHERE "id" = ? AND "isActive" AND "role" <> 'admin'`;
  return (await database.read<Colleague>(sql, [id]))[0] ?? null;
}
