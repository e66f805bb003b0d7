// The briefing as parts of a card: open promises first, then who will be met, what was last, one small goal, the timeline.
import { isDayKnown, sayBirthday, withoutYear } from "../../core/birthday.ts";
import { nextBirthday } from "../../core/calendar/birthdays.ts";
import { button, buttons, text } from "../../core/cards.ts";
import { type Locale, type Messages, messagesFor } from "../../core/messages/index.ts";
import { dayNumber } from "../../core/reading/calendar-day.ts";
import { sayDay, sayMoney } from "../../core/reading/say.ts";
import type { Fact, Part } from "../../core/reply.ts";
import { sayGift } from "../gift.ts";
import type { BriefCase, BriefPromise, BriefVisit, Briefing, Contact } from "./facts.ts";
import { owedOf, proposeGoal } from "./goal.ts";

/** `isPrivate`: nobody else reads it, so that birthdays and what somebody is like may be said. */
export type BriefReading = { locale: Locale; today: string; isPrivate: boolean };

type Saying = BriefReading & { messages: Messages };

const MOST_PEOPLE = 4;
const MOST_LINES = 10;
/** A birthday or another day further off than this is no news. */
const SOON_DAYS = 30;
const WORDS = 60;

export function drawBriefing(briefing: Briefing, reading: BriefReading): Part[] {
  const saying = { ...reading, messages: messagesFor(reading.locale) };
  return [...drawBrief(briefing, reading), ...timeline(briefing, saying)];
}

/** The same without its timeline. */
export function drawBrief(briefing: Briefing, reading: BriefReading): Part[] {
  const saying = { ...reading, messages: messagesFor(reading.locale) };
  const { briefing: words } = saying.messages;
  const facts = factsOf(briefing, saying);
  const isNew = briefing.visits.length + briefing.promises.length + briefing.cases.length === 0;
  const goal: Fact = { label: words.goal, value: proposeGoal(briefing, reading) };
  return [...(isNew ? [text(words.isNew)] : []), { part: "facts", facts: [...facts, goal] }];
}

const fact = (label: string, value: string | null): Fact[] => (value ? [{ label, value }] : []);

function factsOf(briefing: Briefing, saying: Saying): Fact[] {
  const { messages, locale, today } = saying;
  const { briefing: words } = messages;
  const [last] = briefing.visits;
  const owed = owedOf(briefing);
  const order = briefing.visits.find(({ orderFen }) => (orderFen ?? 0) > 0);
  const day = (on: string) => sayDay(on, today, locale);
  const money = (fen: number) => sayMoney(fen, locale);
  const { visits, orderFen } = briefing.ninetyDays;
  const open = briefing.promises.filter(({ status }) => status === "open");
  return [
    ...fact(words.promises, open.map((one) => sayPromise(one, saying)).join("\n")),
    ...fact(words.complaints, briefing.cases.flatMap((one) => (one.isOpen ? [sayCase(one, saying)] : [])).join("\n")),
    ...fact(
      words.people,
      briefing.contacts
        .slice(0, MOST_PEOPLE)
        .map((one) => sayPerson(one, saying))
        .join("\n"),
    ),
    ...(saying.isPrivate ? careFacts(briefing, saying) : []),
    ...fact(words.last, last ? sayVisit(last, saying) : null),
    ...fact(words.next, last ? sayNext(last, saying) : null),
    ...fact(words.owed, owed && words.owedSince(money(owed.fen), day(owed.on))),
    ...fact(words.ordered, order ? words.orderedOn(money(order.orderFen ?? 0), day(order.on)) : null),
    ...fact(words.ninetyDays, visits > 0 ? words.inNinetyDays(visits, money(orderFen)) : null),
  ];
}

function careFacts({ days, lastGift }: Briefing, saying: Saying): Fact[] {
  const { care, briefing: words } = saying.messages;
  const occasions: Record<string, string> = care.occasions;
  const said = days.flatMap(({ name, kind, date }) => {
    const what = [name, occasions[kind] ?? kind].filter(Boolean).join(" ");
    return sayComing(what, date, saying) ?? [];
  });
  return [...fact(words.days, said.join("\n")), ...fact(care.lastGift, lastGift && sayGift(lastGift, saying, true))];
}

/** Null: it is none, or not soon. */
function sayComing(what: string, date: string, { messages, locale, today }: Saying): string | null {
  const kept = nextBirthday(date, today);
  const days = kept === null ? SOON_DAYS + 1 : dayNumber(kept) - dayNumber(today);
  if (days > SOON_DAYS) return null;
  if (isDayKnown(date)) return messages.briefing.dayIn(what, days);
  return `${what} ${messages.care.dayUnknown(sayBirthday(withoutYear(date), locale))}`;
}

function sayPromise({ text: said, dueOn }: BriefPromise, { messages, locale, today }: Saying): string {
  const { briefing: words } = messages;
  if (dueOn === null) return words.promise(said, null);
  const day = sayDay(dueOn, today, locale);
  return words.promise(said, dueOn < today ? words.overdue(day) : day);
}

function sayCase({ number, kind, step }: BriefCase, { messages }: Saying): string {
  const kinds: Record<string, string> = messages.records.complaint.choices.kind;
  const steps: Record<string, string> = messages.cases.steps;
  return messages.briefing.complaint(number, kinds[kind] ?? kind, steps[step] ?? step);
}

function sayPerson({ name, title, temper, birthday }: Contact, saying: Saying): string {
  const { messages, isPrivate } = saying;
  const { briefing: words, care } = messages;
  const tempers: Record<string, string> = words.tempers;
  const coming = isPrivate && birthday !== null ? sayComing(care.occasions.birthday, birthday, saying) : null;
  const how = temper === null || !isPrivate ? undefined : tempers[temper];
  const named = words.person(name, title !== null && name.endsWith(title) ? null : title);
  return [named, ...(how ? [how] : []), ...(coming ? [coming] : [])].join(" · ");
}

function sayNext({ nextOn, nextAction }: BriefVisit, { locale, today }: Saying): string {
  return [...(nextOn === null ? [] : [sayDay(nextOn, today, locale)]), ...(nextAction ? [nextAction] : [])].join(" · ");
}

const cut = (words: string): string => {
  const letters = Array.from(words);
  return letters.length > WORDS ? `${letters.slice(0, WORDS).join("")}…` : words;
};

function sayVisit(visit: BriefVisit, saying: Saying): string {
  return [sayDay(visit.on, saying.today, saying.locale), ...visitWords(visit, saying)].join(" · ");
}

function visitWords(visit: BriefVisit, { messages, locale }: Saying): string[] {
  const { briefing: words, records } = messages;
  const purposes: Record<string, string> = records.visit.choices.purposes;
  const channels: Record<string, string> = records.visit.choices.channel;
  const money = (say: (amount: string) => string, fen: number | null) => (fen ? [say(sayMoney(fen, locale))] : []);
  // What an amount says by itself is not said before it.
  const others = visit.purposes.filter(
    (code) => !(code === "order" && visit.orderFen) && !(code === "collect" && visit.collectedFen),
  );
  return [
    ...(visit.channel === "onsite" ? [] : [channels[visit.channel] ?? visit.channel]),
    ...(others.length ? [others.map((code) => purposes[code] ?? code).join(messages.answer.comma)] : []),
    ...money(words.order, visit.orderFen),
    ...money(words.collected, visit.collectedFen),
    visit.by,
    ...(visit.summary ? [cut(visit.summary)] : []),
  ];
}

type Line = { on: string; words: string };

/** All that was between us, newest first. */
function timeline(briefing: Briefing, saying: Saying): Part[] {
  const { briefing: words } = saying.messages;
  const lines: Line[] = [
    ...briefing.visits.map((visit) => ({ on: visit.on, words: words.visit(visitWords(visit, saying)) })),
    ...briefing.promises.map((one) => ({ on: one.madeOn, words: words.made(sayKept(one, saying)) })),
    ...briefing.cases.map((one) => ({ on: one.on, words: words.complained(one.number, stepOf(one, saying)) })),
  ].toSorted((one, other) => other.on.localeCompare(one.on));
  if (lines.length === 0) return [];
  const shown = lines
    .slice(0, MOST_LINES)
    .map(({ on, words: said }) => `${sayDay(on, saying.today, saying.locale)} ${said}`);
  const all = button(words.allVisits, { do: "list", record: "visit", id: briefing.customer.id });
  const more = lines.length > MOST_LINES ? [buttons(all)] : [];
  return [text(words.timeline, "strong"), text(shown.join("\n")), ...more];
}

function stepOf({ kind, step }: BriefCase, { messages }: Saying): string {
  const kinds: Record<string, string> = messages.records.complaint.choices.kind;
  const steps: Record<string, string> = messages.cases.steps;
  return `${kinds[kind] ?? kind} · ${steps[step] ?? step}`;
}

function sayKept({ text: said, status }: BriefPromise, { messages }: Saying): string {
  const statuses: Record<string, string> = messages.records.promise.choices.status;
  return `${said} · ${statuses[status] ?? status}`;
}
