// Targets in words: periods and amounts.
import type { Locale, Messages } from "../messages/index.ts";
import { sayMoney } from "../reading/say.ts";
import { type Metric, isMoney, roundGoal } from "./goal.ts";
import { type Period, isMonth } from "./period.ts";

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
