// The figures in words: each value, how it changed, and what it was counted from.
import type { Locale, Messages } from "../../core/messages/index.ts";
import { partsOf } from "../../core/reading/calendar-day.ts";
import { sayMoney } from "../../core/reading/say.ts";
import { isMonth } from "../../core/target/period.ts";
import { type FigureKey, type Measure, UNITS, plannedIn } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import { changeOfForms, sayForms } from "./say-forms.ts";
import type { Scope } from "./scope.ts";
import { type Span, firstAfter, isMonthly, isRunning, lastOf, numberOfWeek, weekOf } from "./week.ts";

export type Words = { locale: Locale; messages: Messages };

const QUOTE = 40;

/** `第47周`, `10月`. */
export const spanName = (span: Pick<Span, "week">, { monday }: Messages): string =>
  isMonthly(span) ? monday.monthName(Number(span.week.slice(5))) : monday.weekName(numberOfWeek(span.week));

/** Of a Monday or a month. */
export const spanNameOf = (first: string, messages: Messages): string =>
  spanName({ week: isMonth(first) ? first : weekOf(first) }, messages);

export function titleOf({ span }: Pick<MondayReport, "span">, { messages: { monday } }: Words): string {
  const days = monday.days({
    from: partsOf(span.monday),
    to: partsOf(isRunning(span) ? span.through : lastOf(span)),
  });
  if (isMonthly(span)) {
    const [year, month] = [Number(span.week.slice(0, 4)), Number(span.week.slice(5))];
    return isRunning(span) ? monday.monthTitleSoFar(year, month, days) : monday.monthTitle(year, month);
  }
  const week = numberOfWeek(span.week);
  return isRunning(span) ? monday.titleSoFar(week, days) : monday.title(week, days);
}

/** A week or a month that is still to come. */
export const sayFuture = (first: string, { monday }: Messages): string =>
  monday.futureWeek(isMonth(first) ? first : weekOf(first));

/** Whose report it is, and of how many. */
export function scopeWords({ key, name, members }: Scope, { messages: { monday } }: Words): string {
  const people = members.filter(({ isActive }) => isActive).length;
  if (name === null) return monday.company(people);
  return key.startsWith("t") ? monday.team(name, people) : monday.of(name, people);
}

/** What a figure is compared with. */
export function beforeWords(span: Span, { messages: { monday } }: Words): string {
  if (isMonthly(span)) return isRunning(span) ? monday.monthBeforeSoFar : monday.monthBefore;
  return isRunning(span) ? monday.weekBeforeSoFar : monday.weekBefore;
}

export function figureLabel(key: FigureKey, { span }: Pick<MondayReport, "span">, { messages: { monday } }: Words) {
  if (key !== "nextWeek") return monday.labels[key];
  const next = firstAfter(span, 1);
  return isMonthly(span) ? monday.planOfMonth(Number(next.slice(5))) : monday.planOf(numberOfWeek(weekOf(next)));
}

/** One figure's value alone. */
export function sayFigure(
  key: FigureKey,
  { value, denominator }: Pick<Measure, "value" | "denominator">,
  { locale, messages }: Words,
): string {
  const { monday } = messages;
  if (value === null) return monday.noRate;
  if (UNITS[key] === "money") return sayMoney(value, locale);
  if (UNITS[key] === "rate") return `${value}%`;
  if (key === "newCustomers") return monday.households(value);
  if (key === "rivals") return monday.rivals(value);
  if (key === "complaints") return monday.newCases(value);
  if (key !== "forms") return monday.things(value);
  return denominator === 0 ? monday.noRate : monday.formsOf(value, denominator);
}

/** In a report complaints are three numbers. */
export function sayValueOf(report: MondayReport, key: FigureKey, words: Words): string {
  if (key === "complaints") return words.messages.monday.cases(casesOf(report));
  return sayFigure(key, report.measures[key], words);
}

function casesOf({ cases }: MondayReport) {
  const count = (fits: (one: (typeof cases)[number]) => boolean) => cases.filter(fits).length;
  return {
    opened: count(({ isNew }) => isNew),
    closed: count(({ isClosed }) => isClosed),
    overdue: count(({ isOverdue }) => isOverdue),
    handled: cases.length,
  };
}

const percentOf = (difference: number, before: number): string | null => {
  if (before === 0) return null;
  const percent = Math.round((100 * Math.abs(difference)) / before);
  return percent === 0 ? "<1%" : `${percent}%`;
};

/** ↑22 % for money, ↑2 for a count, ↑5 points for a rate; empty where there is nothing to compare. */
export function sayChange(report: MondayReport, key: FigureKey, { locale, messages }: Words): string {
  if (key === "forms") return changeOfForms(report, messages);
  const { monday } = messages;
  const [value, before] = [report.measures[key].value, report.lastWeek[key].value];
  if (value === null || before === null || (value === 0 && before === 0)) return "";
  const difference = value - before;
  if (difference === 0) return monday.flat;
  const size = Math.abs(difference);
  const money = () => percentOf(difference, before) ?? sayMoney(size, locale);
  const rate = () => monday.points(Math.round(size * 10) / 10);
  const said = UNITS[key] === "money" ? money() : UNITS[key] === "rate" ? rate() : String(size);
  return difference > 0 ? monday.up(said) : monday.down(said);
}

/** The week in one line. */
export function saySentence(report: MondayReport, words: Words): string {
  const { locale, messages } = words;
  const { monday } = messages;
  const { total, lastWeek, span } = report;
  if (total.visits === 0) return isMonthly(span) ? monday.nothingInMonth : monday.nothing;
  const before = lastWeek.orders.value ?? 0;
  const difference = total.orderFen - before;
  const size = monday.difference(sayMoney(Math.abs(difference), locale), percentOf(difference, before));
  const compared = beforeWords(span, words);
  const change =
    difference === 0
      ? monday.same(compared)
      : difference > 0
        ? monday.more(compared, size)
        : monday.less(compared, size);
  return monday.sentence(sayMoney(total.orderFen, locale), change, total.visits);
}

const isEmptyKey = (key: FigureKey): key is keyof Messages["monday"]["empty"] =>
  key === "newCustomers" || key === "rivals" || key === "complaints" || key === "forms" || key === "nextWeek";

const BY_VISITS: readonly FigureKey[] = ["orders", "collected", "effectiveRate", "dealRate"];

/** What the figure was counted from, with numerator and denominator; what is empty says so and how it fills. */
export function sayFormula(report: MondayReport, key: FigureKey, { locale, messages: { monday } }: Words): string {
  const { numerator, denominator, value } = report.measures[key];
  const isEmpty = key === "complaints" || key === "forms" ? denominator === 0 : value === 0;
  if (isEmpty && isEmptyKey(key)) return monday.empty[key];
  if (BY_VISITS.includes(key) && report.total.visits === 0) return monday.noVisits;
  if (key === "averagePerPerson") {
    // In a plain week of five days so many people are so many weeks.
    const isPlain = denominator === report.measures.newCustomers.denominator;
    const said = isPlain ? monday.formulas.averagePerPerson : monday.formulas.averagePerWeek;
    return said(sayMoney(numerator, locale), denominator);
  }
  if (key === "complaints") return monday.formulas[key](casesOf(report));
  return monday.formulas[key](numerator, denominator);
}

/** What else there is to say of a figure: the words of rivals, who left out which daily reports, what is planned. */
export function sayMore(report: MondayReport, key: FigureKey, { locale, messages }: Words): string | null {
  const { monday } = messages;
  const { total, rivalWords } = report;
  if (key === "dealRate" && total.orders > total.effective) return monday.ordersWithoutMet;
  if (key === "rivals" && rivalWords.length > 0) return monday.quotes(rivalWords.map(cutWords));
  if (key === "nextWeek") return sayNext(report, { locale, messages });
  return key === "forms" ? sayForms(report, { locale, messages }) : null;
}

/** What is planned, of which kinds, and what the next week is to come to. */
function sayNext({ total, nextAim }: MondayReport, { locale, messages: { answer, monday } }: Words): string | null {
  const planned = plannedIn(total) > 0 ? monday.plans(total) : null;
  const goals = [
    ...(nextAim.sales === null ? [] : [`${monday.labels.orders} ${sayMoney(nextAim.sales, locale)}`]),
    ...(nextAim.collection === null ? [] : [`${monday.labels.collected} ${sayMoney(nextAim.collection, locale)}`]),
    ...(nextAim.newCustomers === null
      ? []
      : [`${monday.labels.newCustomers} ${monday.households(nextAim.newCustomers)}`]),
    ...(nextAim.visits === null ? [] : [monday.visits(nextAim.visits)]),
  ];
  const aimed = goals.length > 0 ? monday.nextGoals(goals.join(answer.comma)) : null;
  return [planned, aimed].filter((words) => words !== null).join(" · ") || null;
}

const cutWords = (words: string): string => {
  const letters = Array.from(words.replaceAll(/\s+/gu, " ").trim());
  return letters.length > QUOTE ? `${letters.slice(0, QUOTE).join("")}…` : letters.join("");
};

/** How many records stand behind a figure. */
export function countOf({ total, measures, cases }: MondayReport, key: FigureKey): number {
  if (key === "averagePerPerson") return total.orders;
  if (key === "complaints") return cases.length;
  return key === "nextWeek" ? plannedIn(total) : measures[key].numerator;
}
