// Our replies → Feishu's card JSON 2.0. Pure; every user text stays literal, and what does not fit is counted aloud.
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Card, Tone } from "../../core/reply.ts";
import { CARD_BYTES, CARD_ELEMENTS, type CardJson, type Element, type Size, sizeOf } from "./card.ts";
import { type Piece, piecesOf, quietLine, textLine } from "./draw-parts.ts";
import { plainText } from "./draw-text.ts";
import { cleanText, cutText } from "../literal-text.ts";
import { partsOf } from "../said-card.ts";

export const TEMPLATE = { done: "green", ask: "blue", stop: "red", plain: "default" } as const satisfies Record<
  Tone,
  string
>;

/** The line that a list of chats and a notification show. */
export const summaryOf = (text: string): string => cutText(cleanText(text).replaceAll(/\s+/g, " ").trim(), 200);

/** A card as a message: at most 200 elements and 30 KB. */
export function drawCard(card: Card, locale: Locale): CardJson {
  const frame: CardJson = {
    schema: "2.0",
    config: { update_multi: true, enable_forward: true, summary: { content: summaryOf(card.summary || card.title) } },
    ...(!card.isSaid && { header: { title: plainText(card.title, 200), template: TEMPLATE[card.tone] } }),
    body: { direction: "vertical", elements: [] },
  };
  const spent = sizeOf(frame);
  // The line that says how many more there are costs two elements.
  const room = { bytes: CARD_BYTES - spent.bytes - 300, elements: CARD_ELEMENTS - spent.elements - 2 };
  const elements = fitPieces(
    partsOf(card, locale).flatMap((part) => piecesOf(part, locale)),
    room,
    locale,
  );
  // Feishu: a body may not be empty.
  frame.body.elements = elements.length > 0 ? elements : [textLine(card.summary || card.title)];
  return frame;
}

/** Keeps what fits, in order; buttons first of all, since a card without them leads nowhere. */
function fitPieces(pieces: readonly Piece[], room: Size, locale: Locale): Element[] {
  const left = { ...room };
  const kept = new Set<Piece>();
  const take = (piece: Piece): boolean => {
    if (left.elements < piece.size.elements || left.bytes < piece.size.bytes + 1) return false;
    left.elements -= piece.size.elements;
    left.bytes -= piece.size.bytes + 1;
    kept.add(piece);
    return true;
  };
  for (const piece of pieces) if (piece.isKept) take(piece);
  let isFull = false;
  for (const piece of pieces) if (!piece.isKept && !isFull) isFull = !take(piece);
  const missed = pieces.reduce((sum, piece) => sum + (kept.has(piece) ? 0 : piece.items), 0);
  if (missed === 0) return pieces.map((piece) => piece.element);
  const more = quietLine(messagesFor(locale).chat.moreItems(missed));
  const last = pieces.findLastIndex((piece) => kept.has(piece) && !piece.isKept);
  const elements = pieces.flatMap((piece, index) => {
    const own = kept.has(piece) ? [piece.element] : [];
    return index === last ? [...own, more] : own;
  });
  return last === -1 ? [more, ...elements] : elements;
}

/** A short word as a message. */
export function drawWord(text: string): CardJson {
  return {
    schema: "2.0",
    config: { update_multi: true, enable_forward: true, summary: { content: summaryOf(text) } },
    body: { direction: "vertical", elements: [textLine(text)] },
  };
}

export type Toast = { type: "success" | "error" | "warning" | "info"; content: string };

const TOAST = { done: "success", ask: "warning", stop: "error", plain: "info" } as const satisfies Record<
  Tone,
  Toast["type"]
>;

/** A word that shows for a few seconds to the one who pressed. */
export const drawToast = (text: string, tone: Tone): Toast => ({
  type: TOAST[tone],
  content: cutText(cleanText(text).trim(), 200) || "…",
});
