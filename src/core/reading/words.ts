// Divides a line into words, at spaces, commas, semicolons, line ends, and where money words are glued to others.

/** Offsets are in the plain text. `end` counts closing marks in; `isGlued`: nothing stands between it and the last word. */
export type Word = { from: number; to: number; end: number; isGlued: boolean; opensClause: boolean };

// A comma between groups of three digits belongs to the number.
const CHUNK = /(?:(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)|[^\s,;])+/gu;
const CLOSING = /[.。!?…~]+$/u;
/** Full stops end a word, but no free text (DESIGN §3 names the dividers). */
const AFTER_STOP = /(?<=[。!?])(?![。!?])/u;

export function divideWords(plain: string, gluedSum: RegExp): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const chunk of plain.matchAll(CHUNK)) {
    const gap = plain.slice(last, chunk.index);
    const opensClause = words.length === 0 || /[,;\n]/u.test(gap);
    let from = chunk.index;
    for (const piece of divideChunk(chunk[0], gluedSum)) {
      const isFirst = from === chunk.index;
      const end = from + piece.length;
      const to = from + (piece.replace(CLOSING, "").length || piece.length);
      words.push({ from, to, end, isGlued: !isFirst, opensClause: opensClause && isFirst });
      from = end;
    }
    last = chunk.index + chunk[0].length;
  }
  return words;
}

function divideChunk(chunk: string, gluedSum: RegExp): string[] {
  return chunk
    .split(AFTER_STOP)
    .filter((piece) => piece !== "")
    .flatMap((piece) => divideAtSums(piece, gluedSum));
}

function divideAtSums(piece: string, gluedSum: RegExp): string[] {
  if (!/\d/u.test(piece)) return [piece];
  const cuts = new Set([0, piece.length]);
  for (const found of piece.replace(CLOSING, "").matchAll(gluedSum)) {
    cuts.add(found.index).add(found.index + found[0].length);
  }
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(1).map((cut, at) => piece.slice(sorted[at], cut));
}
