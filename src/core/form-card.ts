// A form where none can be opened (a message has no trigger; an expired one): a card whose button opens it.
import type { Action } from "./ask.ts";
import { type Locale, messagesFor } from "./messages/index.ts";
import type { Card, Form, Part } from "./reply.ts";

/** `lead` goes before the form's own banner. What was written so far waits in the form's draft or record. */
export function formCard(form: Form, locale: Locale, lead?: string): Card {
  const labels = new Map(form.fields.map((field) => [field.name, field.label]));
  const problems = Object.entries(form.problems).map(([name, sentence]) =>
    name === "" ? sentence : `${labels.get(name) ?? name}：${sentence}`,
  );
  const said = [lead, form.banner].filter((text) => text !== undefined);
  const texts = [...said, ...problems].map((text): Part => ({ part: "text", text }));
  const action: Action = {
    do: form.id === undefined ? "new" : "edit",
    record: form.record,
    ...(form.id !== undefined && { id: form.id }),
    ...(form.draft !== undefined && { draft: form.draft }),
  };
  return {
    title: form.title,
    tone: "ask",
    summary: said[0] ?? problems[0] ?? form.title,
    parts: [
      ...texts,
      { part: "buttons", buttons: [{ label: messagesFor(locale).chat.openForm, style: "primary", action }] },
    ],
  };
}
