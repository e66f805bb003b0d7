// How many slips of the finger lie between two words.

/** Part of a longer text, so that thousands of names can be compared without cutting them out. */
export type Piece = { text: string; start: number; end: number };

/**
 * Letters to change, add, drop or swap with their neighbour (optimal string alignment), up to `most`; more than that is
 * given as `most` + 1.
 */
export function slipsBetween(typed: string, piece: Piece, most: number): number {
  const length = piece.end - piece.start;
  if (Math.abs(typed.length - length) > most) return most + 1;
  return compare(typed, piece, most)?.[length] ?? most + 1;
}

/** The same for a beginning of the piece: what is behind the typed part costs nothing. */
export function slipsInBeginning(typed: string, piece: Piece, most: number): number {
  const end = Math.min(piece.end, piece.start + typed.length + most);
  const costs = compare(typed, { ...piece, end }, most);
  let least = most + 1;
  for (let at = Math.max(0, typed.length - most); costs && at <= end - piece.start; at++) {
    least = Math.min(least, costs[at] ?? least);
  }
  return least;
}

// Made once: a scan compares thousands of names without waiting in between.
let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;

/** What `typed` costs against each beginning of the piece; costs over `most` are `most` + 1. Null: all of them are. */
function compare(typed: string, { text, start, end }: Piece, most: number): Int32Array | null {
  const length = end - start;
  const over = most + 1;
  if (rows[0].length < length + 2)
    rows = [new Int32Array(length * 2), new Int32Array(length * 2), new Int32Array(length * 2)];
  let [current, above, before] = rows;
  for (let at = 0; at <= length; at++) current[at] = Math.min(at, over);
  for (let row = 1; row <= typed.length; row++) {
    [before, above, current] = [above, current, before];
    // Places further off than `most` cost more than that, so they are not looked at.
    const first = Math.max(1, row - most);
    const last = Math.min(length, row + most);
    current[first - 1] = first === 1 ? Math.min(row, over) : over;
    let least = current[first - 1] ?? over;
    for (let at = first; at <= last; at++) {
      const cost = slipCost({ typed, text, start, row, at }, current, [above, before]);
      current[at] = Math.min(cost, over);
      least = Math.min(least, cost);
    }
    if (last < length) current[last + 1] = over;
    if (least >= over) return null;
  }
  return current;
}

type Square = { typed: string; text: string; start: number; row: number; at: number };

function slipCost(
  { typed, text, start, row, at }: Square,
  current: Int32Array,
  [above, before]: [Int32Array, Int32Array],
): number {
  const letter = typed.charCodeAt(row - 1);
  const other = text.charCodeAt(start + at - 1);
  const over = 1e9;
  const kept = (above[at - 1] ?? over) + (letter === other ? 0 : 1);
  const cost = Math.min(kept, (above[at] ?? over) + 1, (current[at - 1] ?? over) + 1);
  if (row < 2 || at < 2 || letter === other) return cost;
  const isSwapped = letter === text.charCodeAt(start + at - 2) && typed.charCodeAt(row - 2) === other;
  return isSwapped ? Math.min(cost, (before[at - 2] ?? over) + 1) : cost;
}

/** Which letters a word has, a bit each: words that are few slips apart differ in few bits. */
export function lettersIn(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) % 31);
  return bits;
}

export function countBits(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
