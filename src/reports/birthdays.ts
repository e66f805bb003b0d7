// The days' part of the morning message, birthdays and others: who, when, what was last between us, and a greeting to copy.
import { isDayKnown, sayBirthday, withoutYear, yearsOn } from "../core/birthday.ts";
import { keptAs } from "../core/calendar/birthdays.ts";
import { button, buttons, text } from "../core/cards.ts";
import { type Locale, type Messages, messagesFor } from "../core/messages/index.ts";
import { dayNumber } from "../core/reading/calendar-day.ts";
import { sayDay } from "../core/reading/say.ts";
import type { LastGift } from "../core/care/gifts.ts";
import type { Part } from "../core/reply.ts";
import { draftGreeting, type Occasion } from "./greeting.ts";
import { factsOfDay } from "./day-facts.ts";

export type LastVisit = {
  visitedOn: string;
  channel: string;
  by: string;
  orderFen: number | null;
  collectedFen: number | null;
  summary: string | null;
};

/**
 * `birthday`: its date as a birthday is written, whatever is kept on it. `dueOn` is the day on which it is kept. `name` is
 * empty for the customer's own day. `of`: whose customer it was before he left.
 */
export type BirthdayItem = {
  kind: "birthdaySoon" | "birthday";
  record: "contact" | "careDay";
  occasion: Occasion;
  id: number;
  name: string;
  title: string | null;
  phone: string | null;
  temper: string | null;
  note: string | null;
  lastGift: LastGift | null;
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
export const BIRTHDAY_ELEMENTS = 18;
/** Those beyond are said in a line each. */
export const MOST_BIRTHDAYS = 5;
const divider: Part = { part: "divider" };

type Saying = { words: Messages; facts: BirthdayFacts };

/** Its lines for the list and for the notification, where neither age nor year nor phone stands. */
export function sayBirthdays(items: readonly BirthdayItem[], facts: BirthdayFacts): string[] {
  const words = messagesFor(facts.locale);
  return items.map((item) => {
    const { name, customer, occasion } = item;
    const when = isDayKnown(item.birthday) ? sayWhen(item.dueOn, { words, facts }) : sayDate(item, { words, facts });
    if (occasion === "birthday") return words.birthdays.headline(name, customer.name, when);
    return words.care.headline({ what: words.care.occasions[occasion], who: name, customer: customer.name, when });
  });
}

/** Whether other days than birthdays stand among them. */
const hasOthers = (items: readonly BirthdayItem[]): boolean => items.some(({ occasion }) => occasion !== "birthday");

/** The message's title, by itself or beside what else is to be done (null). */
export function titleOfBirthdays(items: readonly BirthdayItem[], beside: string | null, locale: Locale): string {
  const { birthdays, care } = messagesFor(locale);
  const { title, titleBeside } = hasOthers(items) ? care : birthdays;
  return beside === null ? title(items.length) : titleBeside(beside, items.length);
}

export function drawBirthdays(all: readonly BirthdayItem[], facts: BirthdayFacts): Part[] {
  if (all.length === 0) return [];
  const saying = { words: messagesFor(facts.locale), facts };
  // The day that is here before the days to come, and both before what is over.
  const rank = ({ dueOn }: BirthdayItem) => (dueOn < facts.today ? `1${dueOn}` : `0${dueOn}`);
  const items = all.toSorted((one, other) => rank(one).localeCompare(rank(other)));
  const rest = items.slice(MOST_BIRTHDAYS);
  const { birthdays, care } = saying.words;
  const lines = rest.map((item) => `${headOf(item, saying)} · ${whenOf(item, saying)}`).join("\n");
  return [
    text(hasOthers(all) ? care.section : birthdays.section, "strong"),
    ...items.slice(0, MOST_BIRTHDAYS).flatMap((item, at) => [...(at > 0 ? [divider] : []), ...itemParts(item, saying)]),
    ...(rest.length ? [text(birthdays.more(lines))] : []),
  ];
}

function headOf({ name, title, customer }: BirthdayItem, { words }: Saying): string {
  if (name === "") return customer.name;
  const named = title !== null && !name.endsWith(title) ? words.birthdays.named(name, title) : name;
  return `${named} · ${customer.name}`;
}

function itemParts(item: BirthdayItem, { words, facts }: Saying): Part[] {
  const { birthdays, reports, care } = words;
  const { id, customer, kind, record } = item;
  const detail = detailOf(item, { words, facts });
  const about = { record, id };
  return [
    { part: "rows", rows: [{ title: headOf(item, { words, facts }), detail }] },
    { part: "facts", facts: factsOfDay(item, facts) },
    text(wordsFor(item, { words, facts })),
    buttons(
      button(reports.done[kind], { do: "done", ...about, choice: facts.key }, "primary"),
      button(care.gift, { do: "care", ...about, choice: "gift" }),
      button(record === "contact" ? birthdays.showContact : care.showDay, { do: "show", ...about, choice: "apart" }),
      button(birthdays.showCustomer, { do: "show", record: "customer", id: customer.id, choice: "apart" }),
    ),
  ];
}

/** 农历八月十五，今天 · 满 60 岁 · 签约 · NKA 全国. */
function detailOf(item: BirthdayItem, { words, facts }: Saying): string {
  const { birthday, dueOn, customer, of, occasion } = item;
  const { choices } = words.records.customer;
  const years = yearsOn(birthday, dueOn);
  const isOver = dueOn < facts.today;
  const said =
    years === null ? [] : [occasion === "birthday" ? words.birthdays.age(years, isOver) : words.care.years(years)];
  const label = (list: Record<string, string>, code: string | null) => (code === null ? [] : [list[code] ?? code]);
  return [
    ...(occasion === "birthday" ? [] : [words.care.occasions[occasion]]),
    whenOf(item, { words, facts }),
    ...said,
    ...label(choices.class, customer.class),
    ...label(choices.kaLevel, customer.kaLevel),
    ...(of === null ? [] : [words.reports.of(of)]),
  ].join(" · ");
}

/** A lunar birthday is said as such, and which day that is. */
function whenOf({ birthday, dueOn }: BirthdayItem, { words, facts }: Saying): string {
  const { birthdays } = words;
  if (!isDayKnown(birthday)) return words.care.dayUnknown(sayDate({ birthday }, { words, facts }));
  const { locale, today } = facts;
  const kept = keptAs(birthday, dueOn);
  const own = sayBirthday(withoutYear(birthday), locale);
  const named = kept === null ? own : birthdays.keptAs(own, sayBirthday(kept, locale));
  const day = sayDay(dueOn, today, locale);
  const isNamed = kept !== null || birthday.startsWith("lunar");
  const dated = isNamed && dueOn !== today ? birthdays.dated(named, day) : isNamed ? named : day;
  return birthdays.when(dated, sayWhen(dueOn, { words, facts }));
}

const sayDate = ({ birthday }: Pick<BirthdayItem, "birthday">, { facts }: Saying): string =>
  sayBirthday(withoutYear(birthday), facts.locale);

function sayWhen(dueOn: string, { words: { birthdays }, facts }: Saying): string {
  const days = dayNumber(dueOn) - dayNumber(facts.today);
  const near = [birthdays.dayBefore, birthdays.yesterday, birthdays.today, birthdays.tomorrow, birthdays.dayAfter];
  return near[days + 2] ?? (days < 0 ? birthdays.daysAgo(-days) : birthdays.inDays(days));
}

/** What to say or do: nothing cheerful on a day of mourning, and no card while a complaint is open. */
function wordsFor(item: BirthdayItem, { words, facts }: Saying): string {
  const { occasion, complaint, birthday } = item;
  const { care } = words;
  if (occasion === "memorial") return care.memorial;
  if (occasion !== "birthday" && complaint) return care.callInstead;
  if (!isDayKnown(birthday)) return care.askDay;
  return `${proposedOf(item, { words, facts })}\n${greetingOf(item, facts)}`;
}

function proposedOf({ dueOn, complaint }: BirthdayItem, { words, facts }: Saying): string {
  const { proposed, soberly } = words.birthdays;
  const said = complaint ? soberly : proposed;
  if (dueOn === facts.today) return said.today;
  return dueOn < facts.today ? said.late : said.soon;
}

const greetingOf = (item: BirthdayItem, { house, today }: BirthdayFacts): string =>
  draftGreeting(
    { ...item, name: item.name || item.customer.name, isLate: item.dueOn < today, isSober: item.complaint !== null },
    house,
  );
