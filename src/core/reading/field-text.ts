// A form's field: what a person typed into it, and what stands in it when it opens. All kinds, or it does not compile.
import { type Messages, messagesFor } from "../messages/index.ts";
import type { Field, FieldKind, PromiseValue, ValueOf } from "../record.ts";
import { MOST_FEN, readAmount, readRate, readWhole } from "./amount.ts";
import { readBirthday } from "./birthday.ts";
import { dayFrom, partsOf } from "./calendar-day.ts";
import { cleanText, plainOf } from "./clean.ts";
import { promiseOn, readPromise, sayFault, writePromise } from "./dated-text.ts";
import { readDay } from "./day.ts";
import { splitNames } from "./names.ts";
import { groupFen } from "./say.ts";
import { codeOfRhythm, findRhythm, rhythmOf, sayRhythm } from "./rhythm.ts";
import { readTime } from "./time.ts";

export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 10_000;

/** `today` is YYYY-MM-DD in the person's zone; sentences come in the language of `messages`. */
export type FieldContext = { today: string; messages: Messages };
export type ReadField<Value = ValueOf[FieldKind]> = { value: Value | null } | { problem: string };

type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>;
type Writer<K extends FieldKind> = {
  /** `text` is clean, trimmed and not empty. */
  read(text: string, field: FieldOf<K>, context: FieldContext): ReadField<ValueOf[K]>;
  write(value: ValueOf[K]): string;
};

const found = <T>(value: T | null, problem: string): ReadField<T> => (value === null ? { problem } : { value });

const kinds: { [K in FieldKind]: Writer<K> } = {
  customer: {
    read: (text, _field, { messages }) =>
      found(/^\d{1,15}$/u.test(text) ? Number(text) : null, messages.reading.notACustomer(text)),
    write: String,
  },
  choice: {
    read: (text, field, { messages }) =>
      found(codeOf(field.choices, text), messages.reading.notAChoice(text, wordsFor(field.choices, messages))),
    write: String,
  },
  choices: { read: readChoices, write: (codes) => codes.join("\n") },
  money: { read: readMoney, write: groupFen },
  rate: {
    read: (text, _field, { messages }) => found(readRate(text), messages.reading.notARate(text)),
    write: String,
  },
  whole: {
    read: (text, _field, { messages }) => found(readWhole(text), messages.reading.notAWhole(text)),
    write: String,
  },
  day: { read: readDayField, write: String },
  line: { read: readLineField, write: String },
  text: {
    read: (text, _field, { messages }) =>
      text.length > LONGEST_TEXT ? { problem: messages.reading.textTooLong } : { value: text },
    write: String,
  },
  names: { read: readNamesField, write: (names) => names.join("、") },
  promises: { read: readPromises, write: (promises) => promises.map(writePromise).join("\n") },
  time: {
    read: (text, _field, { messages }) => found(readTime(text), messages.reading.notATime(text)),
    write: String,
  },
  rhythm: { read: readRhythm, write: (code) => sayRhythm(code, "zh-CN") },
  birthday: {
    read: (text, _field, { messages }) => found(readBirthday(text), messages.reading.notABirthday(text)),
    write: String,
  },
  flag: { read: readFlag, write: (isSet) => (isSet ? "yes" : "no") },
};

/** Reads one field of a form. Empty is `{ value: null }`; a problem is a sentence that says what to write instead. */
export function readField(field: Field, raw: string | readonly string[], context: FieldContext): ReadField {
  const text = cleanText(typeof raw === "string" ? raw : raw.join("\n")).trim();
  if (text === "") return { value: null };
  const kind = kinds[field.kind] as Writer<FieldKind>;
  return kind.read(text, field, context);
}

/** The text that `readField` reads back as the same value (test/core/reading/field-text.test.ts). */
export function writeField(field: Field, value: ValueOf[FieldKind]): string {
  const kind = kinds[field.kind] as { write(value: ValueOf[FieldKind]): string };
  return kind.write(value);
}

/** The code of a choice by itself or by one of its words, in any case and width. */
export function codeOf(choices: Record<string, readonly string[]>, text: string): string | null {
  const plain = plainOf(text).trim();
  const known = Object.entries(choices).find(([code, words]) =>
    [code, ...words].some((word) => plainOf(word) === plain),
  );
  return known?.[0] ?? null;
}

/** What may be written for the choices, in the language of `messages`. */
function wordsFor(choices: Record<string, readonly string[]>, messages: Messages): string {
  const suits = messages === messagesFor("en") ? /^[a-z]/iu : /\p{Script=Han}/u;
  const words = Object.entries(choices).map(([code, known]) => known.find((word) => suits.test(word)) ?? code);
  return words.join(messages.answer.comma);
}

function readChoices(text: string, field: FieldOf<"choices">, { messages }: FieldContext): ReadField<string[]> {
  const words = text.split(/[\s,，、;；]+/u).filter(Boolean);
  const unknown = words.filter((word) => codeOf(field.choices, word) === null);
  if (unknown.length) {
    const said = unknown.join(messages.answer.comma);
    return { problem: messages.reading.notAChoice(said, wordsFor(field.choices, messages)) };
  }
  const chosen = [...new Set(words.flatMap((word) => codeOf(field.choices, word) ?? []))];
  return chosen.length === 0 ? { value: null } : { value: chosen };
}

function readMoney(text: string, _field: Field, { messages }: FieldContext): ReadField<number> {
  const fen = readAmount(text);
  if (fen !== null && fen > MOST_FEN) return { problem: messages.reading.amountTooMuch(text) };
  return found(fen, messages.reading.notAnAmount(text));
}

function readDayField(text: string, field: FieldOf<"day">, context: FieldContext): ReadField<string> {
  const { today, messages } = context;
  const { year, month, date } = partsOf(text);
  // A day written in full may be over: the form of an old record still holds it.
  if (field.when === "due" && /^\d{4}-\d{2}-\d{2}$/u.test(text) && dayFrom(year, month, date) === text)
    return { value: text };
  const read = readDay(text, today, field.when);
  if (read === null) return { problem: messages.reading.notADay(text) };
  // All that was written: what stands beside the day is not kept anywhere else.
  if ("fault" in read) return { problem: sayFault({ ...read, said: text }, messages) };
  return read.rest === "" ? { value: read.day } : { problem: messages.reading.notADay(text) };
}

function readLineField(text: string, _field: Field, { messages }: FieldContext): ReadField<string> {
  const line = text
    .split("\n")
    .map((part) => part.trim())
    .filter(Boolean)
    .join(" ");
  return line.length > LONGEST_LINE ? { problem: messages.reading.lineTooLong } : { value: line };
}

function readNamesField(text: string, _field: Field, { messages }: FieldContext): ReadField<string[]> {
  if (text.length > LONGEST_TEXT) return { problem: messages.reading.textTooLong };
  const names = splitNames(text);
  if (names.some((name) => name.length > LONGEST_LINE)) return { problem: messages.reading.lineTooLong };
  return names.length === 0 ? { value: null } : { value: names };
}

/** All that was written, or a code as it is kept. */
function readRhythm(text: string, _field: Field, { messages }: FieldContext): ReadField<string> {
  const plain = plainOf(text);
  const known = rhythmOf(plain);
  if (known !== null) return { value: codeOfRhythm(known) };
  const found = findRhythm(plain, 0);
  return found?.to === plain.length
    ? { value: codeOfRhythm(found.rhythm) }
    : { problem: messages.promises.notARhythm(text) };
}

const FULL_DAY = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/u;

function readPromises(text: string, _field: Field, { today, messages }: FieldContext): ReadField<PromiseValue[]> {
  if (text.length > LONGEST_TEXT) return { problem: messages.reading.textTooLong };
  const promises: PromiseValue[] = [];
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    const [, day = "", rest = ""] = FULL_DAY.exec(line.trim()) ?? [];
    const { year, month, date } = partsOf(day);
    if (day !== "" && dayFrom(year, month, date) === day) {
      promises.push(promiseOn(day, rest));
      continue;
    }
    const { promise, fault } = readPromise(line, today);
    if (fault !== null) return { problem: sayFault(fault, messages) };
    promises.push(promise);
  }
  return { value: promises };
}

function readFlag(text: string, field: FieldOf<"flag">, { messages }: FieldContext): ReadField<boolean> {
  const word = plainOf(text);
  if (["yes", "true", "1", "是", "有", ...(field.words ?? [])].includes(word)) return { value: true };
  return ["no", "false", "0", "否", "无"].includes(word)
    ? { value: false }
    : { problem: messages.reading.notAFlag(text) };
}
