// Parts into values and problems.
import type { Messages } from "../messages/index.ts";
import type { PromiseValue, Values } from "../record.ts";
import type { Problems } from "../reply.ts";
import { addCodes, addProblem, type Basket, isCodes, labelOf, putAmount, putOnce } from "./basket.ts";
import { sourceOf } from "./clean.ts";
import { readPromise, sayFault, takeDay } from "./dated-text.ts";
import { resolveDay } from "./day.ts";
import { readField } from "./field-text.ts";
import { datedBy } from "./grammar.ts";
import { addPurposes, placeAmount, placeRest } from "./leftover.ts";
import { type Line, saidOf } from "./openers.ts";
import type { Part } from "./part.ts";

export type Gathered = { values: Values; problems: Problems; rest: string };

export function gatherParts(line: Line, parts: readonly Part[], messages: Messages): Gathered {
  const basket: Basket = { line, messages, values: {}, problems: {}, said: new Map(), left: [] };
  for (const part of parts) gatherPart(basket, part);
  for (const part of parts) if (part.is === "amount") placeAmount(basket, part.fen, part.said);
  addPurposes(basket);
  const rest = placeRest(basket);
  return { values: basket.values, problems: basket.problems, rest };
}

function gatherPart(basket: Basket, part: Part): void {
  const { grammar } = basket.line;
  switch (part.is) {
    case "choice":
      for (const { field, code } of part.chosen) choose(basket, { field, code, said: part.said });
      return;
    case "flag":
      basket.values[part.field] = true;
      return;
    case "sum":
      return putAmount(basket, part);
    case "day":
      return grammar.pastDay === null && grammar.dueDay === null ? leave(basket, part) : putDay(basket, part);
    case "time":
      return putTime(basket, part);
    case "names":
      return grammar.names === null ? undefined : addCodes(basket, grammar.names.field, part.names);
    case "text":
      return putText(basket, part);
    case "labelled":
      return putLabelled(basket, part);
    case "doubt":
      putDoubt(basket, part);
      return leave(basket, part);
    case "plain":
      return leave(basket, part);
    case "customer":
      return part.isLabelled ? putOtherCustomer(basket, part) : undefined;
    case "amount":
    case "empty":
  }
}

/** A label names a customer, and another one was found before it: whom the line means is asked. */
function putOtherCustomer(basket: Basket, { first, last }: Part): void {
  const { line, messages } = basket;
  const named = [saidOf(line, line.mine.from, line.mine.to - 1), saidOf(line, first, last)].map(withoutLabel);
  if (line.grammar.customer === null || new Set(named).size === 1) return;
  addProblem(basket, line.grammar.customer, messages.reading.twoChoices(named.join(" / ")));
}

const withoutLabel = (said: string): string => said.slice(said.search(/[:：]/u) + 1).trim();

/** Words that nothing takes, with their full stops. */
function leave({ line, left }: Basket, { first, last }: Part): void {
  for (let at = first; at <= last; at++) {
    const word = line.words[at];
    if (word === undefined) continue;
    left.push({
      text: sourceOf(line.folded, word.from, word.end),
      isGlued: word.isGlued && left.at(-1)?.at === at - 1,
      at,
    });
  }
}

function choose(basket: Basket, { field, code, said }: { field: string; code: string; said: string }): void {
  if (basket.line.grammar.record.fields[field]?.kind === "choices") return addCodes(basket, field, [code]);
  putOnce(basket, { field, value: code, said }, basket.messages.reading.twoChoices);
}

function putDoubt(basket: Basket, { field, said }: Extract<Part, { is: "doubt" }>): void {
  const { notARate, notAnAmount } = basket.messages.reading;
  addProblem(basket, field, (basket.line.grammar.fields[field]?.kind === "rate" ? notARate : notAnAmount)(said));
}

function putDay(basket: Basket, part: Extract<Part, { is: "day" }>): void {
  const { pastDay, dueDay } = basket.line.grammar;
  const field = pastDay ?? dueDay ?? "";
  const meant = resolveDay(part.saidDay, basket.line.today, pastDay === null ? "due" : "past");
  if ("fault" in meant) addProblem(basket, field, sayFault({ fault: meant.fault, said: part.said }, basket.messages));
  else putOnce(basket, { field, value: meant.day, said: part.said }, basket.messages.reading.twoDays);
}

function putTime(basket: Basket, { time, said }: Extract<Part, { is: "time" }>): void {
  const field = basket.line.grammar.time ?? "";
  putOnce(basket, { field, value: time, said }, basket.messages.reading.twoTimes);
}

function putText(basket: Basket, { field, text, sums }: Extract<Part, { is: "text" }>): void {
  const { line, messages, values, left } = basket;
  const declared = line.grammar.record.fields[field];
  for (const sum of sums)
    addProblem(basket, sum.field, messages.reading.amountInText(sum.said, labelOf(basket, field)));
  if (declared?.kind === "promises") return putPromise(basket, field, text);
  if (field === line.grammar.rest?.field) {
    left.push({ text, isGlued: false, at: -1 });
    return;
  }
  const dated = declared === undefined ? null : datedBy(declared);
  const read = dated === null ? { text, day: null, said: "", fault: null } : takeDay(text, line.today);
  if (dated !== null && read.day !== null)
    putOnce(basket, { field: dated, value: read.day, said: read.said }, messages.reading.twoDays);
  if (dated !== null && read.fault !== null) addProblem(basket, dated, sayFault(read.fault, messages));
  const before = values[field];
  if (read.text !== "") values[field] = typeof before === "string" ? `${before} ${read.text}` : read.text;
}

function putPromise(basket: Basket, field: string, text: string): void {
  const { line, messages, values } = basket;
  const before = values[field];
  const { promise, fault } = readPromise(text, line.today);
  if (fault !== null) addProblem(basket, field, sayFault(fault, messages));
  values[field] = [...(isPromises(before) ? before : []), promise];
}

const isPromises = (value: Values[string] | undefined): value is PromiseValue[] =>
  Array.isArray(value) && value.every((one) => typeof one === "object");

function putLabelled(basket: Basket, { field, text }: Extract<Part, { is: "labelled" }>): void {
  const { line, messages, values } = basket;
  const declared = line.grammar.fields[field];
  if (declared === undefined) return;
  const read = readField(declared, text, { today: line.today, messages });
  if ("problem" in read) {
    addProblem(basket, field, read.problem);
    // A text that is only too long is kept, so that the form shows it.
    if (declared.kind === "line") values[field] = text;
    return;
  }
  if (read.value === null) return;
  if (isCodes(read.value)) return addCodes(basket, field, read.value);
  putOnce(basket, { field, value: read.value, said: text }, messages.reading.twoChoices);
}
