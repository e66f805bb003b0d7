// Whose birthday is near: every quarter of an hour the reminders of those whose morning has come are put in, once.
import { birthdaysOn } from "../core/calendar/birthdays.ts";
import { dayNumber, dayOf as dayText } from "../core/reading/calendar-day.ts";
import type { Database, Write } from "../core/store/database.ts";
import { dayOf, instantOf } from "../core/turn.ts";
import type { DueReminder } from "./due.ts";
import { type Job, type JobOptions, slotJob } from "./slots.ts";

/** A contact whose birthday is kept on the day asked for. */
export type Birthday = { contactId: number; customerId: number };

/** Reminders come at this hour of the owner's own zone, three days ahead and on the day (DESIGN §4). */
const MORNING = "08:30";
const DAYS_AHEAD = 3;
/** A birthday that was missed this many days ago still deserves a word. */
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

/** Whose birthdays are kept on a day, in either calendar: one question, answered by an index alone (test/clock/birthdays-find.test.ts). */
export function findBirthdays(database: Pick<Database, "read">, day: string): Promise<Birthday[]> {
  const keys = birthdaysOn(day);
  const of = (isLunar: boolean) => keys.filter((key) => key.isLunar === isLunar).map((key) => key.birthMonthDay);
  const [solar, lunar] = [of(false), of(true)];
  const sql = `SELECT "id" AS "contactId", "customerId" FROM "Contact"
    WHERE (("isLunar" = ? AND "birthMonthDay" IN (${marksFor(solar)}))
      OR ("isLunar" = ? AND "birthMonthDay" IN (${marksFor(lunar)}))) AND "undoneAt" IS NULL`;
  return database.read<Birthday>(sql, [false, ...solar, true, ...lunar]);
}

const marksFor = (list: readonly unknown[]): string => list.map(() => "?").join(", ");

/** Many rows are looked up a few at a time, so that commands come in between. */
const CHUNK = 200;

function inChunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, at) => all.slice(at * CHUNK, (at + 1) * CHUNK));
}

/** Whose customer the contact is at, and when either was entered or changed. */
type Owned = { contactId: number; ownerId: number; changedAt: Date; customerChangedAt: Date };

/** A customer that nobody owns has nobody who would greet: those are left out. */
function findOwned(database: Database, birthdays: readonly Birthday[]): Promise<Owned[]> {
  const sql = `SELECT c."id" AS "contactId", k."ownerId", c."updatedAt" AS "changedAt", k."updatedAt" AS "customerChangedAt"
    FROM "Contact" c JOIN "Customer" k ON k."id" = c."customerId"
    WHERE c."id" IN (${marksFor(birthdays)}) AND k."undoneAt" IS NULL AND k."ownerId" IS NOT NULL`;
  return database.read<Owned>(
    sql,
    birthdays.map(({ contactId }) => contactId),
  );
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
  const zones = await findZones(database, house.timezone);
  const planned: Telling[] = [];
  for (const day of daysAround(new Set(zones.values()), { now, since })) {
    for (const chunk of inChunks(await findBirthdays(database, day))) {
      for (const owned of await findOwned(database, chunk)) {
        const timezone = zones.get(owned.ownerId) ?? house.timezone;
        planned.push(...tellingsOf(owned, { day, timezone, now, since }));
      }
    }
  }
  return leaveOutKnown(database, planned);
}

async function findLastRun(database: Database, now: Date): Promise<Date | null> {
  const sql = `SELECT "at" FROM "Slot" WHERE "job" = ? AND "at" <= ? ORDER BY "at" DESC LIMIT 1`;
  return (await database.read<{ at: Date }>(sql, [JOB, now]))[0]?.at ?? null;
}

/** Everybody's zone: his own, his team's, the house's. */
async function findZones(database: Database, house: string): Promise<Map<number, string>> {
  const sql = `SELECT p."id", p."timezone", t."timezone" AS "team" FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId"`;
  const people = await database.read<{ id: number; timezone: string | null; team: string | null }>(sql);
  return new Map(people.map(({ id, timezone, team }) => [id, timezone ?? team ?? house]));
}

/** `since`: the last run; null: there was none, and what is over by then is not told. */
type Span = { now: Date; since: Date | null };

/** The days whose birthdays can be told now in one of these zones. */
function daysAround(timezones: ReadonlySet<string>, { now, since }: Span): string[] {
  const days = new Set<string>();
  for (const timezone of timezones) {
    const today = dayNumber(dayOf(now, timezone));
    const last = since ? dayNumber(dayOf(since, timezone)) : today;
    for (let day = Math.max(last, today - DAYS_LATE); day <= today + DAYS_AHEAD; day++) days.add(dayText(day));
  }
  return [...days].toSorted();
}

type Around = Span & { day: string; timezone: string };

/** At most one telling: that of the day ahead, or of the day itself. */
function tellingsOf(owned: Owned, around: Around): Telling[] {
  const { contactId, ownerId, changedAt, customerChangedAt } = owned;
  const { day, timezone, now, since } = around;
  const changed = changedAt > customerChangedAt ? changedAt : customerChangedAt;
  const isAhead = dayOf(now, timezone) < day;
  const at = isAhead ? aheadAt(day, timezone, changed) : onDayAt(day, timezone, changed);
  if (!at || at.getTime() > now.getTime() + AHEAD_MS) return [];
  const isNew = since === null || at > since || changed.getTime() > since.getTime() - QUARTER_MS;
  if (!isNew || (since === null && dayOf(now, timezone) > day)) return [];
  // At the first run of all nothing was missed, so that nothing is late.
  const dueAt = since === null && at < now ? now : at;
  const kind = isAhead ? "birthdaySoon" : "birthday";
  return [{ kind, record: "contact", recordId: contactId, personId: ownerId, dueOn: day, dueAt }];
}

/** Three mornings before; the next morning for what was entered or changed after that, while it is still ahead. */
function aheadAt(day: string, timezone: string, changed: Date): Date | null {
  const at = instantOf(dayText(dayNumber(day) - DAYS_AHEAD), MORNING, timezone);
  if (changed <= at) return at;
  const changedOn = dayOf(changed, timezone);
  const same = instantOf(changedOn, MORNING, timezone);
  const next = dayText(dayNumber(changedOn) + 1);
  if (changed <= same) return same;
  return next < day ? instantOf(next, MORNING, timezone) : null;
}

/** The morning of the day; at once for what was entered or changed later on that day; never for what came after it. */
function onDayAt(day: string, timezone: string, changed: Date): Date | null {
  const at = instantOf(day, MORNING, timezone);
  if (changed <= at) return at;
  return dayOf(changed, timezone) === day ? changed : null;
}

type Known = { kind: string; recordId: number; personId: number; dueOn: string; state: string };

async function leaveOutKnown(database: Database, planned: readonly Telling[]): Promise<PlannedBirthday[]> {
  const left: PlannedBirthday[] = [];
  for (const chunk of inChunks(planned)) {
    const sql = `SELECT "kind", "recordId", "personId", "dueOn", "state" FROM "Reminder"
      WHERE "record" = 'contact' AND "recordId" IN (${marksFor(chunk)})`;
    const ids = chunk.map(({ recordId }) => recordId);
    const known = await database.read<Known>(sql, ids);
    for (const one of chunk) {
      const same = known.filter(
        ({ kind, recordId, dueOn }) => kind === one.kind && recordId === one.recordId && dueOn === one.dueOn,
      );
      const own = same.find(({ personId }) => personId === one.personId);
      if (same.some(({ state }) => state === "told" || state === "done") || own?.state === "due") continue;
      left.push({ ...one, isBack: own !== undefined });
    }
  }
  return left;
}

function writesOf({ isBack, dueAt, ...same }: PlannedBirthday, now: Date): Write[] {
  if (isBack) return [{ update: "Reminder", where: { ...same, state: "cancelled" }, set: { state: "due", dueAt } }];
  return [{ insertOnce: "Reminder", row: { ...same, dueAt, state: "due", createdAt: now } }];
}
