// One's own words on a day: reflections, what was heard of products, and where the minutes went (B-30, B-31).
import type { RawFields } from "../ask.ts";
import { button, buttons, cardReply, sayCard, sayStop, text } from "../cards.ts";
import { readWhole } from "../reading/amount.ts";
import { dayNumber, dayOf as dayText } from "../reading/calendar-day.ts";
import { cleanText } from "../reading/clean.ts";
import { LONGEST_TEXT } from "../reading/field-text.ts";
import { sayDay } from "../reading/say.ts";
import type { FormField, Problems } from "../reply.ts";
import type { Row, Write } from "../store/database.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { type Daily, findDaily, isWaiting, TIMES, type TimeKind } from "./find.ts";
import { findLock } from "./lock.ts";
import { REPORTING } from "./rights.ts";
import { newDaily } from "./send.ts";
import { cardOf } from "./show.ts";
import { findDailyView } from "./view.ts";

const MINUTES_OF_DAY = 1_440;
const TEXTS = ["reflections", "product"] as const;

type Words = Pick<Daily, (typeof TEXTS)[number] | TimeKind>;
type Typed = Record<string, string>;

/** The answer that says why nothing can be written on this day; null: it can. */
export async function findRefusal(turn: Turn, day: string): Promise<Outcome | null> {
  const { dailies } = turn.messages;
  const { speaker, today } = turn;
  if (!REPORTING.includes(speaker.role)) return sayStop(turn, dailies.name, dailies.notForRole);
  if (day > today) return sayStop(turn, dailies.futureTitle, dailies.futureDay(sayDay(day, today, speaker.locale)));
  const lock = await findLock(turn, { repId: speaker.id, days: [day] });
  return lock === null ? null : sayStop(turn, dailies.lockedTitle, lock);
}

const DRAFT = "dailyWords";

async function findDraftText({ database, speaker }: Turn, draft: number | undefined): Promise<Typed> {
  if (draft === undefined) return {};
  const sql = `SELECT "values" FROM "Draft" WHERE "id" = ? AND "personId" = ? AND "record" = ?`;
  const [kept] = await database.read<{ values: string }>(sql, [draft, speaker.id, DRAFT]);
  return kept ? (JSON.parse(kept.values) as Typed) : {};
}

/** What may have been meant as one's own words waits for a tap. */
export async function offerWords(turn: Turn, typed: string): Promise<Outcome> {
  const { dailies } = turn.messages;
  const words = dailies.notUnderstood(typed);
  if (!REPORTING.includes(turn.speaker.role)) return sayStop(turn, dailies.name, words);
  const id = await turn.database.nextId("draft");
  const stamps = { personId: turn.speaker.id, platform: turn.ask.actor.platform, createdAt: turn.now };
  const row = { id, record: DRAFT, values: JSON.stringify({ reflections: typed }), ...stamps };
  const make = button(dailies.asReflections, { do: "edit", record: DRAFT, id: dayNumber(turn.today), draft: id });
  const { reply } = sayCard(dailies.name, "ask", text(words), buttons(make));
  return { reply, writes: [{ insert: "Draft", row }] };
}

/** `number`: the day's. */
export async function openWords(
  turn: Turn,
  { number, draft }: { number: number; draft: number | undefined },
): Promise<Outcome> {
  const day = dayText(number);
  return (
    (await findRefusal(turn, day)) ?? sayWords(turn, day, { typed: await findDraftText(turn, draft), problems: {} })
  );
}

async function sayWords(turn: Turn, day: string, { typed, problems }: { typed: Typed; problems: Problems }) {
  const { dailies, answer } = turn.messages;
  const daily = await findDaily(turn.database, turn.speaker.id, day);
  const valueOf = (name: keyof Words) => typed[name] ?? (daily?.[name] === null ? "" : String(daily?.[name] ?? ""));
  const area = (name: (typeof TEXTS)[number], hint?: string): FormField => ({
    name,
    label: dailies[`${name}Title`],
    required: false,
    ...(hint && { hint }),
    input: "text",
    value: valueOf(name).slice(0, LONGEST_TEXT),
  });
  const fields: FormField[] = [
    area("reflections"),
    area("product", dailies.productHint),
    ...TIMES.map((name): FormField => {
      const label = dailies.times[name];
      return { name, label, required: false, hint: dailies.timeHint, input: "line", value: valueOf(name) };
    }),
  ];
  const title = dailies.wordsForm(sayDay(day, turn.today, turn.speaker.locale));
  const key = { record: DRAFT, id: dayNumber(day) };
  return say({ reply: "form", form: { ...key, title, submit: dailies.save, cancel: answer.cancel, fields, problems } });
}

export async function submitWords(turn: Turn, number: number, fields: RawFields): Promise<Outcome> {
  const day = dayText(number);
  const refusal = await findRefusal(turn, day);
  if (refusal) return refusal;
  const typed: Typed = {};
  for (const name of [...TEXTS, ...TIMES]) {
    const raw = fields[name];
    typed[name] = cleanText(typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
  }
  const { words, problems } = readWords(turn, typed);
  if (Object.keys(problems).length) return sayWords(turn, day, { typed, problems });
  return keepWords(turn, day, { words });
}

function readWords({ messages }: Turn, typed: Typed): { words: Words; problems: Problems } {
  const problems: Problems = {};
  const words: Partial<Words> = {};
  for (const name of TEXTS) {
    const text = typed[name] ?? "";
    if (text.length > LONGEST_TEXT) problems[name] = messages.answer.tooLong(LONGEST_TEXT);
    words[name] = text === "" ? null : text;
  }
  for (const name of TIMES) {
    const text = typed[name] ?? "";
    const minutes = text === "" ? null : readWhole(text.replace(/\s*(?:分钟|分|min(?:utes?)?)$/iu, ""));
    const isBad = text !== "" && (minutes === null || minutes < 0 || minutes > MINUTES_OF_DAY);
    if (isBad) problems[name] = messages.dailies.badMinutes;
    words[name] = minutes;
  }
  const total = TIMES.reduce((sum, name) => sum + (words[name] ?? 0), 0);
  if (total > MINUTES_OF_DAY) problems["installing"] ??= messages.dailies.badMinutes;
  return { words: words as Words, problems };
}

/** `/daily 心得 …`: goes below what was written before. */
export async function addReflections(turn: Turn, day: string, text: string): Promise<Outcome> {
  const refusal = await findRefusal(turn, day);
  if (refusal) return refusal;
  if (text === "") return sayWords(turn, day, { typed: {}, problems: {} });
  const daily = await findDaily(turn.database, turn.speaker.id, day);
  const reflections = [daily?.reflections, text].filter(Boolean).join("\n");
  if (reflections.length <= LONGEST_TEXT) return keepWords(turn, day, { words: { reflections } });
  const { answer, dailies } = turn.messages;
  return sayStop(turn, dailies.name, answer.tooLong(LONGEST_TEXT));
}

type Keeping = { words: Partial<Words>; note?: string };

/** One's own words change a report that waits to be signed, and it is asked for again. */
export async function keepWords(turn: Turn, day: string, { words, note }: Keeping): Promise<Outcome> {
  const { speaker, now, database } = turn;
  const view = await findDailyView(turn, speaker.id, day);
  if (!view) return sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.dailies.name);
  const before = view.daily;
  const isChanged = before !== null && isWaiting(before);
  const id = before?.id ?? (await database.nextId("dailyReport"));
  const set: Row = {
    ...words,
    ...(isChanged && { state: "changed", changedAt: now }),
    updatedAt: now,
    version: (before?.version ?? 0) + 1,
  };
  const stamps = { id, repId: speaker.id, day, state: "draft", platform: turn.ask.actor.platform, createdAt: now };
  const keep: Write = before
    ? { update: "DailyReport", where: { id, version: before.version }, set, expect: 1 }
    : { insert: "DailyReport", row: { ...stamps, ...set } };
  const daily: Daily = { ...newDaily(speaker.id, day), ...before, ...(set as Partial<Daily>), id };
  const card = await cardOf(turn, { ...view, daily }, note ?? turn.messages.dailies.written);
  return { reply: cardReply({ ...card, tone: "done" }), writes: [keep] };
}
