// A deed carried out: whether it may be done, what it changes, and everybody who hears of it, in one save.
import type { Action } from "../ask.ts";
import { buttons, cardReply, sayStop, sayWord, text } from "../cards.ts";
import { settleInLetter } from "../letter-card.ts";
import { messagesFor } from "../messages/index.ts";
import type { Row, Write } from "../store/database.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { reviewButton } from "./ask-review.ts";
import { type Doing, type Wanted, changesOf } from "./changes.ts";
import { type NewEntry, keepEntry } from "./entries.ts";
import { openDeedForm } from "./forms.ts";
import { type Case, caseNumber, findCase, findRoles, stateOf, withColumns } from "./found.ts";
import { sayGiven } from "./given.ts";
import { isMirrored, sayIn } from "./mirror.ts";
import { asksForm, missingOf } from "./needs.ts";
import { type CasePlace, cardIn, findPlaceOf, findPlaces, writeCards } from "./places.ts";
import { prepare } from "./prepare.ts";
import { refuse } from "./refuse.ts";
import { wordsFor } from "./said.ts";
import { type Deed, isDeed, refusalOf } from "./steps.ts";
import { tellWanted } from "./wanted.ts";

/** The reply is a word to whoever wrote, the card in place to whoever pressed on it (test/core/case/deeds.test.ts). */
export async function doDeed(turn: Turn, wanted: Wanted): Promise<Outcome> {
  const found = await findCase(turn.database, wanted.id);
  const roles = found ? await findRoles(turn, found) : [];
  const words = wordsFor(turn.speaker);
  if (!found || (roles.length === 0 && (await findHere(turn))?.complaintId !== found.id))
    return sayStop(turn, words.timeline, words.notFound(caseNumber(wanted)));
  if (found.undoneAt) return sayStop(turn, words.timeline, words.isUndone(caseNumber(wanted)));
  const refusal = refusalOf(wanted.deed, { state: stateOf(found), roles, now: turn.now });
  if (refusal) return refuse(turn, { found, roles, deed: wanted.deed, refusal });
  const isAsking = turn.ask.does === "press" && asksForm(wanted.deed);
  if (isAsking || missingOf(wanted.deed, wanted.given, found).length) return openDeedForm(turn, found, wanted);
  const prepared = await prepare(turn, found, wanted);
  if ("stop" in prepared) return sayStop(turn, words.deeds[wanted.deed], prepared.stop);
  return keepDeed(turn, found, { wanted, doing: prepared });
}

type Ready = { wanted: Wanted; doing: Doing };

async function keepDeed(turn: Turn, found: Case, { wanted, doing }: Ready): Promise<Outcome> {
  const { speaker, now, database } = turn;
  const set: Row = { ...changesOf(found, doing), updatedAt: now, version: found.version + 1 };
  const after = { ...withColumns(found, set), ...namesAfter(turn, doing, set) };
  const said = [sayGiven(doing), ...sayAway(turn, doing)].filter(Boolean).join(" · ");
  const entry: NewEntry = {
    complaintId: found.id,
    at: wanted.origin?.at ?? now,
    kind: "deed",
    personId: speaker.id,
    author: speaker.name,
    text: said,
    deed: wanted.deed,
    platform: turn.ask.actor.platform,
    chat: wanted.origin?.chat ?? null,
    message: wanted.origin?.message ?? null,
    now,
  };
  const kept = await keepEntry(database, entry);
  const writes: Write[] = [
    { update: "Complaint", where: { id: found.id, version: found.version }, set, expect: 1 },
    await changeOf(turn, found, set),
    kept.write,
    ...(await writeCards(turn, after, after.version)),
    ...(await tellWanted(turn, { before: found, after, doing })),
    ...(await tellThreads(turn, { after, deed: wanted.deed, said, entryId: kept.id })),
  ];
  return { reply: await replyTo(turn, { after, deed: wanted.deed, said }), writes };
}

/** Who is away and was passed over, in the house's language: it stands in the timeline too. */
function sayAway({ house }: Turn, { climber, away, given }: Doing): string[] {
  const { cases, caseClock } = messagesFor(house.locale);
  if (climber?.passed.length) return [cases.awayNote(climber.passed)];
  return away ? [caseClock.assignedAway(given.person?.name ?? "", away.standIn?.name ?? null)] : [];
}

/** The names that go with the changed ids. */
function namesAfter(turn: Turn, { deed, given, decision }: Doing, set: Row): Partial<Case> {
  return {
    ...(deed === "claim" && { assigneeName: turn.speaker.name, isAssigneeActive: true }),
    ...(deed === "assign" && { assigneeName: given.person?.name ?? turn.speaker.name, isAssigneeActive: true }),
    ...(deed === "propose" && { proposerName: turn.speaker.name }),
    ...("deciderId" in set && { deciderName: decision?.by === "other" ? decision.person.name : null }),
  };
}

/** The history: of the columns only, since a deed is not undone like an edit; the timeline says it in words. */
async function changeOf(turn: Turn, found: Case, set: Row): Promise<Write> {
  const before = Object.fromEntries(Object.keys(set).map((name) => [name, (found as unknown as Row)[name] ?? null]));
  const json = (row: Row) =>
    JSON.stringify(row, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
  return {
    insert: "Change",
    row: {
      id: await turn.database.nextId("change"),
      record: "case",
      recordId: found.id,
      personId: turn.speaker.id,
      action: "edit",
      before: json(before),
      after: json(set),
      platform: turn.ask.actor.platform,
      at: turn.now,
    },
  };
}

/** The card or the thread that it was done in; null: somewhere else. */
async function findHere(turn: Turn): Promise<CasePlace | null> {
  const { actor, place } = turn.ask;
  const messages = [place.thread, turn.ask.does === "say" ? null : place.message];
  for (const thread of messages) {
    const found = thread && (await findPlaceOf(turn.database, { platform: actor.platform, chat: place.chat, thread }));
    if (found) return found;
  }
  return null;
}

type Done = { after: Case; deed: Deed; said: string };

/** A line in the threads of the channels and of the other platform; not where the answer itself is one. */
async function tellThreads(turn: Turn, { after, deed, said, entryId }: Done & { entryId: number }): Promise<Write[]> {
  const here = await findHere(turn);
  const isSpoken = turn.ask.does === "say" || turn.ask.does === "hear";
  // Nature is for managers' eyes (X-12).
  if (deed === "judge") return [];
  const places = (await findPlaces(turn.database, after.id)).filter((place) => {
    if (here?.letterKey === place.letterKey) return !isSpoken && place.toUser === null;
    return here ? isMirrored(here, place) : place.toUser === null;
  });
  return sayIn(places, {
    key: `deed:${entryId}`,
    now: turn.now,
    say: (locale) => {
      const { did } = wordsFor({ locale, timezone: turn.house.timezone });
      return { author: turn.speaker.name, words: said ? `${did[deed]} ${said}` : did[deed] };
    },
  });
}

/** In place of the card that was pressed, or of the form that stood there; else one line. */
async function replyTo(turn: Turn, { after, deed, said }: Done): Promise<Outcome["reply"]> {
  const { does, place, actor } = turn.ask;
  const words = wordsFor(turn.speaker);
  const line = words.done(turn.speaker.name, words.did[deed], said);
  const isReviewers = deed === "close" && after.assigneeId === turn.speaker.id;
  const note = isReviewers ? ` ${turn.messages.caseFile.review.next}` : unreleasedNote(turn, after);
  if (does === "say" || does === "hear") return sayWord(`${line}${note}`, "done").reply;
  const here = place.message
    ? await findPlaceOf(turn.database, { platform: actor.platform, chat: place.chat, thread: place.message })
    : null;
  if (here) return cardReply(await cardIn(turn, after, here));
  const title = words.doneTitle(caseNumber(after), words.did[deed]);
  const parts = [text(`${line}${note}`), ...(isReviewers ? [buttons(reviewButton(after, turn.speaker))] : [])];
  return cardReply({ title, tone: "done", summary: `${title} ${note}`.trim(), parts });
}

const unreleasedNote = (turn: Turn, { step, deciderName }: Case): string =>
  step === "proposed" && deciderName ? ` ${wordsFor(turn.speaker).notReleasedYet(deciderName)}` : "";

/** A button on a card: `claim`; in a letter about several cases `claim:` and the letter's key, which stays with the others. */
export async function pressDeed(turn: Turn, { id, choice = "" }: Action): Promise<Outcome> {
  const at = choice.indexOf(":");
  const deed = at < 0 ? choice : choice.slice(0, at);
  if (id === undefined || !isDeed(deed)) return say({ reply: "nothing" });
  const outcome = await doDeed(turn, { id, deed, given: {} });
  if (at < 0 || outcome.writes.length === 0 || outcome.reply.reply !== "card") return outcome;
  const words = messagesFor(turn.speaker.locale).reports.isDone(wordsFor(turn.speaker).did[deed]);
  const letter = await settleInLetter(turn, { key: choice.slice(at + 1), record: "complaint", id }, words);
  return letter ? { reply: cardReply(letter.card), writes: [...outcome.writes, letter.write] } : outcome;
}
