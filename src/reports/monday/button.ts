// What the buttons of a report carry: which report, and which figure of it. Ids and days only; rights are asked anew.
import type { Action } from "../../core/ask.ts";
import { isCalendarDay } from "../../core/export.ts";
import { FIGURES, type FigureKey } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import { type Span, mondayOf, weekOf } from "./week.ts";

/** A report as it can be asked for again: whose, and its Monday. */
export type ReportChoice = { scope: string; monday: string; as: "card" | "xlsx" };

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
  if (!isCalendarDay(monday) || mondayOf(monday) !== monday) return null;
  return { scope, monday, as: as === "xlsx" ? "xlsx" : "card" };
}

const SECONDS = 1000;
const SHORT = 36;

export const countedAction = ({ key, scope, span, asOf, count, page }: CountedChoice): Action => {
  const second = Math.floor(asOf.getTime() / SECONDS).toString(SHORT);
  return { do: "counted", choice: [key, scope, span.through, second, count, page ?? "apart"].join("|") };
};

/** The records of a figure, from the first page on. */
export const figureAction = ({ scope, span, asOf }: MondayReport, key: FigureKey, count: number): Action =>
  countedAction({ key, scope: scope.key, span, asOf, count, page: null });

export function readCountedChoice(choice: string): CountedChoice | null {
  const [name, scope = "", through = "", asOf = "", count = "", page = ""] = choice.split("|");
  const key = FIGURES.find((one) => one === name);
  const at = Number.parseInt(asOf, SHORT);
  if (!key || !isCalendarDay(through) || !Number.isFinite(at)) return null;
  const monday = mondayOf(through);
  return {
    key,
    scope,
    span: { week: weekOf(monday), monday, through },
    asOf: new Date(at * SECONDS),
    count: whole(count),
    page: page === "apart" ? null : whole(page),
  };
}

const whole = (text: string): number => Math.max(0, Math.trunc(Number(text)) || 0);
