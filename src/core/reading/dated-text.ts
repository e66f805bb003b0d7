// A day at the beginning or at the end of a free text, and the text without it (DESIGN §3: in the middle it is text).
import type { Messages } from "../messages/index.ts";
import type { PromiseValue } from "../record.ts";
import { type Folded, foldText, plainOf, sourceOf, trimEndOf } from "./clean.ts";
import { type DayFault, resolveDay } from "./day.ts";
import { findSaidDay, type SaidDay } from "./day-words.ts";
import { codeOfRhythm, findRhythm, nextOfRhythm, sayRhythm } from "./rhythm.ts";

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

/** `every`: a rhythm's code; null: it is done once. */
export type RhythmicText = DatedText & { every: string | null };

/** Says that what follows is no rhythm, so that any text can be written and read back. */
const ONCE = "仅一次";
const ONCE_WORD = /^仅一次(?:[ ,:]|$) ?/u;

/**
 * `每月10号 收保险费`: how often, at the beginning or the end, and the first day that it falls on after today; a day
 * written before it goes first. Without a rhythm a day as by `takeDay`.
 */
export function takeRhythm(text: string, today: string): RhythmicText {
  const folded = foldText(text.trim());
  const { plain } = folded;
  const isUndated = UNDATED_WORDS.test(plain);
  const found = isUndated ? null : (rhythmAtStart(plain) ?? rhythmAtEnd(plain));
  if (found !== null) {
    const code = codeOfRhythm(found.rhythm);
    const day = nextOfRhythm(found.rhythm, today);
    return {
      text: without(folded, found),
      day,
      said: sourceOf(folded, found.from, found.to),
      fault: null,
      every: code,
    };
  }
  const read = takeDay(text, today);
  return read.day === null || isUndated ? { ...read, every: null } : afterDay(read);
}

/** What stands behind the day: a rhythm, or the word that there is none. */
function afterDay(read: DatedText): RhythmicText {
  const folded = foldText(read.text);
  const once = ONCE_WORD.exec(folded.plain);
  if (once !== null) return { ...read, text: sourceOf(folded, once[0].length, folded.plain.length), every: null };
  const found = rhythmAtStart(folded.plain);
  if (found === null) return { ...read, every: null };
  return { ...read, text: without(folded, found), every: codeOfRhythm(found.rhythm) };
}

type Rhythmic = NonNullable<ReturnType<typeof findRhythm>> & { from: number };

function rhythmAtStart(plain: string): Rhythmic | null {
  const found = findRhythm(plain, 0);
  return found === null ? null : { ...found, from: 0 };
}

/** A whole word at the end. */
function rhythmAtEnd(plain: string): Rhythmic | null {
  const end = trimEndOf(plain, CLOSING).length;
  for (let from = Math.max(1, end - LONGEST_SAYING); from < end; from++) {
    if (!/[\s,;:、]/u.test(plain[from - 1] ?? "")) continue;
    const found = findRhythm(plain, from);
    if (found?.to === end) return { ...found, from };
  }
  return null;
}

function without(folded: Folded, { from, to }: Rhythmic): string {
  if (from > 0) return trimEndOf(sourceOf(folded, 0, from), DIVIDERS);
  // As it is written to be read again a space stands between, and the text may begin with a comma of its own.
  return sourceOf(folded, to, folded.plain.length).replace(/^ |^[\s,，;；:：、]+/u, "");
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
  const { text: words, day, every, fault } = takeRhythm(line, today);
  return { promise: { text: words === "" ? line : words, dueOn: day, ...(every !== null && { every }) }, fault };
}

/** A promise whose day is written in full, also one that is over; a rhythm may stand behind it. */
export function promiseOn(day: string, rest: string): PromiseValue {
  const { text, every } = afterDay({ text: rest, day, said: "", fault: null });
  return { text: text === "" ? rest : text, dueOn: day, ...(every !== null && { every }) };
}

const FULL_DAY = /^\d{4}-\d{2}-\d{2} /u;

/** What `readPromise` reads back as the same promise (test/core/reading/field-text.test.ts). */
export function writePromise({ text, dueOn, every }: PromiseValue): string {
  const plain = plainOf(text);
  if (dueOn !== null && every !== undefined) return `${dueOn} ${sayRhythm(every, "zh-CN")} ${text}`;
  const isRhythmic = rhythmAtStart(plain) !== null || rhythmAtEnd(plain) !== null;
  if (dueOn !== null) return `${dueOn} ${isRhythmic || ONCE_WORD.test(plain) ? `${ONCE} ` : ""}${text}`;
  const isSafe = !isRhythmic && dayAtStart(plain) === null && dayAtEnd(plain) === null && !UNDATED_WORDS.test(plain);
  return isSafe && !FULL_DAY.test(text) ? text : `${UNDATED} ${text}`;
}
