// What holds for every line, whatever is typed: it is read, quickly, and nothing of it is lost.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LookUp } from "../../../src/core/customers/match.ts";
import { messagesFor } from "../../../src/core/messages/index.ts";
import { readLine } from "../../../src/core/reading/line.ts";
import { records } from "../../../src/records/index.ts";
import type { RecordType } from "../../../src/core/record.ts";
import { goldenCustomers } from "./golden-customers.ts";

/** Knows these names exactly, and nothing else. */
const lookUp: LookUp = async (runs) => {
  for (const run of runs) {
    const id = goldenCustomers.findIndex(({ name }) => name === run) + 1;
    if (id > 0) return { run, match: { found: "one", customer: { id, name: run, ownerId: 1, ownerName: null } } };
  }
  return { run: runs[0] ?? "", match: { found: "none", offered: [] } };
};
const context = { today: "2026-11-18", messages: messagesFor("zh-CN"), lookUp };

const [visit, complaint] = records as readonly [RecordType, RecordType];
const anyRecord = fc.constantFrom(...records);

/** Everything that a reading says, the taken customer's name included. */
const saidBy = async (record: RecordType, line: string): Promise<string> =>
  JSON.stringify(await readLine(record, line, context));

// Words that mean nothing to the reader, so that they can be looked for in what it says.
const markers = ["茶壶", "梧桐树", "gizmo", "Quux", "73519", "zzz9", "👨‍👩‍👧"];
const words = (
  "永清超市 华润万家 New World 7-11 订货 收款 毛利率 18% 1.2万 12k 12箱 见 见于老板 met 王总 下次 下周三 next week Fri 承诺 周五前 " +
  "promise by 备注 note 竞品 反馈 急 urgent 昨天 明天 初八 11/25 2/30 质量 物流 服务 产品: 要求 demand 姓名: 生日: 电话: 分类: 日期: 目的: " +
  "方式: 订货: 客户: 安全库存: 内容: 期限: 情绪: 质量: 订货1.2万 收款5000元 -5 200亿 11.25"
).split(" ");
const dividers = [" ", " ", " ", "，", ",", "；", "\n", "。", "、", ""];
const line = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...markers)), fc.constantFrom(...dividers)), {
    minLength: 1,
    maxLength: 14,
  })
  .map((pieces) => pieces.flat().join(""));

describe("any line of any record", () => {
  it("is read without an exception", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.string({ unit: "grapheme", maxLength: 80 }),
      line,
    );
    await fc.assert(
      fc.asyncProperty(anyRecord, text, async (record, typed) => {
        const reading = await readLine(record, typed, context);
        expect(Object.keys(reading.values).every((name) => name in record.fields)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("asks whom it means where a label names another customer", async () => {
    const { values, problems } = await readLine(visit, "客户:永清超市 服务，客户:茶壶 永清超市", context);
    expect(values["purposes"]).toEqual(["service"]);
    expect(problems["customer"]).toBe("写了不止一项：永清超市 / 茶壶 永清超市。请选一项。");
  });

  it("names every word of a label that cannot be read", async () => {
    const { problems } = await readLine(visit, "目的: 茶壶、烟斗 永清超市", context);
    expect(problems["purposes"]).toContain("没有“茶壶、烟斗”这一项");
    const dated = await readLine(visit, "日期: 初八茶壶 永清超市", context);
    expect(dated.problems["visitedOn"]).toContain("“初八茶壶”");
  });

  it("loses no word: each is in a value, the customer, a problem or the rest", async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, line, async (record, typed) => {
        const said = await saidBy(record, typed);
        for (const marker of markers) if (typed.includes(marker)) expect(said, typed).toContain(marker);
      }),
      { numRuns: 3000 },
    );
  });

  it("is read the same in full width and in capitals", async () => {
    const latin = fc.constantFrom("order 12k", "met Wang", "next Wed bring POP", "11/25", "18%", "note ok", "service");
    const widen = (text: string) =>
      text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");
    const numbers = ({ values }: { values: object }) =>
      Object.entries(values).filter(([, value]) => typeof value === "number" || /^\d{4}-/u.test(String(value)));
    await fc.assert(
      fc.asyncProperty(fc.array(latin, { minLength: 1, maxLength: 4 }), async (parts) => {
        const plain = `永清超市 ${parts.join("，")}`;
        const [first, wide, capital] = await Promise.all(
          [plain, widen(plain), plain.toUpperCase()].map((typed) => readLine(visit, typed, context)),
        );
        expect(wide && numbers(wide)).toEqual(first && numbers(first));
        expect(capital && numbers(capital)).toEqual(first && numbers(first));
      }),
    );
  });
});

describe("limits", () => {
  it("takes 10,000 characters and refuses one more, keeping them", async () => {
    const long = `永清超市 备注 ${"好".repeat(10_000 - 8)}`;
    expect(long).toHaveLength(10_000);
    const read = await readLine(visit, long, context);
    expect(read).toMatchObject({ problems: {}, values: { summary: "好".repeat(9_992) } });
    const tooLong = await readLine(visit, `${long}好`, context);
    expect(tooLong).toMatchObject({
      values: {},
      problems: { "": expect.stringContaining("10,000") },
      rest: `${long}好`,
    });
  });

  it("asks about a line field over 200 characters, and keeps it", async () => {
    const product = "酒".repeat(201);
    const read = await readLine(complaint, `永清超市 质量 产品:${product} 破损`, context);
    expect(read.values["product"]).toBe(product);
    expect(read.problems["product"]).toContain("200");
  });

  it("drops what nobody sees and keeps the rest as it was typed", async () => {
    const typed = "永清超市\u200b 订\u202e货 1.2万\u0000 备注 ＡＢＣ　Ｄé 👨‍👩‍👧\u200d";
    const read = await readLine(visit, typed, context);
    expect(read.values).toMatchObject({ orderAmount: 1_200_000, summary: "ＡＢＣ　Ｄé 👨‍👩‍👧" });
  });

  // The worst of them took seconds while a pattern ran backwards over them; now they differ by small factors only.
  it("reads 10,000 characters of any kind in proportion to their number", async () => {
    const units = [
      "见 ",
      "下次 ",
      "a,",
      "111,",
      "订货1",
      "昨天",
      ".",
      "客户 ",
      "备注:",
      "、",
      " ",
      "周",
      "next ",
      "-1 ",
      "met A ",
    ];
    const time = async (text: string) => {
      const before = process.cpuUsage();
      for (const record of records) await readLine(record, text, context);
      const { user } = process.cpuUsage(before);
      return user;
    };
    for (const unit of units) {
      const short = unit.repeat(1_000 / unit.length);
      await time(short);
      const [once, tenfold] = [await time(short), await time(`x${unit.repeat(9_999 / unit.length)}x`)];
      expect(tenfold, JSON.stringify(unit)).toBeLessThan(40 * Math.max(once, 10_000));
    }
  });
});
