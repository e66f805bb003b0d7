// Birthdays in the calendar that a person keeps, in one way of writing: 1985-03-08, 03-08, lunar 08-15, lunar leap 06-01;
// 03-00 where only the month is known.
import { readChineseNumber } from "./amount.ts";
import { dayFrom } from "./calendar-day.ts";
import { plainOf } from "./clean.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Whole names and their usual short forms: Mart and Mayfair are no months. */
const NAMED =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const NUMBER = String.raw`(\d{1,2}|[一二三四五六七八九十]{1,3})`;
const YEAR = String.raw`(\d{4})`;

const SOLAR: readonly { pattern: RegExp; order: readonly ["y" | "m" | "d", ...("m" | "d")[]] }[] = [
  { pattern: new RegExp(String.raw`^${YEAR}([-/.])(\d{1,2})\2(\d{1,2})$`, "u"), order: ["y", "m", "d"] },
  { pattern: new RegExp(`^${YEAR}年${NUMBER}月${NUMBER}[日号]?$`, "u"), order: ["y", "m", "d"] },
  { pattern: new RegExp(String.raw`^(\d{1,2})[-/](\d{1,2})$`, "u"), order: ["m", "d"] },
  { pattern: new RegExp(String.raw`^(\d{1,2})月(\d{1,2})[日号]?$`, "u"), order: ["m", "d"] },
  { pattern: new RegExp(`^${NUMBER}月${NUMBER}[日号]$`, "u"), order: ["m", "d"] },
  { pattern: new RegExp(String.raw`^${NAMED} (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$`, "u"), order: ["m", "d"] },
  { pattern: new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)? ${NAMED}(?:,? (\d{4}))?$`, "u"), order: ["d", "m"] },
];
const LUNAR_WORDS =
  /^(?:(?:农历|阴历|lunar)\s*(闰|leap )?|(闰)|(?=[正冬腊]月)|(?=[一二三四五六七八九十]{1,2}月[^日号]*$))\s*(.+)$/u;
const LUNAR_DATE = /^(?:(\d{1,2})[-/.月](\d{1,2})[日号]?|([正一二三四五六七八九十冬腊]{1,2})月(.{1,3}))$/u;
const LUNAR_MONTHS: Record<string, number> = { 正: 1, 冬: 11, 腊: 12 };
const LAST_LUNAR_DATE = 30;

/** The canonical form, or null. A lunar birthday has no year; one that exists in no year is null. */
export function readBirthday(text: string): string | null {
  const plain = plainOf(text).trim().replace(/\s+/gu, " ");
  return readSolar(plain) ?? readLunar(plain) ?? readMonth(plain);
}

const MONTH = /^(?:(\d{4})[-年])?(?:(\d{1,2})月(?:份)?|(\d{2})-00)$/u;
const NAMED_MONTH = new RegExp(`^${NAMED}(?: (\\d{4}))?$`, "u");
const LUNAR_MONTH =
  /^(?:农历|阴历|lunar ?)(闰|leap )?(?:(\d{1,2})(?:月(?:份)?|-00)|([正一二三四五六七八九十冬腊]{1,2})月(?:份)?)$/u;

/** Which month, where the day is not known: 3月, 1985年3月, March, 农历八月. 八月 alone may be either calendar's. */
function readMonth(plain: string): string | null {
  const [, year, month, whole] = MONTH.exec(plain) ?? [];
  const [, name, namedYear] = NAMED_MONTH.exec(plain) ?? [];
  const [, leap, lunar, lunarWord = ""] = LUNAR_MONTH.exec(plain) ?? [];
  const inMonth = lunarWord === "" ? number(month ?? whole ?? name ?? lunar ?? "-") : lunarMonth(lunarWord);
  if (!(inMonth >= 1 && inMonth <= 12)) return null;
  if (lunar !== undefined || lunarWord !== "") return `lunar ${leap ? "leap " : ""}${two(inMonth)}-00`;
  return `${[...((year ?? namedYear) ? [year ?? namedYear] : []), two(inMonth)].join("-")}-00`;
}

const lunarMonth = (word: string): number => LUNAR_MONTHS[word] ?? number(word);

function readSolar(plain: string): string | null {
  for (const { pattern, order } of SOLAR) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    const [first = "", second = "", third] = found.slice(1).filter((part) => !/^[-/.]$/u.test(part ?? ""));
    if (order[0] === "y") return solar(first, number(second), number(third));
    const [month, date] = order[0] === "m" ? [first, second] : [second, first];
    return solar(third, number(month), number(date));
  }
  return null;
}

const number = (text = ""): number => {
  const named = MONTHS.indexOf(text.slice(0, 3));
  if (named >= 0) return named + 1;
  return /^\d+$/u.test(text) ? Number(text) : (readChineseNumber(text) ?? Number.NaN);
};

const two = (part: number): string => String(part).padStart(2, "0");

function solar(year: string | undefined, month: number, date: number): string | null {
  if (!(month >= 1 && month <= 12)) return null;
  // 2000 was a leap year, so that February 29 counts where no year is known.
  const day = dayFrom(year === undefined ? 2000 : Number(year), month, date);
  return year === undefined ? (day?.slice(5) ?? null) : day;
}

function readLunar(plain: string): string | null {
  const found = LUNAR_WORDS.exec(plain);
  const dated = LUNAR_DATE.exec(found?.[3] ?? "");
  if (found === null || dated === null) return null;
  const [, month, date, monthWord = "", dateWord = ""] = dated;
  const inMonth = month === undefined ? lunarMonth(monthWord) : Number(month);
  const onDate = date === undefined ? lunarDate(dateWord) : Number(date);
  if (!(inMonth >= 1 && inMonth <= 12 && onDate >= 1 && onDate <= LAST_LUNAR_DATE)) return null;
  return `lunar ${(found[1] ?? found[2]) ? "leap " : ""}${two(inMonth)}-${two(onDate)}`;
}

/** 初八, 十五, 廿三, 二十. */
function lunarDate(word: string): number {
  const bare = word
    .replace(/[日号]$/u, "")
    .replace(/^初/u, "")
    .replace(/^廿/u, "二十");
  return number(bare);
}
