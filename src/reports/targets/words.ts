// Targets in words: periods, amounts, and how far somebody has come.
import type { Locale, Messages } from "../../core/messages/index.ts";
import { sayMoney } from "../../core/reading/say.ts";
import { type Metric, METRICS, isMoney, roundGoal } from "../../core/target/goal.ts";
import { type Period, isMonth } from "../../core/target/period.ts";
import type { Aim } from "../monday/aims.ts";
import { percentDone } from "../../core/target/goal.ts";
import type { Passed, Reached } from "./facts.ts";

export type Words = { locale: Locale; messages: Messages };

export function sayPeriod(period: Period, { targets }: Messages): string {
  const year = Number(period.slice(0, 4));
  if (isMonth(period)) return targets.month(year, Number(period.slice(5)));
  const quarter = /Q(\d)$/u.exec(period)?.[1];
  return quarter === undefined ? targets.year(year) : targets.quarter(year, Number(quarter));
}

export function sayAmount(metric: Metric, amount: number, { locale, messages }: Words): string {
  if (isMoney(metric)) return sayMoney(roundGoal(metric, amount), locale);
  const rounded = roundGoal(metric, amount);
  return metric === "visits" ? messages.targets.times(rounded) : messages.targets.households(rounded);
}

/** `订货 ¥12,000 / ¥20,000，完成 60%`; without a target only what there is; zero is said and nothing is divided by it. */
function sayMetric(metric: Metric, { reached, aim }: { reached: Reached; aim: Aim }, words: Words): string | null {
  const { targets } = words.messages;
  const [is, goal] = [reached[metric], aim[metric]];
  if (goal === null && is === 0) return null;
  const said = sayAmount(metric, is, words);
  if (goal === null) return targets.unaimed(targets.metrics[metric], said);
  const percent = percentDone(is, roundGoal(metric, goal));
  return targets.line({ metric: targets.metrics[metric], is: said, goal: sayAmount(metric, goal, words), percent });
}

export const sayMetrics = (progress: { reached: Reached; aim: Aim }, words: Words): string[] =>
  METRICS.flatMap((metric) => sayMetric(metric, progress, words) ?? []);

export const sayPassed = ({ days, of }: Passed, { targets }: Messages): string =>
  targets.passed(days, of, percentDone(days, of));

/** E-03: what a visit and what a yuan of orders cost; where there is none, that is said instead of dividing. */
export function sayCost({ costFen, visits, sales }: Reached, { locale, messages: { targets } }: Words): string {
  if (costFen === 0) return targets.noCost;
  const perVisit = visits === 0 ? targets.noVisits : targets.perVisit(sayMoney(Math.round(costFen / visits), locale));
  const perYuan = sales === 0 ? targets.noSales : targets.perYuan((costFen / sales).toFixed(3));
  return targets.cost(sayMoney(costFen, locale), perVisit, perYuan);
}
