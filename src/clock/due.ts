// Which reminders are due, and for whom: for a person who left, whoever is above him.
import type { ReminderKind } from "../core/record.ts";
import type { Span } from "../core/peace/rules.ts";
import type { Cell, Database } from "../core/store/database.ts";

export type DueReminder = {
  id: number;
  kind: ReminderKind;
  record: string;
  recordId: number;
  personId: number;
  dueOn: string;
  dueAt: Date;
};

/** Receiver → the people whose reminders he gets: himself, and those below him who left. */
export type Receivers = ReadonlyMap<number, readonly number[]>;

type Person = { id: number; managerId: number | null; isActive: boolean };

/** Due by now, or what can only be told today although it is due later (core/peace/rules.ts). */
const DUE = `"state" = 'due' AND "dueAt" <= ? AND ("dueAt" <= ? OR "createdAt" < ?)`;

/** `span`: the widest of all people. */
type Asked = { now: Date; span: Span };

/**
 * Who may be reminded at `now`; `more`: people for whom something is about to fall due. A person who left with nobody
 * active above him is left out: his rows stay due.
 */
export async function findReceivers(
  database: Database,
  { now, span }: Asked,
  more: readonly number[] = [],
): Promise<Receivers> {
  // A look at each person's first row: grouping what is due would read all of it, and hold up whoever speaks meanwhile.
  const sql = `SELECT p."id" FROM "Person" p WHERE EXISTS
    (SELECT 1 FROM "Reminder" r WHERE r."personId" = p."id" AND ${DUE}) ORDER BY p."id"`;
  const receivers = new Map<number, number[]>();
  const due = await database.read<{ id: number }>(sql, [span.until, now, span.before]);
  const wanted = new Set([...due.map(({ id }) => id), ...more]);
  if (wanted.size === 0) return receivers;
  const people = await database.read<Person>(`SELECT "id", "managerId", "isActive" FROM "Person"`);
  const byId = new Map(people.map((person) => [person.id, person]));
  for (const personId of wanted) {
    const receiver = receiverOf(byId, personId);
    if (receiver !== null) receivers.set(receiver, [...(receivers.get(receiver) ?? []), personId]);
  }
  return receivers;
}

/** The person, or the first active one above him. The reporting line may hold a loop by mistake. */
function receiverOf(people: ReadonlyMap<number, Person>, personId: number): number | null {
  const seen = new Set<number>();
  for (let id: number | null = personId; id !== null && !seen.has(id);) {
    seen.add(id);
    const person = people.get(id);
    if (person?.isActive) return person.id;
    id = person?.managerId ?? null;
  }
  return null;
}

/** What is due of these people, in an order that is the same for every worker, so that two never wait for each other. */
export function findDue(database: Database, people: readonly number[], { now, span }: Asked): Promise<DueReminder[]> {
  const sql = `SELECT "id", "kind", "record", "recordId", "personId", "dueOn", "dueAt" FROM "Reminder"
    WHERE ${DUE} AND "personId" IN (${people.map(() => "?").join(", ")}) ORDER BY "id"`;
  const params: Cell[] = [span.until, now, span.before, ...people];
  return database.read<DueReminder>(sql, params);
}
