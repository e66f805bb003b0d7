// What comes round again (D-05): 每月10号, 每周五, every 10th, every Fri; how it is kept, and on which days it falls.
import { type Locale, messagesFor } from "../messages/index.ts";
import { readChineseNumber } from "./amount.ts";
import { dayNumber, dayOf, lastOfMonth, partsOf, weekdayOf } from "./calendar-day.ts";

/**
 * `on`: the weekday (1 is Monday) or the day of the month, of which 31 is the last one whatever its date. `isBy`: said
 * with 前 or by: any day up to it will do.
 */
export type Rhythm = { unit: "week" | "month"; on: number; isBy: boolean };

const CODE = /^(week|month):(\d{1,2})(:by)?$/u;

/** `week:5`, `month:10`, `month:31:by`. */
export const codeOfRhythm = ({ unit, on, isBy }: Rhythm): string => `${unit}:${on}${isBy ? ":by" : ""}`;

export function rhythmOf(code: string): Rhythm | null {
  const [, unit, on, by] = CODE.exec(code) ?? [];
  return unit === "week" || unit === "month" ? { unit, on: Number(on), isBy: by !== undefined } : null;
}

const NUMBER = "(?:[12]?[0-9]|3[01]|[一二三四五六七八九十]{1,3})";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const EN_WEEKDAY =
  "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?";
const TH = String.raw`(?<d>\d{1,2})(?:st|nd|rd|th)`;
// 每周一次 is how often, and 每周一到周五 several days: neither is a day of the week.
const ONE_DAY = "(?![次回趟度一二三四五六日天到至和、~-])";
// "every 2nd week", "every 3rd order" count other things than days of a month.
const NO_COUNT = String.raw`(?! (?:day|week|month|quarter|year|order|visit|time|box|case|customer|${EN_WEEKDAY})s?(?![a-z]))`;
const END = String.raw`(?![\p{L}\d_'-])`;

type Pattern = { pattern: RegExp; read(groups: Record<string, string | undefined>): Omit<Rhythm, "isBy"> | null };

const of = (pattern: string, read: Pattern["read"]): Pattern => ({ pattern: new RegExp(pattern, "yu"), read });

const date = (text = ""): number => (/^\d+$/u.test(text) ? Number(text) : (readChineseNumber(text) ?? 0));
const inMonth = (on: number): Omit<Rhythm, "isBy"> | null => (on >= 1 && on <= 31 ? { unit: "month", on } : null);
const inWeek = (on: number): Omit<Rhythm, "isBy"> | null => (on >= 1 && on <= 7 ? { unit: "week", on } : null);
const cnWeekday = (sign = ""): number => (/[日天]/u.test(sign) ? 7 : "一二三四五六".indexOf(sign) + 1 || Number(sign));
const enWeekday = (name = ""): number => WEEKDAYS.indexOf(name.slice(0, 3)) + 1;

const PATTERNS: readonly Pattern[] = [
  of(`每逢?(?:个?(?:星期|礼拜)|周)的?(?<w>[一二三四五六日天1-6])${ONE_DAY}`, (g) => inWeek(cnWeekday(g["w"]))),
  of("每个?月(?:的?最后一天|月?底|末)", () => inMonth(31)),
  of(`每(?:个?月的?|逢)(?<d>${NUMBER})[号日](?![楼店线门库机桌院房铺柜到至和、~-])`, (g) => inMonth(date(g["d"]))),
  of(`(?:every|each) (?:week on )?(?<w>${EN_WEEKDAY})${END}|weekly on (?<v>${EN_WEEKDAY})${END}`, (g) =>
    inWeek(enWeekday(g["w"] ?? g["v"])),
  ),
  of(`(?:every|each) (?:month[ -]end|end of (?:the )?month)${END}|(?:the )?end of (?:every|each) month${END}`, () =>
    inMonth(31),
  ),
  of(`(?:(?:every|each) month|monthly) on the ${TH}${END}`, (g) => inMonth(date(g["d"]))),
  of(`(?:every|each) ${TH}(?: of (?:the|each|every) month)?${END}${NO_COUNT}`, (g) => inMonth(date(g["d"]))),
  of(`(?:the )?${TH} of (?:every|each) month${END}`, (g) => inMonth(date(g["d"]))),
];

/** What any of them begins with: most texts are dismissed by this one look. */
const BEGINNING =
  /(?:by |before )?(?:每|every |each |weekly on |monthly on |the |end of |\d{1,2}(?:st|nd|rd|th) of )/uy;
const BEFORE = /(?:by|before) /uy;
const AFTERWARDS = /之前|以前|前(?![天台面后门排店年景])/uy;

/** The rhythm said at `from` in a plain text, and where it ends; null: none is. */
export function findRhythm(plain: string, from: number): { rhythm: Rhythm; to: number } | null {
  if (lengthAt(BEGINNING, plain, from) === null) return null;
  const by = lengthAt(BEFORE, plain, from);
  const start = from + (by ?? 0);
  for (const { pattern, read } of PATTERNS) {
    pattern.lastIndex = start;
    const found = pattern.exec(plain);
    const rhythm = found === null ? null : read(found.groups ?? {});
    if (found === null || rhythm === null) continue;
    const end = start + found[0].length;
    const after = lengthAt(AFTERWARDS, plain, end);
    return { rhythm: { ...rhythm, isBy: by !== null || after !== null }, to: end + (after ?? 0) };
  }
  return null;
}

function lengthAt(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? null;
}

/** The first day after `day` (YYYY-MM-DD) on which it falls; a month that is too short has it on its last day. */
export function nextOfRhythm({ unit, on }: Pick<Rhythm, "unit" | "on">, day: string): string {
  const now = dayNumber(day);
  if (unit === "week") return dayOf(now + ((on - weekdayOf(now) + 6) % 7) + 1);
  const { year, month } = partsOf(day);
  const inThis = dayInMonth(year, month, on);
  return inThis > day ? inThis : dayInMonth(year, month + 1, on);
}

function dayInMonth(year: number, month: number, on: number): string {
  const last = lastOfMonth(year, month);
  return `${last.slice(0, 8)}${String(Math.min(on, partsOf(last).date)).padStart(2, "0")}`;
}

/** `每月10号`, `every month on the 10th`; what `findRhythm` reads again. */
export function sayRhythm(code: string, locale: Locale): string {
  const rhythm = rhythmOf(code);
  return rhythm === null ? code : messagesFor(locale).promises.rhythm(rhythm);
}
