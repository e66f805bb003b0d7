// A4 pages that are filled from above: text that wraps, and a new page where there is no room left. Lengths in points.
import type { PDFDocument, SKRSContext2D } from "@napi-rs/canvas";

const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 40;
export const INNER = WIDTH - 2 * MARGIN;
const BOTTOM = HEIGHT - MARGIN - 14;
const FOOTER_SIZE = 8;
const SMALLEST = 6.5;

export const INK = {
  text: "#1f2329",
  quiet: "#646a73",
  line: "#dee0e3",
  head: "#f2f3f5",
  now: "#3370ff",
  beside: "#bbbfc4",
};

/** `y` is the upper edge of what comes next. */
export type Pages = { ctx: SKRSContext2D; y: number; number: number; left: number; next(): void; close(): Uint8Array };

export type Style = { size: number; color?: string; isBold?: boolean };

type Opening = { document: PDFDocument; font: string; footer: string };

export function openPages({ document, font, footer }: Opening): Pages {
  const begin = () => {
    const ctx = document.beginPage(WIDTH, HEIGHT) as unknown as SKRSContext2D;
    ctx.textBaseline = "alphabetic";
    // So that what is copied or searched is what is read: without them the font puts glyphs that stand for no letters
    // (its figures beside Latin words, its ligatures) into the file (test/reports/paper.test.ts).
    ctx.lang = "zh-CN";
    ctx.letterSpacing = "0.02px";
    return ctx;
  };
  const end = () => {
    setStyle(pages, { size: FOOTER_SIZE, color: INK.quiet });
    drawText(pages, cutTo(pages, footer, INNER - 40), { x: MARGIN, y: HEIGHT - MARGIN });
    drawText(pages, String(pages.number), { x: MARGIN + INNER, y: HEIGHT - MARGIN, isRight: true });
    document.endPage();
  };
  const pages: Pages = {
    ctx: begin(),
    y: MARGIN,
    number: 1,
    left: MARGIN,
    next() {
      end();
      pages.ctx = begin();
      pages.y = MARGIN;
      pages.number += 1;
    },
    close() {
      end();
      return document.close();
    },
  };
  fonts.set(pages, font);
  return pages;
}

const fonts = new WeakMap<Pages, string>();

/** A new page, unless so much fits on this one. */
export const makeRoom = (pages: Pages, height: number): boolean => {
  if (pages.y + height <= BOTTOM) return false;
  pages.next();
  return true;
};

export function setStyle(pages: Pages, { size, color = INK.text, isBold = false }: Style): void {
  pages.ctx.font = `${isBold ? "bold " : ""}${size}px "${fonts.get(pages) ?? "sans-serif"}"`;
  pages.ctx.fillStyle = color;
}

/** Smaller, as far as it stays legible, where it would not fit. */
export function setFitting(pages: Pages, style: Style, { text, width }: { text: string; width: number }): void {
  for (let size = style.size; size >= Math.min(style.size, SMALLEST); size -= 0.5) {
    setStyle(pages, { ...style, size });
    if (pages.ctx.measureText(text).width <= width) return;
  }
}

type At = { x: number; y: number; isRight?: boolean };

export function drawText({ ctx }: Pages, text: string, { x, y, isRight = false }: At): void {
  ctx.fillText(text, isRight ? x - ctx.measureText(text).width : x, y);
}

/** With the style that is set: as much of it as fits, and a sign that there is more. */
export function cutTo({ ctx }: Pages, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && ctx.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("")}…`;
}

/** These never begin a line: they hang over its end. */
const CLOSING = "，。、；：！？）”》·";

/** With the style that is set, in lines no wider than this; Latin words stay whole where they can. */
export function wrapText({ ctx }: Pages, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.match(/[\u0021-\u02af]+|[^]/gu) ?? []) {
      if (CLOSING.includes(word) || ctx.measureText(line + word).width <= width) line += word;
      else {
        const broken = breakWord({ ctx }, word, width);
        if (line.trim() !== "") lines.push(line.trimEnd());
        lines.push(...broken.slice(0, -1));
        line = (broken.at(-1) ?? "").trimStart();
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function breakWord({ ctx }: Pick<Pages, "ctx">, word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && ctx.measureText(piece + letter).width > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

const LEADING = 1.5;

/** A paragraph across the page. */
export function addText(pages: Pages, text: string, { after = 4, ...style }: Style & { after?: number }): void {
  setStyle(pages, style);
  for (const line of wrapText(pages, text, INNER)) {
    if (makeRoom(pages, style.size * LEADING)) setStyle(pages, style);
    drawText(pages, line, { x: pages.left, y: pages.y + style.size * 1.1 });
    pages.y += style.size * LEADING;
  }
  pages.y += after;
}
