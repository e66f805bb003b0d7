// The words of a chart: its title, its names and how its figures are written.
import { type Locale, messagesFor } from "../core/messages/index.ts";
import type { Chart } from "../core/reply.ts";
import { cleanText, cutText } from "./literal-text.ts";

// Chinese counts in ten thousands, English in thousands; the second step is a hundred million or a million.
const STEPS: Record<Locale, readonly (readonly [from: number, sign: string])[]> = {
  "zh-CN": [
    [1e8, "亿"],
    [1e4, "万"],
  ],
  en: [
    [1e6, "M"],
    [1e4, "k"],
  ],
};
const SIZE: Record<string, number> = { 亿: 1e8, 万: 1e4, M: 1e6, k: 1e3 };

// Making one takes longer than a hundred uses of it.
const writers = new Map<string, Intl.NumberFormat>();
function writerOf(locale: Locale, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const writer = writers.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
  writers.set(key, writer);
  return writer;
}

/** 12,300 → 1.23万 or 12.3k: no more than two decimals; a rate has one, and its % beside it. */
export function sayFigure(value: number, unit: string, locale: Locale): string {
  const sign = STEPS[locale].find(([from]) => Math.abs(value) >= from)?.[1] ?? "";
  const scaled = value / (SIZE[sign] ?? 1);
  const most = isRate(unit) || Math.abs(scaled) >= 100 ? 1 : 2;
  const digits = writerOf(locale, most).format(scaled);
  return `${digits === "-0" ? "0" : digits}${sign}${isRate(unit) ? unit : ""}`;
}

/** A rate: its sign stands beside each value, and rates are not summed. */
export const isRate = (unit: string): boolean => unit === "%" || unit === "％";

/** A name on one line, with nothing unseen in it; "—" for none. */
export const chartName = (name: string, limit: number): string =>
  cutText(cleanText(name).replace(/\s+/g, " ").trim(), limit) || "—";

/** The title with its unit: 每人订单（元）. */
export function chartTitle(chart: Chart, locale: Locale): string {
  const unit = chartName(chart.unit, 12);
  const title = chartName(chart.title, 60);
  return chart.unit.trim() === "" || isRate(unit) ? title : messagesFor(locale).chat.chart.titled(title, unit);
}
