// Amounts in a line: a money word with its number, a number that stands alone, and what only looks like one.
import { isCount, readAmount, readRate } from "./amount.ts";
import { sourceOf } from "./clean.ts";
import { takenAt } from "./grammar.ts";
import { choicesAt, isMine, type Line, nextWord, openerAt, saidOf, textOf } from "./openers.ts";

/** `last`: the number of the last word that belongs to it. */
export type Sum = { field: string; value: number; said: string; last: number };

/** A money or rate word at a word, and the number in the same word or the next; `isGlued`: in the same. */
type Named = { field: string; number: string; last: number; isGlued: boolean };

function namedAt(line: Line, at: number): Named | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  const taken = word === undefined || isMine(line, at) ? null : takenAt(grammar.sum, folded.plain, word.from);
  const field = taken === null ? undefined : grammar.sums.get(taken);
  if (word === undefined || taken === null || field === undefined) return null;
  const glued = folded.plain.slice(word.from + taken.length, word.to).replace(/^:/u, "");
  if (glued !== "") return { field, ...withUnit(line, at, glued), isGlued: true };
  const next = nextWord(line, at);
  return next === null ? null : { field, ...withUnit(line, at + 1, textOf(line, next)), isGlued: false };
}

const POWER = /^(?:[百千万亿kw]|[百千万亿]元)$/u;
const UNIT = /^(?:元|块|块钱|元整|rmb|cny|yuan|%)$/u;

/** 1.2 万, 5000 元: what stands behind a number and belongs to it. */
function withUnit(line: Line, at: number, text: string): { number: string; last: number } {
  let number = text;
  let last = at;
  for (const unit of [POWER, UNIT]) {
    const next = /^[¥\d.,]+/u.test(number) ? nextWord(line, last) : null;
    if (next === null || !unit.test(textOf(line, next))) continue;
    number += textOf(line, next);
    last++;
  }
  return { number, last };
}

/** A money or rate word with its number. */
export function sumAt(line: Line, at: number): Sum | null {
  const named = namedAt(line, at);
  if (named === null) return null;
  const { field, number, last } = named;
  const isRate = line.grammar.record.fields[field]?.kind === "rate";
  const value = isRate ? readRate(number) : readAmount(number);
  if (value === null || (!isRate && isCounted(line, last, number))) return null;
  return { field, value, said: saidOf(line, at, last), last };
}

const AMOUNT_WITH_MORE = /^(?:-\d|¥\d|[约近共]?[\d.,]{1,20}(?:[百千万亿]|元|块|%))/u;

/** A money word before a number that is neither an amount nor a count (收款5000现金, 收款 -500): unsure, so asked. */
export function doubtAt(line: Line, at: number): { field: string; said: string; last: number } | null {
  const named = namedAt(line, at);
  if (named === null) return null;
  const { field, number, last, isGlued } = named;
  const isNumber = (isGlued && /^[-¥约近]?\d/u.test(number)) || AMOUNT_WITH_MORE.test(number);
  if (!isNumber || isCount(number) || readAmount(number) !== null) return null;
  return { field, said: saidOf(line, at, last), last };
}

/** An amount that stands alone. In Chinese numerals it needs its money word: 百万 may be anything. */
export function amountAt(line: Line, at: number): { fen: number; said: string; last: number } | null {
  const word = line.words[at];
  if (word === undefined || isMine(line, at) || !line.grammar.takesAmounts) return null;
  const { number, last } = withUnit(line, at, textOf(line, word));
  const fen = /\d/u.test(number) ? readAmount(number) : null;
  return fen === null || isCounted(line, last, number) ? null : { fen, said: saidOf(line, at, last), last };
}

const MEASURE =
  /^(?:[箱件瓶个包袋盒罐桶条支台套张只家人次天吨斤克升米组份本辆种款趟店平]|公斤|公里|小时|分钟|[箱件瓶袋罐桶]\p{L}*)$/u;
const COUNTED =
  /^(?:(?!plus$|this$|minus$|thus$)[a-z]{2,}[a-rt-z]s|box|case|carton|pack|bag|bottle|can|piece|pcs|kg|ton|km|pm|am|min|people|sku|pop)$/u;

/** 12 箱, 12 boxes: a bare number with a thing behind it. A capital begins a name, not a thing. */
function isCounted(line: Line, at: number, number: string): boolean {
  const next = nextWord(line, at);
  if (next === null || !/^\d{1,6}$/u.test(number)) return false;
  const text = textOf(line, next);
  if (MEASURE.test(text)) return true;
  const isOpening = openerAt(line, at + 1, false) !== null || choicesAt(line, at + 1) !== null;
  return COUNTED.test(text) && sourceOf(line.folded, next.from, next.to) === text && !isOpening;
}
