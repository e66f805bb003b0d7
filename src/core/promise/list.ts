// The list of promises: what is open first, the earliest day first, each with the taps that say what became of it.
import { mayMake } from "../access.ts";
import { button, buttons, cardReply, text } from "../cards.ts";
import { type Found, countVisible, findChangeable, findVisible } from "../find.ts";
import { sayRhythm } from "../reading/rhythm.ts";
import { sayDay } from "../reading/say.ts";
import type { RecordType } from "../record.ts";
import type { Button, Part } from "../reply.ts";
import { textIn } from "../row.ts";
import { choiceLabel } from "../say-value.ts";
import { type Outcome, type Turn, numberOf, say } from "../turn.ts";
import { type Done, doneParts } from "./deeds.ts";
import { type Moves, findMoves } from "./moves.ts";

/** Each with its two or three taps: Feishu's 200 elements a card hold more, a phone does not. */
const PAGE = 8;

/** `after`: what was just done with one of them, which is not saved yet. `customer`: of this one alone. */
type Listing = { page: number; customer?: number | null; after?: { found: Found; done: Done } };

const BY_DAY = [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }];
const BY_END = [{ endedOn: { sort: "desc", nulls: "last" } }, { id: "desc" }];

export async function listPromises(turn: Turn, record: RecordType, listing: Listing): Promise<Outcome> {
  const { promises } = turn.messages;
  const { customer = null, after } = listing;
  const whose = [
    ...(customer === null ? [] : [{ customerId: customer }]),
    ...(after ? [{ id: { not: after.found.id } }] : []),
  ];
  const where = (more: object) => ({ AND: [...whose, more] });
  const count = (more: object) => countVisible(turn.database, turn.speaker, { record, where: where(more) });
  const read = (more: object, skip: number, orderBy: readonly object[]) =>
    findVisible(turn.database, turn.speaker, record, { where: where(more), skip, take: PAGE, orderBy });
  const page = Math.max(listing.page, 0);
  const from = page * PAGE;
  const { found: ahead, total: open } = await read({ status: "open" }, from, BY_DAY);
  const { found: behind, total: closed } = await read({ status: { not: "open" } }, Math.max(0, from - open), BY_END);
  const overdue = open === 0 ? 0 : await count({ status: "open", dueOn: { lt: turn.today } });
  const shown: Shown = { ahead, behind: behind.slice(0, PAGE - ahead.length), page, total: open + closed, customer };
  const parts = [...notes(turn, after), ...(await rowsOf(turn, record, shown))];
  const isNone = open + closed === 0 && !after;
  const title = isNone ? turn.messages.records.promise.name : promises.listTitle(open, overdue);
  return say(cardReply({ title, tone: after ? "done" : "plain", summary: after?.done.title ?? title, parts }));
}

function notes(turn: Turn, after: Listing["after"]): Part[] {
  if (!after) return [];
  const { found, done } = after;
  const what = [found.customerName, textIn(found.values, "text")].filter(Boolean).join(" · ");
  return [text(done.title, "strong"), text(what), ...doneParts(turn, done), { part: "divider" }];
}

type Shown = { ahead: Found[]; behind: Found[]; page: number; total: number; customer: number | null };

async function rowsOf(turn: Turn, record: RecordType, shown: Shown): Promise<Part[]> {
  const { promises, answer } = turn.messages;
  const { ahead, behind, page, total, customer } = shown;
  const moves = await findMoves(
    turn.database,
    [...ahead, ...behind].map(({ id }) => id),
  );
  const mine = await findChangeable(turn.database, turn.speaker, ahead);
  const turnTo = (label: string, to: number): Button =>
    button(label, { do: "list", record: record.name, choice: String(to), ...(customer !== null && { id: customer }) });
  const pages = [
    ...(page > 0 ? [turnTo(answer.previousPage, page - 1)] : []),
    ...((page + 1) * PAGE < total ? [turnTo(answer.nextPage, page + 1)] : []),
  ];
  const make = mayMake(turn.speaker, record) ? [button(promises.new, { do: "new", record: record.name })] : [];
  return [
    ...(total === 0 ? emptyParts(turn, record) : []),
    ...ahead.flatMap((found) => openParts(turn, found, { moves, page, mayChange: mine.has(found.id) })),
    ...(behind.length ? [text(promises.closed, "strong")] : []),
    ...(behind.length ? [{ part: "rows" as const, rows: behind.map((found) => lineOf(turn, found, moves)) }] : []),
    ...(pages.length + make.length ? [buttons(...pages, ...make)] : []),
  ];
}

function emptyParts({ messages, speaker }: Turn, record: RecordType): Part[] {
  const { answer, records } = messages;
  const hint = answer.emptyListHint(`${record.command} ${record.examples[speaker.locale === "en" ? "en" : "zh"]}`);
  return [text(answer.emptyList(records.promise.name)), ...(mayMake(speaker, record) ? [text(hint, "quiet")] : [])];
}

type Opening = { moves: Moves; page: number; mayChange: boolean };

function openParts(turn: Turn, found: Found, { moves, page, mayChange }: Opening): Part[] {
  const { promises } = turn.messages;
  const { id } = found;
  const tap = (what: string): Button["action"] => ({ do: "promise", id, choice: `${what}:list:${page}` });
  const taps = [
    button(promises.kept, tap("kept"), "primary"),
    button(promises.more, { do: "later", record: "promise", id }),
  ];
  return [{ part: "rows", rows: [lineOf(turn, found, moves)] }, ...(mayChange ? [buttons(...taps)] : [])];
}

/** Customer and words; then whom, when, how often, how often moved, whose, its number. */
function lineOf(turn: Turn, found: Found, moves: Moves) {
  const { record, id, values, customerName, people } = found;
  const { promises, answer } = turn.messages;
  const { locale, name } = turn.speaker;
  const day = (on: string) => sayDay(on, turn.today, locale);
  const [status, dueOn] = [textIn(values, "status") ?? "open", textIn(values, "dueOn")];
  const [every, whom] = [textIn(values, "every"), textIn(values, "toWhom")];
  const word = textIn(values, "word");
  const moved = moves.get(id);
  const when = dueOn === null ? answer.undated : day(dueOn);
  const said = status === "open" && dueOn !== null && dueOn < turn.today ? promises.overdue(when) : when;
  const rep = people["rep"] ?? null;
  const detail = [
    ...(status === "open" ? [] : [choiceLabel(record, "status", status, turn.messages)]),
    said,
    ...(every === null ? [] : [sayRhythm(every, locale)]),
    ...(whom === null ? [] : [promises.to(whom)]),
    ...(moved ? [promises.movedTimes(moved.times, day(moved.firstOn))] : []),
    ...(word === null ? [] : [promises.said(word)]),
    ...(rep === null || rep === name ? [] : [promises.of(rep)]),
    numberOf(record, id),
  ].join(" · ");
  const show = button(answer.show, { do: "show", record: record.name, id });
  return { title: [customerName, textIn(values, "text")].filter(Boolean).join(" · "), detail, button: show };
}
