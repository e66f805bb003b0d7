// The pictures of a Monday report: who ordered how much, and four weeks in a row. Money is in yuan.
import type { Chart } from "../../core/reply.ts";
import type { MondayReport } from "./report.ts";
import type { Words } from "./say.ts";
import { numberOfWeek, spanBefore } from "./week.ts";

/** More bars than these are no picture any more; the others stand together in one. */
const BARS = 10;

type Bar = { at: string; now: number; before: number };

const yuan = (fen: number): number => fen / 100;

/** This week beside the one before. Null: nobody ordered anything in either. */
function perPerson({ people, ordersBefore, span }: MondayReport, { messages: { monday } }: Words): Chart | null {
  const all = people.map(({ id, name, tally }): Bar => {
    return { at: name, now: tally.orderFen, before: ordersBefore.get(id) ?? 0 };
  });
  if (all.every(({ now, before }) => now === 0 && before === 0)) return null;
  const rest = all.slice(BARS);
  const others: Bar = {
    at: monday.others(rest.length),
    now: rest.reduce((sum, { now }) => sum + now, 0),
    before: rest.reduce((sum, { before }) => sum + before, 0),
  };
  const bars = withOwnNames([...all.slice(0, BARS), ...(rest.length > 0 ? [others] : [])]);
  const series = (week: string, value: (bar: Bar) => number) => ({
    name: monday.weekName(numberOfWeek(week)),
    points: bars.map((bar) => ({ at: bar.at, value: yuan(value(bar)) })),
  });
  return {
    title: monday.perPerson,
    kind: "bars",
    unit: monday.yuan,
    series: [series(spanBefore(span, 1).week, ({ before }) => before), series(span.week, ({ now }) => now)],
  };
}

/** Two people of one name are two bars. */
function withOwnNames(bars: readonly Bar[]): Bar[] {
  const seen = new Map<string, number>();
  return bars.map((bar) => {
    const count = (seen.get(bar.at) ?? 0) + 1;
    seen.set(bar.at, count);
    return count === 1 ? bar : { ...bar, at: `${bar.at} ${count}` };
  });
}

/** Null: nothing was ordered in any of them. */
function fourWeeks({ weeks }: MondayReport, { messages: { monday } }: Words): Chart | null {
  if (weeks.every(({ orderFen }) => orderFen === 0)) return null;
  const points = weeks.map(({ week, orderFen }) => ({
    at: monday.weekName(numberOfWeek(week)),
    value: yuan(orderFen),
  }));
  return {
    title: monday.fourWeeks,
    kind: "columns",
    unit: monday.yuan,
    series: [{ name: monday.labels.orders, points }],
  };
}

export const drawCharts = { perPerson, fourWeeks };
