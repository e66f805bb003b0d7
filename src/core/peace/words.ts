// What people write when they say what they want to be told, and when. Pure; both languages at once.
import { readChineseNumber } from "../reading/amount.ts";
import { readTime } from "../reading/time.ts";
import { MUTABLE, type MutableKind, type Setting, USUAL } from "./rules.ts";

const KIND_WORDS: Record<MutableKind, readonly string[]> = {
  promises: ["承诺到期", "承诺", "promises due", "promises", "promise"],
  followUps: ["跟进", "回访", "follow-ups", "follow-up", "followups", "followup", "follow ups", "follow up"],
  appointments: ["预约", "约访", "appointments", "appointment"],
  days: [
    "生日和纪念日",
    "生日",
    "纪念日",
    "日子",
    "birthdays and other days",
    "birthdays",
    "birthday",
    "occasions",
    "other days",
    "days",
  ],
  approvals: [
    "计划和日报核签",
    "计划核签",
    "日报核签",
    "核签",
    "计划",
    "日报",
    "plans and daily reports to approve",
    "plans to approve",
    "daily reports",
    "approvals",
    "plans",
    "plan",
  ],
  lateLog: ["补录提醒", "补录", "晚报", "the late log", "late log"],
  briefings: ["访前看看", "访前", "briefings before visits", "briefings", "briefing"],
  mondayReport: ["周一报告", "周报", "报告", "the monday report", "monday report", "report"],
};
const ALL = ["全部", "所有", "everything", "all"];
/** What nobody may silence, so that he is told why. */
const NEVER = ["投诉", "客诉", "安全", "complaint", "safety", "案子", "死信"];

const BETWEEN = /^(?:[\s,，、;；&+]|和|及|and\s)+/u;
const WORDS = [
  ...MUTABLE.flatMap((kind) => KIND_WORDS[kind].map((word) => ({ word, kinds: [kind] as readonly MutableKind[] }))),
  ...ALL.map((word) => ({ word, kinds: MUTABLE })),
].toSorted((one, other) => other.word.length - one.word.length);

export type SaidKinds = { kinds: readonly MutableKind[] } | { unknown: string; isNever: boolean };

/** `生日、承诺`, `birthdays and promises`; `typed` in lower case. */
export function readKinds(typed: string): SaidKinds {
  const kinds = new Set<MutableKind>();
  let left = typed.trim();
  while (left !== "") {
    const found = WORDS.find(({ word }) => left.startsWith(word) && isEnd(word, left));
    if (!found) return { unknown: left, isNever: NEVER.some((word) => left.startsWith(word)) };
    for (const kind of found.kinds) kinds.add(kind);
    left = left.slice(found.word.length).replace(BETWEEN, "");
  }
  return { kinds: [...kinds] };
}

const isEnd = (word: string, text: string): boolean =>
  !/[a-z]$/u.test(word) || !/^[a-z]/u.test(text.slice(word.length));

const UNTIL = /^(?<what>.*?)(?:\s*(?:到|至)\s*|(?:^|\s+)(?:until|till|to)\s+)(?<day>\S.*)$/u;

/** `生日 到 下周一`: what, and the words of its day. */
export function splitUntil(typed: string): { what: string; day: string | null } {
  const { what, day } = UNTIL.exec(typed.trim())?.groups ?? {};
  return { what: (what ?? typed).trim(), day: day === undefined ? null : day.replace(/(?:为止|止)$/u, "").trim() };
}

const USUAL_WORDS = ["默认", "恢复", "default", "usual", "reset"];
const OFF_WORDS = ["关", "关闭", "无", "不要", "off", "none", "no"];
const [EARLIEST, LATEST] = ["05:00", "12:00"];
const MOST_QUIET_MINUTES = 16 * 60;
const MOST_DAYS_AHEAD = 30;

/** `9:00`, `9点`, `9`: in the morning, whatever a bare hour means elsewhere. Null: no time from five to twelve. */
export function readMorning(typed: string): string | null {
  const said = typed.trim();
  if (USUAL_WORDS.includes(said)) return USUAL.morning;
  const time = readClock(said, "早上");
  return time !== null && time >= EARLIEST && time <= LATEST ? time : null;
}

/** A bare hour counts on the clock's 24. */
function readClock(said: string, part: string): string | null {
  if (/^\d{1,2}$/u.test(said)) return readTime(`${said}:00`);
  if (/^24[:点]0{0,2}$/u.test(said)) return "00:00";
  return (/^\d{1,2}[点时]/u.test(said) ? readTime(`${part}${said}`) : null) ?? readTime(said);
}

export type SaidQuiet = Pick<Setting, "quietFrom" | "quietTo"> | "tooLong" | null;

const NONE = { quietFrom: "00:00", quietTo: "00:00" };

/** `20:00-8:00`, `晚上8点到早上8点`, off, default. */
export function readQuiet(typed: string): SaidQuiet {
  const said = typed.trim();
  if (USUAL_WORDS.includes(said)) return { quietFrom: USUAL.quietFrom, quietTo: USUAL.quietTo };
  if (OFF_WORDS.includes(said)) return NONE;
  const [from, to, more] = said.split(/\s*(?:-|–|—|~|～|到|至|\bto\b)\s*/u);
  const quietFrom = from === undefined ? null : readClock(from, "");
  const quietTo = to === undefined ? null : readClock(to, "");
  if (quietFrom === null || quietTo === null || more !== undefined) return null;
  const minutes = (minutesOf(quietTo) - minutesOf(quietFrom) + 24 * 60) % (24 * 60);
  if (minutes > MOST_QUIET_MINUTES) return "tooLong";
  return minutes === 0 ? NONE : { quietFrom, quietTo };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** `5天`, `五天`, `5 days`, `0`. Null: no such number of days. */
export function readAhead(typed: string): number | null {
  const said = typed.trim();
  if (USUAL_WORDS.includes(said)) return USUAL.daysAhead;
  const [, digits, word] = /^(?:(\d{1,3})|([零一二两三四五六七八九十]{1,3}))\s*(?:天|日|days?)?$/u.exec(said) ?? [];
  const days = digits === undefined ? (word === undefined ? null : readChineseNumber(word)) : Number(digits);
  return days !== null && days <= MOST_DAYS_AHEAD ? days : null;
}
