// Verbs at the beginning of a message, and what stays words.
import { describe, expect, it } from "vitest";
import { readCompensation, readSatisfaction, readVerb } from "../../../src/core/case/verbs.ts";

describe("a verb", () => {
  it.each([
    ["认领", "claim", ""],
    ["认领。", "claim", ""],
    ["Claim", "claim", ""],
    ["ｃｌａｉｍ", "claim", ""],
    ["指派 @李娜", "assign", "@李娜"],
    ["assign @Emily Carter", "assign", "@Emily Carter"],
    ["已响应", "respond", ""],
    ["已响应 电话里道歉了", "respond", "电话里道歉了"],
    ["responded", "respond", ""],
    ["方案 换三箱 赔 500", "propose", "换三箱 赔 500"],
    ["方案：换三箱", "propose", "换三箱"],
    ["propose replace three cases", "propose", "replace three cases"],
    ["升级", "escalate", ""],
    ["升级 客户要退货", "escalate", "客户要退货"],
    ["等客户", "wait", ""],
    ["waiting", "wait", ""],
    ["已解决", "resolve", ""],
    ["关闭 4", "close", "4"],
    ["关闭 ４ 客户满意", "close", "４ 客户满意"],
    ["close 5 thanks", "close", "5 thanks"],
    ["close", "close", ""],
    ["重开 又破了", "reopen", "又破了"],
    ["复盘 出库前加一道检查", "review", "出库前加一道检查"],
    ["批准", "approve", ""],
    ["不批 太贵", "decline", "太贵"],
  ])("%s", (text, deed, rest) => {
    expect(readVerb(text)).toEqual({ deed, rest });
  });

  it.each([
    "认领了没有",
    "方案我再想想",
    "已解决了吗",
    "关闭 窗户",
    "关闭 45",
    "close the door",
    "closed",
    "claims are up",
    "waiting for the truck",
    "resolved? not yet",
    "我认领",
    "指派给谁好呢，大家说说看，还有谁有空吗",
    "",
    "😀 认领",
  ])("but not: %s", (text) => {
    expect(readVerb(text)).toBeNull();
  });
});

describe("what a proposal costs", () => {
  it.each([
    ["换三箱 赔 500", 50_000],
    ["赔偿500元", 50_000],
    ["换货，补偿1.2万", 1_200_000],
    ["refund 300", 30_000],
    ["退款￥1,200", 120_000],
    ["赔 3箱", null],
    ["换三箱", null],
    ["赔礼道歉", null],
    ["赔个不是 500", null],
  ])("%s", (text, fen) => {
    expect(readCompensation(text)).toBe(fen);
  });
});

it.each([
  ["4", { satisfaction: 4, words: "" }],
  ["5 很满意", { satisfaction: 5, words: "很满意" }],
  ["3分，一般", { satisfaction: 3, words: "一般" }],
  ["6", null],
  ["0", null],
  ["满意", null],
])("satisfaction %s", (text, read) => {
  expect(readSatisfaction(text)).toEqual(read);
});
