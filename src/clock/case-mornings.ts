// Cases in the morning message: on workdays, in his morning message, everybody who carries open ones, and those above who were told of a breach.
import { findDayTable, openCalendar } from "../core/calendar/open.ts";
import { makeCalendar } from "../core/calendar/working-time.ts";
import { type Case, findCases } from "../core/case/found.ts";
import { findKeepers } from "../core/case/keepers.ts";
import { findClimbers } from "../core/case/ladder.ts";
import type { Telling } from "../core/case/places.ts";
import { type Due, duesOf, isWatched } from "../core/case/watch.ts";
import { workingInstant } from "../core/hold.ts";
import { findPeace } from "../core/peace/find.ts";
import type { Speaker } from "../core/person.ts";
import type { Database, Write } from "../core/store/database.ts";
import { type Room, dayOf, instantOf } from "../core/turn.ts";
import { type CaseItem, isLate } from "../reports/cases.ts";
import { findThoseTold } from "./case-look.ts";
import type { DueReminder } from "./due.ts";
import { type Job, slotJob } from "./slots.ts";

const QUARTER_MS = 15 * 60_000;
const CHUNK = 200;
const JOB = "case mornings";

export const isOfCase = ({ kind }: Pick<DueReminder, "kind">): boolean => kind === "cases";

export const caseMornings: Job = slotJob(JOB, async (options, { now }) => {
  const at = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
  const write = async () => (await planMornings(options, now)).map((one) => rowOf(one, now));
  return [{ job: JOB, at, write }];
});

const rowOf = (planned: PlannedMorning, now: Date): Write => ({
  insertOnce: "Reminder",
  row: { ...planned, state: "due", createdAt: now },
});

type MorningRoom = Pick<Room, "database" | "house">;
export type PlannedMorning = Omit<DueReminder, "id">;

/**
 * A reminder for each open case and each who gets it, put in shortly before its morning, or late after the program was
 * down; none on a day off (test/clock/case-morning.test.ts).
 */
export async function planMornings({ database, house }: MorningRoom, now: Date): Promise<PlannedMorning[]> {
  const mornings = await findMornings({ database, house }, now);
  const planned: PlannedMorning[] = [];
  if (mornings.size === 0) return planned;
  const telling: Telling = { database, house, calendars: openCalendar({ database, house }), now };
  for (const found of await findOpen(database)) {
    for (const personId of await findMorningReaders(telling, found)) {
      const morning = mornings.get(personId);
      if (morning) planned.push({ kind: "cases", record: "complaint", recordId: found.id, personId, ...morning });
    }
  }
  return planned;
}

type Morning = { dueOn: string; dueAt: Date };

/** By person, the mornings of workdays that come within a quarter of an hour, or came since the last run. */
async function findMornings({ database, house }: MorningRoom, now: Date): Promise<Map<number, Morning>> {
  const last = `SELECT "at" FROM "Slot" WHERE "job" = ? AND "at" <= ? ORDER BY "at" DESC LIMIT 1`;
  const [run] = await database.read<{ at: Date }>(last, [JOB, now]);
  const sql = `SELECT p."id", p."timezone", t."timezone" AS "team" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"
    WHERE p."isActive"`;
  const people = await database.read<{ id: number; timezone: string | null; team: string | null }>(sql);
  const days = await findDayTable(database);
  // At the first run of all nothing was missed.
  const since = run?.at ?? new Date(now.getTime() - QUARTER_MS);
  const peace = await findPeace({ database, house }, now);
  const known = new Map<string, Morning | null>();
  const mornings = new Map<number, Morning>();
  for (const { id, timezone, team } of people) {
    const zone = timezone ?? team ?? house.timezone;
    const key = `${zone} ${peace.settingOf(id).morning}`;
    if (!known.has(key)) {
      const dueOn = dayOf(now, zone);
      const dueAt = instantOf(dueOn, peace.settingOf(id).morning, zone);
      const isNear = dueAt.getTime() <= now.getTime() + QUARTER_MS && dueAt > since;
      known.set(key, isNear && makeCalendar({ days, timezone: zone }).isWorkday(dueOn) ? { dueOn, dueAt } : null);
    }
    const morning = known.get(key);
    if (morning) mornings.set(id, morning);
  }
  return mornings;
}

async function findOpen(database: Database): Promise<Case[]> {
  const sql = `SELECT "id" FROM "Complaint" WHERE "status" IN ('open', 'waiting') AND "undoneAt" IS NULL ORDER BY "id"`;
  const ids = (await database.read<{ id: number }>(sql)).map(({ id }) => id);
  const open: Case[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) open.push(...(await findCases(database, ids.slice(at, at + CHUNK))));
  return open;
}

async function findMorningReaders(telling: Telling, found: Case): Promise<Set<number>> {
  const calendar = await telling.calendars.find(found.teamId, telling.now);
  const keepers = await findKeepers(telling, found, calendar);
  const dues = duesOf(found, calendar, telling.now);
  return new Set([...keepers.map(({ id }) => id), ...(await findAbove(telling, found, dues))]);
}

/** Those who were told of a breach that is not cured, and those to whom it has climbed. */
async function findAbove(telling: Telling, found: Case, dues: readonly Due[]): Promise<Set<number>> {
  if (!isLate({ dues })) return new Set();
  const { database, now } = telling;
  const told = await findThoseTold(database, found, dues);
  if (found.level <= 1) return told;
  const { teamId, assigneeId, reporterId, level } = found;
  const { timezone } = await telling.calendars.find(teamId, now);
  const today = dayOf(now, timezone);
  const climbers = await findClimbers(database, { teamId, holderId: assigneeId ?? reporterId, today });
  return new Set([...told, ...climbers.filter((climber) => climber.level <= level).map(({ id }) => id)]);
}

export type MorningReader = { person: Speaker; today: string; now: Date };

/**
 * By the reminder's id, the cases that are still his to hear of: open, of this day, and not at night after the program was
 * down. What is over, or another's by now, is left out.
 */
export async function findCaseItems(
  { database, house }: MorningRoom,
  reminders: readonly DueReminder[],
  { person, today, now }: MorningReader,
): Promise<Map<number, CaseItem>> {
  const items = new Map<number, CaseItem>();
  if (reminders.length === 0) return items;
  const telling: Telling = { database, house, calendars: openCalendar({ database, house }), now };
  const opensAt = workingInstant(await telling.calendars.findIn(person.timezone, now), now);
  if (dayOf(opensAt, person.timezone) !== today) return items;
  const all = await findCases(
    database,
    reminders.map(({ recordId }) => recordId),
  );
  for (const { id, recordId, dueOn } of reminders) {
    const found = all.find((one) => one.id === recordId);
    const item = found && dueOn === today && isWatched(found) ? await itemOf(telling, found, person) : null;
    if (item) items.set(id, item);
  }
  return items;
}

async function itemOf(telling: Telling, found: Case, { id }: Speaker): Promise<CaseItem | null> {
  const calendar = await telling.calendars.find(found.teamId, telling.now);
  const dues = duesOf(found, calendar, telling.now);
  const keeper = (await findKeepers(telling, found, calendar)).find((one) => one.id === id);
  if (keeper) return { found, calendar, dues, of: keeper.of, isAbove: false, deeds: [] };
  const isHis = (await findAbove(telling, found, dues)).has(id);
  return isHis ? { found, calendar, dues, of: null, isAbove: true, deeds: [] } : null;
}
