// The Monday report as a card: readable on a phone in a minute, each figure with a button to the records behind it.
import { button, buttons, text } from "../../core/cards.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import { sayMoney } from "../../core/reading/say.ts";
import type { Card, Fact, Part, Row } from "../../core/reply.ts";
import { percentDone } from "../../core/target/goal.ts";
import { dayOf } from "../../core/turn.ts";
import { drawPromises } from "../promises.ts";
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
  spanName,
  spanNameOf,
  titleOf,
} from "./say.ts";
import { saySilent } from "./say-forms.ts";
import { hasTargets, sayTarget, sayVisits } from "./say-target.ts";
import { teamParts } from "./draw-teams.ts";
import { firstAfter, firstOf, isMonthly, mondayOf } from "./week.ts";

/** With ten figures, two charts and the rest this stays far under the 50 blocks of a Slack message (@slack/types). */
const PEOPLE = 8;
const SAID = 3;

/** `mayAddWords`: it is the reader's own, to which he may add words. `isDraft`: on Friday, before it counts. */
export type Reader = { locale: Locale; mayAddWords?: boolean; isDraft?: boolean };

export function drawReport(report: MondayReport, reader: Reader): Card {
  const { locale } = reader;
  const words: Words = { locale, messages: messagesFor(locale) };
  const title = reader.isDraft ? words.messages.monday.draftTitle(titleOf(report, words)) : titleOf(report, words);
  const sentence = saySentence(report, words);
  const parts: Part[] = [
    text(scopeWords(report.scope, words), "quiet"),
    ...opening(report, reader, words),
    ...saidParts(report, reader, words),
    { part: "rows", rows: figuresFor(report).map((key) => figureRow(report, key, words)) },
    ...teamParts(report, words),
    ...peopleParts(report, words),
    ...(report.promises ? drawPromises(report.promises, report.people, locale) : []),
    ...weekParts(report, words),
    moreButtons(report, reader, words),
  ];
  return { title, tone: "plain", summary: `${title} ${sentence}`, parts };
}

/** The week in a sentence; an empty one with how it fills. */
function opening(report: MondayReport, { mayAddWords }: Reader, words: Words): Part[] {
  const { monday } = words.messages;
  const visits = sayVisits(report, words);
  const hints = [
    ...(report.total.visits > 0 ? [] : [monday.nothingHint]),
    ...[visits, saySilent(report, words)].filter((line) => line !== null),
    ...(hasTargets(report) || !mayAddWords ? [] : [monday.noTargets]),
  ];
  return [text(saySentence(report, words), "strong"), ...(hints.length > 0 ? [text(hints.join("\n"), "quiet")] : [])];
}

/** The managers' own words; of a draft how they get in. */
function saidParts({ words: said }: MondayReport, reader: Reader, { messages: { monday } }: Words): Part[] {
  const hint = reader.isDraft ? [text(monday.draftHint, "quiet")] : [];
  return [...said.slice(0, SAID).map(({ name, text: words }) => text(monday.said(name, words))), ...hint];
}

/** One person alone is no average. */
const figuresFor = ({ scope }: MondayReport): FigureKey[] =>
  FIGURES.filter((key) => scope.members.length > 1 || key !== "averagePerPerson");

function figureRow(report: MondayReport, key: FigureKey, words: Words): Row {
  const { messages } = words;
  const count = countOf(report, key);
  const title = [figureLabel(key, report, words), sayValueOf(report, key, words), sayChange(report, key, words)];
  const was = messages.monday.was(beforeWords(report.span, words), sayFigure(key, report.lastWeek[key], words));
  const details = [sayFormula(report, key, words), was, sayTarget(report, key, words), sayMore(report, key, words)];
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
  const facts = people.slice(0, PEOPLE).map(({ id, name, tally, measures }) =>
    personFact(report, words, {
      name,
      orderFen: tally.orderFen,
      target: measures.orders.target,
      before: report.ordersBefore.get(id) ?? 0,
      visits: tally.visits,
    }),
  );
  const rest = people.slice(PEOPLE);
  if (rest.length > 0) facts.push(restFact(report, rest, words));
  const chart = report.teams.length > 1 ? null : drawCharts.perPerson(report, words);
  return [
    text(words.messages.monday.perPerson, "strong"),
    { part: "facts", facts },
    ...(chart ? [{ part: "chart" as const, chart }] : []),
  ];
}

function restFact(report: MondayReport, rest: MondayReport["people"], words: Words): Fact {
  const sum = (of: (one: (typeof rest)[number]) => number) => rest.reduce((total, one) => total + of(one), 0);
  return personFact(report, words, {
    name: words.messages.monday.others(rest.length),
    orderFen: sum(({ tally }) => tally.orderFen),
    target: rest.some(({ measures }) => measures.orders.target !== null)
      ? sum(({ measures }) => measures.orders.target ?? 0)
      : null,
    before: sum(({ id }) => report.ordersBefore.get(id) ?? 0),
    visits: sum(({ tally }) => tally.visits),
  });
}

type PersonLine = { name: string; orderFen: number; target: number | null; before: number; visits: number };

function personFact({ span }: MondayReport, words: Words, line: PersonLine): Fact {
  const { locale, messages } = words;
  const { monday } = messages;
  const { name, orderFen, target, before, visits } = line;
  const was = monday.was(beforeWords(span, words), sayMoney(before, locale));
  const said = monday.personLine(sayMoney(orderFen, locale), was, visits);
  const aimed = target === null ? [] : [monday.target(sayMoney(target, locale), percentDone(orderFen, target))];
  return { label: name, value: [said, ...aimed].join(" · ") };
}

function weekParts(report: MondayReport, words: Words): Part[] {
  const chart = drawCharts.fourWeeks(report, words);
  if (!chart) return [];
  const { monday } = words.messages;
  const line = report.weeks.map(({ span, orderFen }) =>
    monday.weekOrders(spanName(span, words.messages), sayMoney(orderFen, words.locale)),
  );
  return [text(chart.title, "strong"), text(monday.weeksLine(line), "quiet"), { part: "chart", chart }];
}

/** The table, one's own words, the week before, and the week after as far as there is one. */
function moreButtons({ scope, span, asOf, words: said }: MondayReport, reader: Reader, { messages }: Words): Part {
  const { monday } = messages;
  const ask = (at: string) => reportAction({ scope: scope.key, monday: at, as: "card" });
  const today = dayOf(asOf, scope.timezone);
  const running = isMonthly(span) ? today.slice(0, 7) : mondayOf(today);
  const soFar = isMonthly(span) ? monday.monthSoFar : monday.soFar;
  const [before, after] = [firstAfter(span, -1), firstAfter(span, 1)];
  const named = (at: string): string => (at === running ? soFar : spanNameOf(at, messages));
  const add = said.some(({ personId }) => `p${personId}` === scope.key) ? monday.changeWords : monday.addWords;
  const mayAdd = reader.mayAddWords === true && !isMonthly(span);
  return buttons(
    ...(mayAdd ? [button(add, reportAction({ scope: scope.key, monday: span.monday, as: "words" }), "primary")] : []),
    button(monday.table, reportAction({ scope: scope.key, monday: firstOf(span), as: "xlsx" })),
    button(monday.pdf, reportAction({ scope: scope.key, monday: firstOf(span), as: "pdf" })),
    button(named(before), ask(before)),
    ...(after <= running ? [button(named(after), ask(after))] : []),
  );
}
