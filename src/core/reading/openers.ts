// What opens a part at a word: a label, a free text's word, a money word with its amount, a choice, a flag, 见.
import { type Folded, sourceOf } from "./clean.ts";
import { findSaidDay } from "./day-words.ts";
import { type Grammar, takenAt } from "./grammar.ts";
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
  // 答应了换海报: the 了 is the verb's.
  const from = word.from + taken.length + (folded.plain[word.from + taken.length] === "了" ? 1 : 0);
  if (takenAt(SPAN, folded.plain, word.from) === null) return { field, from };
  return isInText && findSaidDay(folded.plain, word.from) === null ? null : { field, from: word.from };
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
