// What follows /plan: a week, a day, the team, leaving, coming back, or a visit to be planned; and pasted lines.
import { describe, expect, it } from "vitest";
import { messagesFor } from "../../../src/core/messages/index.ts";
import { readPasted } from "../../../src/core/plan/pasted.ts";
import { readBack } from "../../../src/core/plan/slip-time.ts";
import { type Wish, readWish } from "../../../src/core/plan/wish.ts";

const TODAY = "2026-11-18"; // a Wednesday
const week = (monday: string): Wish => ({ is: "week", monday });
const day = (on: string): Wish => ({ is: "day", day: on });

const wishes: readonly [typed: string, wish: Wish][] = [
  ["", week("2026-11-16")],
  ["本周", week("2026-11-16")],
  ["这周", week("2026-11-16")],
  ["下周", week("2026-11-23")],
  ["上周", week("2026-11-09")],
  ["下周？", week("2026-11-23")],
  ["Next week", week("2026-11-23")],
  ["2026-W48", week("2026-11-23")],
  ["今天", day("2026-11-18")],
  ["昨天", day("2026-11-17")],
  ["tomorrow", day("2026-11-19")],
  ["周一", day("2026-11-16")],
  ["周五", day("2026-11-20")],
  ["下周三", day("2026-11-25")],
  ["上周三", day("2026-11-11")],
  ["11/16", day("2026-11-16")],
  ["11月25日", day("2026-11-25")],
  ["25号", day("2026-11-25")],
  ["3号", day("2026-11-03")],
  ["2026-12-01", day("2026-12-01")],
  ["2025-12-01", day("2025-12-01")],
  ["团队", { is: "team" }],
  ["team", { is: "team" }],
  ["回来", { is: "back" }],
  ["回来了！", { is: "back" }],
  ["back", { is: "back" }],
  ["出发", { is: "leave", rest: "" }],
  ["出发 17:30 永清", { is: "leave", rest: "17:30 永清" }],
  ["出发17:30", { is: "leave", rest: "17:30" }],
  ["出发半小时", { is: "leave", rest: "半小时" }],
  ["leave 5pm", { is: "leave", rest: "5pm" }],
  ["出发点超市 周五 收款", { is: "plan" }],
  ["outlet Fri order", { is: "plan" }],
  ["周五 永清超市 收款", { is: "plan" }],
  ["永清超市", { is: "plan" }],
];

describe("what /plan asks for", () => {
  it.each(wishes)("%s", (typed, wish) => {
    for (const locale of ["zh-CN", "en"] as const)
      expect(readWish(typed, TODAY, messagesFor(locale).plans.words)).toEqual(wish);
  });
});

const backs: readonly [typed: string, time: string | null, minutes: number | null, place: string][] = [
  ["17:30", "17:30", null, ""],
  ["17:30 永清、大润发", "17:30", null, "永清、大润发"],
  ["去永清 下午5点半前回", "17:30", null, "永清"],
  ["2小时", null, 120, ""],
  ["两个半小时 永清", null, 150, "永清"],
  ["半小时", null, 30, ""],
  ["1.5小时", null, 90, ""],
  ["90分钟", null, 90, ""],
  ["until 5pm City Harvest", "17:00", null, "City Harvest"],
  ["2 hours", null, 120, ""],
  ["in 45 min", null, 45, ""],
  ["永清超市", null, null, "永清超市"],
  ["", null, null, ""],
];

describe("when somebody says to be back", () => {
  it.each(backs)("%s", (typed, time, minutes, place) => expect(readBack(typed)).toEqual({ time, minutes, place }));
});

describe("pasted lines", () => {
  const read = (text: string) => readPasted(text, TODAY).map(({ text: words, day: on }) => [words, on]);

  it("takes a line that is nothing but a day as the day of those below it", () => {
    expect(read("下周一\n永清超市 收款\n大润发 订货\n下周二：\n重百 服务")).toEqual([
      ["永清超市 收款", "2026-11-23"],
      ["大润发 订货", "2026-11-23"],
      ["重百 服务", "2026-11-24"],
    ]);
  });

  it("divides what stands behind a day and a colon", () => {
    expect(read("下周一：永清超市 收款；大润发 订货")).toEqual([
      ["永清超市 收款", "2026-11-23"],
      ["大润发 订货", "2026-11-23"],
    ]);
  });

  it("leaves out bullets and numbers, and nothing else", () => {
    expect(read("1. 永清 周五\n2、大润发 周五\n- 重百 周五\n（4）711 周五\n\n7-11 建设路店 周五\n1.2万 周五")).toEqual([
      ["永清 周五", null],
      ["大润发 周五", null],
      ["重百 周五", null],
      ["711 周五", null],
      ["7-11 建设路店 周五", null],
      ["1.2万 周五", null],
    ]);
  });
});
