// How many slips of the finger lie between two words.

/**
 * Letters to change, add, drop or swap with their neighbour (optimal string alignment), up to `most`; more than that is
 * given as `most` + 1.
 */
export function slipsBetween(typed: string, text: string, most: number): number {
  if (Math.abs(typed.length - text.length) > most) return most + 1;
  const costs = lastRow(typed, text, most);
  return Math.min(costs?.at(-1) ?? most + 1, most + 1);
}

/** The same for a beginning of the text: what is behind the typed part costs nothing. */
export function slipsInBeginning(typed: string, text: string, most: number): number {
  const costs = lastRow(typed, text.slice(0, typed.length + most), most);
  return Math.min(...(costs ?? []), most + 1);
}

/** What all of `typed` costs against each beginning of the text; null once nothing can be within `most`. */
function lastRow(typed: string, text: string, most: number): number[] | null {
  let before: number[] = [];
  let above = Array.from({ length: text.length + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let at = 1; at <= text.length; at++) {
      const cost = slipCost({ typed, text, row, at, current, above, before });
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return null;
    before = above;
    above = current;
  }
  return above;
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
