// The points of a chart made fit to draw: one for each name in every series, and no more of them than a phone shows.
import { type Locale, messagesFor } from "../core/messages/index.ts";
import type { Chart } from "../core/reply.ts";
import { chartName, isRate } from "./chart-words.ts";

export type Point = { at: string; value: number };
export type Series = { name: string; points: Point[] };

const MOST_BARS = 12;
const MOST_MOMENTS = 31;
/** As many as colours can be told apart. */
const MOST_SERIES = 6;
const NAME_LETTERS = 14;

/**
 * All series with the same names in the same order. Of more than 12 bars the 11 largest stay and the rest are summed; rates
 * cannot be summed, so of them the 12 largest stay. Of a line the latest 31 points stay. `note` says what is not drawn.
 */
export function fitPoints(chart: Chart, locale: Locale): { series: Series[]; note: string } {
  const words = messagesFor(locale).chat.chart;
  const series = alignSeries(chart.series.slice(0, MOST_SERIES));
  const count = series[0]?.points.length ?? 0;
  if (chart.kind === "lines") {
    const isCut = count > MOST_MOMENTS;
    return { series: series.map((one) => cut(one, latest(count))), note: isCut ? words.last(MOST_MOMENTS) : "" };
  }
  if (count <= MOST_BARS) return { series, note: "" };
  const largest = largestOf(series, isRate(chart.unit) ? MOST_BARS : MOST_BARS - 1);
  const kept = series.map((one) => cut(one, largest));
  if (isRate(chart.unit)) return { series: kept, note: words.first(MOST_BARS) };
  const others = words.others(count - largest.length);
  return { series: kept.map((one, index) => addRest(one, series[index] ?? one, others)), note: "" };
}

const cut = ({ name, points }: Series, kept: readonly number[]): Series => ({
  name,
  points: kept.flatMap((index) => points[index] ?? []),
});

const latest = (count: number): number[] =>
  Array.from({ length: Math.min(count, MOST_MOMENTS) }, (_, index) => Math.max(0, count - MOST_MOMENTS) + index);

/** Where the largest values of the first series stand, in the order in which they were given. */
function largestOf([first]: readonly Series[], many: number): number[] {
  const places = (first?.points ?? []).map(({ value }, index) => ({ value: Math.abs(value), index }));
  return places
    .sort((one, other) => other.value - one.value || one.index - other.index)
    .slice(0, many)
    .map(({ index }) => index)
    .sort((one, other) => one - other);
}

function addRest(kept: Series, whole: Series, name: string): Series {
  const sum = (points: readonly Point[]): number => points.reduce((total, { value }) => total + value, 0);
  // Fen never come here: a chart's values may be fractions, whose sum is drawn and not reckoned with.
  const rest = Math.round((sum(whole.points) - sum(kept.points)) * 100) / 100 + 0;
  return { name: kept.name, points: [...kept.points, { at: name, value: rest }] };
}

/** Every name once, a second bearer of it as “王伟 (2)”; a series that lacks a name has nothing there. */
function alignSeries(given: Chart["series"]): Series[] {
  const named = nameApart(given.map(({ name, points }) => [name, nameApart(points.flatMap(drawable))]));
  const names = [...new Set([...named.values()].flatMap((values) => [...values.keys()]))];
  return [...named].map(([name, values]) => ({
    name,
    points: names.map((at) => ({ at, value: values.get(at) ?? 0 })),
  }));
}

/** What is no number, or beyond counting, is left out; nought has no sign. */
const drawable = ({ at, value }: Point): [string, number][] =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER ? [[at, value + 0]] : [];

function nameApart<T>(given: readonly [name: string, thing: T][]): Map<string, T> {
  const things = new Map<string, T>();
  for (const [long, thing] of given) {
    const name = keyFor(chartName(long, NAME_LETTERS));
    let own = name;
    for (let bearer = 2; things.has(own); bearer += 1) own = `${name} (${bearer})`;
    things.set(own, thing);
  }
  return things;
}

/** VChart keeps names as keys of plain objects, where `constructor` is taken; a space behind it is not seen. */
const keyFor = (name: string): string => (name in {} ? `${name} ` : name);
