// At 17:30 of his working day everybody is asked once about what is still open: planned visits without a record, slips (B-26).
import { findDayTable, openCalendar } from "../core/calendar/open.ts";
import { type Calendar, makeCalendar } from "../core/calendar/working-time.ts";
import { drawLate } from "../core/daily/draw-late.ts";
import { findLateItems, LATE_TIME, lateJobOf } from "../core/daily/late.ts";
import { findAddress, letter } from "../core/notices.ts";
import { findPeace } from "../core/peace/find.ts";
import { findPerson } from "../core/person.ts";
import type { Write } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";
import { type JobOptions, type Moment, type SlotRun, slotJob } from "./slots.ts";

/** Nobody is asked later in the evening; the next working day's question then holds this day's as well. */
const LATEST = "21:00";
const WORKDAYS_BACK = 2;
/** People asked about at once. */
const CHUNK = 250;
const KIND = "lateLog";

/** One slot for each person and day (test/clock/late-log.test.ts). */
export const lateLog = slotJob("late log", async (options, moment) => {
  const asked = await findAsked(options, moment.now);
  const runs: SlotRun[] = [];
  for (let at = 0; at < asked.length; at += CHUNK) {
    const chunk = asked.slice(at, at + CHUNK);
    const open = await findThoseWithOpen(options, chunk);
    for (const one of chunk.filter(({ id }) => open.has(id)))
      runs.push({
        job: lateJobOf(one.id),
        at: one.at,
        write: async () => (one.isQuiet ? [] : writeQuestion(options, one, moment)),
      });
  }
  return runs;
});

/** `day`: today in his zone. `isQuiet`: he wants no question, so that he counts as asked without one. */
type Asked = Evening & { id: number; isQuiet: boolean };
type Evening = { day: string; at: Date; latest: Date; calendar: Calendar };
type Person = { id: number; timezone: string | null; team: string | null };

/** Whose 17:30 has come and is not over: on a working day, not on leave. */
async function findAsked({ database, house }: JobOptions, now: Date): Promise<Asked[]> {
  const sql = `SELECT p."id", p."timezone", t."timezone" AS "team" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"
    WHERE p."isActive" AND p."role" IN ('rep', 'manager', 'director') ORDER BY p."id"`;
  const people = await database.read<Person>(sql);
  const isTime = people.some(({ timezone, team }) => eveningOf(timezone ?? team ?? house.timezone, now) !== null);
  if (!isTime) return [];
  const days = await findDayTable(database);
  const peace = await findPeace({ database, house }, now);
  const zones = new Map<string, Evening | null>();
  const asked: Asked[] = [];
  for (const { id, timezone, team } of people) {
    const zone = timezone ?? team ?? house.timezone;
    if (!zones.has(zone)) zones.set(zone, openIn(makeCalendar({ days, timezone: zone }), now));
    const open = zones.get(zone);
    if (!open || peace.whose(id).isAway(open.day)) continue;
    const opensAt = peace.opensAt(KIND, id, open.at);
    const isQuiet = peace.isMuted(KIND, id, now) || opensAt >= open.latest;
    if (isQuiet || opensAt <= now) asked.push({ id, isQuiet, ...open });
  }
  return asked;
}

/** Where it is between the two times in a zone: its day, and the two. */
function eveningOf(timezone: string, now: Date): Omit<Evening, "calendar"> | null {
  const day = dayOf(now, timezone);
  const at = instantOf(day, LATE_TIME, timezone);
  const latest = instantOf(day, LATEST, timezone);
  return at <= now && now < latest ? { day, at, latest } : null;
}

function openIn(calendar: Calendar, now: Date): Evening | null {
  const evening = eveningOf(calendar.timezone, now);
  return evening && calendar.isWorkday(evening.day) ? { ...evening, calendar } : null;
}

/** A first look, so that the many who have nothing open cost nothing more. */
async function findThoseWithOpen({ database }: JobOptions, chunk: readonly Asked[]): Promise<Set<number>> {
  const ids = chunk.map(({ id }) => id);
  const marks = ids.map(() => "?").join(", ");
  const from = chunk.map(({ day, calendar }) => calendar.addWorkdays(day, -WORKDAYS_BACK)).toSorted()[0] ?? "";
  const to =
    chunk
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? "";
  const planned = `SELECT DISTINCT p."repId" FROM "Plan" p WHERE p."repId" IN (${marks}) AND p."plannedOn" BETWEEN ? AND ?
    AND p."status" = 'open' AND p."undoneAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Visit" v
    WHERE v."repId" = p."repId" AND v."visitedOn" = p."plannedOn" AND v."customerId" = p."customerId" AND v."undoneAt" IS NULL)`;
  const out = `SELECT DISTINCT "repId" FROM "Slip" WHERE "repId" IN (${marks}) AND "endedAt" IS NULL`;
  const rows = [
    ...(await database.read<{ repId: number }>(planned, [...ids, from, to])),
    ...(await database.read<{ repId: number }>(out, ids)),
  ];
  return new Set(rows.map(({ repId }) => repId));
}

async function writeQuestion(
  options: JobOptions,
  { id, day, calendar }: Asked,
  { now, sendAt }: Moment,
): Promise<Write[]> {
  const { database, house } = options;
  const rep = await findPerson(database, id, house);
  const address = rep && (await findAddress(options, id));
  if (!rep || !address) return [];
  const room = { database, house, calendars: openCalendar({ database, house }), now };
  const items = await findLateItems(room, { rep, day, calendar });
  if (items.lines.length + items.slips.length === 0) return [];
  const card = drawLate(items, { reader: rep, day });
  return [letter({ address, card, locale: rep.locale, key: `late:${id}:${day}`, now: sendAt })];
}
