// What becomes of something said in a thread afterwards: edits and deletions are kept beside it, 📌 makes it evidence.
import type { Heard } from "../ask.ts";
import type { Locale } from "../messages/index.ts";
import type { Database, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { type Entry, type Spot, findEntriesOf, findMirrored, keepEntry } from "./entries.ts";
import type { Case } from "./found.ts";
import { sayIn } from "./mirror.ts";
import { type CasePlace, findPlaces } from "./places.ts";
import { wordsFor } from "./said.ts";

/** `id` null: somebody who is no Person. */
export type Author = { id: number | null; name: string };

type Hearing = { found: Case; here: CasePlace };
type Amended = { author: Author; heard: Extract<Heard, { is: "edit" | "deletion" }> };

const spotOf = ({ ask }: Turn, { found }: Hearing): Spot => ({
  complaintId: found.id,
  platform: ask.actor.platform,
  chat: ask.place.chat,
  message: ask.place.message ?? "",
});

/** What was said stays readable; the other places show it as it is now (test/core/case/hear.test.ts). */
export async function changeEntries(turn: Turn, hearing: Hearing, { author, heard }: Amended): Promise<Write[]> {
  const entries = await findEntriesOf(turn.database, spotOf(turn, hearing));
  if (entries.length === 0) return [await keepEarly(turn, hearing, { author, heard })];
  return heard.is === "edit" ? editEntry(turn, hearing, entries, heard.text) : deleteEntries(turn, hearing, entries);
}

/** It came before the message that it is about. */
async function keepEarly(turn: Turn, { found }: Hearing, { author, heard }: Amended): Promise<Write> {
  const { place, actor, at } = turn.ask;
  const entry = await keepEntry(turn.database, {
    complaintId: found.id,
    at,
    kind: "message",
    personId: author.id,
    author: author.name,
    text: heard.is === "edit" ? heard.text : "",
    platform: actor.platform,
    chat: place.chat,
    message: place.message,
    ...(heard.is === "edit" ? { editedAt: at } : { deletedAt: at }),
    now: turn.now,
  });
  return entry.write;
}

async function editEntry(turn: Turn, hearing: Hearing, entries: readonly Entry[], text: string): Promise<Write[]> {
  const entry = entries.find(({ kind }) => kind !== "file");
  const { at } = turn.ask;
  if (!entry || entry.text === text) return [];
  const change = await wordingChange(turn, { entry, before: entry.text, after: text });
  // What was done is not undone by other words; they are kept in the history.
  if (entry.kind === "deed") return [change, { update: "CaseEntry", where: { id: entry.id }, set: { editedAt: at } }];
  // Two edits out of order: the later one stands.
  if (entry.editedAt && entry.editedAt > at) return [await wordingChange(turn, { entry, before: text, after: null })];
  const say = () => ({ author: entry.author ?? "", words: text });
  return [
    change,
    { update: "CaseEntry", where: { id: entry.id }, set: { text, editedAt: at } },
    ...(await sayAnew(turn, hearing, { entry, mark: `e${at.getTime()}`, say })),
  ];
}

async function deleteEntries(turn: Turn, hearing: Hearing, entries: readonly Entry[]): Promise<Write[]> {
  const writes: Write[] = [];
  for (const entry of entries.filter(({ deletedAt }) => deletedAt === null)) {
    writes.push({ update: "CaseEntry", where: { id: entry.id }, set: { deletedAt: turn.ask.at } });
    if (entry.kind === "deed") continue;
    const say = (locale: Locale) => {
      const words = wordsFor({ locale, timezone: turn.house.timezone });
      return { author: entry.author ?? words.unknownAuthor, words: words.deletedMirror };
    };
    writes.push(...(await sayAnew(turn, hearing, { entry, mark: "d", say })));
  }
  return writes;
}

type Anew = { entry: Entry; mark: string; say: Parameters<typeof sayIn>[1]["say"] };

/** Changed where it was passed on to; a place that came later never had it. */
async function sayAnew(turn: Turn, { found }: Hearing, { entry, mark, say }: Anew): Promise<Write[]> {
  const key = `said:${entry.id}`;
  const places = await findPlaces(turn.database, found.id);
  const told = await findKeys(
    turn.database,
    places.map(({ letterKey }) => `${key}:${letterKey}`),
  );
  const having = places.filter(({ letterKey }) => told.has(`${key}:${letterKey}`));
  return sayIn(having, { key, mark, now: turn.now, say });
}

async function findKeys(database: Database, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const sql = `SELECT "key" FROM "Outbox" WHERE "key" IN (${keys.map(() => "?").join(", ")})`;
  return new Set((await database.read<{ key: string }>(sql, keys)).map(({ key }) => key));
}

type Wording = { entry: Pick<Entry, "id">; before: string; after: string | null };

/** An earlier wording is kept in the history. */
export async function wordingChange(turn: Turn, { entry, before, after }: Wording): Promise<Write> {
  return {
    insert: "Change",
    row: {
      id: await turn.database.nextId("change"),
      record: "entry",
      recordId: entry.id,
      personId: turn.speaker.id || null,
      action: "edit",
      before: JSON.stringify({ text: before }),
      after: after === null ? null : JSON.stringify({ text: after }),
      platform: turn.ask.actor.platform,
      at: turn.ask.at,
    },
  };
}

/** Everything that one message brought counts as evidence, or no longer does; also where 📌 was put on its mirror. */
export async function setEvidence(
  turn: Turn,
  hearing: Hearing,
  { isSet }: { author: Author; isSet: boolean },
): Promise<Write[]> {
  const spot = spotOf(turn, hearing);
  const own = await findEntriesOf(turn.database, spot);
  const entries = own.length > 0 ? own : await findMirrored(turn.database, spot);
  const changed = entries.filter(({ isEvidence }) => isEvidence !== isSet);
  return changed.map(({ id }): Write => ({ update: "CaseEntry", where: { id }, set: { isEvidence: isSet } }));
}
