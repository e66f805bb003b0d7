// `/rapport 请假 11-25..11-27 代理 @同事`: one's own leave, with a stand-in; `/rapport 销假` takes it back.
import { sayCard, sayStop, text } from "../cards.ts";
import { dayFrom, partsOf } from "../reading/calendar-day.ts";
import { readDay } from "../reading/day.ts";
import { sayDay } from "../reading/say.ts";
import type { Write } from "../store/database.ts";
import type { Outcome, Turn } from "../turn.ts";
import { findNamed } from "./people.ts";
import { wordsFor } from "./said.ts";

/** Null: it is not about leave. */
export async function answerLeave(turn: Turn, rest: string): Promise<Outcome | null> {
  const { leave } = wordsFor(turn.speaker);
  const typed = rest.normalize("NFKC").trim();
  const begins = (words: readonly string[]) =>
    words.find((word) => typed.toLowerCase().startsWith(word) && !/^[a-z]/iu.test(typed.slice(word.length)));
  if (begins(leave.cancelWords) !== undefined) return cancelLeave(turn);
  const word = begins(leave.words);
  return word === undefined ? null : keepLeave(turn, typed.slice(word.length).trim());
}

type Leave = { from: string; to: string; rest: string };

/** `11-25`, `11-25..11-27`, `周三到周五`; month and day alone are the next such days. Null: no days can be read. */
function readLeave(typed: string, today: string): Leave | null {
  const first = takeDay(typed, today);
  if (!first) return null;
  const divider = /^\s*(?:\.{2,}|…+|~|～|-|–|—|到|至|to\b)\s*/iu.exec(first.rest);
  const last = divider ? takeDay(first.rest.slice(divider[0].length), first.day) : null;
  if (divider && !last) return null;
  return { from: first.day, to: last?.day ?? first.day, rest: (last ?? first).rest.trim() };
}

const PLAIN_DAY = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/月](\d{1,2})[日号]?/u;

function takeDay(typed: string, today: string): { day: string; rest: string } | null {
  const plain = PLAIN_DAY.exec(typed);
  if (plain) {
    const [taken, year, month, date] = plain;
    const own = year === undefined ? partsOf(today).year : Number(year);
    const day = dayFrom(own, Number(month), Number(date));
    // Without a year it is the next such day; what has just begun yesterday is this year's all the same.
    const isLong = day !== null && year === undefined && day < today && Number(month) < partsOf(today).month - 1;
    const chosen = isLong ? dayFrom(own + 1, Number(month), Number(date)) : day;
    return chosen === null ? null : { day: chosen, rest: typed.slice(taken.length) };
  }
  const read = readDay(typed, today, "due");
  return read && "day" in read ? read : null;
}

async function keepLeave(turn: Turn, typed: string): Promise<Outcome> {
  const { leave, ...words } = wordsFor(turn.speaker);
  const stop = (why: string) => sayStop(turn, leave.title, why);
  const read = readLeave(typed, turn.today);
  if (!read) return stop(leave.how);
  if (read.to < turn.today) return stop(leave.past);
  if (read.to < read.from) return stop(leave.backwards);
  const word = leave.standIn.find((one) => read.rest.toLowerCase().startsWith(one));
  const named = word === undefined ? read.rest : read.rest.slice(word.length);
  const found = named.trim() === "" ? [] : await findNamed(turn, named);
  const [standIn = null, other] = found;
  if (named.trim() !== "" && !standIn) return stop(words.unknownPerson(named.trim()));
  if (other) return stop(words.severalPeople(named.trim()));
  if (standIn?.id === turn.speaker.id) return stop(leave.self);
  const row = { personId: turn.speaker.id, fromOn: read.from, toOn: read.to, standInId: standIn?.id ?? null };
  const write: Write = { insert: "Absence", row: { ...row, createdAt: turn.now } };
  const said = (day: string) => sayDay(day, turn.today, turn.speaker.locale);
  const kept = leave.kept(said(read.from), said(read.to), standIn?.name ?? null);
  return { reply: sayCard(leave.title, "done", text(kept)).reply, writes: [write] };
}

/** All that is not over yet. */
async function cancelLeave(turn: Turn): Promise<Outcome> {
  const { leave } = wordsFor(turn.speaker);
  const sql = `SELECT "id" FROM "Absence" WHERE "personId" = ? AND "toOn" >= ? AND "cancelledAt" IS NULL`;
  const rows = await turn.database.read<{ id: number }>(sql, [turn.speaker.id, turn.today]);
  const writes = rows.map(({ id }): Write => ({ update: "Absence", where: { id }, set: { cancelledAt: turn.now } }));
  return {
    reply: sayCard(leave.title, rows.length ? "done" : "plain", text(leave.cancelled(rows.length))).reply,
    writes,
  };
}
