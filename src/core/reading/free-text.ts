// How far a free text goes (DESIGN §3, "Where free text ends").
import { sourceOf } from "./clean.ts";
import { findSaidDay } from "./day-words.ts";
import { opensPart } from "./meeting.ts";
import { labelAt, type Line, type Opening, openerAt } from "./openers.ts";
import { type Sum, sumAt } from "./sums.ts";
import type { Part } from "./part.ts";

/** The part that a free text's word or label opens at a word, or null where no text follows. */
export function textPart(line: Line, at: number, { field, from }: Opening): Part | null {
  const { folded, words } = line;
  const first = wordFrom(line, at, from);
  const end = endOfText(line, first, first === at);
  if (end <= first) return null;
  const start = Math.max(from, words[first]?.from ?? from);
  const text = sourceOf(folded, start, words[end - 1]?.end ?? start).trim();
  return text === "" ? null : { is: "text", field, text, sums: sumsIn(line, first, end), first: at, last: end - 1 };
}

/** The first word, from `at` on, that reaches beyond an offset. */
export function wordFrom({ words }: Line, at: number, offset: number): number {
  let first = at;
  while (first < words.length && (words[first]?.to ?? 0) <= offset) first++;
  return first;
}

/** The number of the word at which a text that begins at `first` has ended. `isGlued`: its first word is not its own. */
function endOfText(line: Line, first: number, isGlued: boolean): number {
  const { words, folded } = line;
  const from = words[first]?.from ?? 0;
  // `promise next Fri …`: the date of the promise, not another part.
  const day = findSaidDay(folded.plain, from);
  const begins = isGlued || (day !== null && openerAt(line, first, true) !== null);
  for (let at = begins ? first + 1 : first; at < words.length; at++) {
    if (day !== null && (words[at]?.to ?? 0) <= day.to) continue;
    if (labelAt(line, at) !== null || openerAt(line, at, true) !== null) return at;
    if (words[at]?.opensClause === true && opensPart(line, at)) return at;
  }
  return words.length;
}

/** Money words with an amount that stand in a text without a comma before them: unsure, so asked. */
function sumsIn(line: Line, first: number, end: number): Sum[] {
  const sums: Sum[] = [];
  for (let at = first; at < end; at++) {
    const sum = at > first && line.words[at]?.isGlued === true ? null : sumAt(line, at);
    if (sum !== null && sum.last < end) sums.push(sum);
  }
  return sums;
}
