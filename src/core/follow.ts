// What follows from a record: the promises said in it become records of their own, and days to come become reminders.
import type { Calendar } from "./calendar/working-time.ts";
import type { Speaker } from "./person.ts";
import { findNexts, firstColumns } from "./promise/series.ts";
import { dayNumber, dayOf as textOf } from "./reading/calendar-day.ts";
import type { PromiseValue, RecordType, ReminderKind, Values } from "./record.ts";
import { confirmOn, toConfirm } from "./order-day.ts";
import { isEmpty, textIn } from "./row.ts";
import type { Row, Write } from "./store/database.ts";
import { type Turn, dayOf, instantOf } from "./turn.ts";

/** Reminders come at this hour of the person's own zone (DESIGN §4). */
const MORNING = "08:30";

type Owner = Pick<Speaker, "id" | "timezone">;
type Due = { kind: ReminderKind; record: string; recordId: number; dueOn: string; owner: Owner; now: Date };

type Reminder = { same: Row; state: Row };

const reminderFor = ({ kind, record, recordId, dueOn, owner, now }: Due): Reminder => ({
  same: { kind, record, recordId, personId: owner.id, dueOn },
  state: { state: "due", dueAt: morningOf(dueOn, owner.timezone, now) },
});

/** The day's morning; of a day whose morning is over, the next one: nobody is reminded of what he has just typed. */
function morningOf(day: string, timezone: string, now: Date): Date {
  const morning = instantOf(day, MORNING, timezone);
  if (morning > now) return morning;
  const today = dayOf(now, timezone);
  const soonest = instantOf(today, MORNING, timezone);
  return soonest > now ? soonest : instantOf(textOf(dayNumber(today) + 1), MORNING, timezone);
}

/**
 * So many days before its day, on the last workday up to then; nobody is reminded of what he has just typed for tomorrow.
 */
function aheadOf(due: Due, days: number, calendar: Reminded["calendar"]): Reminder[] {
  const { same } = reminderFor(due);
  const day = textOf(dayNumber(due.dueOn) - days);
  const told = calendar === null || calendar.isWorkday(day) ? day : calendar.addWorkdays(day, -1);
  const dueAt = instantOf(told, MORNING, due.owner.timezone);
  return dueAt > due.now ? [{ same, state: { state: "due", dueAt } }] : [];
}

const insertReminder = ({ same, state }: Reminder, now: Date): Write => ({
  insertOnce: "Reminder",
  row: Object.assign({ createdAt: now }, same, state),
});

/** The same day may come back after a change and a change back: its row is there, cancelled. */
const reviveReminder = ({ same, state }: Reminder): Write => ({
  update: "Reminder",
  where: { ...same, state: "cancelled" },
  set: state,
});

/** Nothing of this record is due any more. */
export const cancelReminders = (record: string, recordId: number): Write => ({
  update: "Reminder",
  where: { record, recordId, state: "due" },
  set: { state: "cancelled" },
});

/** It stands at a code after which nothing is due any more. */
export const isClosed = (record: RecordType, values: Values): boolean =>
  Object.entries(record.fields).some(
    ([name, field]) => field.kind === "choice" && field.closedBy?.includes(textIn(values, name) ?? ""),
  );

/** `calendar`: by which what is told ahead is told on a workday; null: nothing of this record is. */
type Reminded = {
  id: number;
  values: Values;
  owner: Owner;
  now: Date;
  calendar: Pick<Calendar, "isWorkday" | "addWorkdays"> | null;
};

/** The day field is told ahead of its day: what is due on the day itself stands elsewhere (core/plan). */
export const isToldAhead = (record: RecordType): boolean =>
  Object.values(record.fields).some((field) => field.kind === "day" && field.ahead !== undefined);

export const findAheadCalendar = (turn: Turn, record: RecordType, values: Values): Promise<Calendar | null> =>
  isToldAhead(record) || toConfirm(record, values) !== null
    ? turn.calendars.find(turn.speaker.teamId, turn.now)
    : Promise.resolve(null);

function daysOf(record: RecordType, { id, values, owner, now, calendar }: Reminded): Reminder[] {
  if (isClosed(record, values)) return [];
  return [
    ...confirmationOf(record, { id, values, owner, now, calendar }),
    ...ownDays(record, { id, values, owner, now, calendar }),
  ];
}

/** An order that is to be confirmed with its customer. */
function confirmationOf(record: RecordType, { id, values, owner, now, calendar }: Reminded): Reminder[] {
  const confirmed = toConfirm(record, values);
  if (confirmed === null || calendar === null) return [];
  const morning = confirmOn(confirmed, {
    today: dayOf(now, owner.timezone),
    calendar,
    isOver: (day) => instantOf(day, MORNING, owner.timezone) <= now,
  });
  if (morning === null) return [];
  const same = { kind: "order", record: record.name, recordId: id, personId: owner.id, dueOn: morning.dueOn };
  return [{ same, state: { state: "due", dueAt: instantOf(morning.on, MORNING, owner.timezone) } }];
}

function ownDays(record: RecordType, { id, values, owner, now, calendar }: Reminded): Reminder[] {
  return Object.entries(record.fields).flatMap(([name, field]) => {
    const day = values[name];
    if (field.kind !== "day" || !field.reminds || typeof day !== "string") return [];
    const due: Due = { kind: field.reminds, record: record.name, recordId: id, dueOn: day, owner, now };
    if (!field.ahead) return [reminderFor(due)];
    return isEmpty(values[field.ahead.of]) ? [] : aheadOf(due, field.ahead.days, calendar);
  });
}

/** The reminders of a new record's own days. */
export const remindersOf = (record: RecordType, reminded: Reminded): Write[] =>
  daysOf(record, reminded).map((reminder) => insertReminder(reminder, reminded.now));

const hasReminders = ({ fields }: RecordType): boolean =>
  Object.values(fields).some((field) => field.kind === "day" && field.reminds !== undefined);

/** The reminders of a changed record's own days. A birthday's are looked at when they are told, not here. */
export const remindersAgain = (record: RecordType, reminded: Reminded): Write[] =>
  hasReminders(record)
    ? [
        cancelReminders(record.name, reminded.id),
        ...daysOf(record, reminded).flatMap((reminder) => [
          insertReminder(reminder, reminded.now),
          reviveReminder(reminder),
        ]),
      ]
    : [];

/** The promises in a record's values; null when this kind of record has none. */
export function promisesIn(record: RecordType, values: Values): PromiseValue[] | null {
  const name = promisesField(record);
  return name ? ((values[name] as PromiseValue[] | null | undefined) ?? []) : null;
}

export const promisesField = (record: RecordType): string | null =>
  Object.keys(record.fields).find((name) => record.fields[name]?.kind === "promises") ?? null;

/** A promise that falls due is told on its morning. */
export const remindOfPromise = (recordId: number, dueOn: string, owner: Owner, now: Date): Write =>
  insertReminder(reminderFor({ kind: "promise", record: "promise", recordId, dueOn, owner, now }), now);

/** `toWhom`: the one whom the visit was to, where it was to one alone. */
type Said = { visitId: number; customerId: number; owner: Owner; toWhom: string | null };

/** New promises, a row and a reminder each. */
export async function keepPromises(turn: Turn, promises: readonly PromiseValue[], said: Said): Promise<Write[]> {
  const writes: Write[] = [];
  for (const { text, dueOn, every = null } of promises) {
    const id = await turn.database.nextId("promise");
    const { visitId, customerId, owner, toWhom } = said;
    const stamps = { platform: turn.ask.actor.platform, createdAt: turn.now, updatedAt: turn.now, version: 1 };
    const row: Row = {
      id,
      visitId,
      customerId,
      repId: owner.id,
      text,
      dueOn,
      status: "open",
      toWhom,
      every,
      ...stamps,
    };
    writes.push({ insert: "Promise", row: Object.assign(row, firstColumns({ dueOn, every })) });
    if (dueOn) writes.push(remindOfPromise(id, dueOn, owner, turn.now));
  }
  return writes;
}

type KeptPromise = { id: number; text: string; dueOn: string | null; every: string | null };

/** A record's promises after a change: those no longer there are taken back, those not there yet are made. */
export async function replacePromises(turn: Turn, after: readonly PromiseValue[], said: Said): Promise<Write[]> {
  const sql = `SELECT "id", "text", "dueOn", "every" FROM "Promise" WHERE "visitId" = ? AND "undoneAt" IS NULL`;
  const before = await turn.database.read<KeptPromise>(sql, [said.visitId]);
  const isSame = (one: KeptPromise, other: PromiseValue) =>
    one.text === other.text && one.dueOn === other.dueOn && (one.dueOn && one.every) === (other.every ?? null);
  const gone = before.filter((promise) => !after.some((other) => isSame(promise, other)));
  const added = after.filter((promise) => !before.some((other) => isSame(other, promise)));
  const ids = gone.map(({ id }) => id);
  return [...(await takeBackPromises(turn, said.customerId, ids)), ...(await keepPromises(turn, added, said))];
}

/** With the times after it of one that comes round again. */
async function takeBackPromises(turn: Turn, customerId: number, ids: readonly number[]): Promise<Write[]> {
  const nexts = await findNexts(turn.database, customerId, ids);
  return [...ids, ...nexts].flatMap((id) => takeBackPromise(id, turn.now));
}

const takeBackPromise = (id: number, now: Date): Write[] => [
  { update: "Promise", where: { id }, set: { undoneAt: now, updatedAt: now } },
  cancelReminders("promise", id),
];

/** A record taken back takes its promises and all reminders along. */
export async function takeBackFollowing(turn: Turn, record: RecordType, id: number): Promise<Write[]> {
  const writes = [cancelReminders(record.name, id)];
  const isPromise = record.model === "promise";
  if (!isPromise && !promisesField(record)) return writes;
  const sql = `SELECT "id", "customerId" FROM "Promise" WHERE "${isPromise ? "id" : "visitId"}" = ? AND "undoneAt" IS NULL`;
  const promises = await turn.database.read<{ id: number; customerId: number }>(sql, [id]);
  const ids = promises.map((promise) => promise.id);
  if (!isPromise) return [...writes, ...(await takeBackPromises(turn, promises[0]?.customerId ?? 0, ids))];
  const nexts = await findNexts(turn.database, promises[0]?.customerId ?? 0, ids);
  return [...writes, ...nexts.flatMap((next) => takeBackPromise(next, turn.now))];
}
