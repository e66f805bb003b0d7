// What is exported comes back as it was, and nothing in it runs.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "../../../src/core/tables/read.ts";
import { type Table, writeCsv, writeJson, writeTable, writeXlsx } from "../../../src/core/tables/write.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const table = (...values: Table["rows"][number][string][]): Table => ({
  columns: [{ key: "value", label: "内容" }],
  rows: values.map((value) => ({ value })),
});

describe("CSV", () => {
  it.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+86 138", "'+86 138"],
    ["-5", "'-5"],
    ["@SUM", "'@SUM"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠a", "'＠a"],
    ["'=1", "''=1"],
    ["'5", "''5"],
    [-5, "-5"],
    [1234.5, "1234.5"],
    ["永清超市", "永清超市"],
    ["'s", "'s"],
    [null, ""],
    [true, "true"],
    [["order", "collect"], "order|collect"],
    [
      [
        { text: "换海报", dueOn: "2026-11-27", status: "open" },
        { text: "b", dueOn: null },
      ],
      "换海报 2026-11-27 open|b",
    ],
  ])("writes %j as %j", (value, written) => {
    expect(writeCsv(table(value))).toBe(`\ufeff内容\r\n${written}\r\n`);
  });

  it.each(["\r=1", "\n=1"])("writes %j so that it is no formula", (value) => {
    expect(writeCsv(table(value))).toBe(`\ufeff内容\r\n"'${value}"\r\n`);
  });

  it("quotes commas, quotation marks and line ends", () => {
    expect(writeCsv(table('a,"b"\nc'))).toBe('\ufeff内容\r\n"a,""b""\nc"\r\n');
  });
});

describe("JSON", () => {
  it("is one array of objects in the columns' order, with null for what is missing", () => {
    const columns = ["id", "purposes", "promises", "none"].map((key) => ({ key, label: key }));
    const rows = [{ promises: [{ text: "a", dueOn: null }], id: 1, purposes: ["order"], other: "left out" }];
    const read: unknown = JSON.parse(writeJson({ columns, rows }));
    expect(read).toEqual([{ id: 1, purposes: ["order"], promises: [{ text: "a", dueOn: null }], none: null }]);
    expect(Object.keys((read as object[])[0] ?? {})).toEqual(["id", "purposes", "promises", "none"]);
  });
});

describe("there and back", () => {
  const text = fc
    .string({ unit: "binary" })
    .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu, "").trim());
  const texts = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 });
  const tableOf = (pairs: [string, string][]): Table => ({
    columns: [
      { key: "a", label: "a" },
      { key: "b", label: "b" },
    ],
    rows: pairs.map(([a, b]) => ({ a, b })),
  });
  const notEmpty = (pairs: [string, string][]) => pairs.filter(([a, b]) => a !== "" || b !== "");

  it("any texts survive CSV", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (pairs) => {
        const [, ...rows] = await readTable(encode(writeCsv(tableOf(pairs))));
        expect(rows.map(({ cells }) => cells)).toEqual(notEmpty(pairs));
      }),
    );
  });

  it("any texts survive XLSX", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (pairs) => {
        const [, ...rows] = await readTable(await writeXlsx(tableOf(pairs)));
        const filled = rows.map(({ cells }) => [cells[0] ?? "", cells[1] ?? ""]);
        expect(filled).toEqual(notEmpty(pairs).map((pair) => pair.map((cell) => undefused(cell))));
      }),
      { numRuns: 50 },
    );
  });

  it("XLSX keeps numbers as numbers, and texts that look like formulas as texts", async () => {
    const { readXlsx } = await import("hucre/xlsx");
    const book = await readXlsx(await writeXlsx(table("=1+1", -5.5, "0010", true, null, "a\u0001b")));
    expect(book.sheets[0]?.rows.map(([cell]) => cell)).toEqual(
      ["内容", "=1+1", -5.5, "0010", true, null, "ab"].slice(0, 7),
    );
  });

  it("says what kind of file it is", async () => {
    expect((await writeTable(table("a"), "csv")).mime).toBe("text/csv; charset=utf-8");
    expect((await writeTable(table("a"), "xlsx")).bytes.slice(0, 2)).toEqual(encode("PK"));
    expect((await writeTable(table("a"), "json")).mime).toBe("application/json");
  });
});

/** What a reader takes off a text that begins as if it had been defused: XLSX has no need of the mark, but people type it. */
const undefused = (text: string): string => text.replace(/^'(?='*(?:[=+\-@\t\r\n＝＋－＠]|\d))/u, "");
