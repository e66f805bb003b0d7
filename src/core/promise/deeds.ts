// What is done with a promise: it ended, it was moved, it is open again; said back with what follows from it.
import { button, buttons, sayStop, text } from "../cards.ts";
import { type Found, findOne } from "../find.ts";
import { keepChanged } from "../keep.ts";
import { findPerson } from "../person.ts";
import { sayDay } from "../reading/say.ts";
import type { Values } from "../record.ts";
import type { Part } from "../reply.ts";
import { textIn } from "../row.ts";
import { choiceLabel } from "../say-value.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, numberOf, recordNamed } from "../turn.ts";
import { doingOf } from "./rule.ts";
import { comingOf } from "./series.ts";

export type Ending = "kept" | "broken" | "cancelled";

/** What a deed came to, before anything is saved. */
export type Done = { title: string; lines: string[]; changeId: number; writes: readonly Write[]; status: string };

/** A promise that the speaker may change, or the answer that says why not. */
export async function findPromise(turn: Turn, id: number): Promise<Found | Outcome> {
  const { answer } = turn.messages;
  const record = recordNamed(turn, "promise");
  const found = record && (await findOne(turn.database, turn.speaker, { record, id, right: "change" }));
  return found && !found.isUndone ? found : sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
}

/** The same, still open. */
export async function findOpenPromise(turn: Turn, id: number): Promise<Found | Outcome> {
  const found = await findPromise(turn, id);
  if ("reply" in found || found.values["status"] === "open") return found;
  const { promises } = turn.messages;
  const status = choiceLabel(found.record, "status", textIn(found.values, "status") ?? "", turn.messages);
  return sayStop(turn, turn.messages.records.promise.name, promises.alreadyClosed(numberOf(found.record, id), status));
}

const givenOf = ({ values }: Found) => ({ dueOn: textIn(values, "dueOn"), every: textIn(values, "every") });

/** Done today it would be early or late, which for a recurring one means broken (D-05): that is asked, not guessed. */
export const isDayUnsure = (turn: Turn, found: Found): boolean =>
  doingOf(givenOf(found), turn.today).status === "broken";

export type Ended = { ending: Ending; on?: string | null; word?: string | null };

/** `on`: the day it was done on, today by itself. A recurring one that was not done on its day is broken (rule.ts). */
export async function end(turn: Turn, found: Found, { ending, on, word }: Ended): Promise<Done> {
  const { promises } = turn.messages;
  const { record, id } = found;
  const number = numberOf(record, id);
  const day = on ?? turn.today;
  const given = givenOf(found);
  const doing = ending === "kept" ? doingOf(given, day) : { status: ending, days: 0 };
  const said = word ?? textIn(found.values, "word");
  const after = { ...found.values, status: doing.status, word: said };
  const titles = { broken: promises.brokenTitle(number), cancelled: promises.cancelledTitle(number) };
  const title =
    ending !== "kept"
      ? titles[ending]
      : doing.status === "kept"
        ? promises.keptTitle(number, doing.days)
        : promises.notOnItsDay(number, doing.days);
  const first = String(found.row["firstDueOn"] ?? "");
  const next = doing.status === "cancelled" ? null : comingOf(given.every, turn.today, given.dueOn, first);
  const goesOn = found.row["nextId"] === null && given.dueOn !== null && next !== null;
  const lines = [
    ...(word ? [promises.said(word)] : []),
    ...(goesOn ? [promises.nextOne(sayDay(next, turn.today, turn.speaker.locale))] : []),
    ...(doing.status === "cancelled" && given.every !== null ? [promises.ended] : []),
  ];
  return change(turn, found, { after, endedOn: day, title, lines });
}

export async function moveTo(turn: Turn, found: Found, day: string, word: string | null = null): Promise<Done> {
  const { promises } = turn.messages;
  const after = { ...found.values, dueOn: day, word: word ?? textIn(found.values, "word") };
  const title = promises.movedTitle(numberOf(found.record, found.id), sayDay(day, turn.today, turn.speaker.locale));
  return change(turn, found, { after, title, lines: word ? [promises.said(word)] : [] });
}

export const reopen = (turn: Turn, found: Found): Promise<Done> => {
  const title = turn.messages.promises.openTitle(numberOf(found.record, found.id));
  return change(turn, found, { after: { ...found.values, status: "open" }, title, lines: [] });
};

type Changing = { after: Values; endedOn?: string; title: string; lines: string[] };

async function change(turn: Turn, found: Found, { after, endedOn, title, lines }: Changing): Promise<Done> {
  const { record, id, version, values: before, row } = found;
  const owner =
    (await findPerson(turn.database, found.concerned.makers[0] ?? turn.speaker.id, turn.house)) ?? turn.speaker;
  const edit = { id, version, before, after, action: "edit" as const, row, owner, ...(endedOn && { endedOn }) };
  const { writes, changeId } = await keepChanged(turn, record, edit);
  return { title, lines, changeId, writes, status: textIn(after, "status") ?? "" };
}

/** What was done, in words, with the taps that take it back and lead on. */
export function doneParts(turn: Turn, { lines, changeId }: Done): Part[] {
  const { answer } = turn.messages;
  const undo = button(answer.undo, { do: "undo", record: "promise", id: changeId }, "danger");
  return [...lines.map((line) => text(line, "quiet")), buttons(undo)];
}

/** The card of what was done with one promise. */
export function sayDone(turn: Turn, found: Found, done: Done): Outcome {
  const what = [found.customerName, textIn(found.values, "text")].filter(Boolean).join(" · ");
  const list = button(turn.messages.promises.back, { do: "list", record: "promise", choice: "0" });
  const card = {
    title: done.title,
    tone: "done" as const,
    summary: `${done.title} ${what}`,
    parts: [text(what), ...doneParts(turn, done), buttons(list)],
  };
  return { reply: { reply: "card", card }, writes: done.writes };
}
