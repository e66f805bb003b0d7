// Our replies → Block Kit. Pure; every user text stays literal, and what does not fit is counted aloud.
import type { types } from "@slack/bolt";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Card, Tone } from "../../core/reply.ts";
import { partsOf } from "../said-card.ts";
import { type Drawing, type Piece, type Pictures, piecesOf } from "./draw-parts.ts";
import { plainText, summaryText } from "./draw-text.ts";

export type Drawn = { text: string; blocks: types.KnownBlock[] };

// Slack: 50 blocks in a message, 100 in a view (@slack/types); about 12,000 letters in all blocks of a message together,
// undocumented: 9,597 went through, 11,341 did not (bolt-js issues 2509 and 2867).
const MESSAGE_BLOCKS = 50;
const VIEW_BLOCKS = 100;
const LETTERS = 9500;

const SIGN: Record<Tone, string> = { done: "✅ ", ask: "❓ ", stop: "⛔ ", plain: "" };

type Room = { blocks: number; letters: number };

const quiet = (text: string): types.KnownBlock => ({ type: "context", elements: [plainText(text, 1000)] });

/** Keeps what fits, in order; buttons first of all, since a card without them leads nowhere. */
function fitPieces(pieces: readonly Piece[], room: Room, locale: Locale): types.KnownBlock[] {
  const left = { ...room };
  const kept = new Set<Piece>();
  const take = (piece: Piece): boolean => {
    if (left.blocks < 1 || left.letters < piece.letters) return false;
    left.blocks -= 1;
    left.letters -= piece.letters;
    kept.add(piece);
    return true;
  };
  for (const piece of pieces) if (piece.isKept) take(piece);
  let isFull = false;
  for (const piece of pieces) if (!piece.isKept && !isFull) isFull = !take(piece);
  const missed = sayMissed(
    pieces.filter((piece) => !kept.has(piece)),
    locale,
  );
  const last = pieces.findLastIndex((piece) => kept.has(piece) && !piece.isKept);
  const blocks = pieces.flatMap((piece, index) => [
    ...(kept.has(piece) ? [piece.block] : []),
    ...(index === last ? missed : []),
  ]);
  return last === -1 ? [...missed, ...blocks] : blocks;
}

function sayMissed(missed: readonly Piece[], locale: Locale): types.KnownBlock[] {
  const { chat } = messagesFor(locale);
  const items = missed.reduce((sum, piece) => sum + piece.items, 0);
  if (items > 0) return [quiet(chat.moreItems(items))];
  const letters = missed.reduce((sum, piece) => sum + piece.letters, 0);
  return letters > 0 ? [quiet(chat.moreLetters(letters))] : [];
}

function drawParts(card: Card, drawing: Drawing, blocks: number): types.KnownBlock[] {
  const pieces = partsOf(card, drawing.locale).flatMap((part, index) => piecesOf(part, String(index), drawing));
  // One block for the header and one for the line that says how many more there are.
  return fitPieces(pieces, { blocks: blocks - 2, letters: LETTERS - 250 }, drawing.locale);
}

const drawHeader = (card: Card): types.HeaderBlock => ({
  type: "header",
  text: plainText(`${SIGN[card.tone]}${card.title}`, 150), // Slack: headers hold 150 characters, @slack/types
});

/** A card as a message: at most 50 blocks and about 9,500 letters. Without `pictures` its charts come by themselves. */
export function drawCard(card: Card, locale: Locale, pictures: Pictures | null = null): Drawn {
  return {
    text: summaryText(card.summary || card.title),
    blocks: [...(card.isSaid ? [] : [drawHeader(card)]), ...drawParts(card, { locale, pictures }, MESSAGE_BLOCKS)],
  };
}

/** The charts of a card without the rest of it. */
export function drawCharts(card: Card, drawing: Drawing): Drawn {
  const parts = card.parts.filter((part) => part.part === "chart");
  return { text: summaryText(card.title), blocks: drawParts({ ...card, parts }, drawing, MESSAGE_BLOCKS) };
}

/** A short word as a message. */
export function drawWord(text: string, tone: Tone): Drawn {
  const said = `${SIGN[tone]}${text}`;
  return { text: summaryText(said), blocks: [{ type: "section", text: plainText(said, 3000) }] };
}

// Slack: modal titles hold 24 characters, @slack/types
const VIEW_TITLE = 24;

/** A card where a form could not be, or in answer to a press in the Home tab: a view without inputs. */
export function drawCardView(card: Card, locale: Locale): types.ModalView {
  const header = card.title.length > VIEW_TITLE || !card.parts.length ? [drawHeader(card)] : [];
  return {
    type: "modal",
    callback_id: "card",
    title: plainText(card.title, VIEW_TITLE),
    close: plainText(messagesFor(locale).chat.close, 24),
    blocks: [...header, ...drawParts(card, { locale, pictures: null }, VIEW_BLOCKS)],
  };
}

/** The Home tab: at most 100 blocks. */
export function drawHome(card: Card, locale: Locale): types.HomeView {
  return { type: "home", blocks: [drawHeader(card), ...drawParts(card, { locale, pictures: null }, VIEW_BLOCKS)] };
}

/** A short word as a card, for where only cards can be shown. */
export const wordCard = (text: string, tone: Tone, title: string): Card => ({
  title,
  tone,
  summary: text,
  parts: [{ part: "text", text }],
});
