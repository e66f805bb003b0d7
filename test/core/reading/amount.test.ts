// Amounts, rates and counts in all their ways of writing, and how money is said.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount, readRate, readWhole } from "../../../src/core/reading/amount.ts";
import { sayDay, sayMoney, sayRate } from "../../../src/core/reading/say.ts";

/** Yuan, or null. */
const amounts: readonly [text: string, yuan: number | null][] = [
  ["12000", 12000],
  ["0", 0],
  ["0.5", 0.5],
  ["12.5", 12.5],
  ["12.34", 12.34],
  ["1,200", 1200],
  ["12,000.50", 12000.5],
  ["￥12,000", 12000],
  ["¥12000", 12000],
  ["RMB 12000", 12000],
  ["１２００", 1200],
  ["12，000", 12000],
  ["1.2万", 12000],
  ["1.1万", 11000],
  ["1.2345万", 12345],
  ["12万元", 120000],
  ["3千5", 3500],
  ["3千5百", 3500],
  ["1万2", 12000],
  ["1万2千", 12000],
  ["1万2千5百", 12500],
  ["3万5千", 35000],
  ["1万200", 10200],
  ["2百", 200],
  ["3百万", 3000000],
  ["5千万", 50000000],
  ["1.2亿", 120000000],
  ["12k", 12000],
  ["12K", 12000],
  ["1.5w", 15000],
  ["1.5W", 15000],
  ["5000元", 5000],
  ["5000块", 5000],
  ["5千块钱", 5000],
  ["5,000 yuan", 5000],
  ["一万二", 12000],
  ["两万", 20000],
  ["十二万", 120000],
  ["三千五", 3500],
  ["三千五百", 3500],
  ["一万零五百", 10500],
  ["二百五", 250],
  ["12,345,678", 12345678],
  ["¥12345678", 12345678],
  ["1234567", 1234567],
  ["12345678", null],
  ["13800138000", null],
  ["0571", null],
  ["12箱", null],
  ["12 boxes", null],
  ["12个", null],
  ["8折", null],
  ["18%", null],
  ["7-11", null],
  ["11.25.3", null],
  ["1.234", null],
  ["1,23", null],
  ["1,2345", null],
  ["1.2万5", null],
  ["1千2万", null],
  ["5千6千", null],
  ["-500", null],
  ["百", null],
  ["三五", null],
  ["一", null],
  ["万", null],
  ["10²", null],
  ["", null],
  ["abc", null],
];

describe("an amount", () => {
  it.each(amounts)("%s is %s yuan", (text, yuan) => {
    expect(readAmount(text)).toBe(yuan === null ? null : Math.round(yuan * 100));
  });

  it("is read back as it is said, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
        expect(readAmount(sayMoney(fen, "zh-CN"))).toBe(fen);
      }),
    );
  });

  it("in 万 is exact to the fen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (tenths) => {
        expect(readAmount(`${tenths / 10}万`)).toBe(tenths * 100_000);
        expect(readAmount(`${tenths / 10}k`)).toBe(tenths * 10_000);
      }),
    );
  });

  it("is nothing or a whole number of fen, whatever is typed", () => {
    const text = fc.string({ unit: fc.constantFrom(..."0123456789.,万千百亿kw元¥-一二十 ") });
    fc.assert(
      fc.property(text, (typed) => {
        const fen = readAmount(typed);
        expect(fen === null || (Number.isInteger(fen) && fen >= 0)).toBe(true);
      }),
    );
  });
});

describe("a rate", () => {
  it.each([
    ["18", 18],
    ["18%", 18],
    ["18.5 %", 18.5],
    ["１８％", 18],
    ["-3%", -3],
    ["18个点", 18],
    ["0", 0],
    ["101%", null],
    ["0.125", null],
    ["abc", null],
  ])("%s is %s per cent", (text, rate) => expect(readRate(text)).toBe(rate));
});

describe("a count", () => {
  it.each([
    ["200", 200],
    ["1,200", 1200],
    ["1.2万", 12000],
    ["12345678", 12345678],
    ["1.5", null],
    ["-1", null],
    ["1000000000", null],
  ])("%s is %s", (text, count) => expect(readWhole(text)).toBe(count));
});

describe("what is said", () => {
  it.each([
    [0, "¥0"],
    [5, "¥0.05"],
    [1_200_000, "¥12,000"],
    [1_200_050, "¥12,000.50"],
    [123_456_789_00, "¥123,456,789"],
    [-50_000, "-¥500"],
  ])("%i fen is %s", (fen, said) => expect([sayMoney(fen, "zh-CN"), sayMoney(fen, "en")]).toEqual([said, said]));

  it.each([
    ["2026-11-25", "11月25日 周三", "Wed 25 Nov"],
    ["2026-11-01", "11月1日 周日", "Sun 1 Nov"],
    ["2027-01-04", "2027年1月4日 周一", "Mon 4 Jan 2027"],
  ])("%s is %s, %s", (day, chinese, english) => {
    expect([sayDay(day, "2026-11-18", "zh-CN"), sayDay(day, "2026-11-18", "en")]).toEqual([chinese, english]);
  });

  it("a rate has its sign", () => expect(sayRate(18.5)).toBe("18.5%"));
});
