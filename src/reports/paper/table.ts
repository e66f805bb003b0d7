// A table across the page, its head again on each page that it goes on to.
import type { PaperCell, PaperColumn } from "./content.ts";
import {
  type Pages,
  type Style,
  INK,
  INNER,
  cutTo,
  drawText,
  makeRoom,
  setFitting,
  setStyle,
  wrapText,
} from "./page.ts";

const SIZE = 9;
const SMALL = 7;
const SMALL_LINE = 9.5;
const HEAD = 18;
const PAD = 4;
const ROW = 17;

export function addTable(pages: Pages, columns: readonly PaperColumn[], rows: readonly PaperCell[][]): void {
  makeRoom(pages, HEAD + 2 * ROW);
  addHead(pages, columns);
  for (const row of rows) addRow(pages, columns, row);
  pages.y += 10;
}

type Box = { x: number; width: number; isNumber: boolean };

function boxesOf({ left }: Pages, columns: readonly PaperColumn[]): Box[] {
  let x = left;
  return columns.map(({ share, isNumber = false }) => {
    const box = { x, width: share * INNER, isNumber };
    x += box.width;
    return box;
  });
}

function addHead(pages: Pages, columns: readonly PaperColumn[]): void {
  pages.ctx.fillStyle = INK.head;
  pages.ctx.fillRect(pages.left, pages.y, INNER, HEAD);
  for (const [at, box] of boxesOf(pages, columns).entries())
    putIn(pages, { text: columns[at]?.title ?? "", size: 8, color: INK.quiet }, { ...box, y: pages.y + 12.5 });
  pages.y += HEAD;
}

function addRow(pages: Pages, columns: readonly PaperColumn[], row: readonly PaperCell[]): void {
  const boxes = boxesOf(pages, columns);
  setStyle(pages, { size: SMALL });
  const under = boxes.map(({ width }, at) => {
    const cell = row[at];
    if (cell === undefined || typeof cell === "string") return [];
    // The first one's has the row to itself, up to the last column.
    const room = at === 0 ? INNER - (boxes.at(-1)?.width ?? 0) : width;
    return wrapText(pages, cell.under, room - 2 * PAD);
  });
  const most = Math.max(0, ...under.map(({ length }) => length));
  const height = ROW + (most > 0 ? most * SMALL_LINE + 2 : 0);
  if (makeRoom(pages, height)) addHead(pages, columns);
  for (const [at, box] of boxes.entries()) {
    const cell = row[at] ?? "";
    const text = typeof cell === "string" ? cell : cell.text;
    putIn(pages, { text, size: SIZE }, { ...box, y: pages.y + 12 });
    setStyle(pages, { size: SMALL, color: INK.quiet });
    for (const [line, words] of (under[at] ?? []).entries()) {
      const x = box.isNumber ? box.x + box.width - PAD : box.x + PAD;
      drawText(pages, words, { x, y: pages.y + 12 + (line + 1) * SMALL_LINE, isRight: box.isNumber });
    }
  }
  pages.y += height;
  pages.ctx.fillStyle = INK.line;
  pages.ctx.fillRect(pages.left, pages.y - 0.5, INNER, 0.5);
}

type Put = Style & { text: string };

function putIn(pages: Pages, { text, ...style }: Put, { x, width, y, isNumber }: Box & { y: number }): void {
  setFitting(pages, style, { text, width: width - 2 * PAD });
  const said = cutTo(pages, text, width - 2 * PAD);
  drawText(pages, said, { x: isNumber ? x + width - PAD : x + PAD, y, isRight: isNumber });
}
