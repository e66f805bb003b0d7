// Compares what people were told with what was kept, and what was kept with what arrived.
import type { Database } from "../../../src/core/store/database.ts";
import { type Arrivals, readArrivals } from "./arrivals.ts";
import { type Diary, readMark, type Said, type Street } from "./people.ts";
import { hasAction } from "./screens.ts";

export type Judged = { problems: string[]; figures: Record<string, number> };

type Kept = { id: number; words: string; version: number; undoneAt: Date | null };
type Note = (problem: string) => void;
type Case = { database: Database; street: Street; diary: Diary; arrivals: Arrivals; now: Date; note: Note };

/** Every way in which something was lost, doubled or left lying; none is what is hoped for. */
export async function judge(
  database: Database,
  { street, diary, now }: { street: Street; diary: Diary; now: Date },
): Promise<Judged> {
  const problems: string[] = [];
  const arrivals = readArrivals(street);
  const all: Case = { database, street, diary, arrivals, now, note: (problem) => problems.push(problem) };
  const figures = {
    ...(await judgeRecords(all)),
    ...(await judgeHistory(all)),
    ...(await judgeReminders(all)),
    ...(await judgeLetters(all)),
  };
  judgeScreens(all);
  return { problems, figures };
}

async function judgeRecords({ database, street, diary, note }: Case) {
  const kept = new Map<string, number>();
  for (const [table, column] of [
    ["Visit", "summary"],
    ["Complaint", "description"],
  ]) {
    const sql = `SELECT "${column}" AS "words" FROM "${table}" WHERE "${column}" LIKE '%zq____qz%'`;
    for (const { words } of await database.read<{ words: string }>(sql)) {
      const mark = readMark(words) ?? "";
      kept.set(mark, (kept.get(mark) ?? 0) + 1);
    }
  }
  const acknowledged = marksAcknowledged(street);
  let accepted = 0;
  let late = 0;
  for (const said of diary.said.values()) {
    const count = kept.get(said.mark) ?? 0;
    const isAccepted =
      said.isSeenKept || isShownKept(street, said) || (said.way === "message" && acknowledged.has(said.mark));
    if (isAccepted) accepted += 1;
    else late += count;
    if (isAccepted && count !== 1) note(`${say(said)} was accepted and is ${count} records`);
    if (!isAccepted && count > 1) note(`${say(said)} was not accepted and is ${count} records`);
  }
  return { said: diary.said.size, accepted, "kept though never accepted": late };
}

const say = ({ mark, platform, way }: Said): string => `${mark} (${platform}, ${way})`;

/** Messages that a platform has an acknowledgement for. */
function marksAcknowledged({ slack, feishu }: Street): Set<string> {
  const marks = new Set<string>();
  for (const { kind, payload, isAcked } of slack.deliveries) {
    if (kind === "events_api" && isAcked) marks.add(readMark(JSON.stringify(payload["event"])) ?? "");
  }
  for (const envelope of feishu.envelopes) {
    const isMessage = envelope.header.event_type === "im.message.receive_v1";
    if (isMessage && feishu.isAcked(envelope)) marks.add(readMark(JSON.stringify(envelope.event)) ?? "");
  }
  return marks;
}

const keptCards = (street: Street, { platform, user, mark }: Said): string[] =>
  street[platform]
    .screen(user)
    .chats.flatMap(({ messages }) => messages.filter(({ from }) => from.isBot).map(({ json }) => JSON.stringify(json)))
    .filter((words) => words.includes(mark) && hasAction(words, "undo"));

const isShownKept = (street: Street, said: Said): boolean => keptCards(street, said).length > 0;

/** Each change of a record has its entry, and each entry its change. */
async function judgeHistory({ database, note }: Case) {
  let changes = 0;
  for (const table of ["Visit", "Complaint", "Promise"]) {
    const name = table.toLowerCase();
    const words = { Visit: "summary", Complaint: "description", Promise: "text" }[table] ?? "";
    const sql = `SELECT "id", "${words}" AS "words", "version", "undoneAt" FROM "${table}" WHERE "${words}" LIKE '%zq____qz%'`;
    const entries = await database.read<{ recordId: number; action: string }>(
      // What happens to a complaint as a case (it climbs, say) is a change of its own kind.
      `SELECT "recordId", "action" FROM "Change" WHERE "record" IN (?, ?)`,
      [name, name === "complaint" ? "case" : name],
    );
    for (const { id, words: said, version, undoneAt } of await database.read<Kept>(sql)) {
      const own = entries.filter(({ recordId }) => recordId === id).map(({ action }) => action);
      const made = own.filter((action) => action === "create").length;
      const undone = own.filter((action) => action === "undo").length;
      changes += own.length;
      const what = `${name} ${id} (${readMark(said)})`;
      // A promise said in a visit is a part of the visit's entry, and is taken back with it.
      if (name !== "promise" && made !== 1) note(`${what} was made ${made} times in its history`);
      if (own.length - made !== version - 1) note(`${what} has version ${version} and ${own.join(" ")} in its history`);
      if (name !== "promise" && (undoneAt !== null) !== (undone === 1)) note(`${what} and its history differ on undo`);
    }
  }
  const lost = await database.read<{ id: number; record: string }>(
    `SELECT "id", "record" FROM "Change" WHERE "record" = 'visit' AND "recordId" NOT IN (SELECT "id" FROM "Visit")`,
  );
  for (const { id } of lost) note(`entry ${id} of the history has lost its record`);
  return { changes };
}

type Reminded = {
  id: number;
  state: string;
  text: string;
  status: string;
  promised: string | null;
  dueOn: string;
  undoneAt: Date | null;
};

/** Each reminder was told in one letter that arrived, or there is nothing left to be reminded of. */
async function judgeReminders({ database, arrivals, now, note }: Case) {
  const sql = `SELECT r."id", r."state", r."dueOn", p."text", p."status", p."dueOn" AS "promised", p."undoneAt"
    FROM "Reminder" r JOIN "Promise" p ON p."id" = r."recordId"
    WHERE r."record" = 'promise' AND r."dueAt" <= ? AND p."text" LIKE '%zq____qz%'`;
  const told = new Map<string, number>();
  for (const { id, state, text, status, promised, dueOn, undoneAt } of await database.read<Reminded>(sql, [now])) {
    const mark = readMark(text) ?? "";
    if (state === "told" || state === "done") told.set(mark, (told.get(mark) ?? 0) + 1);
    else if (state !== "cancelled") note(`reminder ${id} (${mark}) is ${state}`);
    else if (undoneAt === null && status === "open" && promised === dueOn) note(`reminder ${id} (${mark}) was dropped`);
  }
  const letters = arrivals.words.filter(({ words }) => words.includes("digest:"));
  let reminders = 0;
  for (const [mark, times] of told) {
    const came = letters.filter(({ words }) => isItemIn(words, mark)).map(({ id }) => id);
    reminders += times;
    if (came.length !== times)
      note(`the reminder of ${mark} was told ${times} times and arrived as ${came.join(", ")}`);
  }
  return { reminders, "reminder letters": letters.length };
}

/** An item's head is its customer and its text; a birthday also tells of promises, in other words. */
const isItemIn = (words: string, mark: string): boolean => new RegExp(`· .样品${mark}`, "u").test(words);

type Row = {
  key: string;
  platform: "slack" | "feishu";
  state: string;
  problem: string | null;
  attempts: number;
  replaces: string | null;
};

async function judgeLetters({ database, arrivals, note }: Case) {
  const rows = await database.read<Row>(
    `SELECT "key", "platform", "state", "problem", "attempts", "replaces" FROM "Outbox"`,
  );
  for (const { key, platform, state, problem, replaces } of rows) {
    const count = arrivals.count(platform, key);
    if (state !== "sent") note(`letter ${key} is ${state} (${problem ?? ""})`);
    // One in place of another changes that one's message, and of several only the newest is shown.
    if (count === 0 && replaces === null) note(`letter ${key} never arrived in ${platform}`);
  }
  for (const twice of arrivals.twice("slack")) note(`arrived twice: ${twice}`);
  const owed = await database.read<{ key: string }>(`SELECT "key" FROM "InboundEvent" WHERE "doneAt" IS NULL`);
  for (const { key } of owed) note(`the answer to ${key} is still owed`);
  return {
    letters: rows.length,
    "letters tried again": rows.filter(({ attempts }) => attempts > 1).length,
    "answers recovered": rows.filter(({ key }) => key.startsWith("answer:")).length,
    "messages arrived": arrivals.words.length,
    "arrived twice, over an hour apart": arrivals.twice("feishu").length,
  };
}

/** The answer to a message stands once in its chat; Feishu cannot let us know after an hour. */
function judgeScreens({ street, diary, arrivals, note }: Case): void {
  let mayBeTwice = arrivals.twice("feishu").length;
  for (const said of diary.said.values()) {
    if (said.way !== "message") continue;
    const shown = keptCards(street, said).length;
    if (shown <= 1 || (said.platform === "feishu" && mayBeTwice-- > 0)) continue;
    note(`${say(said)} was answered ${shown} times`);
  }
}
