// What `/daily …` asks for: a day, one's own words for it, its sheet, the list, the team, somebody else's.
import type { Messages } from "../messages/index.ts";
import { cleanText, plainOf } from "../reading/clean.ts";
import { TIMES, type TimeKind } from "./find.ts";
import { readDay } from "../reading/day.ts";

/** `rest`: neither a day nor a word of ours; perhaps a name. */
export type DailyWish =
  | { is: "help" | "list" }
  | { is: "team"; day: string }
  | { is: "start"; kind: TimeKind | null }
  | { is: "stop" }
  | { is: "words"; day: string; text: string }
  | { is: "day"; day: string; asFile: boolean }
  | { is: "rest"; rest: string; asFile: boolean };

type Words = Messages["dailies"]["words"];

const FILE = /(?:^|\s)(?:xlsx|excel|表格|导出|export)(?=\s|$)/iu;
/** As one would say them of a report; the record's own verb does nothing more. */
const SHOW = /^(?:show|看)\s+/iu;

/** `today` is YYYY-MM-DD. A weekday or a date is the latest up to today. */
export function readDailyWish(typed: string, today: string, words: Words): DailyWish {
  const whole = cleanText(typed).trim();
  const said = wordsIn(whole, today, words.reflections);
  if (said) return said;
  const asFile = FILE.test(whole);
  const text = whole.replace(FILE, " ").replace(SHOW, "").trim().replaceAll(/\s+/gu, " ");
  const plain = plainOf(text);
  if (words.help.includes(plain)) return { is: "help" };
  if (words.list.includes(plain)) return { is: "list" };
  if (words.stop.includes(plain)) return { is: "stop" };
  const start = words.start.find((word) => plain === word || plain.startsWith(`${word} `));
  if (start !== undefined) return { is: "start", kind: timeIn(plain.slice(start.length).trim(), words.times) };
  const team = words.team.find((word) => plain === word || plain.startsWith(`${word} `));
  const ofTeam = team === undefined ? null : readReportDay(text.slice(team.length), today);
  if (ofTeam !== null) return { is: "team", day: ofTeam };
  const day = readReportDay(text, today);
  return day === null ? { is: "rest", rest: text, asFile } : { is: "day", day, asFile };
}

/** Which of the five is meant; null: none that we know. */
const timeIn = (plain: string, times: Words["times"]): TimeKind | null =>
  TIMES.find((kind) => times[kind].includes(plain)) ?? null;

/** A day that is all there is; nothing said is today. One to come is read as well, and refused where it is shown. */
export function readReportDay(typed: string, today: string): string | null {
  const text = typed.trim();
  if (text === "") return today;
  for (const aim of ["past", "due"] as const) {
    const read = readDay(text, today, aim);
    if (read && "day" in read && read.rest.trim() === "") return read.day;
  }
  return null;
}

/** `心得 …`, `昨天 心得 …`, `心得：…` */
function wordsIn(text: string, today: string, reflections: readonly string[]): DailyWish | null {
  const marked = new RegExp(String.raw`^(.{0,20}?)\s*(?:${reflections.join("|")})(?:[\s:：,，]+|$)([^]*)$`, "iu").exec(
    text,
  );
  if (!marked) return null;
  const [, before = "", said = ""] = marked;
  const day = readReportDay(before, today);
  return day === null ? null : { is: "words", day, text: said.trim() };
}
