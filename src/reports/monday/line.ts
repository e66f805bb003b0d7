// The reporting line as it is and as it was: who stood below whom, and in which team, on each day (figures follow the record's day).
import type { Role } from "../../core/record.ts";
import type { Database } from "../../core/store/database.ts";
import { dayOf, instantOf } from "../../core/turn.ts";

export type PersonRow = {
  id: number;
  name: string;
  role: Role;
  isActive: boolean;
  teamId: number | null;
  managerId: number | null;
  timezone: string | null;
  teamTimezone: string | null;
};

const PEOPLE = `SELECT p."id", p."name", p."role", p."isActive", p."teamId", p."managerId", p."timezone",
  t."timezone" AS "teamTimezone" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"`;

export const findEveryone = (database: Database): Promise<PersonRow[]> =>
  database.read<PersonRow>(`${PEOPLE} ORDER BY p."id"`);

type Stand = { managerId?: number | null; teamId?: number | null };
type ChangeRow = { recordId: number; before: string; after: string; at: Date };

/** Somebody got another manager or team: from `day` on it held; `before` is where he stood until then. */
export type Move = { personId: number; day: string; before: Stand };

/** Since a day, out of the history that every import of people writes; the latest first. Days are those of the zone. */
export async function findMoves(database: Database, timezone: string, since: string): Promise<Move[]> {
  const sql = `SELECT "recordId", "before", "after", "at" FROM "Change"
    WHERE "record" = 'person' AND "at" >= ? AND "before" IS NOT NULL AND "after" IS NOT NULL ORDER BY "id" DESC`;
  const rows = await database.read<ChangeRow>(sql, [instantOf(since, "00:00", timezone)]);
  return rows.flatMap(({ recordId, before, after, at }): Move[] => {
    const [was, is] = [JSON.parse(before) as Stand, JSON.parse(after) as Stand];
    if (is.managerId === undefined && is.teamId === undefined) return [];
    const stood: Stand = {
      ...(is.managerId !== undefined && { managerId: was.managerId ?? null }),
      ...(is.teamId !== undefined && { teamId: was.teamId ?? null }),
    };
    return [{ personId: recordId, day: dayOf(at, timezone), before: stood }];
  });
}

/** Everybody as he stood before these moves. */
export function undoMoves(people: readonly PersonRow[], moves: readonly Move[]): PersonRow[] {
  const stood = new Map<number, Stand>();
  for (const { personId, before } of moves) stood.set(personId, { ...stood.get(personId), ...before });
  return people.map((person) => ({ ...person, ...stood.get(person.id) }));
}

/** Everybody below a person, at any depth; a loop in the line ends where it began. */
export function belowOf(people: readonly PersonRow[], personId: number): Set<number> {
  const reports = new Map<number, number[]>();
  for (const { id, managerId } of people)
    if (managerId !== null) reports.set(managerId, [...(reports.get(managerId) ?? []), id]);
  const below = new Set<number>();
  const open = [personId];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const id of reports.get(one) ?? []) {
      if (below.has(id)) continue;
      below.add(id);
      open.push(id);
    }
  }
  return below;
}

const LEADS: readonly Role[] = ["manager", "director"];

type Grouping = { people: readonly PersonRow[]; members: ReadonlySet<number>; root: number | null };

/**
 * Under whom each counts in a report of several teams: the topmost manager on his way up that is still in it (`p7`), else
 * his team (`t3`), else nobody (`rest`). In a loop of managers the one with the lowest number is the topmost.
 */
export function groupsOf({ people, members, root }: Grouping): Map<number, string> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const groups = new Map<number, string>();
  for (const id of members) {
    const path: PersonRow[] = [];
    let one = byId.get(id);
    while (one && one.id !== root && members.has(one.id) && !path.includes(one)) {
      path.push(one);
      one = one.managerId === null ? undefined : byId.get(one.managerId);
    }
    const leads = path.filter(({ role }) => LEADS.includes(role));
    const isLoop = one !== undefined && path.includes(one);
    const top = isLoop ? leads.toSorted((a, b) => a.id - b.id)[0] : leads.at(-1);
    const teamId = byId.get(id)?.teamId ?? null;
    groups.set(id, top ? `p${top.id}` : teamId === null || id === root ? "rest" : `t${teamId}`);
  }
  return groups;
}
