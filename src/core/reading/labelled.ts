// `标签:值` for any field: how far its value goes.
import { cleanText, sourceOf } from "./clean.ts";
import { readField } from "./field-text.ts";
import { textPart, wordFrom } from "./free-text.ts";
import { lastOfName, opensPart } from "./meeting.ts";
import { labelAt, type Line, nextWord, type Opening, openerAt } from "./openers.ts";
import type { Part } from "./part.ts";
import { messagesFor } from "../messages/index.ts";

/** A value of one kind is at most this many words: lunar leap 06-01, Nov 25 2026. */
const SHORT_WORDS = 4;

/** The part that a label opens at a word. A label with nothing behind it (a form half filled in) is empty. */
export function labelledPart(line: Line, at: number): Part | null {
  const label = labelAt(line, at);
  if (label === null) return null;
  const field = line.grammar.fields[label.field];
  if (field?.kind === "text" || field?.kind === "promises") {
    return textPart(line, at, label) ?? { is: "empty", first: at, last: lastOfLabel(line, at, label) };
  }
  const first = wordFrom(line, at, label.from);
  const last = field === undefined || isMissing(line, at, first) ? null : lastOfValue(line, first, label);
  if (last === null) return { is: "empty", first: at, last: lastOfLabel(line, at, label) };
  if (field?.kind === "customer") return { is: "customer", isLabelled: true, first: at, last };
  return { is: "labelled", field: label.field, text: valueOf(line, first, last, label), first: at, last };
}

const lastOfLabel = (line: Line, at: number, label: Opening): number =>
  Math.max(at, wordFrom(line, at, label.from) - 1);

function isMissing(line: Line, at: number, first: number): boolean {
  const word = line.words[first];
  if (word === undefined) return true;
  return first > at && (word.opensClause || labelAt(line, first) !== null || openerAt(line, first, false) !== null);
}

function valueOf({ folded, words }: Line, first: number, last: number, { from }: Opening): string {
  return sourceOf(folded, Math.max(from, words[first]?.from ?? from), words[last]?.to ?? from);
}

function lastOfValue(line: Line, first: number, label: Opening): number {
  switch (line.grammar.fields[label.field]?.kind) {
    case "line":
      return line.grammar.rest === null ? lastBeforePart(line, first) : lastOfLine(line, first);
    case "customer":
      return lastOfClause(line, first);
    case "names":
      return lastOfName(line, first);
    default:
      return lastOfShort(line, first, label);
  }
}

/** To the next part or line end, over commas: where nothing else takes what is left over, it belongs here. */
function lastBeforePart(line: Line, first: number): number {
  let last = first;
  while (last + 1 < line.words.length && !opensPart(line, last + 1) && !isNewLine(line, last)) last++;
  return last;
}

/** Whether the word after this one stands on another line. */
function isNewLine({ folded, words }: Line, at: number): boolean {
  return folded.plain.slice(words[at]?.end, words[at + 1]?.from).includes("\n");
}

/** To the next part or comma. */
function lastOfClause(line: Line, first: number): number {
  let last = first;
  while (nextWord(line, last) !== null && !opensPart(line, last + 1)) last++;
  return last;
}

/** In Chinese a space ends it; among Latin words it goes on (name:Wang Li). */
function lastOfLine(line: Line, first: number): number {
  let last = first;
  for (let next = nextWord(line, last); next !== null && !opensPart(line, last + 1); next = nextWord(line, last)) {
    const isLatin = [line.words[last], next].every((word) =>
      /^[\p{Script=Latin}\d#&'.-]+$/u.test(wordText(line, word)),
    );
    if (!isLatin) break;
    last++;
  }
  return last;
}

const wordText = ({ folded }: Line, word: Line["words"][number] | undefined): string => {
  const text = folded.plain.slice(word?.from, word?.to);
  return text.slice(text.lastIndexOf(":") + 1);
};

/** The longest run of words that can be read, else the first word: then its problem says what is wrong. */
function lastOfShort(line: Line, first: number, label: Opening): number {
  const field = line.grammar.fields[label.field];
  let farthest = first;
  while (farthest < first + SHORT_WORDS - 1 && nextWord(line, farthest) !== null) farthest++;
  for (let last = farthest; field !== undefined && last > first; last--) {
    const text = cleanText(valueOf(line, first, last, label));
    if ("value" in readField(field, text, { today: line.today, messages: messagesFor("en") })) return last;
  }
  return first;
}
