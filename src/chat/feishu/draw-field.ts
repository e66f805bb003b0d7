// One field of a form → its elements in a form card. A kind of input that is not drawn does not compile.
import type { Messages } from "../../core/messages/index.ts";
import type { Choice, FormField, FormInput } from "../../core/reply.ts";
import type { DatePicker, Element, MultiSelect, Option, Select, TextInput } from "./card.ts";
import { quietLine, textLine } from "./draw-parts.ts";
import { plainText } from "./draw-text.ts";
import { cleanText } from "../literal-text.ts";
import { TYPED } from "./read-form.ts";

export type FieldWords = Messages["chat"]["feishu"];
type FieldOf<Input extends FormInput> = Extract<FormField, { input: Input }>;
type Draw = { words: FieldWords; mostOffered: number };
type Drawers = { [Input in FormInput]: (field: FieldOf<Input>, draw: Draw) => Element[] };

// Feishu: an input holds 1000 characters, its placeholder 100 (输入框组件).
export const INPUT_MAX = 1_000;
const PLACEHOLDER_MAX = 100;

const drawers: Drawers = {
  customer: drawCustomer,
  choice: (field, { words }) => [labelLine(field), drawSelect(field, field.value, words.pickOne)],
  choices: (field, { words }) => [labelLine(field), drawChoices(field, words)],
  day: (field, { words }) => [labelLine(field), drawDay(field, words)],
  line: (field, { words }) => drawInput(field, words, { input_type: "text" }),
  text: (field, { words }) => drawInput(field, words, { input_type: "multiline_text", rows: 3, auto_resize: true }),
};

/** The field's label, input and whatever belongs to them; at most `mostOffered` customers to choose from. */
export function drawField(field: FormField, words: FieldWords, mostOffered: number): Element[] {
  const draw = drawers[field.input] as (field: FormField, draw: Draw) => Element[];
  return draw(field, { words, mostOffered });
}

/** A text too long for an input is shown and cannot be changed here. */
export const isTooLong = (field: FormField): boolean =>
  (field.input === "line" || field.input === "text") && cleanText(field.value).length > INPUT_MAX;

const labelOf = (field: FormField): string => (field.required ? `${field.label} *` : field.label);
/** Only inputs have a label of their own. */
const labelLine = (field: FormField): Element => textLine(labelOf(field));

const options = (choices: readonly Choice[]): Option[] => {
  const unique = new Map(choices.map((choice) => [choice.value, choice]));
  return [...unique.values()].map(({ value, label }) => ({ text: plainText(label, 100), value }));
};

type Picked = Pick<FormField, "name" | "required" | "placeholder">;
const picker = (field: Picked, placeholder: string) => ({
  name: field.name,
  // Said aloud: Feishu's default for several choices is true.
  required: field.required,
  placeholder: plainText(field.placeholder ?? placeholder, PLACEHOLDER_MAX),
  width: "fill" as const,
});

function drawSelect(field: Picked & { choices: readonly Choice[] }, value: string | null, placeholder: string): Select {
  const isOffered = value !== null && field.choices.some((choice) => choice.value === value);
  return {
    tag: "select_static",
    ...picker(field, placeholder),
    options: options(field.choices),
    ...(isOffered && { initial_option: value }),
  };
}

function drawChoices(field: FieldOf<"choices">, words: FieldWords): MultiSelect {
  const chosen = field.value.filter((value) => field.choices.some((choice) => choice.value === value));
  return {
    tag: "multi_select_static",
    ...picker(field, words.pickSeveral),
    options: options(field.choices),
    ...(chosen.length > 0 && { selected_values: chosen }),
  };
}

function drawDay(field: FieldOf<"day">, words: FieldWords): DatePicker {
  const isDay = field.value !== null && /^\d{4}-\d{2}-\d{2}$/.test(field.value);
  return { tag: "date_picker", ...picker(field, words.pickDay), ...(isDay && { initial_date: field.value ?? "" }) };
}

/** A customer is chosen from the likely ones or typed; neither is required by itself, so that one of them is enough. */
function drawCustomer(field: FieldOf<"customer">, { words, mostOffered }: Draw): Element[] {
  const own = field.value ? [field.value] : [];
  const choices = [...own, ...field.candidates].slice(0, Math.max(mostOffered, own.length));
  const pick = { name: field.name, required: false, choices };
  const typed: FieldOf<"line"> = {
    input: "line",
    name: choices.length > 0 ? `${field.name}${TYPED}` : field.name,
    label: choices.length > 0 ? words.otherCustomer : labelOf(field),
    required: false,
    placeholder: field.placeholder ?? words.typeCustomer,
    value: field.value ? "" : field.typed,
  };
  const input = drawInput(typed, words, { input_type: "text" });
  if (choices.length === 0) return input;
  return [labelLine(field), drawSelect(pick, field.value?.value ?? null, words.pickCustomer), ...input];
}

type InputStyle = Pick<TextInput, "input_type" | "rows" | "auto_resize">;

/** A value that is longer than an input may hold is shown, not cut: it stays as it is. */
function drawInput(field: FieldOf<"line"> | FieldOf<"text">, words: FieldWords, style: InputStyle): Element[] {
  const value = cleanText(field.value);
  if (value.length > INPUT_MAX) {
    return [labelLine(field), textLine(value), quietLine(words.tooLong(value.length, INPUT_MAX))];
  }
  return [
    {
      tag: "input",
      name: field.name,
      required: field.required,
      label: plainText(labelOf(field), 100),
      label_position: "top",
      ...(field.placeholder && { placeholder: plainText(field.placeholder, PLACEHOLDER_MAX) }),
      ...(value !== "" && { default_value: value }),
      max_length: INPUT_MAX,
      width: "fill",
      ...style,
    },
  ];
}
