// The morning digest: what is due for one person, the overdue first, each with what one tap can do about it.
import { button, buttons, text } from "../core/cards.ts";
import { type Locale, messagesFor } from "../core/messages/index.ts";
import { sayDay } from "../core/reading/say.ts";
import type { ReminderKind } from "../core/record.ts";
import type { Card, Part } from "../core/reply.ts";
import { type CaseItem, caseElements, drawCaseSection, sayCases, titleOfCases } from "./cases.ts";
import {
  BIRTHDAY_ELEMENTS,
  type BirthdayItem,
  drawBirthdays,
  MOST_BIRTHDAYS,
  sayBirthdays,
  titleOfBirthdays,
} from "./birthdays.ts";
import { drawUnlogged, sayUnlogged, type UnloggedItem } from "./unlogged.ts";

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

/**
 * `key` is the letter's, by which a press finds this card again. `house`: the house's language. `late`: when the earliest
 * of it should have come.
 */
export type DigestFacts = {
  key: string;
  locale: Locale;
  house: Locale;
  today: string;
  late: { day: string; time: string } | null;
  items: readonly DigestItem[];
  birthdays: readonly BirthdayItem[];
  cases: readonly CaseItem[];
  unlogged: readonly UnloggedItem[];
  timezone: string;
  now: Date;
};

// What a card holds is decided by Feishu: 200 elements (卡片 JSON 2.0 结构), of which a thing with its four buttons takes 15.
// Slack's 50 blocks a message (@slack/types) are never reached then: two a thing, five a birthday.
const ELEMENTS = 180;
const ITEM_ELEMENTS = 15;

/** The birthdays and the cases take their room first: they cannot wait, and what waits stands in today's list as well. */
function shownOf({ birthdays, cases }: DigestFacts): number {
  const taken = Math.min(birthdays.length, MOST_BIRTHDAYS) * BIRTHDAY_ELEMENTS + caseElements(cases);
  return Math.floor((ELEMENTS - taken) / ITEM_ELEMENTS);
}

/** Overdue means due before `today`; items of one day keep their order. */
export function drawDigest(facts: DigestFacts): Card {
  const { reports } = messagesFor(facts.locale);
  const { today, late } = facts;
  const items = facts.items.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const many = shownOf(facts);
  const shown = items.slice(0, many);
  const rest = items.slice(many);
  const isOverdue = (item: DigestItem) => item.dueOn < today;
  const overdue = shown.filter((item) => isOverdue(item) && item.kind !== "appointment");
  const isAhead = ({ kind }: DigestItem) => kind === "appointment";
  const due = shown.filter((item) => item.dueOn === today && !isAhead(item));
  // What falls due on days off is told on the last workday before them.
  const off = shown.filter((item) => item.dueOn > today && !isAhead(item));
  const lines = rest.map((item) => `${headOf(item)} · ${detailOf(item, facts)}`).join("\n");
  const more = [text(reports.more(lines)), buttons(button(reports.openToday, { do: "today", choice: "apart" }))];
  const parts: Part[] = [
    ...(late ? [text(reports.late(sayDay(late.day, today, facts.locale), late.time), "quiet")] : []),
    ...drawCaseSection(facts.cases, facts),
    ...section(reports.overdue, overdue, facts),
    ...section(reports.dueToday, due, facts),
    ...section(messagesFor(facts.locale).peace.dueOff, off, facts),
    ...section(reports.ahead, shown.filter(isAhead), facts),
    ...(rest.length ? more : []),
    ...drawUnlogged(facts.unlogged, facts),
    ...drawBirthdays(facts.birthdays, facts),
  ];
  const title = titleOf(facts);
  const heads = [...items.map(headOf), ...sayCases(facts.cases), ...sayBirthdays(facts.birthdays, facts)];
  heads.push(...sayUnlogged(facts.unlogged, facts));
  return { title, tone: "plain", summary: reports.digestSummary(title, heads), parts };
}

function titleOf(facts: DigestFacts): string {
  const words = messagesFor(facts.locale);
  const cases = titleOfCases(facts.cases, facts.locale);
  const title = facts.items.length || facts.birthdays.length ? titleOfDay(facts) : null;
  const unlogged = facts.unlogged.length ? words.dailies.unloggedTitle(facts.unlogged.length) : "";
  return title === null || cases === null ? (title ?? cases ?? unlogged) : words.caseClock.beside(title, cases);
}

function titleOfDay({ items, birthdays, today, locale }: DigestFacts): string {
  const words = messagesFor(locale);
  if (items.length === 0) return titleOfBirthdays(birthdays, null, locale);
  const isOverdue = items.every((item) => item.dueOn < today);
  const title = isOverdue ? words.reports.digestOverdue(items.length) : words.reports.digest(items.length);
  return birthdays.length === 0 ? title : titleOfBirthdays(birthdays, title, locale);
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
  const { reports, promises } = messagesFor(facts.locale);
  const { record, id, kind } = item;
  const later = (label: string, word: string) =>
    button(label, { do: "snooze", record, id, choice: `${word}:${facts.key}` });
  const does = kind === "order" ? "confirmed" : "done";
  const done = button(reports.done[kind], { do: does, record, id, choice: facts.key }, "primary");
  // An appointment is moved with a reason, from its day's card, not put off like a thing to do.
  const others =
    kind === "order"
      ? []
      : kind === "appointment"
        ? [button(messagesFor(facts.locale).plans.seeDay, { do: "plan", id, choice: "dayOf" })]
        : [
            later(reports.tomorrow, "tomorrow"),
            later(reports.nextMonday, "monday"),
            button(kind === "promise" ? promises.more : reports.later, { do: "later", record, id, choice: "apart" }),
          ];
  return [{ part: "rows", rows: [{ title: headOf(item), detail: detailOf(item, facts) }] }, buttons(done, ...others)];
}
