// How often something comes round: what is read from a line, what is not, on which days it falls, and how it is said.
import { describe, expect, it } from "vitest";
import { readPromise, takeRhythm } from "../../../src/core/reading/dated-text.ts";
import { codeOfRhythm, findRhythm, nextOfRhythm, rhythmOf, sayRhythm } from "../../../src/core/reading/rhythm.ts";

/** A Wednesday. */
const TODAY = "2026-11-18";

const READ: [text: string, every: string, dueOn: string, rest: string][] = [
  ["每月10号 收保险费", "month:10", "2026-12-10", "收保险费"],
  ["每个月十号收保险费", "month:10", "2026-12-10", "收保险费"],
  ["每月20日 对账", "month:20", "2026-11-20", "对账"],
  ["每月18号 对账", "month:18", "2026-12-18", "对账"],
  ["每月31号 对账", "month:31", "2026-11-30", "对账"],
  ["每月底 对账", "month:31", "2026-11-30", "对账"],
  ["每逢10号 对账", "month:10", "2026-12-10", "对账"],
  ["每周五 盘库存", "week:5", "2026-11-20", "盘库存"],
  ["每周三 盘库存", "week:3", "2026-11-25", "盘库存"],
  ["每个星期天，盘库存", "week:7", "2026-11-22", "盘库存"],
  ["每月10号前 交对账单", "month:10:by", "2026-12-10", "交对账单"],
  ["收保险费 每月10号", "month:10", "2026-12-10", "收保险费"],
  ["12月20日 每周五 盘库存", "week:5", "2026-12-20", "盘库存"],
  ["every 10th collect the premium", "month:10", "2026-12-10", "collect the premium"],
  ["Every Fri count stock", "week:5", "2026-11-20", "count stock"],
  ["each Monday count stock", "week:1", "2026-11-23", "count stock"],
  ["by every 10th send the statement", "month:10:by", "2026-12-10", "send the statement"],
  ["monthly on the 3rd call", "month:3", "2026-12-03", "call"],
  ["the 10th of each month collect", "month:10", "2026-12-10", "collect"],
  ["every month-end settle up", "month:31", "2026-11-30", "settle up"],
  ["count stock, every Friday", "week:5", "2026-11-20", "count stock"],
];

const NOT: [text: string, dueOn: string | null][] = [
  ["每周一次 盘库存", null],
  ["每周一到周五 送货", null],
  ["每月10号楼 送水", null],
  ["每两周 盘库存", null],
  ["每箱让利2元", null],
  ["every 3rd order gets a gift", null],
  ["every 2nd week count stock", null],
  ["无日期 每周五 盘库存", null],
  ["2026-11-20 仅一次 每周五 盘库存", "2026-11-20"],
  ["周五 盘库存", "2026-11-20"],
];

describe("a rhythm", () => {
  it.each(READ)("is in “%s”: %s, first on %s", (text, every, dueOn, rest) => {
    expect(takeRhythm(text, TODAY)).toMatchObject({ every, day: dueOn, text: rest, fault: null });
    expect(readPromise(text, TODAY).promise).toEqual({ text: rest, dueOn, every });
  });

  it.each(NOT)("is not in “%s”", (text, dueOn) => {
    expect(readPromise(text, TODAY).promise).toMatchObject({ dueOn });
    expect(readPromise(text, TODAY).promise.every).toBeUndefined();
  });

  it.each([
    ["month:31", "2026-01-31", "2026-02-28"],
    ["month:31", "2028-01-31", "2028-02-29"],
    ["month:30", "2026-02-28", "2026-03-30"],
    ["month:10", "2026-12-10", "2027-01-10"],
    ["month:10", "2026-12-09", "2026-12-10"],
    ["week:5", "2026-11-20", "2026-11-27"],
    ["week:5", "2026-12-31", "2027-01-01"],
  ])("%s falls after %s on %s", (code, day, next) => {
    const rhythm = rhythmOf(code);
    expect(rhythm && nextOfRhythm(rhythm, day)).toBe(next);
  });

  it("is said so that it is read again, in both languages", () => {
    const codes = Array.from({ length: 31 }, (_, at) => `month:${at + 1}`);
    codes.push(...Array.from({ length: 7 }, (_, at) => `week:${at + 1}`));
    for (const code of [...codes, ...codes.map((one) => `${one}:by`)]) {
      for (const locale of ["zh-CN", "en"] as const) {
        const plain = sayRhythm(code, locale).toLowerCase();
        const found = findRhythm(plain, 0);
        expect([plain, found && codeOfRhythm(found.rhythm), found?.to]).toEqual([plain, code, plain.length]);
      }
    }
  });
});
