// Two small forms: what became of a promise, with the customer's words; and another day for a follow-up. Ids only travel.
import type { RawFields } from "../ask.ts";
import { card, cardReply, button, buttons, sayStop } from "../cards.ts";
import { type Found, findOne } from "../find.ts";
import { keepChanged } from "../keep.ts";
import { findPerson } from "../person.ts";
import { cleanText } from "../reading/clean.ts";
import { LONGEST_TEXT, readField } from "../reading/field-text.ts";
import { sayRhythm } from "../reading/rhythm.ts";
import { sayDay } from "../reading/say.ts";
import type { RecordType } from "../record.ts";
import type { Form, FormField, Problems } from "../reply.ts";
import { textIn } from "../row.ts";
import { type Outcome, type Turn, numberOf, recordNamed, say } from "../turn.ts";
import { type Ending, end, findOpenPromise, isDayUnsure, moveTo, sayDone } from "./deeds.ts";

/** A form is known by a record's name, which holds letters only (chat/feishu/read-form.ts). */
export const LATER_FORMS = ["promiseEnd", "followUpMove"] as const;
export type LaterForm = (typeof LATER_FORMS)[number];

const OUTCOMES = ["moved", "kept", "broken", "cancelled"] as const;
type Outcomes = (typeof OUTCOMES)[number];

type Typed = { outcome: Outcomes | ""; day: string; word: string };

const typedIn = (fields: RawFields, name: string): string => {
  const raw = fields[name];
  return cleanText(typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
};

/** Whoever may not, or not now, is told before he fills in a form. */
export async function openLater(turn: Turn, record: RecordType, id: number): Promise<Outcome> {
  if (record.model !== "promise") {
    const found = await findFollowUp(turn, record, id);
    return "reply" in found ? found : sayLaterForm(turn, found, { day: "", problems: {} });
  }
  const found = await findOpenPromise(turn, id);
  return "reply" in found ? found : sayEndForm(turn, found, { typed: { outcome: "moved", day: "", word: "" } });
}

/** Where it could not be opened at once: why it came is asked again, as the button that opens it carries a number only. */
export async function reopenLater(turn: Turn, record: RecordType, id: number): Promise<Outcome> {
  const found = record.model === "promise" ? await findOpenPromise(turn, id) : null;
  return found && !("reply" in found) && isDayUnsure(turn, found) ? askDay(turn, found) : openLater(turn, record, id);
}

/** Kept, but hardly on its day: on which day is asked. */
export function askDay(turn: Turn, found: Found): Outcome {
  const dueOn = textIn(found.values, "dueOn") ?? turn.today;
  const { promises } = turn.messages;
  const { locale } = turn.speaker;
  const rhythm = sayRhythm(textIn(found.values, "every") ?? "", locale);
  const day = dueOn > turn.today ? turn.today : dueOn;
  const banner = promises.whichDay(rhythm, sayDay(dueOn, turn.today, locale));
  return sayEndForm(turn, found, { typed: { outcome: "kept", day, word: "" }, banner });
}

type Shown = { typed: Typed; problems?: Problems; banner?: string };

function sayEndForm({ messages }: Turn, found: Found, { typed, problems = {}, banner }: Shown): Outcome {
  const { promises, answer } = messages;
  const choices = OUTCOMES.map((value) => ({ value, label: promises.outcomes[value] }));
  const day = typed.day === "" ? null : typed.day;
  const fields: FormField[] = [
    {
      name: "outcome",
      label: promises.outcome,
      required: true,
      input: "choice",
      value: typed.outcome || null,
      choices,
    },
    { name: "day", label: promises.day, required: false, hint: promises.dayHint, input: "day", value: day },
    { name: "word", label: promises.word, required: false, input: "text", value: typed.word },
  ];
  const { record, id, version, customerName } = found;
  const title = promises.formTitle(numberOf(record, id), customerName ?? "");
  const key = { record: "promiseEnd" satisfies LaterForm, id, version };
  const form: Form = { ...key, title, submit: promises.submit, cancel: answer.cancel, fields, problems };
  return say({ reply: "form", form: { ...form, ...(banner !== undefined && { banner }) } });
}

type Submitted = { id: number | undefined; fields: RawFields };

export async function submitLater(turn: Turn, form: LaterForm, { id, fields }: Submitted): Promise<Outcome> {
  const { answer } = turn.messages;
  if (id === undefined) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  return form === "promiseEnd" ? submitEnd(turn, id, fields) : submitFollowUp(turn, id, fields);
}

async function submitEnd(turn: Turn, id: number, fields: RawFields): Promise<Outcome> {
  const found = await findOpenPromise(turn, id);
  if ("reply" in found) return found;
  const outcome = OUTCOMES.find((one) => one === typedIn(fields, "outcome")) ?? "";
  const typed: Typed = { outcome, day: typedIn(fields, "day"), word: typedIn(fields, "word") };
  const read = readEnd(turn, found, typed);
  if ("problems" in read) return sayEndForm(turn, found, { typed, problems: read.problems });
  const word = typed.word === "" ? null : typed.word;
  if (read.outcome === "moved") return sayDone(turn, found, await moveTo(turn, found, read.day ?? turn.today, word));
  return sayDone(turn, found, await end(turn, found, { ending: read.outcome, on: read.day, word }));
}

type ReadEnd = { outcome: "moved" | Ending; day: string | null } | { problems: Problems };

function readEnd({ today, messages, speaker }: Turn, found: Found, { outcome, day: typed, word }: Typed): ReadEnd {
  const { promises, answer, reading } = messages;
  const problems: Problems = {};
  const read = readField({ kind: "day", when: "due" }, typed, { today, messages });
  const day = "value" in read && typeof read.value === "string" ? read.value : null;
  if (outcome === "") problems["outcome"] = promises.missingOutcome;
  if ("problem" in read) problems["day"] = read.problem;
  else if (outcome === "moved" && day === null) problems["day"] = promises.missingDay;
  else if (outcome === "moved" && day !== null && day < today) problems["day"] = reading.dayOver(day);
  else if (outcome === "moved" && day === found.values["dueOn"]) problems["day"] = promises.sameDay;
  else if (outcome === "kept" && day !== null && day > today)
    problems["day"] = promises.notYet(sayDay(day, today, speaker.locale));
  if (word.length > LONGEST_TEXT) problems["word"] = answer.tooLong(LONGEST_TEXT);
  if (outcome === "" || Object.keys(problems).length) return { problems };
  return { outcome, day: outcome === "moved" || outcome === "kept" ? day : null };
}

async function findFollowUp(turn: Turn, record: RecordType | null, id: number): Promise<Found | Outcome> {
  const { answer } = turn.messages;
  const found = record && (await findOne(turn.database, turn.speaker, { record, id, right: "change" }));
  const isOne = found && !found.isUndone && "nextVisitOn" in found.values;
  return isOne ? found : sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
}

type Asked = { day: string; problems: Problems };

function sayLaterForm(
  { messages }: Turn,
  { record, id, version, customerName }: Found,
  { day, problems }: Asked,
): Outcome {
  const { promises, answer } = messages;
  const title = promises.laterTitle(numberOf(record, id), customerName ?? "");
  const value = day === "" ? null : day;
  const fields: FormField[] = [{ name: "day", label: promises.laterDay, required: true, input: "day", value }];
  const key = { record: "followUpMove" satisfies LaterForm, id, version };
  return say({
    reply: "form",
    form: { ...key, title, submit: promises.submit, cancel: answer.cancel, fields, problems },
  });
}

async function submitFollowUp(turn: Turn, id: number, fields: RawFields): Promise<Outcome> {
  const { promises, reading } = turn.messages;
  const found = await findFollowUp(turn, recordNamed(turn, "visit"), id);
  if ("reply" in found) return found;
  const typed = typedIn(fields, "day");
  const read = readField({ kind: "day", when: "due" }, typed, { today: turn.today, messages: turn.messages });
  if ("problem" in read) return sayLaterForm(turn, found, { day: typed, problems: { day: read.problem } });
  const day = typeof read.value === "string" ? read.value : null;
  const problem =
    day === null
      ? promises.missingDay
      : day < turn.today
        ? reading.dayOver(day)
        : day === found.values["nextVisitOn"]
          ? promises.sameDay
          : null;
  if (day === null || problem !== null)
    return sayLaterForm(turn, found, { day: typed, problems: { day: problem ?? "" } });
  return putOff(turn, found, day);
}

async function putOff(turn: Turn, found: Found, day: string): Promise<Outcome> {
  const { record, id, version, values: before, row, customerName } = found;
  const owner =
    (await findPerson(turn.database, found.concerned.makers[0] ?? turn.speaker.id, turn.house)) ?? turn.speaker;
  const after = { ...before, nextVisitOn: day };
  const kept = await keepChanged(turn, record, { id, version, before, after, action: "edit", row, owner });
  const { promises, answer } = turn.messages;
  const title = promises.laterDone(customerName ?? "", sayDay(day, turn.today, turn.speaker.locale));
  const undo = button(answer.undo, { do: "undo", record: record.name, id: kept.changeId }, "danger");
  return { reply: cardReply(card(title, "done", [buttons(undo)])), writes: kept.writes };
}
