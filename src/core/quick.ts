// A quick answer on a card: one tap sets one field of a record, through the same save as a form.
import { Temporal } from "temporal-polyfill";
import { sayStop } from "./cards.ts";
import { findOne } from "./find.ts";
import { answerPromise } from "./promise/press.ts";
import type { RecordType, Values } from "./record.ts";
import { changeFound } from "./submit.ts";
import type { Outcome, Turn } from "./turn.ts";

type Tap = { id: number; choice: string };

/** `choice` is `field:value`; a day is a word (tomorrow, friday, monday), so that an old card stays true. */
export async function setField(turn: Turn, record: RecordType, { id, choice }: Tap): Promise<Outcome> {
  const { answer } = turn.messages;
  const [name = "", word = ""] = choice.split(":", 2);
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  if (!found || found.isUndone) return sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
  if (record.model === "promise" && name === "status") return answerPromise(turn, found, word);
  const value = valueOf(turn, record, { name, word, values: found.values });
  if (value === null) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  return changeFound(turn, found, { after: { ...found.values, [name]: value }, customerName: found.customerName });
}

type Set = { name: string; word: string; values: Values };

function valueOf(turn: Turn, record: RecordType, { name, word, values }: Set): Values[string] {
  const field = record.fields[name];
  if (field?.byDeed) return null;
  if (field?.kind === "day") return dayOfWord(turn.today, word);
  if (field?.kind === "choice") return word in field.choices ? word : null;
  if (field?.kind !== "choices" || !(word in field.choices)) return null;
  const codes = (values[name] as string[] | null) ?? [];
  return codes.includes(word) ? codes : [...codes, word];
}

const WEEKDAYS: Record<string, number> = { monday: 1, friday: 5 };

/** The day that a word on a button means today; null: no such word. */
export function dayOfWord(today: string, word: string): string | null {
  const from = Temporal.PlainDate.from(today);
  if (word === "tomorrow") return from.add({ days: 1 }).toString();
  const weekday = WEEKDAYS[word];
  if (weekday === undefined) return null;
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 || 7 }).toString();
}
