// Divides a line into its parts: every word of it belongs to exactly one (test/core/reading/line.test.ts).
import { sourceOf } from "./clean.ts";
import { findSaidDay } from "./day-words.ts";
import { labelledPart } from "./labelled.ts";
import { isTitled, splitNames } from "./names.ts";
import { choicesAt, flagAt, isMine, type Line, nextWord, openerAt, saidOf, textOf } from "./openers.ts";
import { meetingAt } from "./meeting.ts";
import { amountAt, doubtAt, sumAt } from "./sums.ts";
import type { Part } from "./part.ts";
import { textPart } from "./free-text.ts";
import { findSaidTime } from "./time.ts";
import type { Word } from "./words.ts";

export function readParts(line: Line): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < line.words.length;) {
    const part = isMine(line, at)
      ? ({ is: "customer", isLabelled: false, first: at, last: line.mine.to - 1 } as const)
      : (partAt(line, at) ?? { is: "plain" as const, first: at, last: at });
    parts.push(part);
    at = part.last + 1;
  }
  return parts;
}

function partAt(line: Line, at: number): Part | null {
  return (
    labelledPart(line, at) ??
    openedPart(line, at) ??
    sumPart(line, at) ??
    doubtPart(line, at) ??
    namesPart(line, at) ??
    dayPart(line, at) ??
    timePart(line, at) ??
    choicePart(line, at) ??
    flagPart(line, at) ??
    amountPart(line, at)
  );
}

function openedPart(line: Line, at: number): Part | null {
  const opening = openerAt(line, at, false);
  return opening === null ? null : textPart(line, at, opening);
}

function sumPart(line: Line, at: number): Part | null {
  const sum = sumAt(line, at);
  return sum === null ? null : { is: "sum", first: at, ...sum };
}

function doubtPart(line: Line, at: number): Part | null {
  const doubt = doubtAt(line, at);
  return doubt === null ? null : { is: "doubt", first: at, ...doubt };
}

function namesPart(line: Line, at: number): Part | null {
  const meeting = meetingAt(line, at);
  if (meeting !== null) return { is: "names", first: at, ...meeting };
  const { names } = line.grammar;
  const word = line.words[at];
  if (names === null || word === undefined) return null;
  const next = nextWord(line, at);
  const pieces = splitNames(sourceOf(line.folded, word.from, word.to));
  if (pieces.length === 0 || !pieces.every((name) => isTitled(name, names.endings))) return null;
  // 老板 不在: then nobody was met.
  if (next !== null && /^[不没未无]/u.test(textOf(line, next))) return null;
  return { is: "names", names: pieces, first: at, last: at };
}

/** The longest expression for a day in days: as many words. */
const DAY_WORDS = 5;

/** A day outside free text, of whole words. 周五前 is no day on which something was. */
function dayPart(line: Line, at: number): Part | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  if (word === undefined) return null;
  if (grammar.pastDay === null && grammar.dueDay === null && !grammar.rest?.dated) return null;
  const saidDay = findSaidDay(folded.plain, word.from);
  const last = saidDay === null ? -1 : lastWordTo(words, at, saidDay.to);
  if (saidDay === null || last < at) return null;
  if (grammar.pastDay !== null && saidDay.isBy) return { is: "plain", first: at, last };
  return { is: "day", saidDay, said: saidOf(line, at, last), first: at, last };
}

/** A time of day, of whole words: 14:30, 下午2点, 2:30 pm. */
function timePart(line: Line, at: number): Part | null {
  const { folded, grammar, words } = line;
  const word = words[at];
  const saidTime = word === undefined || grammar.time === null ? null : findSaidTime(folded.plain, word.from);
  const last = saidTime === null ? -1 : lastWordTo(words, at, saidTime.to);
  if (saidTime === null || last < at) return null;
  return { is: "time", time: saidTime.time, said: saidOf(line, at, last), first: at, last };
}

function lastWordTo(words: readonly Word[], at: number, to: number): number {
  for (let last = at; last < Math.min(words.length, at + DAY_WORDS); last++) if (words[last]?.to === to) return last;
  return -1;
}

function choicePart(line: Line, at: number): Part | null {
  const chosen = choicesAt(line, at);
  return chosen === null ? null : { is: "choice", chosen, said: saidOf(line, at, at), first: at, last: at };
}

function flagPart(line: Line, at: number): Part | null {
  const field = flagAt(line, at);
  return field === null ? null : { is: "flag", field, first: at, last: at };
}

function amountPart(line: Line, at: number): Part | null {
  const amount = amountAt(line, at);
  return amount === null ? null : { is: "amount", first: at, ...amount };
}
