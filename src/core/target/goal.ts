// What of a target falls on some days: a period's goal is spread evenly over its working days (E-14, X-08). Pure.
import { type Period, daysOfPeriod, listDays, periodsOf } from "./period.ts";

export const METRICS = ["sales", "collection", "newCustomers", "visits"] as const;
export type Metric = (typeof METRICS)[number];

/** Money is in fen, the others are counted. */
export const isMoney = (metric: Metric): boolean => metric === "sales" || metric === "collection";

export type Goal = { period: Period; metric: Metric; goal: number };

/** Whether somebody works on a day: neither a day off nor leave. */
export type Works = (day: string) => boolean;

/**
 * What of these goals falls on `days`: of each day's finest period (a month before its quarter before its year) the part
 * that its working days are of all the period's. A week's share of a month is so goal × working days of the week in that
 * month ÷ working days of the month. Null: no period with a goal holds any of the days. Not rounded; a period that is
 * asked for whole comes back as it was set (test/core/target/goal.test.ts).
 */
export function goalOn(
  goals: readonly Goal[],
  metric: Metric,
  { days, works }: { days: readonly string[]; works: Works },
) {
  const known = new Map(goals.filter((one) => one.metric === metric).map(({ period, goal }) => [period, goal]));
  if (known.size === 0) return null;
  const taken = new Map<Period, string[]>();
  for (const day of days) {
    const period = periodsOf(day).find((one) => known.has(one));
    if (period !== undefined) taken.set(period, [...(taken.get(period) ?? []), day]);
  }
  if (taken.size === 0) return null;
  let sum = 0;
  for (const [period, some] of taken) sum += (known.get(period) ?? 0) * shareOf(period, some, works);
  return sum;
}

/** A period in which nobody works at all is spread over all of its days. */
function shareOf(period: Period, some: readonly string[], works: Works): number {
  const all = workingDaysIn(period, works);
  if (some.length === all.days) return 1;
  return all.working === 0 ? some.length / all.days : some.filter(works).length / all.working;
}

type Length = { days: number; working: number };
const lengths = new WeakMap<Works, Map<Period, Length>>();

/** Those without leave share one `works`, so that a thousand people's months are counted once. */
function workingDaysIn(period: Period, works: Works): Length {
  const known = lengths.get(works) ?? new Map<Period, Length>();
  lengths.set(works, known);
  const before = known.get(period);
  if (before) return before;
  const days = listDays(daysOfPeriod(period));
  const found = { days: days.length, working: days.filter(works).length };
  known.set(period, found);
  return found;
}

/** The goal of a whole period: as it was set, else what the goals of other periods give for its days. */
export function goalOfPeriod(
  goals: readonly Goal[],
  metric: Metric,
  { period, works }: { period: Period; works: Works },
) {
  const own = goals.find((one) => one.metric === metric && one.period === period);
  return own ? own.goal : goalOn(goals, metric, { days: listDays(daysOfPeriod(period)), works });
}

const FEN_A_YUAN = 100;

/** Money that was shared out to the yuan, counts to a tenth: half a new customer a week is no mistake. */
export function roundGoal(metric: Metric, goal: number): number {
  if (!isMoney(metric)) return Math.round(goal * 10) / 10;
  return Number.isInteger(goal) ? goal : Math.round(goal / FEN_A_YUAN) * FEN_A_YUAN;
}

/** In whole per cent; null: there is nothing to divide by. */
export const percentDone = (value: number, target: number): number | null =>
  target === 0 ? null : Math.round((100 * value) / target);
