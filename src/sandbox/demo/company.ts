// Fills an empty database with the demo company: people, customers, contacts, a year of visits, promises, a complaint.
import { nameForms } from "../../core/customers/names.ts";
import type { Database, Row, Write } from "../../core/store/database.ts";
import { dayOf, type Room } from "../../core/turn.ts";
import { contactColumns } from "./contacts.ts";
import { customers, type DemoCustomer } from "./customers.ts";
import { complaintRow, planRows, promiseRows } from "./open-work.ts";
import { reportRows, targetRows } from "./past-weeks.ts";
import { people, slackIdOf, feishuIdOf, teams, emailOf } from "./people.ts";
import { daysBefore, idOf, reminder, type Seeding } from "./seeding.ts";
import { pastVisits } from "./visits.ts";

const BATCH = 400;

type Empty = Pick<Room, "database" | "house">;

/** `isPlayed`: for people to play with: the complaint will be played (case.ts), visits are planned, weeks handed in. */
type Opening = { isPlayed?: boolean };

/** True: the company was put in. False: there are people already, and nothing was touched. */
export async function openDemoCompany(
  { database, house }: Empty,
  now: Date,
  { isPlayed = false }: Opening = {},
): Promise<boolean> {
  if (await hasPeople(database)) return false;
  const seeding: Seeding = { database, now, timezone: house.timezone, ids: new Map() };
  const writes = [...(await teamRows(seeding)), ...(await personRows(seeding)), ...(await customerRows(seeding))];
  writes.push(...(await visitRows(seeding)), ...(await promiseRows(seeding)));
  writes.push(...(isPlayed ? await playedRows(seeding) : await complaintRow(seeding)));
  // The birthdays of today and before count as told, too.
  writes.push({ insert: "Slot", row: { job: "birthdays", at: now, doneAt: now } });
  for (let from = 0; from < writes.length; from += BATCH) await database.save(writes.slice(from, from + BATCH));
  return true;
}

const playedRows = async (seeding: Seeding): Promise<Write[]> => [
  ...(await planRows(seeding)),
  ...(await reportRows(seeding)),
  ...(await targetRows(seeding)),
];

/** Its people alone, with these customers of theirs: for tests that bring their own. */
export async function openDemoPeople(
  { database, house }: Empty,
  now: Date,
  own: readonly DemoCustomer[],
): Promise<void> {
  const seeding: Seeding = { database, now, timezone: house.timezone, ids: new Map() };
  await database.save([
    ...(await teamRows(seeding)),
    ...(await personRows(seeding)),
    ...(await customerRows(seeding, own)),
  ]);
}

async function hasPeople(database: Database): Promise<boolean> {
  return (await database.read(`SELECT "id" FROM "Person" LIMIT 1`)).length > 0;
}

async function teamRows(seeding: Seeding): Promise<Write[]> {
  const writes: Write[] = [];
  for (const [key, name] of Object.entries(teams)) {
    writes.push({ insert: "Team", row: { id: await idOf(seeding, "team", key), name, createdAt: seeding.now } });
  }
  return writes;
}

async function personRows(seeding: Seeding): Promise<Write[]> {
  const writes: Write[] = [];
  const { now } = seeding;
  // Those above come first: a person's row names his manager's.
  const depth = (key: string | null): number => {
    const person = people.find((one) => one.key === key);
    return person ? 1 + depth(person.manager) : 0;
  };
  for (const person of people.toSorted((one, other) => depth(one.key) - depth(other.key))) {
    const { key, name, role, locale } = person;
    const id = await idOf(seeding, "person", key);
    const managerId = person.manager === null ? null : await idOf(seeding, "person", person.manager);
    const teamId = person.team === null ? null : await idOf(seeding, "team", person.team);
    const stamps = { createdAt: now, updatedAt: now, version: 1, isActive: true };
    writes.push({
      insert: "Person",
      row: { id, name, email: emailOf(key), role, locale, managerId, teamId, ...stamps },
    });
    for (const [platform, userId] of [
      ["slack", slackIdOf(key)],
      ["feishu", feishuIdOf(key)],
    ] as const) {
      writes.push({ insert: "Identity", row: { platform, userId, personId: id, createdAt: now } });
    }
  }
  return writes;
}

async function customerRows(seeding: Seeding, list = customers): Promise<Write[]> {
  const writes: Write[] = [];
  const at = daysBefore(seeding, 380);
  const stamps = { platform: "slack", createdAt: at, updatedAt: at, version: 1 };
  for (const customer of list) {
    const { name, shortName = null, aliases = null, region, kaLevel = null } = customer;
    const id = await idOf(seeding, "customer", name);
    const ownerId = customer.owner === null ? null : await idOf(seeding, "person", customer.owner);
    const row: Row = { id, name, shortName, aliases, region, class: customer.class, kaLevel, ownerId, ...stamps };
    writes.push({ insert: "Customer", row });
    for (const form of nameForms({ name, shortName, aliases, pinyin: null })) {
      writes.push({ insert: "CustomerName", row: { customerId: id, ...form } });
    }
    if (customer.contact) writes.push(await contactRow(seeding, id, { name, contact: customer.contact }));
  }
  return writes;
}

type Met = { name: string; contact: NonNullable<DemoCustomer["contact"]> };

async function contactRow(seeding: Seeding, customerId: number, { name, contact }: Met): Promise<Write> {
  const at = daysBefore(seeding, 380);
  const id = await idOf(seeding, "contact", name);
  const stamps = { platform: "slack", createdAt: at, updatedAt: at, version: 1 };
  return {
    insert: "Contact",
    row: {
      id,
      customerId,
      ...contactColumns(contact, dayOf(seeding.now, seeding.timezone)),
      ...stamps,
    },
  };
}

async function visitRows(seeding: Seeding): Promise<Write[]> {
  const writes: Write[] = [];
  for (const visit of pastVisits(dayOf(seeding.now, seeding.timezone))) {
    const { rep, customer, promise, daysAgo, ...fields } = visit;
    const at = daysBefore(seeding, daysAgo);
    const stamps = {
      platform: visit.customer.length % 2 ? "slack" : "feishu",
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    const id = await seeding.database.nextId("visit");
    const who = { customerId: await idOf(seeding, "customer", customer), repId: await idOf(seeding, "person", rep) };
    writes.push({ insert: "Visit", row: { id, ...who, ...fields, isUrgent: false, ...stamps } });
    if (visit.nextVisitOn)
      writes.push(
        reminder(seeding, { kind: "followUp", record: "visit", recordId: id, dueOn: visit.nextVisitOn }, who.repId),
      );
    if (!promise) continue;
    const promiseId = await seeding.database.nextId("promise");
    writes.push({
      insert: "Promise",
      row: { id: promiseId, visitId: id, ...who, ...promise, ...daysOf(promise), ...stamps },
    });
    if (promise.status !== "open") continue;
    writes.push(
      reminder(seeding, { kind: "promise", record: "promise", recordId: promiseId, dueOn: promise.dueOn }, who.repId),
    );
  }
  return writes;
}

/** Those that were kept were kept on their day. */
const daysOf = ({ dueOn, status }: { dueOn: string; status: string }) => ({
  firstDueOn: dueOn,
  endedOn: status === "open" ? null : dueOn,
});
