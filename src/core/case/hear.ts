// What happens in a case's thread: kept in its file, passed on to its other places, and done where it begins with a verb.
import type { Heard } from "../ask.ts";
import { sayWord } from "../cards.ts";
import type { House, Speaker } from "../person.ts";
import { cleanText } from "../reading/clean.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { type Author, changeEntries, setEvidence, wordingChange } from "./amend.ts";
import { isAsked } from "./asked.ts";
import { doDeed } from "./deeds.ts";
import { type Entry, findEntriesOf, keepEntry } from "./entries.ts";
import { type Case, caseNumber, findCase, findRoles, stateOf } from "./found.ts";
import { isMirrored, sayIn } from "./mirror.ts";
import { readSpokenDeed } from "./spoken.ts";
import { type CasePlace, findPlaceOf, findPlaces } from "./places.ts";
import { wordsFor } from "./said.ts";
import { isOver, refusalOf } from "./steps.ts";

export type Hearing = { found: Case; here: CasePlace };

/** The id of whoever is on no list of ours: his words are kept under the name that his platform knows. */
const GUEST = 0;

export const guestOf = (name: string, house: House): Speaker => ({
  ...house,
  id: GUEST,
  name,
  role: "rep",
  teamId: null,
  managerId: null,
  greetedAt: null,
  lastPlatform: null,
});

/** The case whose thread this is, seen by whoever is in it; null: none. */
export async function findHearing(turn: Pick<Turn, "database" | "ask">): Promise<Hearing | null> {
  const { place, actor } = turn.ask;
  if (place.thread === null) return null;
  const { chat, thread } = place;
  const here = await findPlaceOf(turn.database, { platform: actor.platform, chat, thread });
  // A private card's thread is its owner's: what others do elsewhere under the same number is none of it.
  if (!here || (here.toUser !== null && here.toUser !== actor.user)) return null;
  const found = await findCase(turn.database, here.complaintId);
  return found && { found, here };
}

/** Nothing in a thread that is no case's. */
export async function hear(turn: Turn, raw: Heard): Promise<Outcome> {
  const hearing = await findHearing(turn);
  if (!hearing) return say({ reply: "nothing" });
  const heard = "text" in raw ? { ...raw, text: cleanText(raw.text) } : raw;
  const author = { id: turn.speaker.id === GUEST ? null : turn.speaker.id, name: turn.speaker.name };
  if (heard.is === "message") return hearMessage(turn, hearing, { author, heard, isAddressed: false });
  return quietly(await hearChange(turn, hearing, { author, heard }));
}

const quietly = (writes: Write[]): Outcome => ({ reply: { reply: "nothing" }, writes });

type Changed = { author: Author; heard: Exclude<Heard, { is: "message" }> };

const hearChange = (turn: Turn, hearing: Hearing, { author, heard }: Changed): Promise<Write[]> =>
  heard.is === "evidence"
    ? setEvidence(turn, hearing, { author, isSet: heard.isSet })
    : changeEntries(turn, hearing, { author, heard });

export type HeardMessage = { author: Author; heard: Extract<Heard, { is: "message" }>; isAddressed: boolean };

/** `isAddressed`: it was said to the bot, who then owes an answer. */
export async function hearMessage(turn: Turn, hearing: Hearing, message: HeardMessage): Promise<Outcome> {
  const { found } = hearing;
  const { heard, isAddressed } = message;
  const done = await doSpoken(turn, hearing, message);
  if (done) return done;
  const writes = await keepMessage(turn, hearing, message);
  const words = wordsFor(turn.speaker);
  const reply = (line: string) => ({ ...sayWord(line, "plain"), writes });
  if (isOver(found.step) && (heard.text || heard.files.length)) return reply(words.closedSince(caseNumber(found)));
  return isAddressed ? reply(words.verbs(caseNumber(found))) : quietly(writes);
}

/** Null: these are plain words. A message that was refused, or that needs a form, stays in the file as words. */
async function doSpoken(turn: Turn, hearing: Hearing, message: HeardMessage): Promise<Outcome | null> {
  const { found } = hearing;
  const spoken = message.author.id === null ? null : await readSpokenDeed(turn, message.heard.text);
  if (!spoken) return null;
  const roles = await findRoles(turn, found);
  const refusal = refusalOf(spoken.deed, { state: stateOf(found), roles, now: turn.now });
  // "review the pictures please" before there is anything to review is no attempt to close the file.
  if (refusal?.why === "step" && spoken.hasWords && !message.isAddressed) return null;
  const { place, at } = turn.ask;
  const origin = place.chat !== null && place.message !== null && { chat: place.chat, message: place.message, at };
  const done = await doDeed(turn, { id: found.id, deed: spoken.deed, given: spoken.given, ...(origin && { origin }) });
  const isDone = done.writes.some((write) => "update" in write && write.update === "Complaint");
  if (isDone)
    return {
      ...done,
      writes: [...done.writes, ...(await keepFiles(turn, hearing, message)), ...spokenIn(turn, hearing)],
    };
  return { ...done, writes: [...done.writes, ...(await keepMessage(turn, hearing, message))] };
}

/** From now on this private chat is known as a place where the case is talked about. */
function spokenIn({ ask }: Turn, { here }: Hearing): Write[] {
  if (here.toUser === null || here.chat !== null || ask.place.chat === null) return [];
  return [{ update: "CasePlace", where: { letterKey: here.letterKey }, set: { chat: ask.place.chat } }];
}

async function keepMessage(turn: Turn, hearing: Hearing, message: HeardMessage): Promise<Write[]> {
  const { found } = hearing;
  const { heard, author } = message;
  const { place, actor, at } = turn.ask;
  const spot = { complaintId: found.id, platform: actor.platform, chat: place.chat, message: place.message ?? "" };
  const known = await findEntriesOf(turn.database, spot);
  if (known.length) return firstWording(turn, known, heard.text);
  const writes: Write[] = [];
  if (heard.text) {
    const entry = await keepEntry(turn.database, {
      ...said(turn, hearing, author),
      at,
      kind: "message",
      text: heard.text,
    });
    writes.push(entry.write, ...(await passOn(turn, hearing, { entryId: entry.id, author, words: heard.text })));
  }
  const alive = author.id !== null && (await isAsked(turn, found, turn.speaker)) ? [signOfLife(turn, found)] : [];
  return [...writes, ...(await keepFiles(turn, hearing, message)), ...spokenIn(turn, hearing), ...alive];
}

/** Silence ends; the case stays as it is, so that nobody's deed at this moment is refused for it. */
const signOfLife = ({ now }: Turn, { id }: Case): Write => ({
  update: "Complaint",
  where: { id },
  set: { answeredAt: now, watchAt: now },
});

const said = ({ ask, now }: Pick<Turn, "ask" | "now">, { found }: Hearing, author: Author) => ({
  complaintId: found.id,
  personId: author.id,
  author: author.name,
  platform: ask.actor.platform,
  chat: ask.place.chat,
  message: ask.place.message,
  now,
});

/** Each file is an entry of its own; its bytes are fetched later, and passed on then (files.ts). */
async function keepFiles(turn: Turn, hearing: Hearing, { heard, author }: HeardMessage): Promise<Write[]> {
  const writes: Write[] = [];
  for (const file of heard.files) {
    const at = turn.ask.at;
    const entry = await keepEntry(turn.database, { ...said(turn, hearing, author), at, kind: "file", text: "", file });
    writes.push(entry.write);
  }
  return writes;
}

/** An edit or a deletion came before the message itself: that said what it was at first. */
async function firstWording(turn: Turn, known: readonly Entry[], text: string): Promise<Write[]> {
  const [first] = known;
  const isEarly = first && (first.editedAt || first.deletedAt) && first.text !== text && first.kind === "message";
  if (!isEarly) return [];
  if (first.text === "") return [{ update: "CaseEntry", where: { id: first.id }, set: { text } }];
  return [await wordingChange(turn, { entry: first, before: text, after: first.text })];
}

type Passed = { entryId: number; author: Author; words: string };

async function passOn(turn: Turn, { found, here }: Hearing, { entryId, author, words }: Passed): Promise<Write[]> {
  const places = (await findPlaces(turn.database, found.id)).filter((place) => isMirrored(here, place));
  return sayIn(places, { key: `said:${entryId}`, now: turn.now, say: () => ({ author: author.name, words }) });
}
