// A form → a form card in the private chat: Feishu has no modals. Its problems stand under their fields, in red.
import type { FormKey } from "../../core/ask.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Form, FormField } from "../../core/reply.ts";
import { type ButtonElement, type CardJson, type Element, fits, type FormElement, sizeOf } from "./card.ts";
import { drawField, type FieldWords, isTooLong } from "./draw-field.ts";
import { drawButton, quietLine, textLine } from "./draw-parts.ts";
import { summaryOf } from "./draw.ts";
import { escapeMarkdown, plainText } from "./draw-text.ts";
import { type FormMark, writeSubmitName } from "./form-mark.ts";

/** How many customers are offered; fewer where the card would not hold them (Feishu: 200 elements, options included). */
const OFFERS = [50, 30, 15, 5, 0];

/** The form as a card; only in a private chat, since everybody in a group could fill it in and would see it. */
export function drawForm(form: Form, locale: Locale): CardJson {
  const cards = OFFERS.map((most) => () => drawWith(form, locale, most));
  let card = drawWith(form, locale, OFFERS[0] ?? 0);
  for (const next of cards) {
    card = next();
    if (fits(sizeOf(card))) break;
  }
  return card;
}

const keyOf = (form: Form): FormKey => ({
  record: form.record,
  ...(form.id !== undefined && { id: form.id }),
  ...(form.version !== undefined && { version: form.version }),
  ...(form.draft !== undefined && { draft: form.draft }),
});

function drawWith(form: Form, locale: Locale, mostOffered: number): CardJson {
  const words = messagesFor(locale).chat.feishu;
  const count = Object.keys(form.problems).length;
  const elements = [...drawTop(form), drawContainer(form, words, mostOffered), drawCancel(form)];
  return {
    schema: "2.0",
    config: { update_multi: true, enable_forward: false, summary: { content: summaryOf(form.title) } },
    header: {
      title: plainText(form.title, 200),
      ...(count > 0 && { subtitle: plainText(words.problems(count), 200) }),
      template: count > 0 ? "red" : "blue",
    },
    body: { direction: "vertical", elements },
  };
}

const redLine = (text: string): Element => ({
  tag: "markdown",
  content: `<font color='red'>${escapeMarkdown(text, 500)}</font>`,
});

/** Why the form came, what is wrong with it as a whole, and what is wrong with fields that it does not show. */
function drawTop(form: Form): Element[] {
  const names = new Set(form.fields.map((field) => field.name));
  const whole = Object.entries(form.problems).filter(([name]) => !names.has(name));
  return [...(form.banner ? [textLine(form.banner)] : []), ...whole.map(([, sentence]) => redLine(sentence))];
}

function drawContainer(form: Form, words: FieldWords, mostOffered: number): FormElement {
  const fields = form.fields.flatMap((field) => {
    const problem = form.problems[field.name];
    const hint = field.hint ? [quietLine(field.hint)] : [];
    return [...drawField(field, words, mostOffered), ...hint, ...(problem ? [redLine(problem)] : [])];
  });
  return { tag: "form", name: "record_form", elements: [...fields, drawSubmit(form)] };
}

function drawSubmit(form: Form): ButtonElement {
  const namesOf = (fields: readonly FormField[]) => fields.map((field) => field.name);
  const kept = namesOf(form.fields.filter(isTooLong));
  const mark: FormMark = {
    form: keyOf(form),
    names: namesOf(form.fields.filter((field) => !isTooLong(field))),
    ...(kept.length > 0 && { kept }),
    chosen: chosenIn(form.fields),
  };
  return {
    tag: "button",
    text: plainText(form.submit, 60),
    type: "primary",
    name: writeSubmitName(mark.form),
    form_action_type: "submit",
    behaviors: [{ type: "callback", value: mark }],
  };
}

const chosenIn = (fields: readonly FormField[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => (field.input === "customer" && field.value ? [[field.name, field.value.value]] : [])),
  );

/** Outside the form: a button inside it is a submit, which asks for the required fields first. */
function drawCancel(form: Form): Element {
  const { record, id, draft } = form;
  const action =
    id !== undefined && draft === undefined
      ? ({ do: "show", record, id } as const)
      : ({ do: "cancel", record, ...(draft !== undefined && { draft }), ...(id !== undefined && { id }) } as const);
  return drawButton({ label: form.cancel, style: "plain", action });
}
