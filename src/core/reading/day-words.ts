// The words for days in Chinese and English (DESIGN §3, a closed list): what was said, before it is known which day it is.
import { readChineseNumber } from "./amount.ts";

/** Weeks and months count from the present one; `week: null` is a bare weekday. 1 is Monday. */
export type Said =
  | { said: "offset"; days: number }
  | { said: "weekday"; weekday: number; week: number | null }
  | { said: "lastWeekday"; weekday: number }
  | { said: "dayOfMonth"; date: number; month: number | null }
  | { said: "monthEnd"; month: number }
  | { said: "monthDay"; month: number; date: number }
  | { said: "full"; year: number; month: number; date: number }
  | { said: "lunar" };

type Word = { pattern: RegExp; read: (groups: Record<string, string>) => Said | null };

const CN = "[一二两三四五六七八九十]";
const NUMBER = String.raw`(?:\d{1,3}|${CN}{1,3})`;
const CN_WEEK = "(?:周|星期|礼拜)";
const OFFSETS: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  "day before yesterday": -2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  "day after tomorrow": 2,
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const EN_MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const EN_WEEKDAY =
  "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const TH = "(?:st|nd|rd|th)?";
// After a house, shop or gate number it is no day: 25号楼.
const NOT_A_PLACE = "(?![楼店线门库机桌院房铺柜])";
// What may not follow a date in digits.
const LUNAR_DATE = "初?[一二三四五六七八九十廿]{1,3}";
const LUNAR_MONTH = "闰?[正一二三四五六七八九十冬腊]{1,2}月";
const LUNAR = [
  String.raw`(?:农历|阴历)(?:${LUNAR_MONTH}|\d{1,2}月)?(?:${LUNAR_DATE}|\d{1,2}[日号]?)?`,
  `(?:[正冬腊]|闰[正一二三四五六七八九十冬腊]{1,2})月(?:${LUNAR_DATE})?`,
  "大年(?:三十|初[一二三四五六七八九十])|除夕|初[一二三四五六七八九十]",
].join("|");
const END_OF_DIGITS = String.raw`(?![\d/.\-]|[箱件瓶个包袋盒罐桶条支])`;

const word = (pattern: string, read: Word["read"]): Word => ({ pattern: new RegExp(pattern, "yu"), read });
const english = (pattern: string, read: Word["read"]): Word => word(String.raw`(?:${pattern})(?![\p{L}\d_'-])`, read);

/** 12, 十二: a number in digits or in Chinese numerals. */
const count = (text = ""): number => (/^\d+$/u.test(text) ? Number(text) : (readChineseNumber(text) ?? Number.NaN));
const cnWeekday = (sign = ""): number => (/[日天]/u.test(sign) ? 7 : "一二三四五六".indexOf(sign) + 1 || Number(sign));
const enWeekday = (name = ""): number => WEEKDAYS.indexOf(name.slice(0, 3)) + 1;
const enMonth = (name = ""): number => MONTHS.indexOf(name.slice(0, 3)) + 1;
const signed = (sign: string, times: number): number => (sign === "上" || sign === "last" ? -times : times);

const WORDS: readonly Word[] = [
  word(String.raw`(?<y>\d{4})(?:-(?<m>\d{1,2})-|/(?<m2>\d{1,2})/)(?<d>\d{1,2})${END_OF_DIGITS}`, (g) => full(g)),
  word(String.raw`(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]${NOT_A_PLACE}`, (g) => full(g)),
  word(String.raw`(?<m>\d{1,2})/(?<d>\d{1,2})${END_OF_DIGITS}`, (g) => monthDay(count(g.m), count(g.d))),
  word(String.raw`(?<m>${NUMBER})月(?<d>${NUMBER})[日号]${NOT_A_PLACE}`, (g) => monthDay(count(g.m), count(g.d))),
  word(String.raw`(?<m>\d{1,2})月(?<d>\d{1,2})(?=$|[\s,;前之以])`, (g) => monthDay(count(g.m), count(g.d))),
  word(String.raw`下个?月(?<d>${NUMBER})[日号]${NOT_A_PLACE}`, (g) => dayOfMonth(count(g.d), 1)),
  word(String.raw`(?:本|这个?)月(?<d>${NUMBER})[日号]${NOT_A_PLACE}`, (g) => dayOfMonth(count(g.d), 0)),
  word(String.raw`(?:下个?月月?底|下月末)`, () => ({ said: "monthEnd", month: 1 })),
  word(String.raw`(?:本月|这个月)?月?底(?<=月底)|月末`, () => ({ said: "monthEnd", month: 0 })),
  word(String.raw`(?<d>\d{1,2}|${CN}{1,3})[日号]${NOT_A_PLACE}`, (g) => dayOfMonth(count(g.d), null)),
  word(`(?<s>大前天|前天|昨[天日]|今[天日]|明[天日]|大后天|后天)`, (g) => ({
    said: "offset",
    days: OFFSETS[g.s ?? ""] ?? 0,
  })),
  word(String.raw`(?<s>[上下])(?<t>[上下]?)个?${CN_WEEK}(?<w>[一二三四五六日天1-6])`, (g) => {
    if (g.t !== "" && g.t !== g.s) return null;
    return { said: "weekday", weekday: cnWeekday(g.w), week: signed(g.s ?? "", g.t === "" ? 1 : 2) };
  }),
  word(String.raw`(?:本|这个?)${CN_WEEK}(?<w>[一二三四五六日天1-6])`, (g) => weekday(cnWeekday(g.w), 0)),
  word(String.raw`${CN_WEEK}(?<w>[一二三四五六日天1-6])`, (g) => weekday(cnWeekday(g.w), null)),
  word(String.raw`(?<n>${NUMBER})天(?:之后|以后|后)`, (g) => offset(count(g.n), 1)),
  word(String.raw`(?<n>${NUMBER})(?:个?星期|周|个?礼拜)(?:之后|以后|后)`, (g) => offset(count(g.n), 7)),
  word(String.raw`(?<n>${NUMBER})天(?:之前|以前|前)`, (g) => offset(count(g.n), -1)),
  word(String.raw`(?<n>${NUMBER})(?:个?星期|周|个?礼拜)(?:之前|以前|前)`, (g) => offset(count(g.n), -7)),
  word(`(?:${LUNAR})`, () => ({ said: "lunar" })),
  word(`${CN}{1,2}月初?[一二三四五六七八九十廿]{1,3}(?![日号\\p{L}])`, () => ({ said: "lunar" })),
  english("(?:lunar)(?= )", () => ({ said: "lunar" })),
  english("(?:the )?(?<s>day (?:after tomorrow|before yesterday))|(?<t>today|tomorrow|yesterday)", (g) => ({
    said: "offset",
    days: OFFSETS[g.s ?? g.t ?? ""] ?? 0,
  })),
  english(String.raw`in (?<n>\d{1,3}|an?|one|two|three) (?<u>days?|weeks?)`, (g) => offset(enCount(g.n), enUnit(g.u))),
  english(String.raw`(?<n>\d{1,3}|an?|one|two|three) (?<u>days?|weeks?) ago`, (g) =>
    offset(enCount(g.n), -enUnit(g.u)),
  ),
  english(`(?<s>next|last|this) week(?:'s)? (?:on )?(?<w>${EN_WEEKDAY})`, (g) =>
    weekday(enWeekday(g.w), WEEK[g.s ?? ""] ?? 0),
  ),
  english(`(?<w>${EN_WEEKDAY}),? (?<s>next|last|this) week`, (g) => weekday(enWeekday(g.w), WEEK[g.s ?? ""] ?? 0)),
  english(`this (?<w>${EN_WEEKDAY})`, (g) => weekday(enWeekday(g.w), 0)),
  english(`last (?<w>${EN_WEEKDAY})`, (g) => ({ said: "lastWeekday", weekday: enWeekday(g.w) })),
  // "next Wed" is the coming Wednesday, as `next` is the word of the part (DESIGN §3).
  english(`(?:next )?(?<w>${EN_WEEKDAY})`, (g) => weekday(enWeekday(g.w), null)),
  english(String.raw`(?<m>${EN_MONTH})\.? (?<d>\d{1,2})${TH}(?:,? (?<y>\d{4}))?`, (g) => enDate(g)),
  english(String.raw`(?<d>\d{1,2})${TH} (?<m>${EN_MONTH})(?:,? (?<y>\d{4}))?`, (g) => enDate(g)),
  english("(?:the )?end of (?:the |this )?month|month[ -]end", () => ({ said: "monthEnd", month: 0 })),
  english("(?:the )?end of next month", () => ({ said: "monthEnd", month: 1 })),
];

const WEEK: Record<string, number> = { next: 1, this: 0, last: -1 };
const EN_COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3 };
const enCount = (text = ""): number => EN_COUNTS[text] ?? Number(text);
const enUnit = (unit = ""): number => (unit.startsWith("week") ? 7 : 1);

const offset = (times: number, unit: number): Said | null =>
  Number.isNaN(times) ? null : { said: "offset", days: times * unit };
const weekday = (day: number, week: number | null): Said => ({ said: "weekday", weekday: day, week });
const isDate = (date: number): boolean => date >= 1 && date <= 31;
const dayOfMonth = (date: number, month: number | null): Said | null =>
  isDate(date) ? { said: "dayOfMonth", date, month } : null;
const monthDay = (month: number, date: number): Said | null =>
  isDate(date) && month >= 1 && month <= 12 ? { said: "monthDay", month, date } : null;
const full = (g: Record<string, string>): Said => ({
  said: "full",
  year: Number(g.y),
  month: Number(g.m ?? g.m2),
  date: Number(g.d),
});
const enDate = (g: Record<string, string>): Said | null =>
  g.y === undefined ? monthDay(enMonth(g.m), Number(g.d)) : full({ y: g.y, m: String(enMonth(g.m)), d: g.d ?? "" });

/** What any of them begins with; most words of a line are dismissed by this one look. */
const BEGINNING =
  /[\d一二三四五六七八九十两大前昨今明后上下本这周星礼月农阴闰正冬腊除初]|by|before|on|the|day|to|yes|in |an? |one|two|th|next|la|lu|mo|tu|we|fr|sa|su|ja|fe|ma|ap|ju|au|se|oc|no|de|end/uy;
const BEFORE = /(?:by|before) (?:the )?/uy;
const ON = /on /uy;
// 前台, 前天 and the like are words of their own.
const AFTERWARDS = /之前|以前|前(?![天台面后门排店年景])/uy;

/** `to` is where it ends; `isBy`: said with 前 or by, so that today counts too. */
export type SaidDay = { said: Said; to: number; isBy: boolean };

/** The day said at `from` in a plain text, the longest reading first, or null. */
export function findSaidDay(plain: string, from: number): SaidDay | null {
  if (matchAt(BEGINNING, plain, from) === null) return null;
  const by = matchAt(BEFORE, plain, from);
  const on = by === null ? matchAt(ON, plain, from) : null;
  const start = from + (by ?? on ?? 0);
  for (const { pattern, read } of WORDS) {
    pattern.lastIndex = start;
    const found = pattern.exec(plain);
    const said = found === null ? null : read(found.groups ?? {});
    if (found === null || said === null) continue;
    const end = start + found[0].length;
    const after = matchAt(AFTERWARDS, plain, end);
    return { said, to: end + (after ?? 0), isBy: by !== null || after !== null };
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, from: number): number | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? null;
}
