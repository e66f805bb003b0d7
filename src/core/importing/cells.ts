// How single cells of an import are read. Each gives a value or a sentence that says what to write instead.
import { LOCALES, type Locale, type Messages, messagesFor } from "../messages/index.ts";
import { MOST_FEN, readAmount } from "../reading/amount.ts";
import { readBirthday } from "../reading/birthday.ts";
import { cleanText } from "../reading/clean.ts";
import type { CellReader } from "./row.ts";

/** What a line field of a form holds. */
const LONGEST_LINE = 200;

/** What a text field of a form holds. */
const LONGEST_TEXT = 10_000;

/** Several lines of text. */
export const readTextCell: CellReader<string> = (typed, sentences) => {
  const text = cleanText(typed).trim();
  if (text.length > LONGEST_TEXT) return { problem: sentences.tooLong(LONGEST_TEXT) };
  return text === "" ? { problem: sentences.nothingSeen } : { value: text };
};

/** One line of text. */
export const readLineCell: CellReader<string> = (text, sentences) => {
  const line = cleanText(text).replace(/\s+/gu, " ").trim();
  if (line.length > LONGEST_LINE) return { problem: sentences.tooLong(LONGEST_LINE) };
  return line === "" ? { problem: sentences.nothingSeen } : { value: line };
};

export const readEmail: CellReader<string> = (text, sentences) => {
  const email = text.normalize("NFKC").toLowerCase();
  const isOne = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/u.test(email) && email.length <= LONGEST_LINE;
  return isOne ? { value: email } : { problem: sentences.badEmail(text) };
};

/** Slack: user ids begin with U, in Enterprise Grid also with W (docs.slack.dev, "Users"). */
export const readSlackId: CellReader<string> = (text, sentences) =>
  /^[UW][A-Z0-9]{2,30}$/u.test(text) ? { value: text } : { problem: sentences.badSlackId(text) };

/** Feishu: `ou_` and a word, the same for all messages of one app (open.feishu.cn, "open_id"). */
export const readFeishuId: CellReader<string> = (text, sentences) =>
  /^ou_[A-Za-z0-9]{1,100}$/u.test(text) ? { value: text } : { problem: sentences.badFeishuId(text) };

export const readLocale: CellReader<Locale> = (text, sentences) => {
  const locale = LOCALES.find((one) => one.toLowerCase() === text.toLowerCase());
  return locale === undefined
    ? { problem: sentences.badLocale(text, LOCALES.join(sentences.comma)) }
    : { value: locale };
};

export const readTimezone: CellReader<string> = (text, sentences) => {
  try {
    return { value: new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone };
  } catch {
    return { problem: sentences.badTimezone(text) };
  }
};

/** Yuan in the file, fen here. */
export const readYuan: CellReader<number> = (text, sentences) => {
  const fen = readAmount(text);
  return fen === null || fen > MOST_FEN ? { problem: sentences.badAmount(text) } : { value: fen };
};

export const readCount: CellReader<number> = (text, sentences) =>
  /^\d{1,9}$/u.test(text.normalize("NFKC"))
    ? { value: Number(text.normalize("NFKC")) }
    : { problem: sentences.badCount(text) };

export const readBirthdayCell: CellReader<string> = (text, sentences) => {
  const birthday = readBirthday(text);
  return birthday === null ? { problem: sentences.badBirthday(text) } : { value: birthday };
};

/** A code, in any case, or its label in any of our languages. */
export function readCode<Code extends string>(
  labelsIn: (messages: Messages) => Record<Code, string>,
): CellReader<Code> {
  const labels = LOCALES.flatMap((locale) => Object.entries(labelsIn(messagesFor(locale))) as [Code, string][]);
  return (text, sentences) => {
    const typed = text.normalize("NFKC").toLowerCase();
    const found = labels.find(([code, label]) => [code.toLowerCase(), label.toLowerCase()].includes(typed));
    if (found !== undefined) return { value: found[0] };
    const codes = [...new Set(labels.map(([code]) => code))];
    return { problem: sentences.badCode(text, codes.join(sentences.comma)) };
  };
}
