// What a chart shows in one sentence, for whoever cannot see the picture.
import { type Locale, messagesFor } from "../core/messages/index.ts";
import type { Chart } from "../core/reply.ts";
import { fitPoints } from "./chart-points.ts";
import { chartTitle, sayFigure } from "./chart-words.ts";
import { cutText } from "./literal-text.ts";

/** The very figures that are drawn, at most `limit` characters: 每人订单（元）：王伟 1.2万，李娜 8,600. */
export function sayChart(chart: Chart, locale: Locale, limit: number): string {
  const words = messagesFor(locale).chat.chart;
  const { series } = fitPoints(chart, locale);
  const said = series.map(({ name, points }) => {
    const figures = points.map(({ at, value }) => `${at.trim()} ${sayFigure(value, chart.unit, locale)}`);
    const joined = figures.join(words.comma);
    return series.length > 1 ? words.said(name.trim(), joined) : joined;
  });
  return cutText(words.said(chartTitle(chart, locale), said.join(words.stop)), limit);
}
