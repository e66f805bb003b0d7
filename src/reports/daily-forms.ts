// The daily reports of a week, person by person: handed in, signed, late, missing (E-01 item 9, E-05).
import type { Calendars } from "../core/calendar/open.ts";
import { addDays } from "../core/calendar/weeks.ts";
import { findAway, isAway } from "../core/plan/target.ts";
import type { Database } from "../core/store/database.ts";
import { dayOf } from "../core/turn.ts";

/** People whose reports are expected: active reps (repsOf in monday/scope.ts). */
export type FormsPerson = { id: number; name: string; teamId: number | null };

/**
 * `expected`: the days of the week that are over on which he worked. `sent`, `signed` and `late` are reports' ids, days off
 * and today included: `signed` and `late` are among `sent`; late is what was first handed in after the next working day.
 * `missing`: expected days without a report that was handed in.
 */
export type PersonForms = FormsPerson & {
  expected: string[];
  sent: number[];
  signed: number[];
  late: number[];
  missing: string[];
};

type Row = { id: number; repId: number; day: string; state: string; firstSentAt: Date };

/** `monday`: of the week, YYYY-MM-DD. A report that was sent back or unlocked counts as handed in. */
export type FormsAsked = { people: readonly FormsPerson[]; monday: string; calendars: Calendars; now: Date };

/** People asked about at once. */
const CHUNK = 250;
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** In the order of the people. Days and lateness go by the calendar of each person's team. */
export async function findDailyForms(database: Database, asked: FormsAsked): Promise<PersonForms[]> {
  const forms: PersonForms[] = [];
  for (let at = 0; at < asked.people.length; at += CHUNK)
    forms.push(...(await findChunk(database, { ...asked, people: asked.people.slice(at, at + CHUNK) })));
  return forms;
}

async function findChunk(database: Database, { people, monday, calendars, now }: FormsAsked): Promise<PersonForms[]> {
  const ids = people.map(({ id }) => id);
  const week = DAYS.map((offset) => addDays(monday, offset));
  const sql = `SELECT "id", "repId", "day", "state", "firstSentAt" FROM "DailyReport"
    WHERE "repId" IN (${ids.map(() => "?").join(", ")}) AND "day" BETWEEN ? AND ? AND "firstSentAt" IS NOT NULL
    ORDER BY "day", "id"`;
  const rows = await database.read<Row>(sql, [...ids, monday, week.at(-1) ?? monday]);
  const away = await findAway(database, ids, monday);
  const forms: PersonForms[] = [];
  for (const person of people) {
    const calendar = await calendars.find(person.teamId, now);
    const today = dayOf(now, calendar.timezone);
    const own = rows.filter(({ repId }) => repId === person.id);
    const isLate = ({ day, firstSentAt }: Row) => dayOf(firstSentAt, calendar.timezone) > calendar.addWorkdays(day, 1);
    const idsOf = (some: readonly Row[]) => some.map(({ id }) => id);
    const isExpected = (day: string) => day < today && calendar.isWorkday(day) && !isAway(away, person.id, day);
    const expected = week.filter(isExpected);
    forms.push({
      ...person,
      expected,
      sent: idsOf(own),
      signed: idsOf(own.filter(({ state }) => state === "signed")),
      late: idsOf(own.filter(isLate)),
      missing: expected.filter((day) => !own.some((row) => row.day === day)),
    });
  }
  return forms;
}
