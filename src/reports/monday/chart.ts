// The pictures of a Monday report: who ordered how much, against the target or the week before, and four weeks in a row. In yuan.
import type { Chart } from "../../core/reply.ts";
import type { MondayReport } from "./report.ts";
import { type Words, spanName } from "./say.ts";
import { isMonthly, spanBefore } from "./week.ts";

/** More bars than these are no picture any more; the others stand together in one, with what each has on average. */
const BARS = 10;

/** `aim` null: nothing was set. */
type Bar = { at: string; now: number; before: number; aim: number | null };

const yuan = (fen: number): number => Math.round(fen) / 100;

/** Beside the target where one is set, else beside the week before. Null: nobody ordered anything in either. */
function drawBars(report: MondayReport, bars: readonly Bar[], { messages }: Words): Chart["series"] | null {
  if (bars.every(({ now, before }) => now === 0 && before === 0)) return null;
  const named = withOwnNames(bars);
  const series = (name: string, value: (bar: Bar) => number) => ({
    name,
    points: named.map((bar) => ({ at: bar.at, value: yuan(value(bar)) })),
  });
  const beside = bars.some(({ aim }) => aim !== null)
    ? series(messages.monday.columns.target, ({ aim }) => aim ?? 0)
    : series(spanName(spanBefore(report.span, 1), messages), ({ before }) => before);
  return [beside, series(spanName(report.span, messages), ({ now }) => now)];
}

function perPerson(report: MondayReport, words: Words): Chart | null {
  const { monday } = words.messages;
  const all = report.people.map(({ id, name, tally, measures }): Bar => {
    const { target } = measures.orders;
    return { at: name, now: tally.orderFen, before: report.ordersBefore.get(id) ?? 0, aim: target };
  });
  const rest = all.slice(BARS);
  const bars = [...all.slice(0, BARS), ...(rest.length > 0 ? [averageOf(rest, monday.othersEach(rest.length))] : [])];
  const series = drawBars(report, bars, words);
  return series && { title: monday.perPerson, kind: "bars", unit: monday.yuan, series };
}

/** The sum of fifty would dwarf everybody. */
function averageOf(bars: readonly Bar[], at: string): Bar {
  const mean = (of: (bar: Bar) => number) => bars.reduce((sum, bar) => sum + of(bar), 0) / bars.length;
  const hasAim = bars.some(({ aim }) => aim !== null);
  return {
    at,
    now: mean(({ now }) => now),
    before: mean(({ before }) => before),
    aim: hasAim ? mean(({ aim }) => aim ?? 0) : null,
  };
}

function perTeam(report: MondayReport, words: Words): Chart | null {
  const { monday } = words.messages;
  const bars = report.teams.slice(0, BARS).map(({ name, tally, ordersBefore, aim }): Bar => {
    return { at: name ?? monday.rest, now: tally.orderFen, before: ordersBefore, aim: aim.sales };
  });
  const series = drawBars(report, bars, words);
  return series && { title: monday.perTeam, kind: "bars", unit: monday.yuan, series };
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
function fourWeeks({ span: shown, weeks }: MondayReport, { messages }: Words): Chart | null {
  const { monday } = messages;
  if (weeks.every(({ orderFen }) => orderFen === 0)) return null;
  const series = (name: string, value: (week: (typeof weeks)[number]) => number) => ({
    name,
    points: weeks.map((week) => ({ at: spanName(week.span, messages), value: yuan(value(week)) })),
  });
  const aimed = weeks.some(({ aimFen }) => aimFen !== null)
    ? [series(monday.columns.target, ({ aimFen }) => aimFen ?? 0)]
    : [];
  return {
    title: isMonthly(shown) ? monday.fourMonths : monday.fourWeeks,
    kind: "columns",
    unit: monday.yuan,
    series: [...aimed, series(monday.labels.orders, ({ orderFen }) => orderFen)],
  };
}

export const drawCharts = { perPerson, perTeam, fourWeeks };
