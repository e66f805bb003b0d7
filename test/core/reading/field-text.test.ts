// What is typed into a form's field, kind by kind; and that what is written into a field is read back the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messagesFor } from "../../../src/core/messages/index.ts";
import { readField, writeField } from "../../../src/core/reading/field-text.ts";
import type { Field, FieldKind, ValueOf } from "../../../src/core/record.ts";
import { records } from "../../../src/records/index.ts";

const TODAY = "2026-11-18";
const context = { today: TODAY, messages: messagesFor("zh-CN") };

const purposes: Field = {
  kind: "choices",
  choices: { order: ["订货", "order"], collect: ["收款", "collect"], new: ["开发"] },
};
const channel: Field = { kind: "choice", choices: { onsite: ["上门"], phone: ["电话", "phone"] } };
const due: Field = { kind: "day", when: "due" };
const past: Field = { kind: "day", when: "past" };

/** null: read as empty. "!": a problem. */
const typed: readonly [field: Field, raw: string | string[], value: ValueOf[FieldKind] | null | "!"][] = [
  [{ kind: "customer" }, "12", 12],
  [{ kind: "customer" }, "永清超市", "!"],
  [channel, "phone", "phone"],
  [channel, "电话", "phone"],
  [channel, ["phone"], "phone"],
  [channel, "传真", "!"],
  [purposes, ["order", "collect"], ["order", "collect"]],
  [purposes, [], null],
  [purposes, "订货、收款", ["order", "collect"]],
  [purposes, "order order", ["order"]],
  [purposes, ["order", "drop table"], "!"],
  [{ kind: "money" }, "1.2万", 1_200_000],
  [{ kind: "money" }, " ￥12,000.50 ", 1_200_050],
  [{ kind: "money" }, "", null],
  [{ kind: "money" }, "很多", "!"],
  [{ kind: "money" }, "12箱", "!"],
  [{ kind: "money" }, "100亿", 1_000_000_000_000],
  [{ kind: "money" }, "101亿", "!"],
  [{ kind: "rate" }, "18%", 18],
  [{ kind: "rate" }, "180%", "!"],
  [{ kind: "whole" }, "200", 200],
  [{ kind: "whole" }, "2.5", "!"],
  [due, "2026-11-25", "2026-11-25"],
  [due, "周五", "2026-11-20"],
  [due, "2026-11-01", "2026-11-01"],
  [due, "昨天", "!"],
  [due, "周五前换海报", "!"],
  [due, "2026-02-30", "!"],
  [due, "11.25", "!"],
  [past, "2026-11-17", "2026-11-17"],
  [past, "昨天", "2026-11-17"],
  [past, "2026-11-19", "!"],
  [{ kind: "line" }, " 于建国 ", "于建国"],
  [{ kind: "line" }, "上\n下", "上 下"],
  [{ kind: "line" }, "好".repeat(200), "好".repeat(200)],
  [{ kind: "line" }, "好".repeat(201), "!"],
  [{ kind: "text" }, "一行\r\n二行\u0000\u202e\u200b👨‍👩‍👧", "一行\n二行👨‍👩‍👧"],
  [{ kind: "text" }, "好".repeat(10_000), "好".repeat(10_000)],
  [{ kind: "text" }, "好".repeat(10_001), "!"],
  [{ kind: "names" }, "于老板、王店长", ["于老板", "王店长"]],
  [{ kind: "names" }, "于老板 王店长", ["于老板", "王店长"]],
  [{ kind: "names" }, "Wang Li and Zhao", ["Wang Li", "Zhao"]],
  [{ kind: "names" }, "、", null],
  [{ kind: "promises" }, "周五前 换海报", [{ text: "换海报", dueOn: "2026-11-20" }]],
  [
    { kind: "promises" },
    "换海报\n送样品 11/25",
    [
      { text: "换海报", dueOn: null },
      { text: "送样品", dueOn: "2026-11-25" },
    ],
  ],
  [{ kind: "promises" }, "2026-11-01 换海报", [{ text: "换海报", dueOn: "2026-11-01" }]],
  [{ kind: "promises" }, "周五", [{ text: "周五", dueOn: "2026-11-20" }]],
  [{ kind: "promises" }, "初八 送礼", "!"],
  [{ kind: "birthday" }, "农历八月十五", "lunar 08-15"],
  [{ kind: "birthday" }, "中秋", "!"],
  [{ kind: "flag", words: ["急"] }, "急", true],
  [{ kind: "flag" }, ["yes"], true],
  [{ kind: "flag" }, "否", false],
  [{ kind: "flag" }, "也许", "!"],
];

describe("a field", () => {
  it.each(
    typed.map(([field, raw, value]) => ({ field, raw, value, name: `${field.kind} ${String(raw).slice(0, 20)}` })),
  )("$name", ({ field, raw, value }) => {
    const read = readField(field, raw, context);
    if (value === "!") expect(read).toEqual({ problem: expect.stringMatching(/./u) });
    else expect(read).toEqual({ value });
  });

  it("has a problem in the person's language", () => {
    const english = { today: TODAY, messages: messagesFor("en") };
    expect(readField({ kind: "money" }, "lots", english)).toEqual({ problem: expect.stringContaining("no amount") });
    expect(readField(channel, "fax", english)).toEqual({ problem: expect.stringContaining("phone") });
    expect(readField(channel, "传真", context)).toEqual({ problem: expect.stringContaining("电话") });
  });
});

const day = fc
  .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const pieces = fc.constantFrom(
  ..."换 海报 每月10号 每周五前 every Fri 仅一次 周五前 11/25 明天 初八 2026-11-01 无日期 no date by Fri next 送 样品 ， 。 <b> 👍 12箱 A".split(
    " ",
  ),
  " ",
);
const text = fc
  .array(pieces, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join("").trim())
  .filter((joined) => joined !== "");
const name = fc.constantFrom("于老板", "王店长", "欧阳主任", "Wang Li", "Zhao");

/** Any value that a kind can hold. */
const values: { [K in FieldKind]: fc.Arbitrary<ValueOf[K]> } = {
  time: fc.constantFrom("00:00", "09:05", "14:30", "23:59"),
  customer: fc.integer({ min: 1, max: 1_000_000 }),
  choice: fc.constantFrom("onsite", "phone"),
  choices: fc.uniqueArray(fc.constantFrom("order", "collect", "new"), { minLength: 1 }),
  money: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  rate: fc.integer({ min: -10_000, max: 10_000 }).map((hundredths) => hundredths / 100),
  whole: fc.integer({ min: 0, max: 999_999_999 }),
  day: day.filter((one) => one <= TODAY),
  line: text,
  text: fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
  names: fc.uniqueArray(name, { minLength: 1 }),
  promises: fc.array(
    fc.oneof(
      fc.record({ text, dueOn: fc.option(day) }),
      fc.record({ text, dueOn: day, every: fc.constantFrom("week:5", "month:10", "month:31:by") }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  rhythm: fc.constantFrom("week:1", "week:7:by", "month:1", "month:10:by", "month:31"),
  birthday: fc.constantFrom("1985-03-08", "03-08", "lunar 08-15", "lunar leap 06-01", "02-29"),
  flag: fc.boolean(),
};

const fieldOf: { [K in FieldKind]: Field } = {
  time: { kind: "time" },
  customer: { kind: "customer" },
  choice: channel,
  choices: purposes,
  money: { kind: "money" },
  rate: { kind: "rate" },
  whole: { kind: "whole" },
  day: past,
  line: { kind: "line" },
  text: { kind: "text" },
  names: { kind: "names" },
  promises: { kind: "promises" },
  rhythm: { kind: "rhythm", first: "dueOn" },
  birthday: { kind: "birthday" },
  flag: { kind: "flag" },
};

describe("what stands in a field when a form opens", () => {
  it.each(Object.keys(values) as FieldKind[])("%s is read back the same", (kind) => {
    fc.assert(
      fc.property(values[kind] as fc.Arbitrary<ValueOf[FieldKind]>, (value) => {
        const field = fieldOf[kind];
        const written = writeField(field, value);
        expect(readField(field, written, context), written).toEqual({ value });
      }),
      { numRuns: 500 },
    );
  });

  it("is a due day of any age", () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(readField(due, writeField(due, one), context)).toEqual({ value: one });
      }),
    );
  });
});

it("no text makes any field of any record throw", () => {
  const fields = records.flatMap((record) => Object.values(record.fields));
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string({ unit: "binary", maxLength: 60 }), (field, raw) => {
      const read = readField(field, raw, context);
      expect("value" in read || read.problem !== "").toBe(true);
    }),
  );
});
