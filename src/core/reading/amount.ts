// Amounts of money and rates as people write them: 1.2万, 3千5, ￥12,000, 12k; integer fen, without floating point.
import { plainOf } from "./clean.ts";

/** 100 亿 yuan. No sale is larger; what is, is a slip. */
export const MOST_FEN = 1_000_000_000_000;

const UNITS: Record<string, bigint> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  k: 1000n,
  万: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
};
const NUMERALS = "零一二三四五六七八九";

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{1,6})?`;
/** An amount inside a longer text, as a piece of a pattern; `readAmount` still has to accept it. */
export const AMOUNT_SHAPE = String.raw`¥?${NUMBER}(?:[百千万亿kw](?:\d{1,4}[百千]?)?)*(?:元|块钱|块|圆)?(?:整)?`;

const MARKED = /^(?:[¥]|rmb|cny)\s*/u;
const CURRENCY = /\s*(?:元整|元|块钱|块|圆|rmb|cny|yuan)$/u;

/**
 * Integer fen, or null for what is no amount: counted things, eight digits or more in a row, a zero in front,
 * parts of a fen. May exceed `MOST_FEN`; who keeps it checks.
 */
export function readAmount(text: string): number | null {
  const plain = plainOf(text).trim();
  const bare = plain.replace(MARKED, "").replace(CURRENCY, "");
  if (bare === "" || bare.length > 40) return null;
  const isMarked = MARKED.test(plain);
  return readDigits(bare, isMarked) ?? readUnits(bare) ?? readNumerals(bare);
}

function readDigits(text: string, isMarked: boolean): number | null {
  const found = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/u.exec(text);
  if (found === null) return null;
  const [, whole = "", cents = ""] = found;
  if (/^0\d/u.test(whole)) return null;
  if (!isMarked && /^\d{8,}$/u.test(whole)) return null;
  return Number(`${whole.replaceAll(",", "")}${cents.padEnd(2, "0")}`);
}

const COUNT =
  /^(?:\d{8}|\d{1,7}(?:\.\d+)?[箱件瓶个包袋盒罐桶条支台套张只家人次天吨斤克升米排组份本辆种款趟店平毫公瓦号])/u;

/** Begins with a number that is no money: 12箱, 500毫升装, eight digits or more. Of a plain text. */
export const isCount = (plain: string): boolean => COUNT.test(plain);

const STEP = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?([百千万亿kw]{0,2})/u;

/** Falling units: 3万5千, 1万2 (the last digit counts the next lower power), 1.2亿, 3千5百. */
function readUnits(text: string): number | null {
  let rest = text;
  let sum = 0n;
  let last: bigint | null = null;
  while (rest !== "") {
    const found = STEP.exec(rest);
    if (found === null) return null;
    const [taken, whole = "", decimals = "", signs = ""] = found;
    const unit = unitOf({ signs, last, isOneDigit: /^[1-9]$/u.test(whole) && decimals === "" });
    if (unit === null || (decimals !== "" && taken !== text) || (last === null && signs === "")) return null;
    const fen = BigInt(whole.replaceAll(",", "") + decimals) * unit * 100n;
    const scale = 10n ** BigInt(decimals.length);
    if (fen % scale !== 0n || (last !== null && fen / scale >= last * 100n)) return null;
    sum += fen / scale;
    last = unit;
    rest = rest.slice(taken.length);
  }
  return last === null ? null : Number(sum);
}

type Step = { signs: string; last: bigint | null; isOneDigit: boolean };

function unitOf({ signs, last, isOneDigit }: Step): bigint | null {
  if (signs === "") return last !== null && isOneDigit && last >= 100n ? last / 10n : 1n;
  const [first = "", second] = signs;
  const unit = UNITS[first] ?? 1n;
  // 12千万, 3百万: only a Chinese unit before 万 or 亿.
  if (second !== undefined && !(/[百千万]/u.test(first) && /[万亿]/u.test(second) && first !== second)) return null;
  const whole = second === undefined ? unit : unit * (UNITS[second] ?? 1n);
  return last === null || whole < last ? whole : null;
}

/** 一万二, 三千五百, 两万: Chinese numerals with a unit in them; without one they may be anything. */
function readNumerals(text: string): number | null {
  const number = /[十百千万亿]/u.test(text) ? readChineseNumber(text) : null;
  return number === null ? null : number * 100;
}

const DIGIT = "[一二两三四五六七八九]";
const SECTION = `(?:${DIGIT}千)?(?:零?${DIGIT}百)?(?:零?${DIGIT}?十)?(?:[零〇]?${DIGIT})?`;
const CHINESE_NUMBER = new RegExp(`^(?=[十${DIGIT.slice(1)})(?:${SECTION}亿)?零?(?:${SECTION}万)?零?${SECTION}$`, "u");

/** A whole number in Chinese numerals (十二, 二十五, 三千五, 一万二), or null. Colloquial endings count. */
export function readChineseNumber(text: string): number | null {
  if (text.length > 16 || !CHINESE_NUMBER.test(text)) return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let last = 1;
  for (const sign of text.replaceAll("两", "二").replaceAll("〇", "零")) {
    const value = NUMERALS.indexOf(sign);
    if (value >= 0) {
      digit = value;
      if (value === 0) last = 1;
      continue;
    }
    const unit = Number(UNITS[sign] ?? 1n);
    if (unit >= 10_000) {
      total = (total + section + (digit ?? 0)) * unit;
      section = 0;
    } else section += (digit ?? (section === 0 ? 1 : 0)) * unit;
    digit = null;
    last = unit;
  }
  return total + section + (digit ?? 0) * (last >= 100 ? last / 10 : 1);
}

/** Per cent: `18%`, `18`, `18.5个点` are 18, 18, 18.5. From -100 to 100, two decimals; else null. */
export function readRate(text: string): number | null {
  const found = /^(-?\d{1,3}(?:\.\d{1,2})?)\s*(?:%|个点|点|percent)?$/u.exec(plainOf(text).trim());
  const rate = found === null ? Number.NaN : Number(found[1]);
  return Math.abs(rate) <= 100 ? rate + 0 : null;
}

/** A count of things: 0 to 999,999,999; `1,200` and `1.2万` as well. */
export function readWhole(text: string): number | null {
  const plain = plainOf(text).trim();
  const fen = /^\d{1,9}$/u.test(plain) ? Number(plain) * 100 : readAmount(plain);
  return fen !== null && fen % 100 === 0 && fen < 100_000_000_000 ? fen / 100 : null;
}
