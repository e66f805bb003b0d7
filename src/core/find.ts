// Finding kept records, with whom they concern; every way to a record's contents goes through here and `access.ts`.
import { type Concerned, type Reach, findReach, mayChange, maySee } from "./access.ts";
import { promisesField } from "./follow.ts";
import type { Speaker } from "./person.ts";
import type { PromiseValue, RecordType, Values } from "./record.ts";
import { valuesOf } from "./row.ts";
import type { Cell, Database, Row } from "./store/database.ts";

export type KeptPromise = Pick<PromiseValue, "text" | "dueOn"> & { status: string };

/** A record as it stands in the database. */
export type Found = {
  record: RecordType;
  id: number;
  version: number;
  values: Values;
  row: Row;
  customerName: string | null;
  /** Names of the people in it, by what they are to it: rep, reporter, assignee, owner. */
  people: Record<string, string | null>;
  /** A visit's promises, as they stand now. */
  promises: KeptPromise[];
  concerned: Concerned;
  isUndone: boolean;
};

type Named = { id?: number; name?: string; ownerId?: number | null } | null;
type Joined = Row & { id: number; version: number; undoneAt: Date | null };
type JoinedPromise = { text: string; dueOn: string | null; every: string | null; status: string };
type Related = { customer?: Named; by?: Named; promises?: JoinedPromise[] };

/** What Prisma's typed models have in common, for records that are only known when the program runs. */
type Model = {
  findMany(query: object): Promise<(Joined & Record<string, unknown>)[]>;
  count(query: object): Promise<number>;
};
type Where = Record<string, unknown>;
/** `orderBy`: as Prisma takes it; by itself the newest comes first. */
export type Page = { where?: Where; skip?: number; take?: number; withUndone?: boolean; orderBy?: readonly object[] };

const modelOf = (database: Database, record: RecordType) => database.prisma[record.model] as unknown as Model;
const hasCustomer = (record: RecordType) => "customer" in record.fields;
/** `repId` → `rep`: the relations to the people whom a row names. */
const peopleOf = (record: RecordType): string[] =>
  [...new Set([...(record.author ? [record.author] : []), ...record.makers])].map((column) => column.slice(0, -2));

function included(record: RecordType) {
  const people: [string, object][] = peopleOf(record).map((relation) => [relation, { select: { name: true } }]);
  const promises = {
    where: { undoneAt: null },
    orderBy: { id: "asc" },
    select: { text: true, dueOn: true, every: true, status: true },
  };
  const parts: Record<string, object> = {
    ...(hasCustomer(record) && { customer: { select: { name: true, ownerId: true } } }),
    ...Object.fromEntries(people),
    ...(promisesField(record) && { promises }),
  };
  return Object.keys(parts).length ? { include: parts } : {};
}

function foundOf(record: RecordType, joined: Joined & Record<string, unknown>): Found {
  const related = joined as unknown as Related & Record<string, Named | undefined>;
  const promises = promisesField(record);
  const values = valuesOf(record, joined);
  if (promises && related.promises?.length)
    values[promises] = related.promises.map(({ text, dueOn, every }) => ({
      text,
      dueOn,
      ...(every && dueOn && { every }),
    }));
  const ownerId = hasCustomer(record) ? (related.customer?.ownerId ?? null) : (joined["ownerId"] as number | null);
  return {
    record,
    id: joined.id,
    version: joined.version,
    values,
    row: joined,
    customerName: related.customer?.name ?? null,
    people: Object.fromEntries(peopleOf(record).map((relation) => [relation, related[relation]?.name ?? null])),
    promises: promises ? (related.promises ?? []).map(({ text, dueOn, status }) => ({ text, dueOn, status })) : [],
    concerned: { makers: record.makers.flatMap((column) => present(joined[column])), ownerId },
    isUndone: joined.undoneAt !== null,
  };
}

const present = (cell: Cell | undefined): number[] => (typeof cell === "number" ? [cell] : []);

/** Rows that this reach covers; the same rule as `maySee`, as a condition (test/core/access.test.ts holds them equal). */
function withinReach(record: RecordType, reach: Reach, speaker: Speaker): Where {
  if (reach.sees === "all") return {};
  if (reach.sees === "nothing") return { id: -1 };
  const people = { in: [...reach.people] };
  const mine = record.makers.map((column) => ({ [column]: people }));
  const owned = hasCustomer(record) ? { customer: { ownerId: people } } : { ownerId: people };
  const free = hasCustomer(record) ? { customer: { ownerId: null } } : { ownerId: null };
  const isOpen = record.makers.length === 0 && record.madeBy.includes(speaker.role);
  return { OR: [...mine, owned, ...(isOpen ? [free] : [])] };
}

/** The records of a kind that the speaker may see, newest first, and how many there are in all. */
export async function findVisible(database: Database, speaker: Speaker, record: RecordType, page: Page = {}) {
  const reach = await findReach(database, speaker, record);
  const undone = page.withUndone ? {} : { undoneAt: null };
  const where = { AND: [withinReach(record, reach, speaker), page.where ?? {}, undone] };
  const model = modelOf(database, record);
  const range = { skip: page.skip ?? 0, ...(page.take !== undefined && { take: page.take }) };
  const rows = await model.findMany({ where, ...included(record), orderBy: page.orderBy ?? { id: "desc" }, ...range });
  return { found: rows.map((row) => foundOf(record, row)), total: await model.count({ where }) };
}

/** How many of a kind the speaker may see. */
export async function countVisible(
  database: Database,
  speaker: Speaker,
  counted: { record: RecordType; where: Where },
) {
  const { record, where } = counted;
  const reach = await findReach(database, speaker, record);
  const visible = withinReach(record, reach, speaker);
  return modelOf(database, record).count({ where: { AND: [visible, where, { undoneAt: null }] } });
}

/** Every record of a kind, for the command line's export, where the person at the machine sees all. */
export async function findAll(database: Database, record: RecordType, page: Page = {}): Promise<Found[]> {
  const where = { AND: [page.where ?? {}, page.withUndone ? {} : { undoneAt: null }] };
  const range = { skip: page.skip ?? 0, ...(page.take !== undefined && { take: page.take }) };
  const rows = await modelOf(database, record).findMany({
    where,
    ...included(record),
    orderBy: { id: "asc" },
    ...range,
  });
  return rows.map((row) => foundOf(record, row));
}

export type Right = "see" | "change";

/** One record by its id if the speaker has this right to it; null when it is not there or not his to see. */
export async function findOne(
  database: Database,
  speaker: Speaker,
  { record, id, right }: { record: RecordType; id: number; right: Right },
): Promise<Found | null> {
  const [row] = await modelOf(database, record).findMany({ where: { id }, ...included(record), take: 1 });
  if (!row) return null;
  const found = foundOf(record, row);
  const reach = await findReach(database, speaker, record);
  const may = right === "see" ? maySee : mayChange;
  return may(speaker, record, reach, found.concerned) ? found : null;
}

/** The ids of those among records of one kind that the speaker may change. */
export async function findChangeable(
  database: Database,
  speaker: Speaker,
  found: readonly Found[],
): Promise<Set<number>> {
  const [first] = found;
  if (!first) return new Set();
  const { record } = first;
  const reach = await findReach(database, speaker, record);
  return new Set(found.filter(({ concerned }) => mayChange(speaker, record, reach, concerned)).map(({ id }) => id));
}
