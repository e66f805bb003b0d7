// The parts of a card → pieces of card JSON, each with what it costs, so that a card stays within Feishu's limits.
import { divideText } from "../literal-text.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Button, Chart, Fact, Part, Row } from "../../core/reply.ts";
import { drawChart } from "../chart-spec.ts";
import { chartName } from "../chart-words.ts";
import { type ButtonElement, type Column, type ColumnSet, type Element, type Size, sizeOf } from "./card.ts";
import { escapeMarkdown, plainText } from "./draw-text.ts";

/** `items`: how many things the reader would miss without it. `isKept`: never left out, since it is what to press. */
export type Piece = { element: Element; size: Size; items: number; isKept: boolean };

const TEXT = 1_500;
const FACT = 1_000;
/** Facts stand in one block, so that a card may leave out the last ones; bytes as JSON. */
const FACTS_BYTES = 6_000;
const LABEL = 60;

const piece = (element: Element, items: number, isKept = false): Piece => ({
  element,
  size: sizeOf(element),
  items,
  isKept,
});

/** A line of plain text: interprets nothing. */
export const quietLine = (text: string): Element => ({
  tag: "div",
  text: { ...plainText(text, TEXT), text_size: "notation", text_color: "grey" },
});

export const textLine = (text: string): Element => ({ tag: "div", text: plainText(text, TEXT) });

/** What the button carries is a name and ids only. */
export function drawButton(button: Button): ButtonElement {
  return {
    tag: "button",
    text: plainText(button.label, LABEL),
    type: button.style === "plain" ? "default" : button.style,
    // Feishu: the two buttons of the question are always its own "取消" and "确定".
    ...(button.confirm && {
      confirm: { title: plainText(button.confirm.title, 100), text: plainText(button.confirm.text, 500) },
    }),
    behaviors: [{ type: "callback", value: { action: button.action } }],
  };
}

const inChunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

function textPieces(part: Extract<Part, { part: "text" }>): Piece[] {
  return divideText(part.text, TEXT / 2).map((text) => {
    if (part.style === "quiet") return piece(quietLine(text), 1);
    if (part.style === "strong") return piece({ tag: "markdown", content: strong(text, TEXT) }, 1);
    return piece(textLine(text), 1);
  });
}

/** Bold per line: markdown's stars do not reach over a line's end. */
const strong = (text: string, limit: number): string =>
  escapeMarkdown(text, limit)
    .split("\n")
    .map((line) => (line === "" ? "" : `**${line}**`))
    .join("\n");

function factLine(fact: Fact): string {
  const value = escapeMarkdown(fact.value, FACT);
  return `<font color='grey'>${escapeMarkdown(fact.label, LABEL)}</font>  ${value === "" ? "—" : value}`;
}

/** As many lines in each block as may stand together: a gap between two blocks would look like a meaning. */
function factBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let left = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line);
    const block = blocks.at(-1);
    if (block && bytes <= left) block.push(line);
    else blocks.push([line]);
    left = (block && bytes <= left ? left : FACTS_BYTES) - bytes;
  }
  return blocks;
}

function rowPiece(row: Row): Piece {
  const detail = row.detail ? `\n<font color='grey'>${escapeMarkdown(row.detail, TEXT / 3)}</font>` : "";
  const text: Element = { tag: "markdown", content: `${escapeMarkdown(row.title, TEXT / 3) || "…"}${detail}` };
  if (!row.button) return piece(text, 1);
  const columns: Column[] = [
    { tag: "column", width: "weighted", weight: 1, vertical_align: "center", elements: [text] },
    { tag: "column", width: "auto", vertical_align: "center", elements: [drawButton(row.button)] },
  ];
  return piece({ tag: "column_set", flex_mode: "none", columns }, 1);
}

/** Buttons side by side, going on in the next line where a phone is too narrow. */
export const buttonLine = (buttons: readonly ButtonElement[]): ColumnSet => ({
  tag: "column_set",
  flex_mode: "flow",
  columns: buttons.map((button) => ({ tag: "column", width: "auto", elements: [button] })),
});

const BUTTONS_PER_PIECE = 12;

/** Feishu's client draws it from the specification itself. */
function chartPiece(chart: Chart, locale: Locale): Piece {
  const drawn = drawChart(chart, locale);
  if (!drawn) return piece(quietLine(messagesFor(locale).chat.chart.empty(chartName(chart.title, 60))), 0);
  return piece({ tag: "chart", chart_spec: drawn.spec, height: `${drawn.height}px`, preview: true }, 1);
}

export function piecesOf(part: Part, locale: Locale): Piece[] {
  switch (part.part) {
    case "text":
      return textPieces(part);
    case "facts":
      return factBlocks(part.facts.map(factLine)).map((lines) =>
        piece({ tag: "markdown", content: lines.join("\n") }, lines.length),
      );
    case "rows":
      return part.rows.map(rowPiece);
    case "buttons":
      return inChunks(part.buttons, BUTTONS_PER_PIECE).map((buttons) =>
        piece(buttonLine(buttons.map(drawButton)), buttons.length, true),
      );
    case "chart":
      return [chartPiece(part.chart, locale)];
    case "divider":
      return [piece({ tag: "hr" }, 0)];
  }
}
