// Our forms → Slack modals. Pure; every kind of input has its drawer here, or this does not compile.
import type { types } from "@slack/bolt";
import { type Locale, type Messages, messagesFor } from "../../core/messages/index.ts";
import type { Choice, Form, FormField, FormInput } from "../../core/reply.ts";
import { plainText } from "./draw-text.ts";
import { type Origin, writeMetadata } from "./metadata.ts";

export const FORM = "form";
export const INPUT = "value";

// Slack: inputs hold 3000 characters, 100 options per select and 100 groups, option text 75, placeholder 150, label and
// hint 2000 (@slack/types).
const INPUT_LETTERS = 3000;
export const OPTIONS = 100;
const BOXES = 10; // Slack: checkboxes hold 10 options, @slack/types

type Drawer<Input extends FormInput> = (
  field: Extract<FormField, { input: Input }>,
  messages: Messages["chat"],
) => types.InputBlockElement | null;

const option = (choice: Choice): types.PlainTextOption => ({ text: plainText(choice.label, 75), value: choice.value });

// Slack: an option's value holds 75 characters (@slack/types); one too long would make it refuse all of them.
const fits = (choice: Choice): boolean => choice.value.length <= 75;

/** What a search found, at most 100. */
export const drawFound = (choices: readonly Choice[]): types.PlainTextOption[] =>
  choices.filter(fits).slice(0, OPTIONS).map(option);

/** Up to 100 options as they are; more in groups of 100. */
function drawOptions(choices: readonly Choice[]): Pick<types.StaticSelect, "options" | "option_groups"> {
  if (choices.length <= OPTIONS) return { options: choices.map(option) };
  const groups = Array.from({ length: Math.min(OPTIONS, Math.ceil(choices.length / OPTIONS)) }, (_, index) => ({
    label: plainText(`${index * OPTIONS + 1}–${Math.min(choices.length, (index + 1) * OPTIONS)}`, 75),
    options: choices.slice(index * OPTIONS, (index + 1) * OPTIONS).map(option),
  }));
  return { option_groups: groups };
}

function drawInput(field: Extract<FormField, { input: "line" | "text" }>): types.PlainTextInput | null {
  // Never cut: what the input cannot hold is shown beside it and kept as it is.
  if (field.value.length > INPUT_LETTERS) return null;
  return {
    type: "plain_text_input",
    action_id: INPUT,
    multiline: field.input === "text" || field.value.includes("\n"),
    max_length: INPUT_LETTERS,
    ...(field.value === "" ? {} : { initial_value: field.value }),
    ...(field.placeholder ? { placeholder: plainText(field.placeholder, 150) } : {}),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const DRAWERS: { [Input in FormInput]: Drawer<Input> } = {
  customer: (field, chat) => ({
    type: "external_select",
    action_id: INPUT,
    min_query_length: 0, // a Chinese name may be looked up by one character; Slack's own default is 3
    placeholder: plainText(field.placeholder ?? chat.slack.pickCustomer, 150),
    ...(field.value && fits(field.value) ? { initial_option: option(field.value) } : {}),
  }),
  choice: (field, chat) => {
    if (field.choices.length === 0) return null;
    const chosen = field.choices.find((choice) => choice.value === field.value);
    return {
      type: "static_select",
      action_id: INPUT,
      placeholder: plainText(field.placeholder ?? chat.slack.pickOne, 150),
      ...drawOptions(field.choices),
      ...(chosen ? { initial_option: option(chosen) } : {}),
    };
  },
  choices: (field, chat) => {
    if (field.choices.length === 0) return null;
    const chosen = field.choices.filter((choice) => field.value.includes(choice.value)).map(option);
    const initial = chosen.length > 0 ? { initial_options: chosen } : {};
    // Boxes are one tap each on a phone; a longer list would fill its screen.
    if (field.choices.length <= BOXES) {
      return { type: "checkboxes", action_id: INPUT, options: field.choices.map(option), ...initial };
    }
    return {
      type: "multi_static_select",
      action_id: INPUT,
      placeholder: plainText(field.placeholder ?? chat.slack.pickSeveral, 150),
      ...drawOptions(field.choices),
      ...initial,
    };
  },
  day: (field, chat) => ({
    type: "datepicker",
    action_id: INPUT,
    placeholder: plainText(field.placeholder ?? chat.slack.pickDay, 150),
    ...(field.value !== null && DAY.test(field.value) ? { initial_date: field.value } : {}),
  }),
  line: drawInput,
  text: drawInput,
};

/** The element of a field; null: it cannot be changed here. */
function drawElement(field: FormField, chat: Messages["chat"]): types.InputBlockElement | null {
  // The table above pairs each kind with its own drawer, which the compiler cannot follow through the lookup.
  const draw = DRAWERS[field.input] as (field: FormField, chat: Messages["chat"]) => types.InputBlockElement | null;
  return draw(field, chat);
}

function hintOf(field: FormField, chat: Messages["chat"]): string | undefined {
  if (field.input !== "customer" || field.value !== null || field.typed === "") return field.hint;
  return [chat.slack.typed(field.typed), field.hint].filter(Boolean).join(" ");
}

const warning = (sentence: string): types.KnownBlock => ({
  type: "context",
  elements: [plainText(`⚠️ ${sentence}`, 2000)],
});

/** What cannot be changed here: a text longer than an input holds, shown as far as a section goes; a choice of nothing. */
function drawKept(field: FormField, chat: Messages["chat"]): types.KnownBlock[] {
  const value = typeof field.value === "string" ? field.value : "";
  const shown: types.KnownBlock = { type: "section", text: plainText(`${field.label}\n${value}`, INPUT_LETTERS) };
  if (value.length <= INPUT_LETTERS) return [shown];
  const note = plainText(chat.slack.tooLong(value.length, INPUT_LETTERS), 2000);
  return [shown, { type: "context", elements: [note] }];
}

function drawField(field: FormField, problem: string | undefined, chat: Messages["chat"]): types.KnownBlock[] {
  const element = drawElement(field, chat);
  const hint = hintOf(field, chat);
  const below = problem === undefined ? [] : [warning(problem)];
  if (element === null) return [...drawKept(field, chat), ...below];
  const input: types.InputBlock = {
    type: "input",
    block_id: field.name,
    label: plainText(field.label, 2000),
    element,
    optional: !field.required,
    ...(hint ? { hint: plainText(hint, 2000) } : {}),
  };
  return [input, ...below];
}

/** Names of the fields that `drawForm` shows but does not let anybody change. */
export const keptFields = (form: Form, locale: Locale): string[] =>
  form.fields.filter((field) => drawElement(field, messagesFor(locale).chat) === null).map((field) => field.name);

/** A form as a modal; problems stand under their fields and, for the name "", at the top. */
export function drawForm(form: Form, locale: Locale, origin: Origin): types.ModalView {
  const { chat } = messagesFor(locale);
  const { "": whole, ...problems } = form.problems;
  const top = [form.banner, whole].filter((sentence) => sentence !== undefined && sentence !== "");
  const customer = form.fields.find((field) => field.input === "customer" && field.value === null);
  return {
    type: "modal",
    callback_id: FORM,
    title: plainText(form.title, 24), // Slack: modal title, submit and close hold 24 characters each, @slack/types
    submit: plainText(form.submit, 24),
    close: plainText(form.cancel, 24),
    private_metadata: writeMetadata({
      form,
      origin,
      kept: keptFields(form, locale),
      typed: customer?.input === "customer" ? customer.typed : "",
    }),
    blocks: [
      ...top.map((sentence): types.KnownBlock => ({ type: "section", text: plainText(`⚠️ ${sentence}`, 3000) })),
      ...form.fields.flatMap((field) => drawField(field, problems[field.name], chat)),
    ],
  };
}

/** What is shown at once, while the form is still being made: it has no inputs, so it needs no submit button. */
export function drawLoading(locale: Locale, text: string): types.ModalView {
  const { chat } = messagesFor(locale);
  return {
    type: "modal",
    callback_id: "loading",
    title: plainText("Rapport", 24),
    close: plainText(chat.close, 24),
    blocks: [{ type: "section", text: plainText(text, 3000) }],
  };
}
