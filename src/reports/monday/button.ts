// What the buttons of a report carry: which report, and which figure of it. Ids and days only; rights are asked anew.
import type { Action } from "../../core/ask.ts";
import { isCalendarDay } from "../../core/export.ts";
import { FIGURES, type FigureKey } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import { isMonth } from "../../core/target/period.ts";
import { type Span, isMonthly, mondayOf, weekOf } from "./week.ts";

/** A report as it can be asked for again: whose, and its Monday or month. `words`: to add one's own words to it. */
export type ReportChoice = { scope: string; monday: string; as: (typeof FORMS)[number] };
const FORMS = ["card", "xlsx", "pdf", "words"] as const;

/**
 * One figure of a report as it was counted at `asOf`, and which page of its records; null: the first, in a message of its
 * own, so that the report stays.
 */
export type CountedChoice = {
  key: FigureKey;
  scope: string;
  span: Span;
  asOf: Date;
  count: number;
  page: number | null;
};

export const reportAction = ({ scope, monday, as }: ReportChoice): Action => ({
  do: "report",
  choice: [scope, monday, as].join("|"),
});

export function readReportChoice(choice: string): ReportChoice | null {
  const [scope = "", monday = "", as = ""] = choice.split("|");
  const isFirst = isMonth(monday)
    ? isCalendarDay(`${monday}-01`)
    : isCalendarDay(monday) && mondayOf(monday) === monday;
  return isFirst ? { scope, monday, as: FORMS.find((one) => one === as) ?? "card" } : null;
}

const SECONDS = 1000;
const SHORT = 36;
/** Stands before the last day of a month's report. */
const MONTH = "m";

export const countedAction = ({ key, scope, span, asOf, count, page }: CountedChoice): Action => {
  const second = Math.floor(asOf.getTime() / SECONDS).toString(SHORT);
  const through = `${isMonthly(span) ? MONTH : ""}${span.through}`;
  return { do: "counted", choice: [key, scope, through, second, count, page ?? "apart"].join("|") };
};

/** The records of a figure, from the first page on. */
export const figureAction = ({ scope, span, asOf }: MondayReport, key: FigureKey, count: number): Action =>
  countedAction({ key, scope: scope.key, span, asOf, count, page: null });

export function readCountedChoice(choice: string): CountedChoice | null {
  const [name, scope = "", last = "", asOf = "", count = "", page = ""] = choice.split("|");
  const through = last.startsWith(MONTH) ? last.slice(MONTH.length) : last;
  const key = FIGURES.find((one) => one === name);
  const at = Number.parseInt(asOf, SHORT);
  if (!key || !isCalendarDay(through) || !Number.isFinite(at)) return null;
  const week = { week: weekOf(mondayOf(through)), monday: mondayOf(through), through };
  const month = { week: through.slice(0, 7), monday: `${through.slice(0, 7)}-01`, through };
  return {
    key,
    scope,
    span: last === through ? week : month,
    asOf: new Date(at * SECONDS),
    count: whole(count),
    page: page === "apart" ? null : whole(page),
  };
}

const whole = (text: string): number => Math.max(0, Math.trunc(Number(text)) || 0);
