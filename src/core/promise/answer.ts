// What `/promise 兑现 P-12 昨天 客户很满意` asks for: what became of a promise, by its number or its customer's name.
import { button, buttons, cardReply, sayStop, text } from "../cards.ts";
import { type Found, findVisible } from "../find.ts";
import { readNumber } from "../number.ts";
import { cleanText, plainOf } from "../reading/clean.ts";
import { readDay } from "../reading/day.ts";
import { sayFault } from "../reading/dated-text.ts";
import { sayDay } from "../reading/say.ts";
import type { RecordType } from "../record.ts";
import { textIn } from "../row.ts";
import { type Outcome, type Turn, numberOf, say } from "../turn.ts";
import { type Ending, end, findOpenPromise, findPromise, isDayUnsure, moveTo, reopen, sayDone } from "./deeds.ts";
import { askDay, openLater } from "./forms.ts";

type What = "kept" | "broken" | "moved" | "cancelled" | "open";
const WHATS: readonly What[] = ["kept", "broken", "moved", "cancelled", "open"];

/** More words than these are no customer's name. */
const LONGEST_NAME = 5;
const MOST = 8;

/** Null: it is a promise in the short form. */
export async function answerPromiseLine(turn: Turn, record: RecordType, typed: string): Promise<Outcome | null> {
  const line = cleanText(typed).trim();
  const word = wordAt(turn, line);
  if (word === null) return null;
  const rest = line.slice(word.length).trim();
  const { promises } = turn.messages;
  const meant = rest === "" ? null : await findMeant(turn, record, { what: word.what, rest });
  if (meant === null)
    return sayStop(turn, turn.messages.records.promise.name, promises.whichOne(promises.words[word.what][0] ?? ""));
  if ("reply" in meant) return meant;
  if (meant.id !== undefined) return doWith(turn, meant.id, { what: word.what, rest: meant.rest });
  return sayWhich(turn, record, { ...meant, what: word.what });
}

function wordAt({ messages }: Turn, line: string): { what: What; length: number } | null {
  const plain = plainOf(line);
  const { words } = messages.promises;
  const known = WHATS.flatMap((what) => words[what].map((word) => ({ what, word })));
  const found = known
    .filter(({ word }) => plain === word || plain.startsWith(`${word} `))
    .toSorted((one, other) => other.word.length - one.word.length)[0];
  return found ? { what: found.what, length: found.word.length } : null;
}

type Meant = { id: number; rest: string } | { id: undefined; customer: string; found: Found[]; rest: string };

/** A number; or a customer with open promises, of which the only one is meant. Null: neither is there. */
async function findMeant(turn: Turn, record: RecordType, { what, rest }: Saying): Promise<Meant | Outcome | null> {
  const pieces = rest.split(/\s+/u);
  const id = readNumber(record, pieces[0] ?? "");
  if (id !== null) return { id, rest: pieces.slice(1).join(" ") };
  if (what === "open") return null;
  for (let many = Math.min(pieces.length, LONGEST_NAME); many > 0; many--) {
    const { match } = await turn.lookUpFor(turn.speaker.id)([pieces.slice(0, many).join(" ")]);
    if (match.found !== "one") continue;
    const where = { customerId: match.customer.id, repId: turn.speaker.id, status: "open" };
    const { found } = await findVisible(turn.database, turn.speaker, record, { where, take: MOST });
    const after = pieces.slice(many).join(" ");
    const [only, ...others] = found;
    if (!only) return sayStop(turn, match.customer.name, turn.messages.promises.noneOf(match.customer.name));
    if (others.length === 0) return { id: only.id, rest: after };
    return { id: undefined, customer: match.customer.name, found, rest: after };
  }
  return null;
}

type Saying = { what: What; rest: string };

async function doWith(turn: Turn, id: number, { what, rest }: Saying): Promise<Outcome> {
  if (what === "open") {
    const closed = await findPromise(turn, id);
    if ("reply" in closed) return closed;
    const { promises } = turn.messages;
    if (closed.values["status"] !== "open") return sayDone(turn, closed, await reopen(turn, closed));
    return sayStop(turn, promises.reopen, promises.isOpen(numberOf(closed.record, id)));
  }
  const found = await findOpenPromise(turn, id);
  if ("reply" in found) return found;
  const read = rest === "" ? null : readDay(rest, turn.today, what === "moved" ? "due" : "past");
  if (read && "fault" in read) {
    const said = sayFault(read, turn.messages);
    return sayStop(turn, numberOf(found.record, id), said);
  }
  const day = read?.day ?? null;
  const word = customersWord(turn, read ? read.rest : rest);
  if (what === "moved") return day === null ? openLater(turn, found.record, id) : moveOn(turn, found, { day, word });
  return endBy(turn, found, { ending: what, on: day, word });
}

async function moveOn(turn: Turn, found: Found, { day, word }: { day: string; word: string | null }): Promise<Outcome> {
  const { promises } = turn.messages;
  if (day === found.values["dueOn"]) return sayStop(turn, numberOf(found.record, found.id), promises.sameDay);
  return sayDone(turn, found, await moveTo(turn, found, day, word));
}

type Ended = { ending: Ending; on: string | null; word: string | null };

async function endBy(turn: Turn, found: Found, { ending, on, word }: Ended): Promise<Outcome> {
  if (ending === "kept" && on === null && isDayUnsure(turn, found)) return askDay(turn, found);
  return sayDone(turn, found, await end(turn, found, { ending, on: ending === "kept" ? on : null, word }));
}

/** What is left of the line is what the customer said. 客户说不急 needs no space; 客户 alone may begin his words. */
function customersWord({ messages }: Turn, rest: string): string | null {
  const plain = plainOf(rest);
  const begins = messages.promises.words.said.find((word) => {
    const isWhole = /^\s*(?:[:,\s]|$)/u.test(plain.slice(word.length));
    return plain.startsWith(word) && (isWhole || word.endsWith("说"));
  });
  const words = rest
    .slice(begins?.length ?? 0)
    .replace(/^[\s:：，,]+/u, "")
    .trim();
  return words === "" ? null : words;
}

type Several = { customer: string; found: Found[]; what: What };

/** One tap says which; what was to be done with it is done. */
function sayWhich(turn: Turn, record: RecordType, { customer, found, what }: Several): Outcome {
  const { promises } = turn.messages;
  const parts = found.map((one) => {
    const dueOn = textIn(one.values, "dueOn");
    const when = dueOn === null ? [] : [sayDay(dueOn, turn.today, turn.speaker.locale)];
    const label = [...when, textIn(one.values, "text") ?? "", numberOf(record, one.id)].join(" ");
    return what === "moved"
      ? button(label, { do: "later", record: record.name, id: one.id })
      : button(label, { do: "promise", id: one.id, choice: what });
  });
  const title = promises.which(customer);
  return say(cardReply({ title, tone: "ask", summary: title, parts: [text(title), buttons(...parts)] }));
}
