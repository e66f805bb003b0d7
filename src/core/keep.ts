// What a record becomes when it is kept: its row, its history entry and what follows from it, for one save.
import { cardsAfter } from "./case/follow.ts";
import { nameForms } from "./customers/names.ts";
import { reportChanged } from "./daily/lock.ts";
import { findAheadCalendar, keepPromises, promisesIn, remindersAgain, remindersOf, replacePromises } from "./follow.ts";
import type { Speaker } from "./person.ts";
import { planChanged, plannedDays } from "./plan/changed.ts";
import { promiseChanged } from "./promise/changed.ts";
import { onlyMet } from "./promise/to-whom.ts";
import type { RecordType, Values } from "./record.ts";
import { rowOf } from "./row.ts";
import { teamOf } from "./tell.ts";
import type { Row, Table, Write } from "./store/database.ts";
import type { Turn } from "./turn.ts";

/** `changeId` is the history entry, which is what an undo button names. */
export type Kept = { id: number; changeId: number; writes: Write[] };

/** The table of a record: its Prisma model's name. */
export const tableOf = (record: RecordType): Table =>
  `${record.model[0]?.toUpperCase()}${record.model.slice(1)}` as Table;

/** All fields; what is not among `values` is empty. */
function complete(record: RecordType, values: Values): Values {
  const all: Values = {};
  for (const name of Object.keys(record.fields)) all[name] = values[name] ?? null;
  return all;
}

/** A new record. `extra`: columns that no field holds (a complaint's state, where it was said). */
export async function keepNew(turn: Turn, record: RecordType, values: Values, extra: Row = {}): Promise<Kept> {
  const { database, speaker, now } = turn;
  const id = await database.nextId(record.name);
  const author = record.author ? { [record.author]: speaker.id } : {};
  const stamps = { id, platform: turn.ask.actor.platform, createdAt: now, updatedAt: now, version: 1 };
  const row = Object.assign(rowOf(record, complete(record, values)), author, stamps, extra);
  const insert: Write = { insert: tableOf(record), row };
  const change = await historyOf(turn, { record, id, action: "create", before: null, after: values });
  const promises = promisesIn(record, values) ?? [];
  const said = { visitId: id, customerId: Number(values["customer"]), owner: speaker, toWhom: onlyMet(values) };
  const calendar = await findAheadCalendar(turn, record, values);
  const following = [
    ...(await keepPromises(turn, promises, said)),
    ...remindersOf(record, { id, values, owner: speaker, now, calendar }),
  ];
  const weeks = await planChanged(turn, record, { repId: Number(row["repId"]), days: plannedDays(record, values) });
  const reports = await reportChanged(turn, record, { repId: Number(row["repId"]), before: null, after: values });
  return {
    id,
    changeId: change.id,
    writes: [insert, change.write, ...nameWrites(record, id, values), ...following, ...weeks, ...reports],
  };
}

/** The forms that a customer's names are looked up by, made anew. */
function nameWrites(record: RecordType, id: number, values: Values): Write[] {
  if (!record.isLookedUp) return [];
  const words = (name: string) => (typeof values[name] === "string" ? String(values[name]) : null);
  const called = { name: words("name") ?? "", shortName: words("shortName"), aliases: words("aliases") };
  const forms = nameForms({ ...called, phone: words("phone"), pinyin: words("pinyin") });
  const inserts = forms.map((form): Write => ({ insert: "CustomerName", row: { customerId: id, ...form } }));
  return [{ remove: "CustomerName", where: { customerId: id } }, ...inserts];
}

export type Edit = {
  id: number;
  version: number;
  before: Values;
  after: Values;
  action: "edit" | "undo";
  /** Its row as it was. */
  row: Row;
  /** Whose follow-ups it makes. */
  owner: Pick<Speaker, "id" | "timezone">;
  /** Of a promise: the day on which it was kept, when that is not the day on which it is said. */
  endedOn?: string;
};

/** Names of the fields whose values differ. */
export const changedFields = (record: RecordType, before: Values, after: Values): string[] =>
  Object.keys(record.fields).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  );

/**
 * A changed record; `columns` are those beside its fields that changed along. When somebody else changed it in between,
 * the save is Stale and nothing is overwritten unseen (test/records/visit.test.ts).
 */
export async function keepChanged(turn: Turn, record: RecordType, edit: Edit): Promise<Kept & { columns: Row }> {
  const { id, owner } = edit;
  const changed = changedFields(record, edit.before, edit.after);
  const only = (values: Values): Values => Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
  const { action } = edit;
  const change = await historyOf(turn, { record, id, action, before: only(edit.before), after: only(edit.after) });
  const columns = await followingColumns(turn, record, edit);
  const promised = await promiseChanged(turn, record, edit);
  const more = { ...columns, ...promised.columns, updatedAt: turn.now, version: edit.version + 1 };
  const set = { ...rowOf(record, only(edit.after)), ...more };
  const update: Write = { update: tableOf(record), where: { id, version: edit.version }, set, expect: 1 };
  const promises = promisesIn(record, edit.after);
  const toWhom = onlyMet(edit.after);
  const said = { visitId: id, customerId: Number(edit.after["customer"]), owner, toWhom };
  const following = [
    ...nameWrites(record, id, edit.after),
    ...(promises ? await replacePromises(turn, promises, said) : []),
    ...(record.told === "customerService" ? await cardsAfter(turn, id, set) : []),
    ...(await planChanged(turn, record, {
      repId: owner.id,
      days: plannedDays(record, edit.before, edit.after),
    })),
    ...(await reportChanged(turn, record, { repId: owner.id, before: edit.before, after: edit.after })),
    ...remindersAgain(record, {
      id,
      values: edit.after,
      owner,
      now: turn.now,
      calendar: await findAheadCalendar(turn, record, edit.after),
    }),
  ];
  const writes = [...promised.first, update, change.write, ...following, ...promised.writes];
  return { id, changeId: change.id, columns, writes };
}

/** What follows from the values beside them, by the calendar of the record's team. */
async function followingColumns(turn: Turn, { follows }: RecordType, { row, after }: Edit): Promise<Row> {
  if (!follows) return {};
  const teamId = teamOf(row);
  const calendar = await turn.calendars.find(teamId, turn.now);
  return follows(after, row, { now: turn.now, timezone: calendar.timezone, teamId, calendar });
}

type History = {
  record: RecordType;
  id: number;
  action: "create" | "edit" | "undo";
  before: Values | null;
  after: Values | null;
};

/** The history entry of a save: who, when, before, after. */
export async function historyOf(turn: Turn, { record, id, action, before, after }: History) {
  const changeId = await turn.database.nextId("change");
  const row: Row = {
    id: changeId,
    record: record.name,
    recordId: id,
    personId: turn.speaker.id,
    action,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    platform: turn.ask.actor.platform,
    at: turn.now,
  };
  const write: Write = { insert: "Change", row };
  return { id: changeId, write };
}
