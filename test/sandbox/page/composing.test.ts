// The composer: which commands it offers, what its keys do, and the times and sizes the page writes.
import { describe, expect, it } from "vitest";
import { type ComposerKey, findHinted, makeHints, offerCommands, readKey } from "../../../src/sandbox/page/offers.ts";
import { writeBytes, writeMoment, writeNow } from "../../../src/sandbox/page/time.ts";
import { company } from "./scripted-platform.ts";

const { commands } = company;
const offered = (typed: string) => offerCommands(commands, typed).map((offer) => offer.completed);

describe("offers", () => {
  it.each([
    ["/", ["/visit ", "/complaint ", "/today ", "/find "]],
    ["/co", ["/complaint "]],
    ["／CO", ["/complaint "]],
    ["/投", ["/complaint "]],
    ["拜", ["拜访 "]],
    ["  /vi", ["/visit "]],
    ["/visit ", []],
    ["/visit 永清", []],
    ["永清", []],
    ["", []],
  ])("for %j", (typed, expected) => {
    expect(offered(typed)).toEqual(expected);
  });

  it("knows when a command stands complete", () => {
    expect(offerCommands(commands, "/today")[0]?.isExact).toBe(true);
    expect(offerCommands(commands, "/toda")[0]?.isExact).toBe(false);
    expect(offerCommands(commands, "今天")[0]?.isExact).toBe(true);
  });

  it.each([
    ["/visit ", "/visit"],
    ["投诉 ", "/complaint"],
    ["/visit 永", undefined],
    ["/visit", undefined],
    ["/nope ", undefined],
  ])("hints at %j with its example", (typed, expected) => {
    expect(findHinted(commands, typed)?.command).toBe(expected);
  });

  it("makes lines to try, as each platform takes them", () => {
    const lines = (options: Parameters<typeof makeHints>[1]) =>
      makeHints(commands, options).map((line) => line.split(" ")[0]);
    expect(lines({ isZh: true, isSlack: true, limit: 4 })).toEqual(["/visit", "/complaint", "/find"]);
    expect(lines({ isZh: true, isSlack: false, limit: 2 })).toEqual(["拜访", "投诉"]);
    expect(lines({ isZh: false, isSlack: false, limit: 2, mention: "@Rapport " })).toEqual(["@Rapport", "@Rapport"]);
  });
});

describe("keys", () => {
  const press = (key: string, part: Partial<ComposerKey> = {}): ComposerKey => ({
    key,
    keyCode: 0,
    isComposing: false,
    shiftKey: false,
    ...part,
  });
  const half = offerCommands(commands, "/vi");
  const whole = offerCommands(commands, "/visit");

  it.each([
    ["Enter sends a line", press("Enter"), [], "send"],
    ["Shift+Enter is a new line", press("Enter", { shiftKey: true }), [], null],
    ["Enter completes half a command", press("Enter"), half, "complete"],
    ["Enter sends a whole command", press("Enter"), whole, "send"],
    ["Tab completes", press("Tab"), whole, "complete"],
    ["Shift+Tab leaves", press("Tab", { shiftKey: true }), whole, null],
    ["Tab without offers leaves", press("Tab"), [], null],
    ["arrows choose", press("ArrowDown"), half, "down"],
    ["arrows choose upwards", press("ArrowUp"), half, "up"],
    ["arrows without offers move the caret", press("ArrowUp"), [], null],
    ["Esc closes the offers", press("Escape"), half, "close"],
    ["Enter while composing belongs to the input method", press("Enter", { isComposing: true }), [], null],
    ["Enter that ends composing in Safari is no sending", press("Enter", { keyCode: 229 }), [], null],
    ["arrows while composing choose a Chinese word", press("ArrowDown", { isComposing: true }), half, null],
  ])("%s", (_what, key, offers, expected) => {
    expect(readKey(key, offers, 0)).toBe(expected);
  });
});

describe("times and sizes", () => {
  const clock = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;
  const now = Date.parse("2026-11-23T00:31:00Z");

  it("are the company's, wherever the page runs", () => {
    expect(writeNow(now, clock)).toEqual({ day: "2026年11月23日周一", shortDay: "11月23日", time: "08:31" });
    expect(writeNow(now, { locale: "en", timezone: "America/New_York" })).toEqual({
      day: "Sun, November 22, 2026",
      shortDay: "Nov 22",
      time: "19:31",
    });
  });

  it.each([
    ["2026-11-22T16:00:00Z", "00:00"],
    ["2026-11-22T15:59:00Z", "11月22日 23:59"],
    ["2025-11-22T15:59:00Z", "2025年11月22日 23:59"],
  ])("%s is written %s", (at, expected) => {
    expect(writeMoment(Date.parse(at), now, clock)).toBe(expected);
  });

  it("sizes are for people", () => {
    expect([812, 41_200, 3_240_000].map(writeBytes)).toEqual(["812 B", "41 KB", "3.2 MB"]);
  });
});
