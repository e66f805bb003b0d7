// Our chart → a VChart specification, pure data, the very same for both platforms: Feishu's client draws it, Slack gets its picture.
import { type Locale, messagesFor } from "../core/messages/index.ts";
import type { Chart } from "../core/reply.ts";
import { fitPoints, type Series } from "./chart-points.ts";
import { type Datum, isTooWide, roomFor } from "./chart-room.ts";
import { chartTitle, sayFigure } from "./chart-words.ts";

/** What we use of VChart's specification; a Feishu card takes it as it is (Feishu: 图表组件, no functions). */
export type ChartSpec = {
  type: "bar" | "line";
  data: [{ id: "figures"; values: Datum[] }];
  direction?: "horizontal" | "vertical";
  xField: string | string[];
  yField: string | string[];
  seriesField: "series";
  /** Empty: Feishu adds none of its own, so that the chart looks the same everywhere. */
  media: [];
  [look: string]: unknown;
};

/** `height` in CSS pixels, fitting a width of 300 to 600. */
export type DrawnChart = { spec: ChartSpec; height: number };

// One for each series there may be (chart-points.ts): Okabe and Ito's, told apart in every kind of colour blindness, in the order of their contrast on white.
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];
// The chart brings its own light ground, so that what is written on it reads the same on a dark screen.
const GROUND = "#ffffff";
const INK = "#1f2329";
const QUIET_INK = "#51565d";
const LINE = "#dee0e3";

/** Null: there is nothing to draw. */
export function drawChart(chart: Chart, locale: Locale): DrawnChart | null {
  const { series, note } = fitPoints(chart, locale);
  const count = series[0]?.points.length ?? 0;
  if (count === 0) return null;
  const values = toData(series, chart, locale);
  const kind = chart.kind === "columns" && isTooWide(values) ? "bars" : chart.kind;
  const hasLegend = series.length > 1;
  const spec: ChartSpec = {
    ...layOut(kind, values),
    data: [{ id: "figures", values }],
    seriesField: "series",
    title: drawTitle(
      note ? messagesFor(locale).chat.chart.titled(chartTitle(chart, locale), note) : chartTitle(chart, locale),
    ),
    color: COLOURS.slice(0, series.length),
    legends: drawLegend(hasLegend),
    background: GROUND,
    padding: { top: 12, right: 16, bottom: 12, left: 12 },
    tooltip: { visible: false },
    crosshair: [],
    animation: false,
    media: [],
  };
  return { spec, height: heightOf(kind, count * series.length, hasLegend) };
}

function toData(series: readonly Series[], chart: Chart, locale: Locale): Datum[] {
  return series.flatMap(({ name, points }) =>
    points.map(({ at, value }) => ({ at, series: name, value, said: sayFigure(value, chart.unit, locale) })),
  );
}

const text = (size: number, fill: string) => ({ fontSize: size, fill, fontWeight: "normal" });

const drawTitle = (title: string) => ({
  visible: true,
  text: title,
  padding: { top: 0, bottom: 8 },
  textStyle: { ...text(14, INK), ellipsis: "…" },
});

const drawLegend = (isVisible: boolean) => ({
  visible: isVisible,
  orient: "bottom",
  position: "start",
  padding: { top: 8 },
  // Without it the items stand on each other where no browser measures the text.
  item: { spaceCol: 24, label: { style: text(12, QUIET_INK) } },
});

const names = (orient: "left" | "bottom") => ({
  orient,
  // Ten Chinese letters in whole on the narrowest phone; VChart's own is 30 %.
  ...(orient === "left" ? { maxWidth: "45%" } : {}),
  type: "band",
  tick: { visible: false },
  domainLine: { visible: true, onZero: true, style: { stroke: LINE } },
  label: { visible: true, style: text(12, QUIET_INK) },
});

/** The values stand at the columns themselves, so their axis shows a grid at most. */
const figures = (orient: "left" | "bottom", values: readonly Datum[], hasGrid = false) => ({
  orient,
  type: "linear",
  ...roomFor(orient === "bottom" ? "bars" : "columns", values),
  label: { visible: false },
  tick: { visible: false },
  domainLine: { visible: false },
  grid: { visible: hasGrid, style: { stroke: LINE, lineDash: [] } },
});

const valueLabel = (position: "outside" | "top") => ({
  visible: true,
  position,
  formatter: "{said}",
  style: { ...text(12, INK), stroke: GROUND, lineWidth: 2 },
  smartInvert: false,
});

const isGrouped = ["at", "series"];

function layOut(kind: Chart["kind"], values: readonly Datum[]) {
  if (kind === "lines")
    return {
      type: "line" as const,
      xField: "at",
      yField: "value",
      axes: [names("bottom"), figures("left", values, true)],
      line: { style: { lineWidth: 2 } },
      point: { style: { size: 7 } },
      label: valueLabel("top"),
    };
  if (kind === "bars")
    return {
      type: "bar" as const,
      direction: "horizontal" as const,
      xField: "value",
      yField: isGrouped,
      axes: [names("left"), figures("bottom", values)],
      label: valueLabel("outside"),
      barMaxWidth: 18,
    };
  return {
    type: "bar" as const,
    xField: isGrouped,
    yField: "value",
    axes: [names("bottom"), figures("left", values)],
    label: valueLabel("outside"),
    barMaxWidth: 44,
  };
}

const heightOf = (kind: Chart["kind"], bars: number, hasLegend: boolean): number => {
  const around = 60 + (hasLegend ? 32 : 0);
  return kind === "bars" ? around + 24 + bars * (hasLegend ? 20 : 26) : around + 200;
};
