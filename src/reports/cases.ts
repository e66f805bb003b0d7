// Cases in words for one person: the letter that warns of deadlines, and the section of the morning message.
import type { Calendar } from "../core/calendar/working-time.ts";
import { sayDeadline } from "../core/calendar/say.ts";
import { button, buttons, text } from "../core/cards.ts";
import { type Case, caseNumber } from "../core/case/found.ts";
import { labelOf } from "../core/case/said.ts";
import type { Deed } from "../core/case/steps.ts";
import type { Due } from "../core/case/watch.ts";
import { type Locale, messagesFor } from "../core/messages/index.ts";
import type { Button, Card, Part } from "../core/reply.ts";
import { dayOf } from "../core/turn.ts";

/**
 * `dues`: what runs, or what the letter is about. `calendar` is the team's. `of`: whose it is, for a stand-in. `isAbove`: it
 * is another's, and who reads it is next on the ladder. `deeds`: what the reader may do with one tap.
 */
export type CaseItem = {
  found: Case;
  calendar: Calendar;
  dues: readonly Due[];
  of: string | null;
  isAbove: boolean;
  deeds: readonly Deed[];
};

/** `key` is the letter's, by which a press finds it again. */
export type CaseFacts = { key: string; locale: Locale; timezone: string; now: Date };

const MINUTE = 60_000;
const HOUR = 60;
const WORKDAY = 8 * HOUR;

// Feishu: 200 elements a card (卡片 JSON 2.0 结构). A case in a letter takes at most 13 of them with its four buttons, one in
// the morning message 7; Slack's 50 blocks a message (@slack/types) are never reached then.
const MOST_IN_LETTER = 13;
const MOST_IN_SECTION = 8;
const SECTION_ELEMENTS = 7;
const MOST_DEEDS = 3;

const dueFirst = ({ dues }: CaseItem): number =>
  Math.min(...dues.map(({ dueAt }) => dueAt.getTime()), Number.MAX_SAFE_INTEGER);
export const isLate = ({ dues }: Pick<CaseItem, "dues">): boolean => dues.some((due) => due.is === "over");

/** The most delayed first; of those due at the same time the older case. */
const byDelay = (one: CaseItem, other: CaseItem): number =>
  dueFirst(one) - dueFirst(other) || one.found.id - other.found.id;

/** What is due of several cases in one letter. */
export function drawCaseLetter(all: readonly CaseItem[], facts: CaseFacts): Card {
  const { caseClock } = messagesFor(facts.locale);
  const items = all.toSorted(byDelay);
  const over = items.filter(isLate).length;
  const title = caseClock.letterTitle(over, items.length - over);
  const shown = items.slice(0, MOST_IN_LETTER);
  const rest = items.slice(MOST_IN_LETTER);
  const parts = [...shown.flatMap((item) => letterParts(item, facts)), ...moreParts(rest, facts)];
  return { title, tone: over ? "stop" : "ask", summary: `${title}: ${items.map(headOf).join(", ")}`, parts };
}

const headOf = ({ found }: CaseItem): string => `${caseNumber(found)} ${found.customerName}`;

function letterParts(item: CaseItem, facts: CaseFacts): Part[] {
  const { found, deeds } = item;
  const words = messagesFor(facts.locale).cases;
  const act = (deed: Deed, at: number): Button => {
    const action = { do: "deed", record: "complaint", id: found.id, choice: `${deed}:${facts.key}` } as const;
    return button(words.deeds[deed], action, at === 0 ? "primary" : "plain");
  };
  return [
    { part: "rows", rows: [{ title: headOf(item), detail: detailOf(item, facts) }] },
    buttons(...deeds.slice(0, MOST_DEEDS).map(act), showButton(item, facts)),
  ];
}

const showButton = ({ found }: CaseItem, { locale }: CaseFacts): Button =>
  button(messagesFor(locale).answer.show, { do: "show", record: "complaint", id: found.id, choice: "apart" });

function moreParts(rest: readonly CaseItem[], facts: CaseFacts): Part[] {
  if (rest.length === 0) return [];
  const { caseClock } = messagesFor(facts.locale);
  const lines = rest.map((item) => `${headOf(item)} · ${detailOf(item, facts)}`).join("\n");
  const open = button(caseClock.seeAll, { do: "list", record: "complaint", choice: "0" });
  return [text(caseClock.more(lines)), buttons(open)];
}

function detailOf(item: CaseItem, facts: CaseFacts): string {
  const { caseClock, cases } = messagesFor(facts.locale);
  const { found, dues, of, isAbove } = item;
  const holder = found.assigneeName;
  const unheld = isAbove ? caseClock.toldNobody : caseClock.unclaimed;
  const told = isAbove && holder !== null ? caseClock.told(holder) : null;
  return [
    ...(dues.length ? dues.map((due) => sayDue(due, item, facts)) : [caseClock.nothingDue]),
    found.waitingSince ? cases.waiting : labelOf(cases.steps, found.step),
    holder === null ? unheld : told,
    of === null ? null : caseClock.for(of),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** 方案已过期 1 个工作日 3 小时（到期 …）, in working time. */
function sayDue({ clock, dueAt, is }: Due, { found, calendar }: CaseItem, facts: CaseFacts): string {
  const { locale, timezone, now } = facts;
  const messages = messagesFor(locale);
  const { caseClock } = messages;
  const receivedAt = found.reopenedAt ?? found.receivedAt;
  const moment = sayDeadline(calendar, { receivedAt, dueAt }, { messages, timezone, today: dayOf(now, timezone) });
  const what = caseClock.what[clock];
  const time = is === "over" ? calendar.workingTimeBetween(dueAt, now) : calendar.workingTimeBetween(now, dueAt);
  return (is === "over" ? caseClock.over : caseClock.near)(what, caseClock.term(termOf(time)), moment);
}

function termOf(time: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.floor(time / MINUTE);
  const left = minutes % WORKDAY;
  return { days: Math.floor(minutes / WORKDAY), hours: Math.floor(left / HOUR), minutes: left % HOUR };
}

/** What the section takes of a card's room. */
export const caseElements = (all: readonly CaseItem[]): number =>
  all.length === 0 ? 0 : Math.min(all.length, MOST_IN_SECTION) * SECTION_ELEMENTS + 6;

/** The cases of the morning: one's own first, then those of others that one has been told of. */
export function drawCaseSection(all: readonly CaseItem[], facts: CaseFacts): Part[] {
  const { caseClock } = messagesFor(facts.locale);
  const own = all.filter((item) => !item.isAbove).toSorted(byDelay);
  const above = all.filter((item) => item.isAbove).toSorted(byDelay);
  const shown = new Set([...own, ...above].slice(0, MOST_IN_SECTION));
  const rest = [...own, ...above].filter((item) => !shown.has(item));
  const section = (title: string, items: readonly CaseItem[]): Part[] => {
    const rows = items
      .filter((item) => shown.has(item))
      .map((item) => ({ title: headOf(item), detail: detailOf(item, facts), button: showButton(item, facts) }));
    return rows.length ? [text(title, "strong"), { part: "rows", rows }] : [];
  };
  return [...section(caseClock.section, own), ...section(caseClock.sectionAbove, above), ...moreParts(rest, facts)];
}

/** For the title of the morning message: 3 件投诉在手，1 件已过期. Null: there are none. */
export function titleOfCases(all: readonly CaseItem[], locale: Locale): string | null {
  const { caseClock } = messagesFor(locale);
  const own = all.filter((item) => !item.isAbove);
  if (own.length) return caseClock.digest(own.length, own.filter(isLate).length);
  return all.length ? caseClock.digestAbove(all.length) : null;
}

/** For the notification. */
export const sayCases = (all: readonly CaseItem[]): string[] => all.toSorted(byDelay).map(headOf);
