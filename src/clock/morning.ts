// The morning reminders: what is due becomes one message per person, once, in the same save as the reminders' new state.
import { type Found, findVisible } from "../core/find.ts";
import { isClosed } from "../core/follow.ts";
import { findAddress, letter } from "../core/notices.ts";
import { type Speaker, findPerson } from "../core/person.ts";
import type { RecordType } from "../core/record.ts";
import type { Card } from "../core/reply.ts";
import { textIn } from "../core/row.ts";
import type { Write } from "../core/store/database.ts";
import { Stale } from "../core/store/failures.ts";
import { remindedField } from "../core/today.ts";
import { type Room, dayOf, numberOf, recordNamed, timeOf } from "../core/turn.ts";
import { type DigestItem, drawDigest } from "../reports/digest.ts";
import { type DueReminder, findDue, findReceivers } from "./due.ts";
import type { OutboxLog } from "./outbox.ts";

export type MorningOptions = Pick<Room, "database" | "records" | "house"> & { log: OutboxLog };

/** A message that is about to be written. */
export type Reminding = { person: Speaker; platform: string; card: Card };

/** Two workers, or a change of the record at this very moment: what is left is looked at again. */
const TRIES = 3;
/** Beyond this a reminder says that it is late. */
const LATE_MS = 30 * 60_000;

/**
 * Writes a letter, to be sent at `sendAt`, for everybody for whom something is due at `now`; returns how many. However often and by however
 * many workers it is called, each reminder goes into one letter; the letter and the reminders' state are one save; one
 * person's trouble does not stop the others (test/clock/morning-once.test.ts).
 */
export async function remindDue(options: MorningOptions, now: Date, sendAt = now): Promise<number> {
  let written = 0;
  for (const [receiver, people] of await findReceivers(options.database, now)) {
    try {
      if (await remindPerson(options, { receiver, people, sendAt }, now)) written += 1;
    } catch (error) {
      options.log.warn({ err: error, personId: receiver }, "reminders could not be written; they are still due");
    }
  }
  return written;
}

/** What `remindDue` would write at `now`; nothing is changed. */
export async function previewDue(options: MorningOptions, now: Date): Promise<Reminding[]> {
  const reminding: Reminding[] = [];
  for (const [receiver, people] of await findReceivers(options.database, now)) {
    const digest = await digestFor(options, { receiver, people, sendAt: now }, now);
    if (digest?.reminding) reminding.push(digest.reminding);
  }
  return reminding;
}

type Reminded = { receiver: number; people: readonly number[]; sendAt: Date };

async function remindPerson(options: MorningOptions, reminded: Reminded, now: Date): Promise<boolean> {
  for (let tried = 1; ; tried++) {
    const digest = await digestFor(options, reminded, now);
    if (!digest) return false;
    try {
      await options.database.save(digest.writes);
      return digest.reminding !== null;
    } catch (error) {
      if (tried < TRIES && error instanceof Stale) continue;
      throw error;
    }
  }
}

type Digest = { writes: Write[]; reminding: Reminding | null };

/** Null: nothing is due, or there is nowhere to write to him yet; then it stays due. */
async function digestFor(
  options: MorningOptions,
  { receiver, people, sendAt }: Reminded,
  now: Date,
): Promise<Digest | null> {
  const { database, house } = options;
  const person = await findPerson(database, receiver, house);
  const address = person && (await findAddress(options, receiver));
  if (!person || !address) return null;
  const reminders = await findDue(database, people, now);
  if (reminders.length === 0) return null;
  const sorted = await sortOut(options, person, reminders);
  const [first] = sorted.told;
  const states = reminders.map(({ id }): Write => ({
    update: "Reminder",
    where: { id, state: "due" },
    set: { state: sorted.stateOf(id) },
    expect: 1,
  }));
  if (!first) return { writes: states, reminding: null };
  const { locale } = person;
  // Each reminder is told once, so that its number makes the letter's key: the same letter cannot be written twice.
  const key = `digest:${receiver}:${first.id}`;
  const items = sorted.told.map(({ item }) => item);
  const late = lateOf(
    person,
    sorted.told.map(({ dueAt }) => dueAt),
    now,
  );
  const card = drawDigest({ key, locale, today: dayOf(now, person.timezone), late, items });
  const writes = [...states, letter({ address, card, locale, key, now: sendAt })];
  return { writes, reminding: { person, platform: address.platform, card } };
}

function lateOf({ timezone }: Speaker, dueAt: readonly Date[], now: Date): { day: string; time: string } | null {
  const earliest = new Date(Math.min(...dueAt.map((at) => at.getTime())));
  if (now.getTime() - earliest.getTime() < LATE_MS) return null;
  return { day: dayOf(earliest, timezone), time: timeOf(earliest, timezone) };
}

type Told = { id: number; dueAt: Date; item: DigestItem };
type Sorted = { told: Told[]; stateOf(reminder: number): string };

/** A record that was taken back, closed, changed or is not his to see is not told; one bad row is said and left out. */
async function sortOut(options: MorningOptions, person: Speaker, reminders: readonly DueReminder[]): Promise<Sorted> {
  const told: Told[] = [];
  const failed = new Set<number>();
  const found = await findRecords(options, person, reminders);
  for (const reminder of reminders) {
    const { id, dueAt } = reminder;
    try {
      const record = recordNamed(options, reminder.record);
      if (!record) throw new Error(`there is no kind of record called ${reminder.record}`);
      const one = found.get(`${reminder.record}:${reminder.recordId}`);
      if (one && isStillDue(one, reminder)) told.push({ id, dueAt, item: itemOf(one, reminder, person) });
    } catch (error) {
      failed.add(id);
      options.log.warn({ err: error, reminder: id }, "a reminder cannot be told");
    }
  }
  const numbers = new Set(told.map(({ id }) => id));
  return { told, stateOf: (id) => (numbers.has(id) ? "told" : failed.has(id) ? "failed" : "cancelled") };
}

async function findRecords(
  { database, records }: MorningOptions,
  person: Speaker,
  reminders: readonly DueReminder[],
): Promise<Map<string, Found>> {
  const all = new Map<string, Found>();
  for (const record of records) {
    const ids = reminders.filter((one) => one.record === record.name).map((one) => one.recordId);
    if (ids.length === 0) continue;
    const { found } = await findVisible(database, person, record, { where: { id: { in: ids } } });
    for (const one of found) all.set(`${record.name}:${one.id}`, one);
  }
  return all;
}

function isStillDue({ record, values }: Found, { kind, dueOn }: DueReminder): boolean {
  const name = remindedField(record);
  const field = name === null ? undefined : record.fields[name];
  const isItsKind = field?.kind === "day" && field.reminds === kind;
  return name !== null && isItsKind && values[name] === dueOn && !isClosed(record, values);
}

function itemOf(found: Found, reminder: DueReminder, person: Speaker): DigestItem {
  const { record, id, customerName, people } = found;
  const { kind, dueOn, personId } = reminder;
  const author = record.author && people[record.author.slice(0, -2)];
  return {
    kind,
    record: record.name,
    id,
    number: numberOf(record, id),
    customer: customerName ?? "",
    what: whatOf(record, found),
    dueOn,
    of: personId === person.id ? null : (author ?? null),
  };
}

/** The text that the day belongs to. */
function whatOf(record: RecordType, { values }: Found): string {
  const day = remindedField(record);
  const [name] = Object.entries(record.fields).find(([, field]) => field.kind === "text" && field.dated === day) ?? [];
  return name === undefined ? "" : (textIn(values, name) ?? "");
}
