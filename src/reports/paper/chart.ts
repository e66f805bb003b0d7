// Charts on paper: bars with their values beside them, or columns with theirs above.
import type { Chart } from "../../core/reply.ts";
import { type Pages, INK, INNER, cutTo, drawText, makeRoom, setStyle } from "./page.ts";

const BAR = 8;
const GAP = 8;
const NAMES = 90;
const VALUES = 70;
const COLUMNS = 110;
const TITLE = 30;

export function addChart(pages: Pages, chart: Chart): void {
  const places = chart.series[0]?.points.map(({ at }) => at) ?? [];
  const count = chart.series.length;
  const height = chart.kind === "bars" ? places.length * (count * BAR + GAP) : COLUMNS + 30;
  makeRoom(pages, TITLE + height);
  addLegend(pages, chart);
  if (chart.kind === "bars") addBars(pages, chart, places);
  else addColumns(pages, chart, places);
  pages.y += 12;
}

const colorOf = (chart: Chart, at: number): string => (at === chart.series.length - 1 ? INK.now : INK.beside);

function addLegend(pages: Pages, chart: Chart): void {
  setStyle(pages, { size: 11, isBold: true });
  const title = `${chart.title} · ${chart.unit}`;
  drawText(pages, title, { x: pages.left, y: pages.y + 12 });
  let x = pages.left + INNER;
  for (const [at, { name }] of [...chart.series.entries()].reverse()) {
    setStyle(pages, { size: 8, color: INK.quiet });
    drawText(pages, name, { x, y: pages.y + 12, isRight: true });
    x -= pages.ctx.measureText(name).width + 11;
    pages.ctx.fillStyle = colorOf(chart, at);
    pages.ctx.fillRect(x, pages.y + 5, 8, 8);
    x -= 12;
  }
  pages.y += TITLE - 6;
}

/** 1234567 → `1,234,567`, fen left out: bars are for the eye. */
const sayValue = (value: number): string => String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");

const mostOf = ({ series }: Chart): number =>
  Math.max(1, ...series.flatMap(({ points }) => points.map(({ value }) => value)));

function addBars(pages: Pages, chart: Chart, places: readonly string[]): void {
  const scale = (INNER - NAMES - VALUES) / mostOf(chart);
  for (const [row, name] of places.entries()) {
    const height = chart.series.length * BAR;
    setStyle(pages, { size: 9 });
    drawText(pages, cutTo(pages, name, NAMES - 8), { x: pages.left, y: pages.y + height / 2 + 3 });
    for (const [at, { points }] of chart.series.entries()) {
      const value = points[row]?.value ?? 0;
      const width = Math.max(0, value) * scale;
      const y = pages.y + at * BAR;
      pages.ctx.fillStyle = colorOf(chart, at);
      pages.ctx.fillRect(pages.left + NAMES, y, Math.max(width, 0.5), BAR - 1);
      setStyle(pages, { size: 7, color: INK.quiet });
      drawText(pages, sayValue(value), { x: pages.left + NAMES + width + 4, y: y + BAR - 1.5 });
    }
    pages.y += height + GAP;
  }
}

function addColumns(pages: Pages, chart: Chart, places: readonly string[]): void {
  const scale = COLUMNS / mostOf(chart);
  const floor = pages.y + COLUMNS + 12;
  const step = INNER / Math.max(1, places.length);
  const wide = Math.min(34, (step - 24) / chart.series.length);
  for (const [column, name] of places.entries()) {
    const middle = pages.left + (column + 0.5) * step;
    setStyle(pages, { size: 9 });
    drawMiddle(pages, name, { x: middle, y: floor + 13 });
    for (const [at, { points }] of chart.series.entries()) {
      const value = points[column]?.value ?? 0;
      const height = Math.max(0, value) * scale;
      const x = middle + (at - chart.series.length / 2) * wide;
      pages.ctx.fillStyle = colorOf(chart, at);
      pages.ctx.fillRect(x + 1, floor - height, wide - 2, Math.max(height, 0.5));
      setStyle(pages, { size: 7, color: INK.quiet });
      drawMiddle(pages, sayValue(value), { x: x + wide / 2, y: floor - height - 3 });
    }
  }
  pages.ctx.fillStyle = INK.line;
  pages.ctx.fillRect(pages.left, floor, INNER, 0.5);
  pages.y = floor + 18;
}

function drawMiddle(pages: Pages, text: string, { x, y }: { x: number; y: number }): void {
  drawText(pages, text, { x: x - pages.ctx.measureText(text).width / 2, y });
}
