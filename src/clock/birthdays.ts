// Whose birthday, or which other day, is near: every quarter of an hour the reminders of those whose morning has come are put in, once.
import { addDays } from "../core/calendar/weeks.ts";
import { findPeace, type Peace } from "../core/peace/find.ts";
import { dayNumber, dayOf as dayText } from "../core/reading/calendar-day.ts";
import type { Database, Write } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";
import {
  type DayRecord,
  findBirthdays,
  findCareDays,
  findOwned,
  type Kept,
  type Owned,
} from "../core/care/days-find.ts";
import type { DueReminder } from "./due.ts";
import { type Job, type JobOptions, slotJob } from "./slots.ts";

/** A day that was missed this many days ago still deserves a word. */
const DAYS_LATE = 7;
const QUARTER_MS = 15 * 60_000;
/** Put in this long before they are told, so that the morning has nothing to look for. */
const AHEAD_MS = 60 * 60_000;

const JOB = "birthdays";

export const birthdays: Job = slotJob(JOB, async (options, { now }) => {
  const at = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
  return [
    { job: JOB, at, write: async () => (await planBirthdays(options, now)).flatMap((one) => writesOf(one, now)) },
  ];
});

/** Many rows are looked up a few at a time, so that commands come in between. */
const CHUNK = 200;

function inChunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));
}

/** A reminder that is to be put in, or to come back after it was cancelled. */
type Telling = Omit<DueReminder, "id">;
export type PlannedBirthday = Telling & { isBack: boolean };

/**
 * The reminders that fall due within the next hour, or fell due since the last run, and are not there yet. What was told
 * to anybody is not told again to another (test/clock/birthdays.test.ts).
 */
export async function planBirthdays({ database, house }: JobOptions, now: Date): Promise<PlannedBirthday[]> {
  const since = await findLastRun(database, now);
  const peace = await findPeace({ database, house }, now);
  const planned: PlannedBirthday[] = [];
  for (const day of daysAround(peace, { now, since })) {
    const around = { day, peace, now, since };
    planned.push(...(await planOf(database, await findBirthdays(database, day), { ...around, record: "contact" })));
    planned.push(...(await planOf(database, await findCareDays(database, day), { ...around, record: "careDay" })));
  }
  return planned;
}

async function planOf(database: Database, kept: readonly Kept[], around: Around): Promise<PlannedBirthday[]> {
  const left: PlannedBirthday[] = [];
  for (const chunk of inChunks(kept)) {
    const owned = await findOwned(database, around.record, chunk);
    const tellings = owned.flatMap((one) => tellingsOf(one, around));
    left.push(...(await leaveOutKnown(database, around.record, tellings)));
  }
  return left;
}

async function findLastRun(database: Database, now: Date): Promise<Date | null> {
  const sql = `SELECT "at" FROM "Slot" WHERE "job" = ? AND "at" <= ? ORDER BY "at" DESC LIMIT 1`;
  return (await database.read<{ at: Date }>(sql, [JOB, now]))[0]?.at ?? null;
}

/** `since`: the last run; null: there was none, and what is over by then is not told. */
type Span = { now: Date; since: Date | null };

/** The days that can be told of now in one of these zones: also those that days off put further ahead. */
function daysAround(peace: Peace, { now, since }: Span): string[] {
  const days = new Set<string>();
  for (const timezone of peace.zones()) {
    const today = dayNumber(dayOf(now, timezone));
    const last = since ? dayNumber(dayOf(since, timezone)) : today;
    const nextWorkday = dayNumber(peace.calendarIn(timezone).addWorkdays(dayText(today), 1));
    const until = nextWorkday - 1 + peace.mostDaysAhead;
    for (let day = Math.max(last, today - DAYS_LATE); day <= until; day++) days.add(dayText(day));
  }
  return [...days].toSorted();
}

type Around = Span & { record: DayRecord; day: string; peace: Peace };

/** At most one telling: that of the days before, or of the day itself, which on a day off comes on the last workday before. */
function tellingsOf({ id, ownerId, changedAt }: Owned, around: Around): Telling[] {
  const { record, day, peace, now, since } = around;
  const timezone = peace.zoneOf(ownerId);
  const today = dayOf(now, timezone);
  const changed = latest(changedAt, peace.changedAt(ownerId));
  const plan: Plan = { day, toldOn: workdayUpTo(day, peace, timezone), ownerId, peace, timezone, changed };
  const isAhead = today < plan.toldOn;
  const at = isAhead ? aheadAt(plan) : onDayAt(plan);
  if (!at || at.getTime() > now.getTime() + AHEAD_MS) return [];
  const isNew = since === null || at > since || changed.getTime() > since.getTime() - QUARTER_MS;
  if (!isNew || (since === null && today > day)) return [];
  // At the first run of all nothing was missed, so that nothing is late.
  const dueAt = since === null && at < now ? now : at;
  const kind = isAhead ? "birthdaySoon" : "birthday";
  return [{ kind, record, recordId: id, personId: ownerId, dueOn: day, dueAt }];
}

const latest = (one: Date, other: Date | null): Date => (other !== null && other > one ? other : one);

function workdayUpTo(day: string, peace: Peace, timezone: string): string {
  const calendar = peace.calendarIn(timezone);
  return calendar.isWorkday(day) ? day : calendar.addWorkdays(day, -1);
}

/** `toldOn`: when the day itself is told. */
type Plan = { day: string; toldOn: string; ownerId: number; peace: Peace; timezone: string; changed: Date };

const morningOf = (day: string, { peace, ownerId, timezone }: Plan): Date =>
  instantOf(day, peace.settingOf(ownerId).morning, timezone);

/** So many mornings before as he wants; the next morning for what was entered or changed after that, while it is still ahead. */
function aheadAt(plan: Plan): Date | null {
  const { day, toldOn, ownerId, peace, timezone, changed } = plan;
  const { daysAhead } = peace.settingOf(ownerId);
  if (daysAhead === 0) return null;
  const at = morningOf(workdayUpTo(addDays(day, -daysAhead), peace, timezone), plan);
  if (changed <= at) return at;
  const changedOn = dayOf(changed, timezone);
  const same = morningOf(changedOn, plan);
  const next = addDays(changedOn, 1);
  if (changed <= same) return same;
  return next < toldOn ? morningOf(next, plan) : null;
}

/** The morning of the day; at once for what was entered or changed later, up to that day; never for what came after it. */
function onDayAt(plan: Plan): Date | null {
  const at = morningOf(plan.toldOn, plan);
  if (plan.changed <= at) return at;
  return dayOf(plan.changed, plan.timezone) <= plan.day ? plan.changed : null;
}

type Known = { kind: string; recordId: number; personId: number; dueOn: string; state: string };

async function leaveOutKnown(
  database: Database,
  record: DayRecord,
  planned: readonly Telling[],
): Promise<PlannedBirthday[]> {
  if (planned.length === 0) return [];
  const left: PlannedBirthday[] = [];
  const sql = `SELECT "kind", "recordId", "personId", "dueOn", "state" FROM "Reminder"
    WHERE "record" = ? AND "recordId" IN (${planned.map(() => "?").join(", ")})`;
  const known = await database.read<Known>(sql, [record, ...planned.map(({ recordId }) => recordId)]);
  for (const one of planned) {
    const same = known.filter(
      ({ kind, recordId, dueOn }) => kind === one.kind && recordId === one.recordId && dueOn === one.dueOn,
    );
    const own = same.find(({ personId }) => personId === one.personId);
    if (same.some(({ state }) => state === "told" || state === "done") || own?.state === "due") continue;
    left.push({ ...one, isBack: own !== undefined });
  }
  return left;
}

function writesOf({ isBack, dueAt, ...same }: PlannedBirthday, now: Date): Write[] {
  if (isBack) return [{ update: "Reminder", where: { ...same, state: "cancelled" }, set: { state: "due", dueAt } }];
  return [{ insertOnce: "Reminder", row: { ...same, dueAt, state: "due", createdAt: now } }];
}
