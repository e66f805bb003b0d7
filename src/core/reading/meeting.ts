// Whom somebody met, and with it the last of what opens a part.
import { sourceOf } from "./clean.ts";
import { findSaidDay } from "./day-words.ts";
import { takenAt } from "./grammar.ts";
import { isLikeName, isTitled, splitNames } from "./names.ts";
import { choicesAt, flagAt, isMine, labelAt, type Line, nextWord, openerAt, textOf } from "./openers.ts";
import { sumAt } from "./sums.ts";

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
