// Whose figures a report holds: a person with everybody below him, a team, or the whole company; never more than may be seen.
import type { House, Speaker } from "../../core/person.ts";
import type { Role } from "../../core/record.ts";
import type { Database } from "../../core/store/database.ts";
import { type Move, type PersonRow, belowOf, findEveryone, findMoves, groupsOf, undoMoves } from "./line.ts";
import { type Span, addDays } from "./week.ts";

/** `group`: under whom he counts in a report of several teams (line.ts). */
export type Member = {
  id: number;
  name: string;
  role: Role;
  isActive: boolean;
  teamId: number | null;
  group: string;
};

/** Who is counted on some days. Those who have left count with what they did. */
export type Counting = {
  members: readonly Member[];
  /** Everybody is counted, so that no list of people need be asked for. */
  isEveryone: boolean;
};

/** `key` is how a button names it: `all`, `p` and a person's id, `t` and a team's id. `members` is who is counted today. */
export type Scope = Counting & {
  key: string;
  /** Whose it is: a person's name, a team's, or null for the company. */
  name: string | null;
  /** Who was counted until somebody moved in or out, the earliest first: `before` is the first day it no longer held. */
  past: readonly (Counting & { before: string })[];
  /** Its days are those of this zone. */
  timezone: string;
};

/** Days on which the same people are counted. */
export type Stretch = Scope & { span: Span };

/** A span in stretches: where somebody moved on its third day, the first two and the rest. */
export function stretchesOf(scope: Scope, span: Span): Stretch[] {
  const stretches: Stretch[] = [];
  let from = span.monday;
  for (const { before, ...counting } of scope.past) {
    if (before <= from) continue;
    const through = before <= span.through ? addDays(before, -1) : span.through;
    stretches.push({ ...scope, ...counting, past: [], span: { ...span, monday: from, through } });
    from = before;
    if (from > span.through) return stretches;
  }
  return [...stretches, { ...scope, past: [], span: { ...span, monday: from } }];
}

/** As on the span's last day. */
export const scopeAtEnd = (scope: Scope, span: Span): Scope => stretchesOf(scope, span).at(-1) ?? scope;

/** The ids of those who are counted on a day. */
export function idsOn({ members, past }: Scope, day: string): Set<number> {
  const then = past.find(({ before }) => day < before)?.members ?? members;
  return new Set(then.map(({ id }) => id));
}

/** Everybody who was counted on some day of the span, as he last stood. */
export function membersIn(scope: Scope, span: Span): Member[] {
  const all = new Map<number, Member>();
  for (const { members } of stretchesOf(scope, span)) for (const one of members) all.set(one.id, one);
  return [...all.values()].toSorted((one, other) => one.id - other.id);
}

/** Who looks; null: the house itself, which sees all. */
export type Viewer = Pick<Speaker, "id" | "role"> | null;
/** `since`: the first day that matters; without it nobody's moves are looked at. */
export type ScopeSources = { database: Database; house: Pick<House, "timezone">; since?: string };

/** The people a viewer may count; null: everybody. An administrator sees no records, so he counts nobody. */
function countableFor(people: readonly PersonRow[], viewer: Viewer): ReadonlySet<number> | null {
  if (!viewer || viewer.role === "director") return null;
  if (viewer.role === "admin") return new Set();
  return new Set([viewer.id, ...(viewer.role === "manager" ? belowOf(people, viewer.id) : [])]);
}

/** The report that somebody reads when he names none: his own people's, a director's the company's. */
export const ownKey = ({ id, role }: NonNullable<Viewer>): string => (role === "director" ? "all" : `p${id}`);

type Asked = { key: string; viewer: Viewer };

/** What a key means for this viewer; null: there is no such thing, or nothing of it is his to see. */
export async function findScope(sources: ScopeSources, viewer: Viewer, key: string): Promise<Scope | null> {
  const { database, house, since } = sources;
  // A part of the company must not be called the company, nor one rep his team.
  const isOver = !viewer || viewer.role === "director" || (viewer.role === "manager" && key.startsWith("t"));
  if (!isOver && !key.startsWith("p")) return null;
  const everyone = await findEveryone(database);
  const root = key.startsWith("p") ? everyone.find(({ id }) => key === `p${id}`) : undefined;
  const countable = countableFor(everyone, viewer);
  if (root && countable && !countable.has(root.id)) return null;
  const counting = countingOf(everyone, { key, viewer });
  const [member] = counting.members;
  if (!member) return null;
  const first = root ?? (key === "all" ? undefined : everyone.find(({ id }) => id === member.id));
  const timezone = root?.timezone ?? first?.teamTimezone ?? house.timezone;
  const hasMoves = since !== undefined && (root === undefined || root.role !== "rep");
  const moves = hasMoves ? await findMoves(database, timezone, since) : [];
  return {
    ...counting,
    key,
    name: root?.name ?? (key === "all" ? null : await findTeamName(database, key)),
    past: pastOf(everyone, moves, { key, viewer }),
    timezone,
  };
}

/** Who is counted with the people standing so. A manager counts with everybody below him; a director is over all. */
function countingOf(people: readonly PersonRow[], { key, viewer }: Asked): Counting {
  const countable = countableFor(people, viewer);
  const wanted = wantedOf(people, key);
  const counted = people.filter(({ id }) => wanted.has(id) && (countable === null || countable.has(id)));
  const root = people.find(({ id, role }) => key === `p${id}` || (key === "all" && role === "director"))?.id ?? null;
  const groups = groupsOf({ people, members: new Set(counted.map(({ id }) => id)), root });
  const members = counted.map(({ id, name, role, isActive, teamId }) => {
    return { id, name, role, isActive, teamId, group: groups.get(id) ?? "rest" };
  });
  return { members, isEveryone: members.length === people.length };
}

function wantedOf(people: readonly PersonRow[], key: string): Set<number> {
  const root = people.find(({ id }) => key === `p${id}`);
  if (key === "all" || root?.role === "director") return new Set(people.map(({ id }) => id));
  if (root) return new Set([root.id, ...(root.role === "manager" ? belowOf(people, root.id) : [])]);
  return new Set(people.filter(({ teamId }) => key === `t${teamId}`).map(({ id }) => id));
}

/** The moves of a day are undone together. What changed nothing for this report is left out. */
function pastOf(everyone: readonly PersonRow[], moves: readonly Move[], asked: Asked): Scope["past"] {
  const past: (Counting & { before: string })[] = [];
  let people = [...everyone];
  let after = sayCounting(countingOf(people, asked));
  for (const day of [...new Set(moves.map((move) => move.day))].toSorted().reverse()) {
    people = undoMoves(
      people,
      moves.filter((move) => move.day === day),
    );
    const counting = countingOf(people, asked);
    const said = sayCounting(counting);
    if (said !== after) past.unshift({ ...counting, before: day });
    after = said;
  }
  return past;
}

const sayCounting = ({ members }: Counting): string => members.map(({ id, group }) => `${id}${group}`).join(" ");

async function findTeamName(database: Database, key: string): Promise<string | null> {
  const sql = `SELECT "name" FROM "Team" WHERE "id" = ?`;
  return (await database.read<{ name: string }>(sql, [Number(key.slice(1))]))[0]?.name ?? null;
}

/** Active reps: who is expected to keep records. */
export const repsOf = (members: readonly Member[]): Member[] =>
  members.filter(({ role, isActive }) => role === "rep" && isActive);
