// The birthdays' part of the morning message: who, when, what was last between us, and a draft greeting to copy.
import { ageOn, sayBirthday, withoutYear } from "../core/birthday.ts";
import { keptAs } from "../core/calendar/birthdays.ts";
import { button, buttons, text } from "../core/cards.ts";
import { type Locale, type Messages, messagesFor } from "../core/messages/index.ts";
import { dayNumber } from "../core/reading/calendar-day.ts";
import { sayDay, sayMoney } from "../core/reading/say.ts";
import type { Fact, Part } from "../core/reply.ts";
import { draftGreeting } from "./greeting.ts";

export type LastVisit = {
  visitedOn: string;
  channel: string;
  by: string;
  orderFen: number | null;
  collectedFen: number | null;
  summary: string | null;
};

/** `dueOn` is the day on which it is kept; `of`: whose customer it was before he left. */
export type BirthdayItem = {
  kind: "birthdaySoon" | "birthday";
  id: number;
  name: string;
  title: string | null;
  phone: string | null;
  birthday: string;
  dueOn: string;
  customer: { id: number; name: string; class: string | null; kaLevel: string | null };
  lastVisit: LastVisit | null;
  promises: readonly { text: string; dueOn: string | null }[];
  complaint: { number: string; kind: string; severity: string } | null;
  of: string | null;
};

/** `key` is the letter's; `house`: the house's language. */
export type BirthdayFacts = { key: string; locale: Locale; house: Locale; today: string };

/** What one takes of Feishu's elements: its line, its facts, its greeting, its buttons, a line between. */
export const BIRTHDAY_ELEMENTS = 16;
/** Those beyond are said in a line each. */
export const MOST_BIRTHDAYS = 5;
const SUMMARY = 60;
const divider: Part = { part: "divider" };

type Saying = { words: Messages; facts: BirthdayFacts };

/** Its lines for the list and for the notification, where neither age nor year nor phone stands. */
export function sayBirthdays(items: readonly BirthdayItem[], facts: BirthdayFacts): string[] {
  const { birthdays } = messagesFor(facts.locale);
  return items.map((item) =>
    birthdays.headline(item.name, item.customer.name, sayWhen(item.dueOn, { words: messagesFor(facts.locale), facts })),
  );
}

export function drawBirthdays(all: readonly BirthdayItem[], facts: BirthdayFacts): Part[] {
  if (all.length === 0) return [];
  const saying = { words: messagesFor(facts.locale), facts };
  // The day that is here before the days to come, and both before what is over.
  const rank = ({ dueOn }: BirthdayItem) => (dueOn < facts.today ? `1${dueOn}` : `0${dueOn}`);
  const items = all.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  const rest = items.slice(MOST_BIRTHDAYS);
  const { birthdays } = saying.words;
  const lines = rest.map((item) => `${headOf(item, saying)} · ${whenOf(item, saying)}`).join("\n");
  return [
    text(birthdays.section, "strong"),
    ...items.slice(0, MOST_BIRTHDAYS).flatMap((item, at) => [...(at > 0 ? [divider] : []), ...itemParts(item, saying)]),
    ...(rest.length ? [text(birthdays.more(lines))] : []),
  ];
}

function headOf({ name, title, customer }: BirthdayItem, { words }: Saying): string {
  const named = title !== null && !name.endsWith(title) ? words.birthdays.named(name, title) : name;
  return `${named} · ${customer.name}`;
}

function itemParts(item: BirthdayItem, { words, facts }: Saying): Part[] {
  const { birthdays, reports } = words;
  const { id, customer, kind } = item;
  const detail = detailOf(item, { words, facts });
  const about = { record: "contact", id };
  return [
    { part: "rows", rows: [{ title: headOf(item, { words, facts }), detail }] },
    { part: "facts", facts: factsOf(item, { words, facts }) },
    text(`${proposedOf(item, { words, facts })}\n${greetingOf(item, facts)}`),
    buttons(
      button(reports.done[kind], { do: "done", ...about, choice: facts.key }, "primary"),
      button(birthdays.showContact, { do: "show", ...about, choice: "apart" }),
      button(birthdays.showCustomer, { do: "show", record: "customer", id: customer.id, choice: "apart" }),
    ),
  ];
}

/** 农历八月十五，今天 · 满 60 岁 · 签约 · NKA 全国. */
function detailOf(item: BirthdayItem, { words, facts }: Saying): string {
  const { birthday, dueOn, customer, of } = item;
  const { choices } = words.records.customer;
  const age = ageOn(birthday, dueOn);
  const label = (list: Record<string, string>, code: string | null) => (code === null ? [] : [list[code] ?? code]);
  return [
    whenOf(item, { words, facts }),
    ...(age === null ? [] : [words.birthdays.age(age, dueOn < facts.today)]),
    ...label(choices.class, customer.class),
    ...label(choices.kaLevel, customer.kaLevel),
    ...(of === null ? [] : [words.reports.of(of)]),
  ].join(" · ");
}

/** A lunar birthday is said as such, and which day that is. */
function whenOf({ birthday, dueOn }: BirthdayItem, { words, facts }: Saying): string {
  const { birthdays } = words;
  const { locale, today } = facts;
  const kept = keptAs(birthday, dueOn);
  const own = sayBirthday(withoutYear(birthday), locale);
  const named = kept === null ? own : birthdays.keptAs(own, sayBirthday(kept, locale));
  const day = sayDay(dueOn, today, locale);
  const isNamed = kept !== null || birthday.startsWith("lunar");
  const dated = isNamed && dueOn !== today ? birthdays.dated(named, day) : isNamed ? named : day;
  return birthdays.when(dated, sayWhen(dueOn, { words, facts }));
}

function sayWhen(dueOn: string, { words: { birthdays }, facts }: Saying): string {
  const days = dayNumber(dueOn) - dayNumber(facts.today);
  const near = [birthdays.dayBefore, birthdays.yesterday, birthdays.today, birthdays.tomorrow, birthdays.dayAfter];
  return near[days + 2] ?? (days < 0 ? birthdays.daysAgo(-days) : birthdays.inDays(days));
}

function factsOf({ phone, lastVisit, promises, complaint }: BirthdayItem, { words, facts }: Saying): Fact[] {
  const { birthdays } = words;
  const { kind, severity } = words.records.complaint.choices;
  const { locale, today } = facts;
  const label = (list: Record<string, string>, code: string) => list[code] ?? code;
  const about = complaint && `${label(kind, complaint.kind)} · ${label(severity, complaint.severity)}`;
  const said = promises.map((one) =>
    one.dueOn === null ? one.text : birthdays.promiseBy(one.text, sayDay(one.dueOn, today, locale)),
  );
  return [
    ...(complaint && about
      ? [{ label: birthdays.attention, value: birthdays.openComplaint(complaint.number, about) }]
      : []),
    ...(phone === null ? [] : [{ label: birthdays.phone, value: phone }]),
    { label: birthdays.lastVisit, value: lastVisit ? sayVisit(lastVisit, { words, facts }) : birthdays.noVisit },
    ...(said.length ? [{ label: birthdays.promises, value: said.join(birthdays.divider) }] : []),
  ];
}

function sayVisit(visit: LastVisit, { words, facts }: Saying): string {
  const { fields, choices } = words.records.visit;
  const { locale, today } = facts;
  const channels: Record<string, string> = choices.channel;
  const money = (label: string, fen: number | null) => (fen === null ? [] : [`${label} ${sayMoney(fen, locale)}`]);
  const summary = Array.from(visit.summary ?? "");
  return [
    sayDay(visit.visitedOn, today, locale),
    channels[visit.channel] ?? visit.channel,
    visit.by,
    ...money(fields.orderAmount, visit.orderFen),
    ...money(fields.collectedAmount, visit.collectedFen),
    ...(summary.length ? [`${summary.slice(0, SUMMARY).join("")}${summary.length > SUMMARY ? "…" : ""}`] : []),
  ].join(" · ");
}

function proposedOf({ dueOn, complaint }: BirthdayItem, { words, facts }: Saying): string {
  const { proposed, soberly } = words.birthdays;
  const said = complaint ? soberly : proposed;
  if (dueOn === facts.today) return said.today;
  return dueOn < facts.today ? said.late : said.soon;
}

const greetingOf = (item: BirthdayItem, { house, today }: BirthdayFacts): string =>
  draftGreeting({ ...item, isLate: item.dueOn < today, isSober: item.complaint !== null }, house);
