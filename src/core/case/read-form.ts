// Reads what stood in a deed's form; a field of its own invention is not believed.
import type { RawFields } from "../ask.ts";
import { MOST_FEN, readAmount } from "../reading/amount.ts";
import { cleanText } from "../reading/clean.ts";
import { LONGEST_TEXT } from "../reading/field-text.ts";
import type { Problems } from "../reply.ts";
import { messagesFor } from "../messages/index.ts";
import type { Turn } from "../turn.ts";
import type { Given } from "./changes.ts";
import type { FieldName } from "./needs.ts";
import { findAssignee } from "./people.ts";
import { wordsFor } from "./said.ts";

export type Reading = { fields: RawFields; asks: readonly FieldName[]; required: readonly FieldName[] };
export type ReadGiven = { given: Given; problems: Problems };

export async function readGiven(turn: Turn, { fields, asks, required }: Reading): Promise<ReadGiven> {
  const read: ReadGiven = { given: {}, problems: {} };
  const words = wordsFor(turn.speaker);
  for (const name of asks) {
    const raw = fields[name];
    const typed = cleanText(typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
    if (typed !== "") await readOne(turn, { name, typed }, read);
    else if (required.includes(name)) read.problems[name] = words.required(labelFor(turn, name));
  }
  return read;
}

const labelFor = (turn: Turn, name: FieldName): string => {
  const { form } = wordsFor(turn.speaker);
  return name === "words" ? form.words.judge : form[name];
};

type Typed = { name: FieldName; typed: string };

async function readOne(turn: Turn, { name, typed }: Typed, { given, problems }: ReadGiven): Promise<void> {
  const words = wordsFor(turn.speaker);
  const { severity } = messagesFor(turn.speaker.locale).records.complaint.choices;
  const code = (labels: object) => (typed in labels ? typed : null);
  const choose = <Name extends "fault" | "severity" | "nature">(chosen: Name, labels: object) => {
    const known = code(labels);
    if (known === null) problems[chosen] = words.required(words.form[chosen]);
    else given[chosen] = known;
  };
  switch (name) {
    case "words":
    case "cause":
      if (typed.length > LONGEST_TEXT) problems[name] = messagesFor(turn.speaker.locale).answer.tooLong(LONGEST_TEXT);
      else given[name] = typed;
      return;
    case "amount": {
      const fen = readAmount(typed);
      if (fen === null || fen > MOST_FEN) problems[name] = words.badAmount(typed.slice(0, 40));
      else given.amountFen = fen;
      return;
    }
    case "fault":
      return choose("fault", words.faults);
    case "severity":
      return choose("severity", severity);
    case "nature":
      return choose("nature", words.natures);
    case "person": {
      const person = /^\d{1,15}$/u.test(typed) ? await findAssignee(turn.database, Number(typed)) : null;
      if (person) given.person = person;
      else problems[name] = words.badPerson;
      return;
    }
    case "satisfaction":
      if (/^[1-5]$/u.test(typed)) given.satisfaction = Number(typed);
      else problems[name] = words.required(words.form.satisfaction);
  }
}
