// A day at the beginning or at the end of a free text, and the text without it (DESIGN §3: in the middle it is text).
import type { Messages } from "../messages/index.ts";
import type { PromiseValue } from "../record.ts";
import { foldText, plainOf, sourceOf, trimEndOf } from "./clean.ts";
import { type DayFault, resolveDay } from "./day.ts";
import { findSaidDay, type SaidDay } from "./day-words.ts";

/** `said`: the day in the person's own words; empty where there is none. */
export type DatedText = {
  text: string;
  day: string | null;
  said: string;
  fault: { fault: DayFault; said: string } | null;
};

/** No expression for a day is longer; only this much of a text's end is searched. */
const LONGEST_SAYING = 32;
/** Says that what follows is no date, so that any text can be written and read back. */
const UNDATED = "无日期";
const DIVIDERS = " \t\n\u3000,，;；:：、";
const CLOSING = " \n.。!~";
const UNDATED_WORDS = /^(?:无日期|no date(?![\p{L}\d]))(?: |[:,] ?)?/u;

/** `said` and the rest; a day that cannot be (lunar, over) stays in the text and is named in `fault`. */
export function takeDay(text: string, today: string): DatedText {
  const folded = foldText(text.trim());
  const { plain } = folded;
  const undated = UNDATED_WORDS.exec(plain);
  if (undated !== null)
    return { text: sourceOf(folded, undated[0].length, plain.length), day: null, said: "", fault: null };
  const found = dayAtStart(plain) ?? dayAtEnd(plain);
  if (found === null) return { text: folded.source, day: null, said: "", fault: null };
  const { from, saidDay } = found;
  const meant = resolveDay(saidDay, today, "due");
  const said = sourceOf(folded, from, saidDay.to);
  if ("fault" in meant) {
    return { text: folded.source, day: null, said, fault: { fault: meant.fault, said } };
  }
  const before = trimEndOf(sourceOf(folded, 0, from), DIVIDERS);
  const after = sourceOf(folded, saidDay.to, plain.length).replace(/^[\s,，;；:：、]+/u, "");
  return { text: from === 0 ? after : before, day: meant.day, said, fault: null };
}

type Place = { from: number; saidDay: SaidDay };

function dayAtStart(plain: string): Place | null {
  const saidDay = findSaidDay(plain, 0);
  return saidDay === null ? null : { from: 0, saidDay };
}

/** A whole word at the end; glued to others only with 前, as in 换海报周五前. */
function dayAtEnd(plain: string): Place | null {
  const end = trimEndOf(plain, CLOSING).length;
  for (let from = Math.max(1, end - LONGEST_SAYING); from < end; from++) {
    const isWord = /[\s,;:、]/u.test(plain[from - 1] ?? "");
    if (!isWord && !/\p{Script=Han}/u.test(plain[from - 1] ?? "")) continue;
    const saidDay = findSaidDay(plain, from);
    if (saidDay?.to === end && (isWord || saidDay.isBy)) return { from, saidDay };
  }
  return null;
}

/** A sentence for a day that cannot be taken. */
export function sayFault({ fault, said }: { fault: DayFault; said: string }, { reading }: Messages): string {
  const sentences: Record<DayFault, (text: string) => string> = {
    lunar: reading.lunarDay,
    none: reading.noSuchDay,
    over: reading.dayOver,
    plan: reading.dayToCome,
    old: reading.dayLongAgo,
  };
  return sentences[fault](said);
}

export type ReadPromise = { promise: PromiseValue; fault: DatedText["fault"] };

/** `周五前 换海报` → { text: "换海报", dueOn }. A promise that is nothing but a day keeps the day's words as its text. */
export function readPromise(text: string, today: string): ReadPromise {
  // One promise is one line of a form.
  const line = text
    .split("\n")
    .map((part) => part.trim())
    .join(" ")
    .trim();
  const read = takeDay(line, today);
  return { promise: { text: read.text === "" ? line : read.text, dueOn: read.day }, fault: read.fault };
}

const FULL_DAY = /^\d{4}-\d{2}-\d{2} /u;

/** What `readPromise` reads back as the same promise (test/core/reading/field-text.test.ts). */
export function writePromise({ text, dueOn }: PromiseValue): string {
  if (dueOn !== null) return `${dueOn} ${text}`;
  const plain = plainOf(text);
  const isSafe = dayAtStart(plain) === null && dayAtEnd(plain) === null && !UNDATED_WORDS.test(plain);
  return isSafe && !FULL_DAY.test(text) ? text : `${UNDATED} ${text}`;
}
