// What was to be reached, in words: the target beside a figure, and visits against ten a week.
import { percentDone } from "../../core/target/goal.ts";
import type { FigureKey } from "./figures.ts";
import type { MondayReport } from "./report.ts";
import { type Words, sayFigure } from "./say.ts";

/** Whether anything but the ten visits a week is set. */
export const hasTargets = ({ aim }: Pick<MondayReport, "aim">): boolean =>
  aim.sales !== null || aim.collection !== null || aim.newCustomers !== null;

const AIMED: readonly FigureKey[] = ["orders", "newCustomers", "collected", "averagePerPerson"];

/** The target beside a figure and how much of it is there: none is said, and nothing is divided by zero. */
export function sayTarget(report: MondayReport, key: FigureKey, words: Words): string | null {
  const { monday } = words.messages;
  const { value, target, denominator } = report.measures[key];
  if (!AIMED.includes(key) || (key === "averagePerPerson" && target === null)) return null;
  if (target === null) return hasTargets(report) ? monday.noTarget : null;
  return monday.target(sayFigure(key, { value: target, denominator }, words), percentDone(value ?? 0, target));
}

/** Visits against ten a week of five working days each, or what else was set; null: nobody has to visit. */
export function sayVisits({ total, aim }: MondayReport, { messages: { monday } }: Words): string | null {
  return aim.visits === null ? null : monday.visitsOf(total.visits, aim.visits, percentDone(total.visits, aim.visits));
}
