// The ladder behind a case: who stands on which rung, and who may decide what a proposal costs (C-11, J-03).
import type { Database } from "../store/database.ts";
import { findAbsent } from "./absence.ts";

/** `who`: holder, manager (of the one before), role:director, person:12. `limitFen` null: any amount. */
export type Rung = { level: number; who: string; afterHours: number; limitFen: number | null };

const HOURS = 4;
/** Where a team has set none and the house neither. */
export const DEFAULT_RUNGS: readonly Rung[] = [
  { level: 1, who: "holder", afterHours: HOURS, limitFen: 0 },
  { level: 2, who: "manager", afterHours: HOURS, limitFen: 200_000 },
  { level: 3, who: "role:director", afterHours: HOURS, limitFen: null },
];

/** A team's own rungs, else the house's, else the default, from the lowest. */
export async function findRungs(database: Database, teamId: number | null): Promise<readonly Rung[]> {
  const sql = `SELECT "teamId", "level", "who", "afterHours", "limitFen" FROM "LadderRung"
    WHERE "teamId" = ? OR "teamId" IS NULL ORDER BY "level", "id"`;
  const rows = await database.read<Rung & { teamId: number | null }>(sql, [teamId ?? NO_TEAM]);
  const own = rows.filter((row) => row.teamId !== null);
  const set = own.length ? own : rows;
  return set.length === 0 ? DEFAULT_RUNGS : set.map(withNumber);
}

const NO_TEAM = -1;
const withNumber = ({ level, who, afterHours, limitFen }: Rung): Rung => ({
  level,
  who,
  afterHours,
  limitFen: limitFen === null ? null : Number(limitFen),
});

/** Those that were set for this team, or for the house (null); none: it goes by others. */
export async function findOwnRungs(database: Database, teamId: number | null): Promise<readonly Rung[]> {
  const sql = `SELECT "level", "who", "afterHours", "limitFen" FROM "LadderRung"
    WHERE ${teamId === null ? `"teamId" IS NULL` : `"teamId" = ?`} ORDER BY "level", "id"`;
  return (await database.read<Rung>(sql, teamId === null ? [] : [teamId])).map(withNumber);
}

/** `passed`: the names of those below him on the ladder who are away */
export type Climber = {
  id: number;
  name: string;
  level: number;
  afterHours: number;
  limitFen: number | null;
  passed: readonly string[];
};
export type Climb = { teamId: number | null; holderId: number; today: string };

type PersonRow = {
  id: number;
  name: string;
  role: string;
  teamId: number | null;
  managerId: number | null;
  authorityFen: number | null;
};

/** The people on the rungs above the holder, from the lowest, each once; those away give way to their stand-ins. */
export async function findClimbers(database: Database, { teamId, holderId, today }: Climb): Promise<Climber[]> {
  const rungs = await findRungs(database, teamId);
  const people = await database.read<PersonRow>(
    `SELECT "id", "name", "role", "teamId", "managerId", "authorityFen" FROM "Person" WHERE "isActive" ORDER BY "id"`,
  );
  const absent = await findAbsent(database, today);
  const climbers: Climber[] = [];
  const passed: string[] = [];
  let below = people.find(({ id }) => id === holderId);
  for (const { who, level, limitFen, afterHours } of rungs) {
    const on = who === "holder" ? below : standingOn(who, { people, below });
    if (!on) continue;
    const present = absent.has(on.id) ? people.find(({ id }) => id === absent.get(on.id)) : on;
    below = on;
    // Whoever is away is passed over: his stand-in is asked, or the next rung.
    if (present !== on && !passed.includes(on.name)) passed.push(on.name);
    if (!present || present.id === holderId) continue;
    const limit = on.authorityFen === null ? limitFen : Number(on.authorityFen);
    const known = climbers.find(({ id }) => id === present.id);
    // Whoever stands on two rungs may decide what the higher one may.
    if (known) known.limitFen = higher(known.limitFen, limit);
    else
      climbers.push({
        id: present.id,
        name: present.name,
        level,
        afterHours,
        limitFen: limit,
        passed: [...passed],
      });
  }
  return climbers;
}

const higher = (one: number | null, other: number | null) =>
  one === null || other === null ? null : Math.max(one, other);

type Standing = { people: readonly PersonRow[]; below: PersonRow | undefined };

function standingOn(who: string, { people, below }: Standing): PersonRow | undefined {
  const [kind, value = ""] = who.split(":", 2);
  if (kind === "manager") return people.find(({ id }) => id === below?.managerId);
  if (kind === "person") return people.find(({ id }) => id === Number(value));
  if (kind !== "role") return undefined;
  const all = people.filter(({ role }) => role === value);
  // The one above in the line before any other of that role.
  const above = chainOf(people, below).find(({ role }) => role === value);
  return above ?? all.find(({ teamId }) => teamId !== null && teamId === below?.teamId) ?? all[0];
}

/** Everyone above a person, from his manager on. A loop in it ends it. */
function chainOf(people: readonly PersonRow[], from: PersonRow | undefined): PersonRow[] {
  const chain: PersonRow[] = [];
  for (let next = from?.managerId ?? null; next !== null;) {
    const person = people.find(({ id }) => id === next);
    if (!person || chain.includes(person)) break;
    chain.push(person);
    next = person.managerId;
  }
  return chain;
}

export const mayDecide = (limitFen: number | null, amountFen: number) => limitFen === null || amountFen <= limitFen;

/** `self`: the proposer may decide it himself. `nobody`: not one of those above may. */
export type Decision = { by: "self" } | { by: "other"; person: Climber } | { by: "nobody" };

type Proposal = Omit<Climb, "holderId"> & { proposerId: number; amountFen: number };

/** Who releases a proposal: its proposer within his authority, else the first above him who may decide so much. */
export async function findDecider(database: Database, proposal: Proposal): Promise<Decision> {
  const { teamId, proposerId, amountFen, today } = proposal;
  if (amountFen <= 0) return { by: "self" };
  const [own] = await database.read<PersonRow>(`SELECT * FROM "Person" WHERE "id" = ?`, [proposerId]);
  const rungs = await findRungs(database, teamId);
  if (own && mayDecide(authorityOf(own, rungs), amountFen)) return { by: "self" };
  const climbers = await findClimbers(database, { teamId, holderId: proposerId, today });
  const person = climbers.find(({ limitFen }) => mayDecide(limitFen, amountFen));
  return person ? { by: "other", person } : { by: "nobody" };
}

/** A person's own authority; else that of the rung his role stands on; what has no rung decides no money. */
function authorityOf({ authorityFen, id, role }: PersonRow, rungs: readonly Rung[]): number | null {
  if (authorityFen !== null) return Number(authorityFen);
  const rung = rungs.find(
    ({ who }) => who === `person:${id}` || who === `role:${role}` || (who === "manager" && role === "manager"),
  );
  return rung ? rung.limitFen : role === "director" ? null : 0;
}
