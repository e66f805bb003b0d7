// What opens a part at a word: a label, a free text's word, a money word with its amount, a choice, a flag, 见.
import { isCount, readAmount, readRate } from "./amount.ts";
import { type Folded, sourceOf } from "./clean.ts";
import { findSaidDay } from "./day-words.ts";
import { type Grammar, takenAt } from "./grammar.ts";
import { isLikeName, isTitled, splitNames } from "./names.ts";
import type { Word } from "./words.ts";

/** A line being read. Word numbers in `mine` belong to the customer and open nothing. */
export type Line = {
  folded: Folded;
  grammar: Grammar;
  words: readonly Word[];
  today: string;
  mine: { from: number; to: number };
};

export const textOf = ({ folded }: Line, word: Word): string => folded.plain.slice(word.from, word.to);

/** The next word of the same clause, or null at its end. */
export function nextWord(line: Line, at: number): Word | null {
  const word = line.words[at + 1];
  return word === undefined || word.opensClause || isMine(line, at + 1) ? null : word;
}

export const isMine = ({ mine }: Line, at: number): boolean => at >= mine.from && at < mine.to;

/** `from`: the offset at which what it opens begins. */
export type Opening = { field: string; from: number };

export function labelAt({ folded, grammar, words }: Line, at: number): Opening | null {
  const word = words[at];
  const label = word === undefined || word.isGlued ? null : takenAt(grammar.label, folded.plain, word.from);
  const field = label === null ? undefined : grammar.labels.get(label.slice(0, -1).trim());
  return word === undefined || label === null || field === undefined ? null : { field, from: word.from + label.length };
}

/** `next week Fri` begins with its date; `next week` without a weekday is no date, but what is said stays together. */
const SPAN = /next (?:week|month|year|quarter)(?![a-z0-9])/uy;

export function openerAt(line: Line, at: number, isInText: boolean): Opening | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  if (word === undefined || isMine(line, at) || (isInText && word.isGlued)) return null;
  const taken = takenAt(grammar.opener, folded.plain, word.from);
  const field = taken === null ? undefined : grammar.openers.get(taken);
  if (taken === null || field === undefined) return null;
  if (takenAt(SPAN, folded.plain, word.from) === null) return { field, from: word.from + taken.length };
  return isInText && findSaidDay(folded.plain, word.from) === null ? null : { field, from: word.from };
}

/** `last`: the number of the last word that belongs to it. */
export type Sum = { field: string; value: number; said: string; last: number };

/** A money or rate word with its number, glued to it or in the next word. */
export function sumAt(line: Line, at: number): Sum | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  const taken = word === undefined || isMine(line, at) ? null : takenAt(grammar.sum, folded.plain, word.from);
  const field = taken === null ? undefined : grammar.sums.get(taken);
  if (word === undefined || taken === null || field === undefined) return null;
  const glued = folded.plain.slice(word.from + taken.length, word.to).replace(/^:/u, "");
  const next = nextWord(line, at);
  const last = glued === "" && next !== null ? at + 1 : at;
  const number = glued === "" ? (next === null ? "" : textOf(line, next)) : glued;
  const isRate = grammar.record.fields[field]?.kind === "rate";
  const value = isRate ? readRate(number) : readAmount(number);
  if (value === null || (!isRate && isCounted(line, last, number))) return null;
  const to = afterUnit(line, last);
  return { field, value, said: saidOf(line, at, to), last: to };
}

const AMOUNT_WITH_MORE = /^(?:-\d|¥\d|[\d.,]{1,20}(?:[百千万亿]|元|块|%))/u;

/** A money word before a number that is neither an amount nor a count (收款5000现金, 收款 -500): unsure, so asked. */
export function doubtAt(line: Line, at: number): { field: string; said: string; last: number } | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  const taken = word === undefined || isMine(line, at) ? null : takenAt(grammar.sum, folded.plain, word.from);
  const field = taken === null ? undefined : grammar.sums.get(taken);
  if (word === undefined || taken === null || field === undefined) return null;
  const glued = folded.plain.slice(word.from + taken.length, word.to);
  const next = glued === "" ? nextWord(line, at) : null;
  const number = next === null ? glued : textOf(line, next);
  const isNumber = next === null ? /^[-¥]?\d/u.test(number) : AMOUNT_WITH_MORE.test(number);
  if (!isNumber || isCount(number)) return null;
  const last = next === null ? at : at + 1;
  return readAmount(number) !== null ? null : { field, said: saidOf(line, at, last), last };
}

/** An amount that stands alone. In Chinese numerals it needs its money word: 百万 may be anything. */
export function amountAt(line: Line, at: number): { fen: number; said: string; last: number } | null {
  const word = line.words[at];
  if (word === undefined || isMine(line, at) || !line.grammar.takesAmounts) return null;
  const text = textOf(line, word);
  const fen = /\d/u.test(text) ? readAmount(text) : null;
  if (fen === null || isCounted(line, at, text)) return null;
  const last = afterUnit(line, at);
  return { fen, said: saidOf(line, at, last), last };
}

const UNIT = /^(?:元|块|块钱|元整|rmb|cny|yuan|%)$/u;

function afterUnit(line: Line, last: number): number {
  const next = nextWord(line, last);
  return next !== null && UNIT.test(textOf(line, next)) ? last + 1 : last;
}

const MEASURE =
  /^(?:[箱件瓶个包袋盒罐桶条支台套张只家人次天吨斤克升米组份本辆种款趟店平]|公斤|公里|小时|分钟|[箱件瓶袋罐桶]\p{L}*)$/u;
const COUNTED = /^(?:[a-z]{2,}s|box|case|carton|pack|bag|bottle|can|piece|pcs|kg|ton|km|pm|am|min|people|sku|pop)$/u;

/** 12 箱, 12 boxes: a bare number with a thing behind it. A capital begins a name, not a thing. */
function isCounted(line: Line, at: number, number: string): boolean {
  const next = nextWord(line, at);
  if (next === null || !/^\d{1,6}$/u.test(number)) return false;
  const text = textOf(line, next);
  if (MEASURE.test(text)) return true;
  const isOpening = openerAt(line, at + 1, false) !== null || choicesAt(line, at + 1) !== null;
  return COUNTED.test(text) && sourceOf(line.folded, next.from, next.to) === text && !isOpening;
}

export function saidOf({ folded, words }: Line, first: number, last: number): string {
  return sourceOf(folded, words[first]?.from ?? 0, words[last]?.to ?? 0);
}

export type Chosen = { field: string; code: string };

/** A choice's word, or several of them: 订货、收款. */
export function choicesAt(line: Line, at: number): Chosen[] | null {
  const word = line.words[at];
  if (word === undefined || isMine(line, at)) return null;
  const text = textOf(line, word);
  const single = line.grammar.choices.get(text);
  if (single !== undefined) return [single];
  if (!/[、/+&]/u.test(text) || text.length > 60) return null;
  const chosen = text.split(/[、/+&]/u).map((piece) => line.grammar.choices.get(piece));
  return chosen.every((one) => one !== undefined) ? chosen : null;
}

export function flagAt(line: Line, at: number): string | null {
  const word = line.words[at];
  return word === undefined || isMine(line, at) ? null : (line.grammar.flags.get(textOf(line, word)) ?? null);
}

const TITLE = /^(?:the|mr|mrs|ms|miss|dr)$/u;
const LATIN_NAME = /^\p{Lu}[\p{L}.'-]*$/u;

/** 见于老板, 见到 王店长, met Wang Li and Zhao. */
export function meetingAt(line: Line, at: number): { names: string[]; last: number } | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  const taken = word === undefined || isMine(line, at) ? null : takenAt(grammar.meeting, folded.plain, word.from);
  if (word === undefined || taken === null || grammar.names === null) return null;
  const { endings } = grammar.names;
  const glued = sourceOf(folded, word.from + taken.length, word.to);
  if (glued !== "") {
    const names = splitNames(glued);
    return names.every((name) => isTitled(name, endings) || isLikeName(name)) ? { names, last: at } : null;
  }
  if (nextWord(line, at) === null || opensNamed(line, at + 1)) return null;
  const last = lastOfName(line, at + 1);
  return {
    names: splitNames(sourceOf(folded, words[at + 1]?.from ?? 0, words[last]?.to ?? 0).replace(/^the /iu, "")),
    last,
  };
}

/** A name in Latin letters goes on while capitals do, or over `and`. */
export function lastOfName(line: Line, first: number): number {
  let last = first;
  for (let next = nextWord(line, last); next !== null; next = nextWord(line, last)) {
    const present = line.words[last];
    const text = present === undefined ? "" : textOf(line, present);
    const isOpen = TITLE.test(text) || /^(?:and|&)$/u.test(text);
    const source = sourceOf(line.folded, next.from, next.to);
    const goesOn = LATIN_NAME.test(source) || /^(?:and|&)$/u.test(source);
    if (!/^[a-z&]/u.test(text) || opensNamed(line, last + 1) || !(isOpen || goesOn)) break;
    if (findSaidDay(line.folded.plain, next.from)?.to === next.to) break;
    last++;
  }
  return last;
}

/** A word that opens a part: after a comma it ends a free text (DESIGN §3). */
export const opensPart = (line: Line, at: number): boolean => opensNamed(line, at) || meetingAt(line, at) !== null;

function opensNamed(line: Line, at: number): boolean {
  return (
    labelAt(line, at) !== null ||
    openerAt(line, at, false) !== null ||
    sumAt(line, at) !== null ||
    choicesAt(line, at) !== null ||
    flagAt(line, at) !== null
  );
}
