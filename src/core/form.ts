// The form of a record: drawn from its declaration, filled with what was understood, and read back.
import type { RawFields } from "./ask.ts";
import type { CustomerChoice, Match } from "./customers/match.ts";
import { readField, writeField } from "./reading/field-text.ts";
import type { Field, FieldKind, RecordType, Values } from "./record.ts";
import type { Choice, Form, FormField, FormInput, Problems } from "./reply.ts";
import { isEmpty, textIn } from "./row.ts";
import { choiceLabel, fieldLabel, recordLabel } from "./say-value.ts";
import { type Turn, type Understood, numberOf } from "./turn.ts";

/** A chosen customer is told from a typed name by this mark; a platform passes it back as it is. */
const CHOSEN = "#";
export const chosenCustomer = (id: number): string => `${CHOSEN}${id}`;

/** And so is the name of one that is to be made. */
const NEW = "+";
export const newCustomerChoice = (turn: Pick<Turn, "messages">, name: string): Choice => ({
  value: `${NEW}${name}`,
  label: turn.messages.answer.makeNewCustomer(name),
});

export const customerChoice = ({ id, name, ownerName }: CustomerChoice): Choice => ({
  value: chosenCustomer(id),
  label: ownerName ? `${name} · ${ownerName}` : name,
});

const inputs: Record<FieldKind, FormInput> = {
  customer: "customer",
  choice: "choice",
  choices: "choices",
  money: "line",
  rate: "line",
  whole: "line",
  day: "day",
  line: "line",
  text: "text",
  names: "line",
  promises: "text",
  time: "line",
  rhythm: "line",
  birthday: "line",
  flag: "choices",
};

export type Drawn = {
  understood: Understood;
  customerName: string | null;
  candidates?: readonly CustomerChoice[];
  problems?: Problems;
  banner?: string;
};

/** The form of a record with what is known so far. */
export function formOf(turn: Turn, { understood, customerName, candidates = [], problems = {}, banner }: Drawn): Form {
  const { record, recordId, version, draft } = understood;
  const { answer } = turn.messages;
  const what = recordLabel(record, turn.messages);
  const drawn = { turn, understood, customerName, candidates };
  return {
    record: record.name,
    ...(recordId !== undefined && { id: recordId }),
    ...(version !== undefined && { version }),
    ...(draft !== undefined && { draft }),
    title: recordId === undefined ? answer.newForm(what) : answer.editForm(what, numberOf(record, recordId)),
    submit: answer.save,
    cancel: answer.cancel,
    ...(banner !== undefined && { banner }),
    fields: Object.entries(record.fields)
      .filter(([, field]) => !field.byDeed)
      .map(([name, field]) => fieldOf(drawn, name, field)),
    problems,
  };
}

type Drawing = Pick<Drawn, "understood" | "customerName"> & { turn: Turn; candidates: readonly CustomerChoice[] };

function fieldOf(drawing: Drawing, name: string, field: Field): FormField {
  const { turn, understood } = drawing;
  const label = fieldLabel(understood.record, name, turn.messages);
  const hint = (turn.messages.answer.placeholder as Record<string, string>)[field.kind];
  const plain = { name, label, required: field.required ?? false, ...(hint && { placeholder: hint }) };
  return { ...plain, ...inputOf(drawing, name, field) };
}

type Input<I extends FormInput = FormInput> = I extends FormInput
  ? Omit<Extract<FormField, { input: I }>, "name" | "label" | "required" | "hint" | "placeholder">
  : never;

function inputOf({ turn, understood, customerName, candidates }: Drawing, name: string, field: Field): Input {
  const value = understood.values[name] ?? null;
  const written = value === null ? "" : writeField(field, value);
  const input = inputs[field.kind];
  const choice = (code: string): Choice => ({
    value: code,
    label: choiceLabel(understood.record, name, code, turn.messages),
  });
  if (input === "customer") {
    const chosen =
      typeof value === "number" ? { value: chosenCustomer(value), label: customerName ?? String(value) } : null;
    const typed = understood.typedCustomer ?? "";
    const fresh = typed && !chosen && understood.recordId === undefined ? [newCustomerChoice(turn, typed)] : [];
    return { input, value: chosen, typed, candidates: [...candidates.map(customerChoice), ...fresh] };
  }
  if (input === "choice" && field.kind === "choice") {
    return {
      input,
      value: textIn(understood.values, name) ?? field.byDefault ?? null,
      choices: Object.keys(field.choices).map(choice),
    };
  }
  if (input === "choices" && field.kind === "choices") {
    return { input, value: (value as string[] | null) ?? [], choices: Object.keys(field.choices).map(choice) };
  }
  if (input === "choices") {
    const yes = { value: "yes", label: turn.messages.answer.yes };
    return { input, value: value === true ? ["yes"] : [], choices: [yes] };
  }
  if (input === "day") return { input, value: written || defaultDay(turn, field) };
  return { input: input === "text" ? "text" : "line", value: written };
}

const defaultDay = (turn: Turn, field: Field) =>
  field.kind === "day" && field.byDefault === "today" ? turn.today : null;

export type FormAnswer = {
  values: Values;
  problems: Problems;
  customer: { typed: string; match: Match } | null;
  isNewCustomer: boolean;
};

/** What came back. `kept`: fields that were shown but could not be filled in there: they stay as they were. */
export type Filled = { fields: RawFields; kept: readonly string[] };

/** Reads a filled form over what was there before. A form that holds fields of its own invention is not believed. */
export async function readForm(turn: Turn, before: Understood, filled: Filled): Promise<FormAnswer> {
  const { record } = before;
  const answer: FormAnswer = { values: {}, problems: {}, customer: null, isNewCustomer: false };
  for (const [name, field] of Object.entries(record.fields)) {
    const raw = filled.fields[name];
    if (field.kind === "customer") await readCustomer(turn, { before, name, raw }, answer);
    else if (field.byDeed || filled.kept.includes(name)) answer.values[name] = before.values[name] ?? null;
    else {
      const read = readField(field, raw ?? "", { today: turn.today, messages: turn.messages });
      if ("problem" in read) answer.problems[name] = read.problem;
      else answer.values[name] = read.value;
    }
  }
  return answer;
}

type CustomerInput = { before: Understood; name: string; raw: RawFields[string] };

async function readCustomer(turn: Turn, { before, name, raw }: CustomerInput, answer: FormAnswer): Promise<void> {
  const typed = (Array.isArray(raw) ? raw[0] : raw)?.trim() ?? "";
  answer.values[name] = null;
  if (typed === "") return;
  const id = typed.startsWith(CHOSEN) ? Number(typed.slice(CHOSEN.length)) : Number.NaN;
  if (Number.isSafeInteger(id)) {
    answer.values[name] = id;
    return;
  }
  if (typed.startsWith(NEW) && before.recordId === undefined) {
    answer.customer = { typed: typed.slice(NEW.length).trim(), match: { found: "none", offered: [] } };
    answer.isNewCustomer = true;
    return;
  }
  const { match } = await turn.lookUpFor(turn.speaker.id)([typed]);
  answer.customer = { typed, match };
  if (match.found === "one") answer.values[name] = match.customer.id;
  else if (before.recordId !== undefined) answer.problems[name] = turn.messages.answer.unknownCustomerField(typed);
}

/** Required fields that are still empty, in the declaration's order. */
export const missingFields = (record: RecordType, values: Values): string[] =>
  Object.keys(record.fields).filter((name) => record.fields[name]?.required && isEmpty(values[name]));
