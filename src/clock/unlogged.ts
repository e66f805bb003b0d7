// The second working day after a planned visit that has no record: a line in the manager's morning message, once (B-26).
import { findDayTable } from "../core/calendar/open.ts";
import { type Calendar, makeCalendar } from "../core/calendar/working-time.ts";
import { findAbsent } from "../core/case/absence.ts";
import { LATE_TIME, lateJobOf } from "../core/daily/late.ts";
import type { Database, Write } from "../core/store/database.ts";
import { type Room, dayOf, instantOf } from "../core/turn.ts";
import type { UnloggedItem } from "../reports/unlogged.ts";
import type { DueReminder } from "./due.ts";
import { type Job, slotJob } from "./slots.ts";

const MORNING = "08:30";
const QUARTER_MS = 15 * 60_000;
const CHUNK = 200;
const JOB = "unlogged visits";
const WORKDAYS = 2;
/** What is older than so many working days is history; no manager is told of it any more. */
const MOST_WORKDAYS = 5;

export const isOfUnlogged = ({ kind }: Pick<DueReminder, "kind">): boolean => kind === "unlogged";

/** Put in shortly before the morning, so that the message has it (test/clock/late-log.test.ts). */
export const unloggedVisits: Job = slotJob(JOB, async (options, { now }) => {
  const at = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
  const write = async () => (await planUnlogged(options, now)).map((one) => rowOf(one, now));
  return [{ job: JOB, at, write }];
});

const rowOf = (planned: PlannedUnlogged, now: Date): Write => ({
  insertOnce: "Reminder",
  row: { ...planned, state: "due", createdAt: now },
});

type MorningRoom = Pick<Room, "database" | "house">;
export type PlannedUnlogged = Omit<DueReminder, "id">;
type Person = { id: number; managerId: number | null; timezone: string | null; team: string | null };

const zoneOf = ({ timezone, team }: Person, house: string): string => timezone ?? team ?? house;

/** Only what its rep was asked about on an earlier day: the first word is his. Nobody on leave is talked about. */
export async function planUnlogged({ database, house }: MorningRoom, now: Date): Promise<PlannedUnlogged[]> {
  const people = await findPeople(database);
  const byId = new Map(people.map((person) => [person.id, person]));
  const mornings = await findMornings({ database, house }, people, now);
  const away = await findAbsent(database, dayOf(now, house.timezone));
  const told: Telling[] = [];
  for (const { id, managerId } of people) {
    if (managerId === null || managerId === id || away.has(id)) continue;
    const standIn = away.get(managerId);
    const receiver = standIn === undefined || standIn === id || !byId.has(standIn) ? managerId : standIn;
    const morning = mornings.get(receiver);
    if (morning && byId.has(receiver)) told.push({ repId: id, receiver, ...morning });
  }
  const planned: PlannedUnlogged[] = [];
  for (let at = 0; at < told.length; at += CHUNK)
    planned.push(...(await findUnlogged({ database, house }, told.slice(at, at + CHUNK), byId)));
  return planned;
}

function findPeople(database: Database): Promise<Person[]> {
  const sql = `SELECT p."id", p."managerId", p."timezone", t."timezone" AS "team" FROM "Person" p
    LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE p."isActive" ORDER BY p."id"`;
  return database.read<Person>(sql);
}

type Morning = { dueOn: string; dueAt: Date; calendar: Calendar };
type Telling = Morning & { repId: number; receiver: number };

/** By person, the mornings of workdays that come within a quarter of an hour, or came since the last run. */
async function findMornings({ database, house }: MorningRoom, people: readonly Person[], now: Date) {
  const sql = `SELECT "at" FROM "Slot" WHERE "job" = ? AND "at" <= ? ORDER BY "at" DESC LIMIT 1`;
  const [run] = await database.read<{ at: Date }>(sql, [JOB, now]);
  const since = run?.at ?? new Date(now.getTime() - QUARTER_MS);
  const days = await findDayTable(database);
  const known = new Map<string, Morning | null>();
  const mornings = new Map<number, Morning>();
  for (const person of people) {
    const zone = zoneOf(person, house.timezone);
    if (!known.has(zone)) {
      const calendar = makeCalendar({ days, timezone: zone });
      const dueOn = dayOf(now, zone);
      const dueAt = instantOf(dueOn, MORNING, zone);
      const isNear = dueAt.getTime() <= now.getTime() + QUARTER_MS && dueAt > since;
      known.set(zone, isNear && calendar.isWorkday(dueOn) ? { dueOn, dueAt, calendar } : null);
    }
    const morning = known.get(zone);
    if (morning) mornings.set(person.id, morning);
  }
  return mornings;
}

type Missing = { id: number; repId: number; plannedOn: string };

async function findUnlogged(
  { database, house }: MorningRoom,
  told: readonly Telling[],
  byId: ReadonlyMap<number, Person>,
): Promise<PlannedUnlogged[]> {
  const [first] = told;
  if (!first) return [];
  const from = told.map(({ calendar, dueOn }) => calendar.addWorkdays(dueOn, -MOST_WORKDAYS)).toSorted()[0] ?? "";
  const to =
    told
      .map(({ calendar, dueOn }) => calendar.addWorkdays(dueOn, -WORKDAYS))
      .toSorted()
      .at(-1) ?? "";
  const sql = `SELECT p."id", p."repId", p."plannedOn" FROM "Plan" p WHERE p."plannedOn" BETWEEN ? AND ?
    AND p."repId" IN (${told.map(() => "?").join(", ")}) AND ${MISSING}
    AND NOT EXISTS (SELECT 1 FROM "Reminder" r WHERE r."record" = 'plan' AND r."recordId" = p."id" AND r."kind" = 'unlogged')
    ORDER BY p."repId", p."plannedOn", p."id"`;
  const rows = await database.read<Missing>(sql, [from, to, ...told.map(({ repId }) => repId)]);
  const planned: PlannedUnlogged[] = [];
  for (const { id, repId, plannedOn } of rows) {
    const telling = told.find((one) => one.repId === repId);
    const rep = byId.get(repId);
    if (!telling || !rep || plannedOn > telling.calendar.addWorkdays(telling.dueOn, -WORKDAYS)) continue;
    const zone = zoneOf(rep, house.timezone);
    if (!(await wasAsked(database, { repId, zone, from: plannedOn, before: telling.dueOn }))) continue;
    const { receiver, dueOn, dueAt } = telling;
    planned.push({ kind: "unlogged", record: "plan", recordId: id, personId: receiver, dueOn, dueAt });
  }
  return planned;
}

/** Neither on its day nor later, by its rep. */
const MISSING = `p."status" = 'open' AND p."undoneAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Visit" v
  WHERE v."repId" = p."repId" AND v."customerId" = p."customerId" AND v."visitedOn" >= p."plannedOn" AND v."undoneAt" IS NULL)`;

type AskedAbout = { repId: number; zone: string; from: string; before: string };

async function wasAsked(database: Database, { repId, zone, from, before }: AskedAbout): Promise<boolean> {
  const sql = `SELECT "job" FROM "Slot" WHERE "job" = ? AND "at" >= ? AND "at" < ?`;
  const params = [lateJobOf(repId), instantOf(from, LATE_TIME, zone), instantOf(before, "00:00", zone)];
  return (await database.read(sql, params)).length > 0;
}

type Row = { id: number; plannedOn: string; customerName: string; repName: string; repId: number };

/** By the reminder's id, what is still missing on the morning itself. */
export async function findUnloggedItems(
  { database }: MorningRoom,
  reminders: readonly DueReminder[],
): Promise<Map<number, UnloggedItem>> {
  if (reminders.length === 0) return new Map();
  const sql = `SELECT p."id", p."plannedOn", c."name" AS "customerName", r."name" AS "repName", p."repId" FROM "Plan" p
    JOIN "Customer" c ON c."id" = p."customerId" JOIN "Person" r ON r."id" = p."repId"
    WHERE p."id" IN (${reminders.map(() => "?").join(", ")}) AND ${MISSING}`;
  const rows = await database.read<Row>(
    sql,
    reminders.map(({ recordId }) => recordId),
  );
  const items = new Map<number, UnloggedItem>();
  for (const { id, recordId } of reminders) {
    const row = rows.find((one) => one.id === recordId);
    if (row) items.set(id, { repId: row.repId, rep: row.repName, day: row.plannedOn, customer: row.customerName });
  }
  return items;
}
