// The parts of a card → pieces of Block Kit, each with the letters it costs, so that a message stays within Slack's limits.
import type { types } from "@slack/bolt";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Button, Chart, Fact, Part, Row } from "../../core/reply.ts";
import { drawChart } from "../chart-spec.ts";
import { chartName } from "../chart-words.ts";
import { sayChart } from "../say-chart.ts";
import { plainText } from "./draw-text.ts";
import { cleanText, cutText, divideText } from "../literal-text.ts";

/** `items`: how many things the reader would miss without it; a text has none, its letters are counted. `isKept`: never left out, since it is what to press. */
export type Piece = { block: types.KnownBlock; letters: number; items: number; isKept: boolean };

// Slack: section text 3000, button text 75, value 2000, confirm 100/300/30/30, 25 elements per actions block (@slack/types).
const SECTION = 3000;
const FACT = 1500;
const FACTS_PER_BLOCK = 10;
// Fewer than the 25 that Slack allows: a phone shows them one under the other.
const BUTTONS_PER_BLOCK = 5;

const PRESS = "press:";

const sizeOf = ({ label, confirm }: Button): number =>
  Math.min(label.length, 75) + (confirm ? Math.min(confirm.title.length, 100) + Math.min(confirm.text.length, 300) : 0);

function drawConfirm(confirm: NonNullable<Button["confirm"]>): types.ConfirmationDialog {
  return {
    title: plainText(confirm.title, 100),
    text: plainText(confirm.text, 300),
    confirm: plainText(confirm.yes, 30),
    deny: plainText(confirm.no, 30),
  };
}

/** `id` makes the action_id unique in the message. What the button carries is a name and ids only. */
export function drawButton(button: Button, id: string): types.Button {
  return {
    type: "button",
    text: plainText(button.label, 75),
    action_id: `${PRESS}${id}`,
    value: JSON.stringify(button.action),
    ...(button.style === "plain" ? {} : { style: button.style }),
    ...(button.confirm ? { confirm: drawConfirm(button.confirm) } : {}),
  };
}

function inChunks<T>(all: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size));
  return chunks;
}

const bold = { bold: true } as const;
const richText = (elements: types.RichTextText[]): types.RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

function drawText(text: string, style: "strong" | "quiet" | undefined): types.KnownBlock {
  if (style === "quiet") return { type: "context", elements: [plainText(text, SECTION)] };
  if (style === "strong") return richText([{ type: "text", text, style: bold }]);
  return { type: "section", text: plainText(text, SECTION) };
}

function textPieces(part: Extract<Part, { part: "text" }>): Piece[] {
  const whole = cleanText(part.text).trim();
  return divideText(whole, SECTION / 2)
    .map((text) => text.trimEnd())
    .filter(Boolean)
    .map((text) => ({ block: drawText(text, part.style), letters: text.length, items: 0, isKept: false }));
}

/** Facts stand in rich text, whose text elements interpret nothing and may be bold: a label and its value on one line. */
function factPieces(facts: readonly Fact[]): Piece[] {
  return inChunks(facts, FACTS_PER_BLOCK).map((chunk) => {
    const lines = chunk.map((fact, index): [string, string] => [
      `${cutText(cleanText(fact.label), 100)}  `,
      `${cutText(cleanText(fact.value).trim() || "—", FACT)}${index + 1 < chunk.length ? "\n" : ""}`,
    ]);
    return {
      block: richText(
        lines.flatMap(([label, value]) => [
          { type: "text" as const, text: label, style: bold },
          { type: "text" as const, text: value },
        ]),
      ),
      letters: lines.reduce((sum, [label, value]) => sum + label.length + value.length, 0),
      items: chunk.length,
      isKept: false,
    };
  });
}

function rowPiece(row: Row, id: string): Piece {
  const text = plainText(row.detail ? `${row.title}\n${row.detail}` : row.title, SECTION / 3);
  const block: types.SectionBlock = {
    type: "section",
    text,
    ...(row.button ? { accessory: drawButton(row.button, id) } : {}),
  };
  return { block, letters: text.text.length + (row.button ? sizeOf(row.button) : 0), items: 1, isKept: false };
}

function buttonPieces(buttons: readonly Button[], id: string): Piece[] {
  return inChunks(buttons, BUTTONS_PER_BLOCK).map((chunk, line) => ({
    block: { type: "actions", elements: chunk.map((button, index) => drawButton(button, `${id}.${line}.${index}`)) },
    letters: chunk.reduce((sum, button) => sum + sizeOf(button), 0),
    items: chunk.length,
    isKept: true,
  }));
}

/** Chart → the id of its picture, a file in Slack. A chart that is not in it could not be drawn. */
export type Pictures = ReadonlyMap<Chart, string>;

/** Null `pictures`: this place can show none, and the picture comes by itself. */
export type Drawing = { locale: Locale; pictures: Pictures | null };

// Slack: an image's alt_text holds 2000 characters, @slack/types
const ALT = 2000;

function chartPiece(chart: Chart, { locale, pictures }: Drawing): Piece {
  const words = messagesFor(locale).chat.chart;
  const says = (text: string): Piece => ({
    block: drawText(text, "quiet"),
    letters: text.length,
    items: 0,
    isKept: false,
  });
  if (!drawChart(chart, locale)) return says(words.empty(chartName(chart.title, 60)));
  const file = pictures?.get(chart);
  if (file === undefined) return says(pictures ? words.failed : words.later);
  const block: types.ImageBlock = { type: "image", slack_file: { id: file }, alt_text: sayChart(chart, locale, ALT) };
  return { block, letters: block.alt_text.length, items: 1, isKept: false };
}

/** The pieces of one part; `id` is unique among the parts of the card. */
export function piecesOf(part: Part, id: string, drawing: Drawing): Piece[] {
  switch (part.part) {
    case "text":
      return textPieces(part);
    case "facts":
      return factPieces(part.facts);
    case "rows":
      return part.rows.map((row, index) => rowPiece(row, `${id}.${index}`));
    case "buttons":
      return buttonPieces(part.buttons, id);
    case "chart":
      return [chartPiece(part.chart, drawing)];
    case "divider":
      return [{ block: { type: "divider" }, letters: 0, items: 0, isKept: false }];
  }
}
