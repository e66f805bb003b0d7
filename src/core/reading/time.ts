// A time of day as people say it: 14:30, 下午2点半, 9点一刻, 2:30pm; on the wall, HH:MM.
import { readChineseNumber } from "./amount.ts";
import { cleanText, plainOf } from "./clean.ts";

/** `to` is where it ends. */
export type SaidTime = { time: string; to: number };

const PART = "(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?";
const HOUR = String.raw`(?<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})`;
const CHINESE = new RegExp(
  String.raw`${PART} ?(?:${HOUR}[点时](?!点)(?:(?<half>半)|(?<quarter>[一三])刻|整|(?<minute>\d{1,2}|[一二三四五六七八九十]{1,3})分?)?)`,
  "yu",
);
const CLOCK = new RegExp(
  String.raw`(?:at )?${PART} ?(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:]) ?(?<half12>[ap]\.?m\.?(?![\p{L}\d]))?`,
  "yu",
);
const ENGLISH = /(?:at )?(?<hour>\d{1,2}) ?(?<half12>[ap]\.?m\.?)(?![\p{L}\d])/uy;
const NOON = /(?:at )?(?:noon(?![\p{L}\d])|正午)/uy;

type Groups = Record<string, string | undefined>;

const LATE = /^(?:中午|下午|傍晚|晚)/u;
/** Nobody calls on customers from one to six in the night: 3点 is in the afternoon. The answer says it back. */
const EARLIEST_BARE = 7;

const count = (text: string | undefined): number =>
  text === undefined ? 0 : /^\d+$/u.test(text) ? Number(text) : (readChineseNumber(text) ?? Number.NaN);

function hourOf({ hour, part, half12 }: Groups, isChinese: boolean): number {
  const said = count(hour);
  if (half12 !== undefined) return said < 1 || said > 12 ? Number.NaN : (said % 12) + (half12.startsWith("p") ? 12 : 0);
  if (part !== undefined) return LATE.test(part) && said >= 1 && said < (part === "中午" ? 4 : 12) ? said + 12 : said;
  return isChinese && said >= 1 && said < EARLIEST_BARE ? said + 12 : said;
}

function timeOfGroups(groups: Groups, isChinese: boolean): string | null {
  const hour = hourOf(groups, isChinese);
  const { half, quarter } = groups;
  const minute = half !== undefined ? 30 : quarter !== undefined ? count(quarter) * 15 : count(groups["minute"]);
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The time said at `from` in a plain text, or null. */
export function findSaidTime(plain: string, from: number): SaidTime | null {
  for (const pattern of [CLOCK, CHINESE, ENGLISH]) {
    pattern.lastIndex = from;
    const found = pattern.exec(plain);
    const time = found === null ? null : timeOfGroups(found.groups ?? {}, pattern === CHINESE);
    if (found !== null && time !== null) return { time, to: from + found[0].trimEnd().length };
  }
  NOON.lastIndex = from;
  const noon = NOON.exec(plain);
  return noon === null ? null : { time: "12:00", to: from + noon[0].length };
}

/** A text that is nothing but a time; null: it is something else. */
export function readTime(text: string): string | null {
  const plain = plainOf(cleanText(text)).trim();
  const found = findSaidTime(plain, 0);
  return found !== null && found.to === plain.length ? found.time : null;
}
