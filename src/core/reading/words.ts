// Divides a line into words, at spaces, commas, semicolons, line ends, and where money words are glued to others.
import { trimEndOf } from "./clean.ts";
import { findSaidDay } from "./day-words.ts";
import { isCount } from "./amount.ts";
import { findSaidTime } from "./time.ts";
import { type Grammar, takenAt } from "./grammar.ts";

/** Offsets are in the plain text. `end` counts closing marks in; `isGlued`: nothing stands between it and the last word. */
export type Word = { from: number; to: number; end: number; isGlued: boolean; opensClause: boolean };

// A comma between groups of three digits belongs to the number.
const CHUNK = /(?:(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)|[^\s,;])+/gu;
const CLOSING = ".。!?…~:";
/** Full stops end a word, but no free text (DESIGN §3 names the dividers). */
const AFTER_STOP = /(?<=[。!?])(?![。!?])/u;
const STOP_WITHIN = /[。!?][^。!?]/u;

export function divideWords(plain: string, grammar: Grammar): Word[] {
  const words: Word[] = [];
  let last = 0;
  for (const chunk of plain.matchAll(CHUNK)) {
    const gap = plain.slice(last, chunk.index);
    const opensClause = words.length === 0 || /[,;\n]/u.test(gap);
    let from = chunk.index;
    for (const piece of divideChunk(chunk[0], grammar)) {
      const isFirst = from === chunk.index;
      const end = from + piece.length;
      const to = from + (trimEndOf(piece, CLOSING).length || piece.length);
      words.push({ from, to, end, isGlued: !isFirst, opensClause: opensClause && isFirst });
      from = end;
    }
    last = chunk.index + chunk[0].length;
  }
  return words;
}

function divideChunk(chunk: string, grammar: Grammar): string[] {
  const head = chunk.includes(":") ? (grammar.heading.exec(chunk)?.[0] ?? "") : "";
  const tail = chunk.slice(head.length);
  const sentences = STOP_WITHIN.test(tail) ? tail.split(AFTER_STOP).filter(Boolean) : [tail];
  const pieces = head === "" ? sentences : [head, ...sentences];
  return pieces.flatMap((piece) => divideNumbers(piece, grammar)).flatMap((piece) => divideAfterDay(piece, grammar));
}

function divideNumbers(piece: string, grammar: Grammar): string[] {
  if (!/\d/u.test(piece)) return [piece];
  return divideAtSums(piece, grammar.gluedSum).flatMap((part) => divideBeforeCount(part, grammar));
}

function divideAtSums(piece: string, gluedSum: RegExp): string[] {
  const cuts = new Set([0, piece.length]);
  for (const found of trimEndOf(piece, CLOSING).matchAll(gluedSum)) {
    cuts.add(found.index).add(found.index + found[0].length);
  }
  const sorted = [...cuts].sort((one, other) => one - other);
  return sorted.slice(1).map((cut, at) => piece.slice(sorted[at], cut));
}

/** 昨天下午, 昨天去的: what is glued to the day of a visit without being a part. */
const AFTER_DAY = /^(?:上午|下午|早上|早晨|中午|傍晚|晚上|夜里|[去到访跑]|拜访)/u;

const HAN = /\p{Script=Han}/u;

/** 昨天见于老板: a day glued to what opens a part. */
function divideAfterDay(piece: string, { meeting, opener, sum, choices, time }: Grammar): string[] {
  if (!HAN.test(piece)) return [piece];
  const to = findSaidDay(piece, 0)?.to ?? piece.length;
  const rest = piece.slice(to);
  const opens = [meeting, opener, sum].some((pattern) => takenAt(pattern, rest, 0) !== null);
  const isTimed = time !== null && findSaidTime(rest, 0) !== null;
  return rest !== "" && (opens || isTimed || choices.has(rest) || AFTER_DAY.test(rest))
    ? [piece.slice(0, to), rest]
    : [piece];
}

/** 订货12箱: the word is a purpose, what it counts is no amount. */
function divideBeforeCount(piece: string, { sum, choices }: Grammar): string[] {
  const word = takenAt(sum, piece, 0);
  if (word === null || !choices.has(word) || !isCount(piece.slice(word.length))) return [piece];
  return [word, piece.slice(word.length)];
}
