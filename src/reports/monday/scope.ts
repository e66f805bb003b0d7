// Whose figures a report holds: a person with everybody below him, a team, or the whole company; never more than may be seen.
import { findReports } from "../../core/access.ts";
import type { House, Speaker } from "../../core/person.ts";
import type { Role } from "../../core/record.ts";
import type { Database } from "../../core/store/database.ts";

export type Member = { id: number; name: string; role: Role; isActive: boolean; teamId: number | null };

/** `key` is how a button names it: `all`, `p` and a person's id, `t` and a team's id. */
export type Scope = {
  key: string;
  /** Whose it is: a person's name, a team's, or null for the company. */
  name: string | null;
  /** Who is counted. Those who have left count with what they did. */
  members: readonly Member[];
  /** Everybody is counted, so that no list of people need be asked for. */
  isEveryone: boolean;
  /** Its days are those of this zone. */
  timezone: string;
};

/** Who looks; null: the house itself, which sees all. */
export type Viewer = Pick<Speaker, "id" | "role"> | null;
export type ScopeSources = { database: Database; house: Pick<House, "timezone"> };

type PersonRow = Member & { timezone: string | null; teamTimezone: string | null };

const MEMBERS = `SELECT p."id", p."name", p."role", p."isActive", p."teamId", p."timezone",
  t."timezone" AS "teamTimezone" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"`;

export const findEveryone = (database: Database): Promise<PersonRow[]> =>
  database.read<PersonRow>(`${MEMBERS} ORDER BY p."id"`);

/** The people a viewer may count; null: everybody. An administrator sees no records, so he counts nobody. */
async function findCountable(database: Database, viewer: Viewer): Promise<ReadonlySet<number> | null> {
  if (!viewer || viewer.role === "director") return null;
  if (viewer.role === "admin") return new Set();
  const below = viewer.role === "manager" ? await findReports(database, viewer.id) : [];
  return new Set([viewer.id, ...below]);
}

/** The report that somebody reads when he names none: his own people's, a director's the company's. */
export const ownKey = ({ id, role }: NonNullable<Viewer>): string => (role === "director" ? "all" : `p${id}`);

/** What a key means for this viewer; null: there is no such thing, or nothing of it is his to see. */
export async function findScope(sources: ScopeSources, viewer: Viewer, key: string): Promise<Scope | null> {
  const { database, house } = sources;
  // A part of the company must not be called the company, nor one rep his team.
  const isOver = !viewer || viewer.role === "director" || (viewer.role === "manager" && key.startsWith("t"));
  if (!isOver && !key.startsWith("p")) return null;
  const everyone = await findEveryone(database);
  const countable = await findCountable(database, viewer);
  const root = key.startsWith("p") ? everyone.find(({ id }) => key === `p${id}`) : undefined;
  const wanted = await findWanted(database, everyone, { key, root });
  if (!wanted || (root && countable && !countable.has(root.id))) return null;
  const members = everyone.filter(({ id }) => wanted.has(id) && (countable === null || countable.has(id)));
  if (members.length === 0) return null;
  const first = root ?? (key === "all" ? undefined : members[0]);
  const ownZone = root?.timezone ?? first?.teamTimezone;
  return {
    key,
    name: root?.name ?? (key === "all" ? null : await findTeamName(database, key)),
    members: members.map(({ id, name, role, isActive, teamId }) => ({ id, name, role, isActive, teamId })),
    isEveryone: members.length === everyone.length,
    timezone: ownZone ?? house.timezone,
  };
}

type Wanted = { key: string; root: PersonRow | undefined };

/** A manager counts with everybody below him, at any depth; anybody else by himself; a director is over all. */
async function findWanted(database: Database, everyone: readonly PersonRow[], { key, root }: Wanted) {
  if (key === "all" || root?.role === "director") return new Set(everyone.map(({ id }) => id));
  if (root) return new Set([root.id, ...(root.role === "manager" ? await findReports(database, root.id) : [])]);
  const team = everyone.filter(({ teamId }) => key === `t${teamId}`);
  return team.length > 0 ? new Set(team.map(({ id }) => id)) : null;
}

async function findTeamName(database: Database, key: string): Promise<string | null> {
  const sql = `SELECT "name" FROM "Team" WHERE "id" = ?`;
  return (await database.read<{ name: string }>(sql, [Number(key.slice(1))]))[0]?.name ?? null;
}

/** Active reps: who is expected to keep records. */
export const repsOf = ({ members }: Scope): Member[] =>
  members.filter(({ role, isActive }) => role === "rep" && isActive);
