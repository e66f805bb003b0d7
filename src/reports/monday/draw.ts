// The Monday report as a card: readable on a phone in a minute, each figure with a button to the records behind it.
import { button, buttons, text } from "../../core/cards.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import { sayMoney } from "../../core/reading/say.ts";
import type { Card, Fact, Part, Row } from "../../core/reply.ts";
import { dayOf } from "../../core/turn.ts";
import { figureAction, reportAction } from "./button.ts";
import { drawCharts } from "./chart.ts";
import { FIGURES, type FigureKey } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import {
  type Words,
  beforeWords,
  countOf,
  figureLabel,
  sayChange,
  sayFigure,
  sayFormula,
  sayMore,
  saySentence,
  sayValueOf,
  scopeWords,
  titleOf,
} from "./say.ts";
import { addDays, mondayOf, numberOfWeek, weekOf } from "./week.ts";

/** With ten figures, two charts and the rest this stays far under the 50 blocks of a Slack message (@slack/types). */
const PEOPLE = 8;

export function drawReport(report: MondayReport, locale: Locale): Card {
  const words: Words = { locale, messages: messagesFor(locale) };
  const title = titleOf(report, words);
  const sentence = saySentence(report, words);
  const parts: Part[] = [
    text(scopeWords(report.scope, words), "quiet"),
    ...opening(report, sentence, words),
    { part: "rows", rows: figuresFor(report).map((key) => figureRow(report, key, words)) },
    ...peopleParts(report, words),
    ...weekParts(report, words),
    moreButtons(report, words),
  ];
  return { title, tone: "plain", summary: `${title} ${sentence}`, parts };
}

/** The week in a sentence; an empty one with how it fills. */
function opening({ total }: MondayReport, sentence: string, { messages: { monday } }: Words): Part[] {
  return [text(sentence, "strong"), ...(total.visits > 0 ? [] : [text(monday.nothingHint, "quiet")])];
}

/** One person alone is no average, and whether he logged something is said by everything else. */
const figuresFor = ({ scope }: MondayReport): FigureKey[] =>
  FIGURES.filter((key) => scope.members.length > 1 || (key !== "averagePerPerson" && key !== "forms"));

function figureRow(report: MondayReport, key: FigureKey, words: Words): Row {
  const { messages } = words;
  const count = countOf(report, key);
  const title = [figureLabel(key, report, words), sayValueOf(report, key, words), sayChange(report, key, words)];
  const was = messages.monday.was(beforeWords(report.span, words), sayFigure(key, report.lastWeek[key], words));
  const details = [sayFormula(report, key, words), was, sayMore(report, key, words)];
  return {
    title: title.filter(Boolean).join("  "),
    detail: details.filter((detail) => detail !== null).join(" · "),
    ...(count > 0 && { button: button(messages.monday.see(count), figureAction(report, key, count)) }),
  };
}

/** Who sold what, and the same as a picture. A report of one person needs neither. */
function peopleParts(report: MondayReport, words: Words): Part[] {
  const { people } = report;
  if (people.length < 2 || report.total.visits === 0) return [];
  const shown = people.slice(0, PEOPLE);
  const facts = shown.map(({ id, name, tally }) =>
    personFact(report, words, {
      name,
      orderFen: tally.orderFen,
      before: report.ordersBefore.get(id) ?? 0,
      visits: tally.visits,
    }),
  );
  const rest = people.slice(PEOPLE);
  const sum = (of: (one: (typeof rest)[number]) => number) => rest.reduce((total, one) => total + of(one), 0);
  if (rest.length > 0) {
    const name = words.messages.monday.others(rest.length);
    const before = sum(({ id }) => report.ordersBefore.get(id) ?? 0);
    const [orderFen, visits] = [sum(({ tally }) => tally.orderFen), sum(({ tally }) => tally.visits)];
    facts.push(personFact(report, words, { name, orderFen, before, visits }));
  }
  const chart = drawCharts.perPerson(report, words);
  return [
    text(words.messages.monday.perPerson, "strong"),
    { part: "facts", facts },
    ...(chart ? [{ part: "chart" as const, chart }] : []),
  ];
}

type PersonLine = { name: string; orderFen: number; before: number; visits: number };

function personFact({ span }: MondayReport, words: Words, { name, orderFen, before, visits }: PersonLine): Fact {
  const { locale, messages } = words;
  const was = messages.monday.was(beforeWords(span, words), sayMoney(before, locale));
  return { label: name, value: messages.monday.personLine(sayMoney(orderFen, locale), was, visits) };
}

function weekParts(report: MondayReport, words: Words): Part[] {
  const chart = drawCharts.fourWeeks(report, words);
  if (!chart) return [];
  const { monday } = words.messages;
  const line = report.weeks.map(({ week, orderFen }) =>
    monday.weekOrders(numberOfWeek(week), sayMoney(orderFen, words.locale)),
  );
  return [text(monday.fourWeeks, "strong"), text(monday.weeksLine(line), "quiet"), { part: "chart", chart }];
}

/** The table, the week before, and the week after as far as there is one. */
function moreButtons({ scope, span, asOf }: MondayReport, { messages: { monday } }: Words): Part {
  const ask = (at: string) => reportAction({ scope: scope.key, monday: at, as: "card" });
  const thisMonday = mondayOf(dayOf(asOf, scope.timezone));
  const named = (at: string): string => (at === thisMonday ? monday.soFar : monday.weekName(numberOfWeek(weekOf(at))));
  const [before, after] = [addDays(span.monday, -7), addDays(span.monday, 7)];
  return buttons(
    button(monday.table, reportAction({ scope: scope.key, monday: span.monday, as: "xlsx" })),
    button(named(before), ask(before)),
    ...(after <= thisMonday ? [button(named(after), ask(after))] : []),
  );
}
