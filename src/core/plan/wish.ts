// What `/plan …` asks for: a week, a day, the team, leaving, coming back, or a plan to be kept.
import { addDays, mondayOf, readWeek } from "../calendar/weeks.ts";
import type { Messages } from "../messages/index.ts";
import { dayFrom, partsOf } from "../reading/calendar-day.ts";
import { cleanText, plainOf } from "../reading/clean.ts";
import { resolveDay } from "../reading/day.ts";
import { type SaidDay, findSaidDay } from "../reading/day-words.ts";

export type When = { is: "week"; monday: string } | { is: "day"; day: string };
export type Wish = When | { is: "team" } | { is: "leave"; rest: string } | { is: "back" } | { is: "plan" };

type Words = Messages["plans"]["words"];

const isOne = (words: readonly string[], plain: string): boolean => words.includes(plain);

/** `today` is YYYY-MM-DD. */
export function readWish(typed: string, today: string, words: Words): Wish {
  const text = cleanText(typed).trim();
  const plain = bare(text);
  if (plain === "" || isOne(words.mine, plain)) return { is: "week", monday: mondayOf(today) };
  if (isOne(words.team, plain)) return { is: "team" };
  if (isOne(words.back, plain)) return { is: "back" };
  const left = words.leave.find((word) => plain === word || plain.startsWith(`${word} `) || isGlued(plain, word));
  if (left !== undefined) return { is: "leave", rest: text.slice(left.length).trim() };
  return readWhen(text, today, words) ?? { is: "plan" };
}

const bare = (text: string): string =>
  plainOf(text)
    .replace(/[。.!！?？~\s]+$/gu, "")
    .trim();

/** 出发17:30, 出发2小时: a number may follow at once; other words would be a name. */
const isGlued = (plain: string, word: string): boolean =>
  plain.startsWith(word) && /^[\d一二两三四五六七八九十半上下中]/u.test(plain.slice(word.length));

/** A week or a day that is all there is. Null: it is something else. */
export function readWhen(typed: string, today: string, words: Words): When | null {
  const plain = bare(typed);
  const offset = isOne(words.thisWeek, plain)
    ? 0
    : isOne(words.nextWeek, plain)
      ? 7
      : isOne(words.lastWeek, plain)
        ? -7
        : null;
  if (offset !== null) return { is: "week", monday: addDays(mondayOf(today), offset) };
  const monday = readWeek(plain);
  if (monday !== null) return { is: "week", monday };
  const said = findSaidDay(plain, 0);
  const day = said !== null && said.to === plain.length ? nearDay(said, today) : null;
  return day === null ? null : { is: "day", day };
}

/** To be looked at a day may lie on either side of today: 周一 is this week's, 25号 this month's, 11/16 the nearest. */
function nearDay(saidDay: SaidDay, today: string): string | null {
  const { said } = saidDay;
  const { year, month } = partsOf(today);
  if (said.said === "weekday" && said.week === null) return addDays(mondayOf(today), said.weekday - 1);
  if (said.said === "dayOfMonth" && said.month === null) return dayFrom(year, month, said.date);
  const aims = said.said === "monthDay" ? (["past", "due"] as const) : (["due", "past"] as const);
  for (const aim of aims) {
    const meant = resolveDay(saidDay, today, aim);
    if ("day" in meant) return meant.day;
  }
  return null;
}
