// What people were to reach in a week: their targets' share of it, and ten visits a week where nothing else was set.
import { type Goal, METRICS, type Metric, type Works, goalOn, roundGoal } from "../../core/target/goal.ts";
import { findTargets, findWorks, periodsOn } from "../../core/target/find.ts";
import { listDays } from "../../core/target/period.ts";
import { VISITS_A_DAY } from "../../core/plan/target.ts";
import type { Database } from "../../core/store/database.ts";
import { type Counting, type Member, type Scope, stretchesOf } from "./scope.ts";
import { type Span, daysOf } from "./week.ts";

/** Money in fen; null: nothing was set. */
export type Aim = Record<Metric, number | null>;

/** `days`: working days of each person in the span, holidays and leave taken out, make-up days counted in. */
export type Aims = {
  total: Aim;
  people: ReadonlyMap<number, Aim>;
  groups: ReadonlyMap<string, Aim>;
  days: ReadonlyMap<number, number>;
};

/** All that is set around some days, and who works when. */
export type Book = {
  people: ReadonlyMap<number, Goal[]>;
  teams: ReadonlyMap<number, Goal[]>;
  /** The active people of each team that has a target of its own. */
  teamPeople: ReadonlyMap<number, readonly number[]>;
  works(personId: number | null): Works;
};

type Asked = { from: string; to: string; timezone: string; now: Date };

export async function openBook(database: Database, { from, to, timezone, now }: Asked): Promise<Book> {
  const targets = await findTargets(database, periodsOn(listDays({ from, to })));
  const [people, teams] = [new Map<number, Goal[]>(), new Map<number, Goal[]>()];
  for (const one of targets) {
    const [book, id] = one.personId === null ? [teams, one.teamId ?? 0] : [people, one.personId];
    book.set(id, [...(book.get(id) ?? []), one]);
  }
  // A period's share is counted over all of its days.
  const wide = { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31`, now };
  const works = await findWorks({ database, house: { timezone } }, wide);
  return { people, teams, teamPeople: await findTeamPeople(database, [...teams.keys()]), works };
}

async function findTeamPeople(database: Database, teams: readonly number[]): Promise<Map<number, number[]>> {
  const people = new Map<number, number[]>();
  if (teams.length === 0) return people;
  const sql = `SELECT "id", "teamId" FROM "Person" WHERE "isActive" AND "teamId" IN (${teams.map(() => "?").join(", ")})`;
  for (const { id, teamId } of await database.read<{ id: number; teamId: number }>(sql, teams))
    people.set(teamId, [...(people.get(teamId) ?? []), id]);
  return people;
}

export const NO_AIM: Aim = { sales: null, collection: null, newCustomers: null, visits: null };

const plus = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : one + other;

export const addAims = (one: Aim, other: Aim): Aim => ({
  sales: plus(one.sales, other.sales),
  collection: plus(one.collection, other.collection),
  newCustomers: plus(one.newCustomers, other.newCustomers),
  visits: plus(one.visits, other.visits),
});

const roundAim = (aim: Aim): Aim => ({
  sales: round("sales", aim.sales),
  collection: round("collection", aim.collection),
  newCustomers: round("newCustomers", aim.newCustomers),
  visits: round("visits", aim.visits),
});

const round = (metric: Metric, goal: number | null): number | null => (goal === null ? null : roundGoal(metric, goal));

/** One person's aim on some days. A rep for whom no visits are set has ten a week of five working days. */
export function aimOf(
  book: Book,
  { id, role, isActive }: Pick<Member, "id" | "role" | "isActive">,
  days: readonly string[],
): Aim {
  const works = book.works(id);
  const goals = book.people.get(id) ?? [];
  const aim = aimFrom(goals, days, works);
  if (aim.visits !== null || role !== "rep" || !isActive) return aim;
  return { ...aim, visits: VISITS_A_DAY * days.filter(works).length };
}

function aimFrom(goals: readonly Goal[], days: readonly string[], works: Works): Aim {
  if (goals.length === 0) return NO_AIM;
  const aim = { ...NO_AIM };
  for (const metric of METRICS) aim[metric] = goalOn(goals, metric, { days, works });
  return aim;
}

/** Of some people together: a team that is wholly among them counts with its own target where one is set, else its people's. */
export function aimTogether(book: Book, members: readonly Member[], { days, people }: Together): Aim {
  const ids = new Set(members.map(({ id }) => id));
  const sum = { ...NO_AIM };
  const covered = new Map<Metric, Set<number>>(METRICS.map((metric) => [metric, new Set()]));
  for (const [teamId, goals] of book.teams) {
    const team = book.teamPeople.get(teamId) ?? [];
    if (team.length === 0 || !team.every((id) => ids.has(id))) continue;
    const aim = aimFrom(goals, days, book.works(null));
    for (const metric of METRICS) {
      if (aim[metric] === null) continue;
      sum[metric] = plus(sum[metric], aim[metric]);
      for (const id of team) covered.get(metric)?.add(id);
    }
  }
  for (const id of ids) {
    for (const metric of METRICS) {
      if (!covered.get(metric)?.has(id)) sum[metric] = plus(sum[metric], people.get(id)?.[metric] ?? null);
    }
  }
  return sum;
}

type Together = { days: readonly string[]; people: ReadonlyMap<number, Aim> };

/** What a scope was to reach in a span, of each day those who were in it then. */
export function aimsOf(book: Book, scope: Scope, span: Span): Aims {
  const people = new Map<number, Aim>();
  const groups = new Map<string, Aim>();
  const worked = new Map<number, number>();
  let total = NO_AIM;
  for (const stretch of stretchesOf(scope, span)) {
    const days = daysOf(stretch.span);
    const own = new Map(stretch.members.map((member) => [member.id, aimOf(book, member, days)]));
    for (const [id, aim] of own) people.set(id, addAims(people.get(id) ?? NO_AIM, aim));
    for (const { id } of stretch.members) worked.set(id, (worked.get(id) ?? 0) + days.filter(book.works(id)).length);
    const together = { days, people: own };
    total = addAims(total, aimTogether(book, stretch.members, together));
    for (const [group, members] of byGroup(stretch))
      groups.set(group, addAims(groups.get(group) ?? NO_AIM, aimTogether(book, members, together)));
  }
  const rounded = <Key>(aims: Map<Key, Aim>) => new Map([...aims].map(([key, aim]) => [key, roundAim(aim)]));
  return { total: roundAim(total), people: rounded(people), groups: rounded(groups), days: worked };
}

function byGroup({ members }: Counting): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(member.group) ?? [];
    group.push(member);
    groups.set(member.group, group);
  }
  return groups;
}
