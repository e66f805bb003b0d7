// The daily reports of some days, person by person: handed in, signed, late, missing (E-01 item 9, E-05).
import { setImmediate as letOthersIn } from "node:timers/promises";
import type { Calendars } from "../core/calendar/open.ts";
import { addDays } from "../core/calendar/weeks.ts";
import type { Calendar } from "../core/calendar/working-time.ts";
import { findAwayAmong, isAway } from "../core/plan/target.ts";
import type { Database } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";

/** People whose reports are expected: active reps (repsOf in monday/scope.ts). */
export type FormsPerson = { id: number; name: string; teamId: number | null };

/**
 * `expected`: those of the days that are over and on which he worked. `sent`, `signed` and `late` are reports' ids, days
 * off and today included: `signed` and `late` are among `sent`; late is what was first handed in after the next working
 * day. `kept`: those of `sent` that are of an expected day; `missing`: expected days without one.
 */
export type PersonForms = FormsPerson & {
  expected: string[];
  sent: number[];
  kept: number[];
  signed: number[];
  late: number[];
  missing: string[];
};

type Row = { id: number; repId: number; day: string; state: string; firstSentAt: Date };

/** `days`: YYYY-MM-DD, in order. A report that was sent back or unlocked counts as handed in. */
export type FormsAsked = { people: readonly FormsPerson[]; days: readonly string[]; calendars: Calendars; now: Date };

/** People asked about at once. */
const CHUNK = 250;

/** In the order of the people. Days and lateness go by the calendar of each person's team. */
export async function findDailyForms(database: Database, asked: FormsAsked): Promise<PersonForms[]> {
  const forms: PersonForms[] = [];
  for (let at = 0; at < asked.people.length; at += CHUNK) {
    forms.push(...(await findChunk(database, { ...asked, people: asked.people.slice(at, at + CHUNK) })));
    await letOthersIn();
  }
  return forms;
}

async function findChunk(database: Database, { people, days, calendars, now }: FormsAsked): Promise<PersonForms[]> {
  const [from = "", to = from] = [days[0], days.at(-1)];
  const ids = people.map(({ id }) => id);
  const sql = `SELECT "id", "repId", "day", "state", "firstSentAt" FROM "DailyReport"
    WHERE "repId" IN (${ids.map(() => "?").join(", ")}) AND "day" BETWEEN ? AND ? AND "firstSentAt" IS NOT NULL
    ORDER BY "day", "id"`;
  const rows = byPerson(await database.read<Row>(sql, [...ids, from, to]), ({ repId }) => repId);
  const away = byPerson(await findAwayAmong(database, ids, { from, to }), ({ personId }) => personId);
  const teams = new Map<number | null, Team>();
  const forms: PersonForms[] = [];
  for (const person of people) {
    const team = teams.get(person.teamId) ?? openTeam(await calendars.find(person.teamId, now), days, now);
    teams.set(person.teamId, team);
    const own = away.get(person.id) ?? [];
    const expected = team.over.filter((day) => !isAway(own, person.id, day));
    forms.push({ ...person, expected, ...formsOf(rows.get(person.id) ?? [], expected, team) });
  }
  return forms;
}

function byPerson<One>(all: readonly One[], personOf: (one: One) => number): Map<number, One[]> {
  const people = new Map<number, One[]>();
  for (const one of all) {
    const own = people.get(personOf(one));
    if (own) own.push(one);
    else people.set(personOf(one), [one]);
  }
  return people;
}

/** `over`: the days that are over and were worked. */
type Team = { over: string[]; isLate(row: Row): boolean };

/** Worked out once for all who stand in it. */
function openTeam(calendar: Calendar, days: readonly string[], now: Date): Team {
  const today = dayOf(now, calendar.timezone);
  const ends = new Map<string, Date>();
  const endOf = (day: string): Date => {
    const end = ends.get(day) ?? instantOf(addDays(calendar.addWorkdays(day, 1), 1), "00:00", calendar.timezone);
    ends.set(day, end);
    return end;
  };
  return {
    over: days.filter((day) => day < today && calendar.isWorkday(day)),
    isLate: ({ day, firstSentAt }) => firstSentAt >= endOf(day),
  };
}

function formsOf(own: readonly Row[], expected: readonly string[], { isLate }: Team) {
  const idsOf = (some: readonly Row[]) => some.map(({ id }) => id);
  return {
    sent: idsOf(own),
    kept: idsOf(own.filter(({ day }) => expected.includes(day))),
    signed: idsOf(own.filter(({ state }) => state === "signed")),
    late: idsOf(own.filter(isLate)),
    missing: expected.filter((day) => !own.some((row) => row.day === day)),
  };
}
