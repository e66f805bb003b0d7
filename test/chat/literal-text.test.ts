// Long texts come in pieces that a platform takes, cut between lines where there are lines.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideText } from "../../src/chat/literal-text.ts";

describe("a long text", () => {
  it.each([
    ["short", 10, ["short"]],
    ["one line\nand another\n", 12, ["one line\n", "and another\n"]],
    ["no line ends in here", 8, ["no line ", "ends in ", "here"]],
    ["a\nvery long second line", 12, ["a\nvery long ", "second line"]],
    ["一二三😀四", 4, ["一二三", "😀四"]],
  ])("%j in pieces of %i", (text, limit, pieces) => expect(divideText(text, limit)).toEqual(pieces));

  it("is the same when its pieces are put together, each within the limit and no character halved", () => {
    const text = fc.string({ unit: "grapheme-ascii", maxLength: 200 }).map((all) => all.replaceAll("x", "😀\n"));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (all, limit) => {
        const pieces = divideText(all, limit);
        expect(pieces.join("")).toBe(all);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit);
          expect(piece).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});
