// Hides phone numbers and e-mail addresses in a card, for companies whose content audit lets none pass.
import type { Card, Chart, Part } from "../../core/reply.ts";

const PHONE = /(?<!\d)(\d{3})[\d -]{3,12}(\d{2})(?!\d)/g;
const EMAIL = /([\w.+-])[\w.+-]{0,63}@([\w-]{1,63}\.)/g;

const mask = (text: string): string => text.replace(EMAIL, "$1***@$2").replace(PHONE, "$1****$2");

/** The same card to read; its buttons carry ids only and stay. */
export const maskCard = (card: Card): Card => ({
  ...card,
  title: mask(card.title),
  summary: mask(card.summary),
  parts: card.parts.map(maskPart),
});

function maskPart(part: Part): Part {
  switch (part.part) {
    case "text":
      return { ...part, text: mask(part.text) };
    case "facts":
      return { ...part, facts: part.facts.map((fact) => ({ ...fact, value: mask(fact.value) })) };
    case "rows":
      return {
        ...part,
        rows: part.rows.map((row) => ({
          ...row,
          title: mask(row.title),
          ...(row.detail !== undefined && { detail: mask(row.detail) }),
        })),
      };
    case "chart":
      return { ...part, chart: maskChart(part.chart) };
    case "buttons":
    case "divider":
      return part;
  }
}

const maskChart = (chart: Chart): Chart => ({
  ...chart,
  title: mask(chart.title),
  series: chart.series.map(({ name, points }) => ({
    name: mask(name),
    points: points.map((point) => ({ ...point, at: mask(point.at) })),
  })),
});
