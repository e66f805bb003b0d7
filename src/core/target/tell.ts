// Whoever has a target hears of it when somebody else sets or changes it: one letter for all of a save.
import type { Calendars } from "../calendar/open.ts";
import { button, buttons, card, text } from "../cards.ts";
import { workingInstant } from "../hold.ts";
import { messagesFor } from "../messages/index.ts";
import { findAddress, letter } from "../notices.ts";
import { type House, type Speaker, findPerson } from "../person.ts";
import type { Fact } from "../reply.ts";
import type { Database, Write } from "../store/database.ts";
import type { Metric } from "./goal.ts";
import type { Period } from "./period.ts";
import { sayAmount, sayPeriod } from "./say.ts";

/** Whose target: a person's, or a team's as a whole. */
export type Subject = { personId: number; teamId: null } | { personId: null; teamId: number };

/** Null is no target. `change`: the history entry. */
export type TargetChange = Subject & {
  period: Period;
  metric: Metric;
  goal: number | null;
  before: number | null;
  change: number;
};

export type TellRoom = { database: Database; house: House; calendars: Calendars; now: Date };

/** `by` null: somebody at the machine. */
type By = Pick<Speaker, "id" | "name"> | null;

/** More than these are only counted. */
const MOST_FACTS = 12;

/** What one sets for oneself is no news. A team's is told to whoever leads it (test/reports/target-letters.test.ts). */
export async function tellOfTargets(room: TellRoom, by: By, changes: readonly TargetChange[]): Promise<Write[]> {
  const told = new Map<number, TargetChange[]>();
  const leads = new Map<number, number[]>();
  for (const one of changes) {
    if (one.teamId !== null && !leads.has(one.teamId)) leads.set(one.teamId, await findLeads(room, one.teamId));
    const people = one.teamId === null ? [one.personId] : (leads.get(one.teamId) ?? []);
    for (const id of people) if (id !== by?.id) told.set(id, [...(told.get(id) ?? []), one]);
  }
  const writes: Write[] = [];
  for (const [id, own] of told) writes.push(...(await writeTo(room, { id, by, own })));
  return writes;
}

/** Managers who stand in the team, or above somebody in it. */
async function findLeads({ database }: TellRoom, teamId: number): Promise<number[]> {
  const sql = `SELECT "id" FROM "Person" WHERE "isActive" AND "role" = 'manager' AND ("teamId" = ? OR "id" IN
    (SELECT "managerId" FROM "Person" WHERE "isActive" AND "teamId" = ?)) ORDER BY "id"`;
  return (await database.read<{ id: number }>(sql, [teamId, teamId])).map(({ id }) => id);
}

type Telling = { id: number; by: By; own: readonly TargetChange[] };

async function writeTo(room: TellRoom, { id, by, own }: Telling): Promise<Write[]> {
  const { database, house, calendars, now } = room;
  const person = await findPerson(database, id, house);
  const address = person && (await findAddress(room, id));
  const [first] = own;
  if (!person || !address || !first) return [];
  const messages = messagesFor(person.locale);
  const { targets } = messages;
  const facts = await factsOf(room, own, person);
  const key = first.personId === null ? `t${first.teamId}` : `p${first.personId}`;
  const see = button(targets.see, { do: "target", choice: `show:${key}:${first.period}` });
  const more = facts.length - MOST_FACTS;
  const said = card(by === null ? targets.setAtMachine : targets.setBy(by.name), "plain", [
    { part: "facts", facts: facts.slice(0, MOST_FACTS) },
    ...(more > 0 ? [text(targets.moreSet(more), "quiet")] : []),
    buttons(see),
  ]);
  const dueAt = workingInstant(await calendars.find(person.teamId, now), now);
  return [letter({ address, card: said, locale: person.locale, key: `target:${first.change}:${id}`, now, dueAt })];
}

/** A line for each period; of a team with its name. */
async function factsOf({ database }: TellRoom, own: readonly TargetChange[], { locale }: Speaker): Promise<Fact[]> {
  const messages = messagesFor(locale);
  const { targets } = messages;
  const words = { locale, messages };
  const lines = new Map<string, string[]>();
  const names = new Map<number, string>();
  for (const { teamId, period, metric, goal, before } of own) {
    if (teamId !== null && !names.has(teamId)) names.set(teamId, await findTeamName(database, teamId));
    const label = [teamId === null ? null : names.get(teamId), sayPeriod(period, messages)].filter(Boolean).join(" · ");
    const [is, was] = [goal, before].map((one) => (one === null ? targets.unset : sayAmount(metric, one, words)));
    const said = targets.setLine(targets.metrics[metric], is ?? "", before === null ? null : (was ?? null));
    lines.set(label, [...(lines.get(label) ?? []), said]);
  }
  return [...lines].map(([label, said]) => ({ label, value: said.join(" · ") }));
}

async function findTeamName(database: Database, id: number): Promise<string> {
  return (await database.read<{ name: string }>(`SELECT "name" FROM "Team" WHERE "id" = ?`, [id]))[0]?.name ?? "";
}
