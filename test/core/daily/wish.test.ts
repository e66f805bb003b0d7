// What may follow `/daily`, as people type it on a Wednesday, 2026-11-18.
import { expect, it } from "vitest";
import { type DailyWish, readDailyWish } from "../../../src/core/daily/wish.ts";
import { messagesFor } from "../../../src/core/messages/index.ts";

const TODAY = "2026-11-18";
const day = (on: string, asFile = false): DailyWish => ({ is: "day", day: on, asFile });
const words = (on: string, text: string): DailyWish => ({ is: "words", day: on, text });
const rest = (text: string, asFile = false): DailyWish => ({ is: "rest", rest: text, asFile });

it.each<[string, DailyWish]>([
  ["", day(TODAY)],
  ["今天", day(TODAY)],
  ["昨天", day("2026-11-17")],
  ["yesterday", day("2026-11-17")],
  ["看 昨天", day("2026-11-17")],
  ["周一", day("2026-11-16")],
  ["周五", day("2026-11-13")],
  ["Fri", day("2026-11-13")],
  ["11/16", day("2026-11-16")],
  ["11月16日", day("2026-11-16")],
  ["2026-11-16", day("2026-11-16")],
  ["２０２６－１１－１６", day("2026-11-16")],
  ["明天", day("2026-11-19")],
  ["2026-11-23 xlsx", day("2026-11-23", true)],
  ["xlsx 昨天", day("2026-11-17", true)],
  ["表格", day(TODAY, true)],
  ["export yesterday", day("2026-11-17", true)],
  ["心得 今天跑了五家", words(TODAY, "今天跑了五家")],
  ["心得：客户都缺货", words(TODAY, "客户都缺货")],
  ["昨天 心得 忘了写，补上", words("2026-11-17", "忘了写，补上")],
  ["心得 第一行\n第二行", words(TODAY, "第一行\n第二行")],
  ["Reflections: a long day", words(TODAY, "a long day")],
  ["yesterday reflections a long day", words("2026-11-17", "a long day")],
  ["心得", words(TODAY, "")],
  ["心得分享会改期了", rest("心得分享会改期了")],
  ["列表", { is: "list" }],
  ["LIST", { is: "list" }],
  ["help", { is: "help" }],
  ["团队", { is: "team", day: TODAY }],
  ["team yesterday", { is: "team", day: "2026-11-17" }],
  ["王磊", rest("王磊")],
  ["王磊 昨天", rest("王磊 昨天")],
  ["Emily Carter xlsx", rest("Emily Carter", true)],
  ["今天跑了五家", rest("今天跑了五家")],
])("%s", (typed, wish) => {
  expect(readDailyWish(typed, TODAY, messagesFor("zh-CN").dailies.words)).toEqual(wish);
});
