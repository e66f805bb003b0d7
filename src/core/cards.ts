// The cards that the desk answers with, as neutral parts; each platform draws them.
import type { Action } from "./ask.ts";
import type { Found } from "./find.ts";
import type { RecordType, Values } from "./record.ts";
import type { Button, Card, Fact, Part, Reply, Tone } from "./reply.ts";
import { isEmpty } from "./row.ts";
import { type Saying, choiceLabel, factsOf, fieldLabel, headlineOf, recordLabel } from "./say-value.ts";
import { type Outcome, type Turn, numberOf, say } from "./turn.ts";

export const text = (words: string, style?: "strong" | "quiet"): Part => ({
  part: "text",
  text: words,
  ...(style && { style }),
});
export const buttons = (...list: Button[]): Part => ({ part: "buttons", buttons: list });
export const button = (label: string, action: Action, style: Button["style"] = "plain"): Button => ({
  label,
  style,
  action,
});

/** A card whose notification line is its title and its first words. */
export function card(title: string, tone: Tone, parts: Part[]): Card {
  const first = parts.find((part) => part.part === "text");
  return { title, tone, summary: first ? `${title} ${first.text}` : title, parts };
}

export const cardReply = (shown: Card): Reply => ({ reply: "card", card: shown });
export const sayCard = (title: string, tone: Tone, ...parts: Part[]): Outcome =>
  say(cardReply(card(title, tone, parts)));
export const sayWord = (words: string, tone: Tone): Outcome => say({ reply: "word", text: words, tone });

/** Refusals and questions answer a press with a word that leaves the card, and anything else with a card. */
export const sayStop = (turn: Turn, title: string, words: string): Outcome =>
  turn.ask.does === "press" ? sayWord(words, "stop") : sayCard(title, "stop", text(words));

export const sayingOf = (turn: Turn, customerName: string | null): Saying => ({
  locale: turn.speaker.locale,
  messages: turn.messages,
  today: turn.today,
  customerName,
});

export type Shown = {
  record: RecordType;
  id: number;
  values: Values;
  customerName: string | null;
  /** The history entry that the undo button takes back. */
  changeId: number;
  /** What it tells beside its fields. */
  told?: readonly Fact[];
  /** Words that go before the buttons: who was told, what was made along. */
  notes?: readonly string[];
  more?: readonly Part[];
};

/** Everything that was understood, said back, with Edit and Undo (DESIGN §3). */
export function keptCard(turn: Turn, title: string, shown: Shown): Card {
  const { record, id, values, customerName, changeId } = shown;
  const { answer } = turn.messages;
  const saying = sayingOf(turn, customerName);
  const facts = factsOf(record, values, saying, { isPrivate: turn.ask.place.isPrivate });
  const parts: Part[] = [
    { part: "facts", facts: [...facts, ...(shown.told ?? [])] },
    ...(shown.notes ?? []).map((note) => text(note, "quiet")),
    ...(shown.more ?? []),
    buttons(
      button(answer.edit, { do: "edit", record: record.name, id }),
      button(answer.undo, { do: "undo", record: record.name, id: changeId }, "danger"),
    ),
  ];
  return { title, tone: "done", summary: `${title} ${headlineOf(record, values, saying)}`, parts };
}

/** Questions that one tap answers, for what a kept record leaves open: its purpose, a day. */
export function openQuestions(turn: Turn, record: RecordType, id: number, values: Values): Part[] {
  const { answer } = turn.messages;
  return Object.entries(record.fields).flatMap(([name, field]): Part[] => {
    if (field.kind === "choices" && isEmpty(values[name])) {
      const codes = Object.keys(field.choices);
      const set = (code: string) =>
        button(choiceLabel(record, name, code, turn.messages), quick(record, id, name, code));
      return [text(answer.whichPurpose), buttons(...codes.map(set))];
    }
    if (field.kind === "text" && field.dated && !isEmpty(values[name]) && isEmpty(values[field.dated])) {
      return [
        text(answer.whichDay(fieldLabel(record, name, turn.messages))),
        dayButtons(turn, record, id, field.dated),
      ];
    }
    return [];
  });
}

const quick = (record: RecordType, id: number, field: string, value: string): Action => ({
  do: "set",
  record: record.name,
  id,
  choice: `${field}:${value}`,
});

export function dayButtons(turn: Turn, record: RecordType, id: number, field: string): Part {
  const { answer } = turn.messages;
  const day = (label: string, word: string) => button(label, quick(record, id, field, word));
  return buttons(day(answer.tomorrow, "tomorrow"), day(answer.friday, "friday"), day(answer.nextMonday, "monday"));
}

type Beside = { told: readonly Fact[]; parts: readonly Part[] };

/** A record as its readers see it. `told`: what it tells beside its fields. */
export function foundCard(turn: Turn, found: Found, { told, parts }: Beside): Card {
  const { record, id, values, customerName } = found;
  const saying = sayingOf(turn, customerName);
  const { answer } = turn.messages;
  const facts = factsOf(record, values, saying, { isPrivate: turn.ask.place.isPrivate });
  const author = record.author && found.people[record.author.slice(0, -2)];
  facts.push(...told);
  if (author) facts.push({ label: answer.by, value: author });
  const hidesPersonal =
    !turn.ask.place.isPrivate &&
    Object.entries(record.fields).some(([name, field]) => field.isPersonal && !isEmpty(values[name]));
  const title = `${recordLabel(record, turn.messages)} ${numberOf(record, id)}`;
  return {
    title: found.isUndone ? `${title} · ${answer.isUndone}` : title,
    tone: "plain",
    summary: `${title} ${headlineOf(record, values, saying)}`,
    parts: [{ part: "facts", facts }, ...(hidesPersonal ? [text(answer.personalHidden, "quiet")] : []), ...parts],
  };
}
