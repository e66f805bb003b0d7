// Slips between two words, compared with a plain definition.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as distance from "../../../src/core/customers/distance.ts";

const { countBits, lettersIn } = distance;
/** In the midst of other text, as names stand on a page. */
const pieceOf = (text: string) => ({ text: `ab${text}ba`, start: 2, end: 2 + text.length });
const slipsBetween = (one: string, other: string, most: number) => distance.slipsBetween(one, pieceOf(other), most);
const slipsInBeginning = (one: string, other: string, most: number) =>
  distance.slipsInBeginning(one, pieceOf(other), most);

/** The definition itself, slow: what the last letters make of the rest. */
function slips(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const last = one.at(-1) === other.at(-1) ? 0 : 1;
  const least = Math.min(slips(a, other) + 1, slips(one, b) + 1, slips(a, b) + last);
  const isSwapped = one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
  return isSwapped ? Math.min(least, slips(a.slice(0, -1), b.slice(0, -1)) + 1) : least;
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

describe("slips", () => {
  it.each([
    ["yongqing", "yongqin", 1],
    ["chaoshi", "choashi", 1],
    ["chaoshi", "shaochi", 2],
    ["abc", "", 3],
    ["", "", 0],
  ])("%s, %s: %i", (one, other, count) => {
    expect(slipsBetween(one, other, 3)).toBe(count);
  });

  it("are those of the definition, up to the most that was asked for", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
        expect(slipsBetween(one, other, most)).toBe(Math.min(slips(one, other), most + 1));
      }),
    );
  });

  it("with a beginning are those of the closest beginning", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const beginnings = Array.from({ length: other.length + 1 }, (_, end) => slips(one, other.slice(0, end)));
        expect(slipsInBeginning(one, other, 2)).toBe(Math.min(...beginnings, 3));
      }),
    );
  });

  it("take away a letter each at most, which the quick look relies on", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(countBits(lettersIn(one) & ~lettersIn(other))).toBeLessThanOrEqual(slips(one, other));
      }),
    );
  });
});
