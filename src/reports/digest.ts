// The morning digest: what is due for one person, the overdue first, each with what one tap can do about it.
import { button, buttons, text } from "../core/cards.ts";
import { type Locale, messagesFor } from "../core/messages/index.ts";
import { sayDay } from "../core/reading/say.ts";
import type { ReminderKind } from "../core/record.ts";
import type { Card, Part } from "../core/reply.ts";

/** One thing to do. `number` is how its record is said, `of` whose it was before he left. */
export type DigestItem = {
  kind: ReminderKind;
  record: string;
  id: number;
  number: string;
  customer: string;
  what: string;
  dueOn: string;
  of: string | null;
};

/** `key` is the letter's, by which a press finds this card again. `late`: when the earliest of it should have come. */
export type DigestFacts = {
  key: string;
  locale: Locale;
  today: string;
  late: { day: string; time: string } | null;
  items: readonly DigestItem[];
};

// With two blocks an item, and those around them, this stays under the 50 blocks that a Slack message holds (@slack/types).
const WITH_BUTTONS = 15;

/** Overdue means due before `today`; items of one day keep their order. */
export function drawDigest(facts: DigestFacts): Card {
  const { reports } = messagesFor(facts.locale);
  const { today, late } = facts;
  const items = facts.items.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const shown = items.slice(0, WITH_BUTTONS);
  const rest = items.slice(WITH_BUTTONS);
  const isOverdue = (item: DigestItem) => item.dueOn < today;
  const overdue = shown.filter(isOverdue);
  const due = shown.filter((item) => !isOverdue(item));
  const title = items.every(isOverdue) ? reports.digestOverdue(items.length) : reports.digest(items.length);
  const lines = rest.map((item) => `${headOf(item)} · ${detailOf(item, facts)}`).join("\n");
  const more = [text(reports.more(lines)), buttons(button(reports.openToday, { do: "today" }))];
  const parts: Part[] = [
    ...(late ? [text(reports.late(sayDay(late.day, today, facts.locale), late.time), "quiet")] : []),
    ...section(reports.overdue, overdue, facts),
    ...section(reports.dueToday, due, facts),
    ...(rest.length ? more : []),
  ];
  return { title, tone: "plain", summary: reports.digestSummary(title, items.map(headOf)), parts };
}

const headOf = ({ customer, what }: DigestItem): string => [customer, what].filter(Boolean).join(" · ");

function detailOf({ dueOn, number, of }: DigestItem, { today, locale }: DigestFacts): string {
  const { reports } = messagesFor(locale);
  return [sayDay(dueOn, today, locale), number, ...(of === null ? [] : [reports.of(of)])].join(" · ");
}

function section(title: string, items: readonly DigestItem[], facts: DigestFacts): Part[] {
  if (items.length === 0) return [];
  return [text(title, "strong"), ...items.flatMap((item) => itemParts(item, facts))];
}

function itemParts(item: DigestItem, facts: DigestFacts): Part[] {
  const { reports } = messagesFor(facts.locale);
  const { record, id, kind } = item;
  const later = (label: string, word: string) =>
    button(label, { do: "snooze", record, id, choice: `${word}:${facts.key}` });
  return [
    { part: "rows", rows: [{ title: headOf(item), detail: detailOf(item, facts) }] },
    buttons(
      button(reports.done[kind], { do: "done", record, id, choice: facts.key }, "primary"),
      later(reports.tomorrow, "tomorrow"),
      later(reports.nextMonday, "monday"),
    ),
  ];
}
