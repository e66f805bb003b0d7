// A person's report of a day as it is shown, signed and scored: his records, his own words, his manager's.
import { createHash } from "node:crypto";
import { findPerson, type Speaker } from "../person.ts";
import type { PlanRoom } from "../plan/week.ts";
import { dayOf } from "../turn.ts";
import { type DayFacts, findDayFacts } from "./facts.ts";
import { type Daily, type Deed, findDaily, findDeeds, TIMES } from "./find.ts";
import { type Score, scoreOf } from "./score.ts";
import { type Totals, totalOf } from "./visits.ts";

/** `daily` null: nobody has written or handed in anything yet. `mark`: what it says, as a number to be compared. */
export type DailyView = {
  rep: Speaker;
  teamName: string | null;
  managerName: string | null;
  day: string;
  today: string;
  facts: DayFacts;
  totals: Totals;
  daily: Daily | null;
  deeds: Deed[];
  score: Score;
  mark: number;
};

/** Null: there is no such person at work. */
export async function findDailyView(room: PlanRoom, repId: number, day: string): Promise<DailyView | null> {
  const { database, house, now } = room;
  const rep = await findPerson(database, repId, house);
  if (!rep) return null;
  // Before its records: one that changes in between then makes the save of a signature stale, or changes the mark.
  const daily = await findDaily(database, repId, day);
  const facts = await findDayFacts(room, { rep, day });
  const today = dayOf(now, rep.timezone);
  const calendar = await room.calendars.find(rep.teamId, now);
  const sentOn = daily?.firstSentAt ? dayOf(daily.firstSentAt, rep.timezone) : today;
  const { visits, actual } = facts;
  // Whoever reports to himself by mistake has nobody above him.
  const managerId = rep.managerId === rep.id ? null : rep.managerId;
  const manager = managerId === null ? null : await findPerson(database, managerId, house);
  return {
    rep,
    teamName: await findTeamName(room, rep.teamId),
    managerName: manager?.name ?? null,
    day,
    today,
    facts,
    totals: totalOf(visits),
    daily,
    deeds: daily ? await findDeeds(database, daily.id) : [],
    score: scoreOf({ day, sentOn, nextWorkday: calendar.addWorkdays(day, 1), visits, actual }),
    mark: markOf(facts, daily),
  };
}

async function findTeamName({ database }: PlanRoom, teamId: number | null): Promise<string | null> {
  const sql = `SELECT "name" FROM "Team" WHERE "id" = ?`;
  return (await database.read<{ name: string }>(sql, [teamId ?? 0]))[0]?.name ?? null;
}

const DIGITS = 12;

/**
 * A number out of all that is signed for. What goes on after the day is left out: the next visit's date, what became of a
 * plan that was missed, the month's sums.
 */
export function markOf(facts: DayFacts, daily: Daily | null): number {
  const { visits, complaints, promises, markets, actual, outings, isAway } = facts;
  const said = [
    visits.map(({ hasNext: _hasNext, ...visit }) => visit),
    complaints.map(({ id, description, product }) => [id, description, product]),
    promises.map(({ id, text }) => [id, text]),
    markets,
    actual.lines.map(({ id, status, reason, plannedOn, state, visitId }) => [
      id,
      status,
      reason,
      state === "done" && plannedOn === facts.day ? visitId : null,
    ]),
    outings,
    isAway,
    [daily?.reflections ?? null, daily?.product ?? null, ...TIMES.map((kind) => daily?.[kind] ?? null)],
  ];
  const hash = createHash("sha256").update(JSON.stringify(said)).digest("hex");
  return Number.parseInt(hash.slice(0, DIGITS), 16);
}
