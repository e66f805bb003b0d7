// A case whose holder has left the company: nobody holds it any more, its thread says so, and his manager is asked.
import { openCalendar } from "../calendar/open.ts";
import { button, buttons, card, text } from "../cards.ts";
import { workingInstant } from "../hold.ts";
import { findAddress, letter } from "../notices.ts";
import { type Speaker, findPerson } from "../person.ts";
import type { Row, Write } from "../store/database.ts";
import { Stale } from "../store/failures.ts";
import type { Room } from "../turn.ts";
import { type Carer, findCarers } from "./carers.ts";
import { keepEntry } from "./entries.ts";
import { type Case, caseNumber, findCase, withColumns } from "./found.ts";
import { sayIn } from "./mirror.ts";
import { type CasePlace, type Telling, findPlaces, openPlace, writeCards } from "./places.ts";
import { wordsFor } from "./said.ts";

const BATCH = 10;

/** By the holders, who are few: asked every second. */
const ORPHANS = `SELECT "id" FROM "Complaint" WHERE "assigneeId" IN (SELECT "id" FROM "Person" WHERE NOT "isActive")
  AND "status" IN ('open', 'waiting') AND "undoneAt" IS NULL LIMIT ${BATCH}`;

/** How many cases were freed. Each once, also by several processes (test/core/case/left.test.ts). */
export async function freeLeft({ database, house }: Pick<Room, "database" | "house">, now: Date): Promise<number> {
  const orphans = await database.read<{ id: number }>(ORPHANS);
  const telling: Telling = { database, house, calendars: openCalendar({ database, house }), now };
  let freed = 0;
  for (const { id } of orphans) {
    const found = await findCase(database, id);
    // Another process was quicker, between the two readings.
    if (found?.isAssigneeActive !== false) continue;
    try {
      await database.save(await freeCase(telling, found));
      freed += 1;
    } catch (error) {
      // Somebody claimed it, or another process was quicker.
      if (!(error instanceof Stale)) throw error;
    }
  }
  return freed;
}

async function freeCase(telling: Telling, found: Case): Promise<Write[]> {
  const { database, now } = telling;
  const leaver = { id: found.assigneeId ?? 0, name: found.assigneeName ?? "" };
  const set: Row = { assigneeId: null, updatedAt: now, watchAt: now, version: found.version + 1 };
  const after: Case = { ...withColumns(found, set), assigneeName: null, isAssigneeActive: null };
  const places = await findPlaces(database, found.id);
  const left = places.filter(({ personId }) => personId === leaver.id);
  const cards = await writeCards(telling, after, after.version);
  return [
    { update: "Complaint", where: { id: found.id, version: found.version }, set, expect: 1 },
    await changeOf(telling, found, set),
    ...(await tellThreads(telling, found, { leaver, places: places.filter((place) => !left.includes(place)) })),
    // To him nothing is sent any more.
    ...left.map(({ letterKey }): Write => ({ update: "CasePlace", where: { letterKey }, set: { closedAt: now } })),
    ...cards.filter(
      (write) => !("insertOnce" in write) || !left.some((place) => place.letterKey === write.row["replaces"]),
    ),
    ...(await askSomebody(telling, after, { leaver, places })),
  ];
}

async function changeOf({ database, now }: Telling, found: Case, set: Row): Promise<Write> {
  const before = { assigneeId: found.assigneeId, updatedAt: found.updatedAt, version: found.version };
  const row = {
    id: await database.nextId("change"),
    record: "case",
    recordId: found.id,
    personId: null,
    action: "edit",
    before: JSON.stringify(before),
    after: JSON.stringify(set),
    platform: found.platform,
    at: now,
  };
  return { insert: "Change", row };
}

type Leaver = { id: number; name: string };
type Told = { leaver: Leaver; places: readonly CasePlace[] };

async function tellThreads({ database, house, now }: Telling, found: Case, { leaver, places }: Told): Promise<Write[]> {
  const entry = await keepEntry(database, {
    complaintId: found.id,
    at: now,
    kind: "deed",
    personId: leaver.id,
    author: leaver.name,
    text: "",
    deed: "left",
    platform: found.platform as CasePlace["platform"],
    chat: null,
    message: null,
    now,
  });
  const lines = sayIn(places, {
    key: `deed:${entry.id}`,
    now,
    say: (locale) => ({ author: leaver.name, words: wordsFor({ locale, timezone: house.timezone }).did.left }),
  });
  return [entry.write, ...lines];
}

/** The first above him who is still there, else those who care for the team; in their working time. */
async function askSomebody(telling: Telling, found: Case, { leaver, places }: Told): Promise<Write[]> {
  const writes: Write[] = [];
  for (const { reader: person, address } of await findAsked(telling, found, leaver)) {
    if (!places.some(({ personId }) => personId === person.id))
      writes.push(...(await openPlace(telling, { found, address, reader: person })));
    const words = wordsFor(person);
    const act = (choice: "claim" | "assign") =>
      button(words.deeds[choice], { do: "deed", record: "complaint", id: found.id, choice }, "primary");
    const show = button(words.seeTimeline, { do: "show", record: "complaint", id: found.id, choice: "apart" });
    const title = words.leftTitle(leaver.name, caseNumber(found), found.customerName);
    const parts = [text(words.leftAsk), buttons(act("claim"), act("assign"), show)];
    const dueAt = workingInstant(await telling.calendars.find(person.teamId, telling.now), telling.now);
    const key = `left:${found.id}:${found.version}:${person.id}`;
    const { now } = telling;
    writes.push(letter({ address, card: card(title, "ask", parts), locale: person.locale, key, now, dueAt }));
  }
  return writes;
}

async function findAsked(telling: Telling, found: Case, leaver: Leaver): Promise<Carer[]> {
  const above = await findAbove(telling, leaver.id);
  const address = above && (await findAddress(telling, above.id));
  if (above && address) return [{ address, reader: above }];
  return findCarers(telling, { teamId: found.teamId, managerId: null, except: leaver.id });
}

/** The nearest in his reporting line who has not left too. */
async function findAbove({ database, house }: Telling, personId: number): Promise<Speaker | null> {
  const seen = new Set([personId]);
  const sql = `SELECT "managerId" FROM "Person" WHERE "id" = ?`;
  for (let id = personId; ;) {
    const [row] = await database.read<{ managerId: number | null }>(sql, [id]);
    const next = row?.managerId ?? null;
    if (next === null || seen.has(next)) return null;
    const person = await findPerson(database, next, house);
    if (person) return person;
    seen.add(next);
    id = next;
  }
}
