// How many slips of the finger lie between two words.

/**
 * Letters to change, add, drop or swap with their neighbour (optimal string alignment), up to `most`; more than that is
 * given as `most` + 1. With `ofBeginning`, what the longer text has behind the typed part costs nothing.
 */
export function slipsBetween(typed: string, text: string, most: number, ofBeginning = false): number {
  const end = ofBeginning ? Math.min(text.length, typed.length + most) : text.length;
  if (typed.length - end > most || (!ofBeginning && end - typed.length > most)) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: end + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let at = 1; at <= end; at++) {
      const cost = slipCost({ typed, text, row, at, current, above, before });
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = current;
  }
  const slips = ofBeginning ? Math.min(...above) : (above[end] ?? most + 1);
  return Math.min(slips, most + 1);
}

type Square = {
  typed: string;
  text: string;
  row: number;
  at: number;
  current: number[];
  above: number[];
  before: number[];
};

function slipCost({ typed, text, row, at, current, above, before }: Square): number {
  const letter = typed.charCodeAt(row - 1);
  const other = text.charCodeAt(at - 1);
  const cost = Math.min(
    (above[at] ?? 0) + 1,
    (current[at - 1] ?? 0) + 1,
    (above[at - 1] ?? 0) + (letter === other ? 0 : 1),
  );
  const isSwapped =
    row > 1 && at > 1 && letter === text.charCodeAt(at - 2) && typed.charCodeAt(row - 2) === other && letter !== other;
  return isSwapped ? Math.min(cost, (before[at - 2] ?? 0) + 1) : cost;
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
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
