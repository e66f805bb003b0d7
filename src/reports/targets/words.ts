// How far somebody has come with his targets, in words.
import type { Messages } from "../../core/messages/index.ts";
import { sayMoney } from "../../core/reading/say.ts";
import { type Metric, METRICS, percentDone, roundGoal } from "../../core/target/goal.ts";
import { type Words, sayAmount } from "../../core/target/say.ts";
import type { Aim } from "../monday/aims.ts";
import type { Passed, Reached } from "./facts.ts";

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
