// `/rapport 提醒 · 静音 生日 到 下周一 · 取消静音 · 早报 9:00 · 免打扰 20:00-8:00 · 提前 5天`, in both languages.
import { sayStop } from "../cards.ts";
import { readDay } from "../reading/day.ts";
import { sayDay } from "../reading/say.ts";
import type { Outcome, Turn } from "../turn.ts";
import { sayChanged, showPeace } from "./card.ts";
import { kindsOf, MUTABLE, type MutableKind, type Setting } from "./rules.ts";
import { findOwn, keepSetting, muteKinds, unmuteKinds } from "./settings.ts";
import { readAhead, readKinds, readMorning, readQuiet, splitUntil } from "./words.ts";

type Answer = (turn: Turn, typed: string) => Promise<Outcome>;

/** The longer before what they begin with. */
const COMMANDS: readonly { words: readonly string[]; answer: Answer }[] = [
  { words: ["提醒设置", "提醒", "reminders", "reminder", "notifications"], answer: showPeace },
  { words: ["取消静音", "解除静音", "unmute"], answer: unmute },
  { words: ["静音", "mute"], answer: mute },
  { words: ["早报", "morning"], answer: setMorning },
  { words: ["免打扰", "quiet hours", "quiet"], answer: setQuiet },
  { words: ["生日提前", "提前", "days ahead", "ahead"], answer: setAhead },
];

/** Null: it is about something else. */
export async function answerPeace(turn: Turn, rest: string): Promise<Outcome | null> {
  const typed = rest.normalize("NFKC").trim().toLowerCase();
  for (const { words, answer } of COMMANDS) {
    const word = words.find((one) => typed.startsWith(one) && !/^[a-z]/u.test(typed.slice(one.length)));
    if (word !== undefined) return answer(turn, typed.slice(word.length).trim());
  }
  return null;
}

const stop = (turn: Turn, words: string): Outcome => sayStop(turn, turn.messages.peace.title, words);

export const sayKinds = ({ messages: { peace } }: Turn, kinds: readonly MutableKind[]): string =>
  kinds.map((kind) => peace.kinds[kind]).join(peace.divider);

async function mute(turn: Turn, typed: string): Promise<Outcome> {
  const { peace } = turn.messages;
  if (typed === "") return showPeace(turn);
  const { what, day } = splitUntil(typed);
  const said = readKinds(what);
  if ("unknown" in said) return stop(turn, said.isNever ? peace.neverMuted : unknownWords(turn, said.unknown));
  const until = day === null ? null : readUntil(turn, day);
  if (until !== null && "problem" in until) return stop(turn, until.problem);
  const isAll = said.kinds.length === 0 || said.kinds.length === MUTABLE.length;
  const kinds = isAll ? kindsOf(turn.speaker.role) : said.kinds;
  const untilOn = until?.day ?? null;
  const words = peace.nowMuted(
    sayKinds(turn, kinds),
    untilOn === null ? null : sayDay(untilOn, turn.today, turn.speaker.locale),
  );
  return sayChanged(turn, { words, hint: peace.mutedHint, undo: kinds, writes: muteKinds(turn, kinds, untilOn) });
}

const unknownWords = (turn: Turn, typed: string): string =>
  turn.messages.peace.whichKind(typed, sayKinds(turn, kindsOf(turn.speaker.role)));

/** The first day on which it is told again. */
export function readUntil(turn: Turn, typed: string): { day: string } | { problem: string } {
  const { peace } = turn.messages;
  const read = readDay(typed, turn.today, "due");
  if (read === null || "fault" in read || read.rest !== "") {
    return {
      problem: read !== null && "fault" in read && read.fault === "over" ? peace.dayOver : peace.whichDay(typed),
    };
  }
  return read.day > turn.today ? { day: read.day } : { problem: peace.dayOver };
}

/** Without a kind all of it comes back. */
async function unmute(turn: Turn, typed: string): Promise<Outcome> {
  const { peace } = turn.messages;
  const said = readKinds(typed);
  if ("unknown" in said) return stop(turn, unknownWords(turn, said.unknown));
  const { mutes } = await findOwn(turn);
  const wanted = said.kinds.length ? said.kinds : MUTABLE;
  const kinds = wanted.filter((kind) => mutes.has(kind));
  if (kinds.length === 0) return sayChanged(turn, { words: peace.nothingMuted, writes: [] });
  return sayChanged(turn, { words: peace.nowOn(sayKinds(turn, kinds)), writes: unmuteKinds(turn, kinds) });
}

async function setMorning(turn: Turn, typed: string): Promise<Outcome> {
  const { peace } = turn.messages;
  const morning = readMorning(typed);
  return morning === null ? stop(turn, peace.whichMorning) : change(turn, { morning }, peace.nowMorning(morning));
}

async function setQuiet(turn: Turn, typed: string): Promise<Outcome> {
  const { peace } = turn.messages;
  const quiet = readQuiet(typed);
  if (quiet === null) return stop(turn, peace.whichQuiet);
  if (quiet === "tooLong") return stop(turn, peace.quietTooLong);
  const isNone = quiet.quietFrom === quiet.quietTo;
  return change(turn, quiet, isNone ? peace.nowNoQuiet : peace.nowQuiet(peace.hours(quiet.quietFrom, quiet.quietTo)));
}

async function setAhead(turn: Turn, typed: string): Promise<Outcome> {
  const { peace } = turn.messages;
  const daysAhead = readAhead(typed);
  return daysAhead === null ? stop(turn, peace.whichAhead) : change(turn, { daysAhead }, peace.nowAhead(daysAhead));
}

async function change(turn: Turn, set: Partial<Setting>, words: string): Promise<Outcome> {
  const own = await findOwn(turn);
  return sayChanged(turn, { words, writes: [keepSetting(turn, own, { ...own.setting, ...set })] });
}
