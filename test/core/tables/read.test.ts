// Tables as people save them: encodings, dividers, workbooks, and files that are none.
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { LIMITS, readTable, type TableLimits } from "../../../src/core/tables/read.ts";
import { writeXlsx } from "../../../src/core/tables/write.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const cellsOf = async (bytes: Uint8Array) => (await readTable(bytes)).map(({ cells }) => cells);
/** 名称,区域 / 永清,华东 in GBK. */
const GBK = Uint8Array.from(Buffer.from("c3fbb3c62cc7f8d3f20ad3c0c7e52cbbaab6ab0a", "hex"));

describe("reading a table", () => {
  it.each([
    ["UTF-8", encode("名称,区域\n永清,华东\n")],
    ["UTF-8 with its mark", encode("\ufeff名称,区域\r\n永清,华东\r\n")],
    ["GBK", GBK],
    ["UTF-16", new Uint8Array(Buffer.from("\ufeff名称\t区域\r\n永清\t华东\r\n", "utf16le"))],
    ["semicolons", encode("名称;区域\n永清;华东")],
    ["tabs", encode("名称\t区域\n永清\t华东")],
    ["old Mac line ends", encode("名称,区域\r永清,华东\r")],
  ])("%s", async (_name, bytes) => {
    expect(await cellsOf(bytes)).toEqual([
      ["名称", "区域"],
      ["永清", "华东"],
    ]);
  });

  it("counts lines as an editor does, across empty lines and line ends within cells", async () => {
    const rows = await readTable(encode('a,b\n\n1,"x\ny"\n , \n2,z\n'));
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  it("takes off the mark that keeps a text from being a formula, and the blanks around", async () => {
    expect(await cellsOf(encode("a\n'=1\n'0108\n's\n  b  \n"))).toEqual([["a"], ["=1"], ["0108"], ["'s"], ["b"]]);
  });

  it("reads a workbook's numbers, days and truths as text, with the sheet's own line numbers", async () => {
    const { writeXlsx: write } = await import("hucre/xlsx");
    const rows = [["a"], [13800001111], [], [new Date(Date.UTC(1985, 2, 8))], [true], [0.18]];
    const hidden = { name: "hidden", rows: [["x"]], hidden: true };
    const bytes = await write({ sheets: [hidden, { name: "s", rows }] });
    expect(await readTable(bytes)).toEqual([
      { line: 1, cells: ["a"] },
      { line: 2, cells: ["13800001111"] },
      { line: 4, cells: ["1985-03-08"] },
      { line: 5, cells: ["true"] },
      { line: 6, cells: ["0.18"] },
    ]);
  });

  it.each([
    ["an open quotation mark", encode('a\n"b\n'), "badQuotes"],
    ["a quotation mark within", encode('a\nb"c"\n'), "badQuotes"],
    ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "oldWorkbook"],
    ["half a workbook", encode("PK\u0003\u0004 and no more of it"), "notAWorkbook"],
    ["no text at all", Uint8Array.of(0x61, 0xff, 0xff, 0x0a), "badEncoding"],
  ])("refuses %s", async (_name, bytes, why) => {
    await expect(readTable(bytes)).rejects.toMatchObject({ name: "UnreadableTable", why });
  });

  const limits = (some: Partial<TableLimits>): TableLimits => ({ ...LIMITS, ...some });
  const twoRows = { columns: [{ key: "a", label: "a" }], rows: [{ a: 1 }, { a: 2 }] };

  it("refuses more bytes, and more rows, than it may take; the header is none of them", async () => {
    await expect(readTable(encode("a\n1\n2\n"), limits({ bytes: 5 }))).rejects.toMatchObject({ why: "tooBig" });
    await expect(readTable(encode("a\n1\n2\n"), limits({ rows: 1 }))).rejects.toMatchObject({
      why: "tooManyRows",
      line: 3,
    });
    expect(await readTable(encode("a\n1\n2\n"), limits({ rows: 2 }))).toHaveLength(3);
    const book = await writeXlsx(twoRows);
    await expect(readTable(book, limits({ rows: 1 }))).rejects.toMatchObject({ why: "tooManyRows", line: 3 });
    expect(await readTable(book, limits({ rows: 2 }))).toHaveLength(3);
  });

  it("refuses a workbook that unfolds to too much, also when it lies about it", async () => {
    const book = await writeXlsx(twoRows);
    await expect(readTable(book, limits({ unfoldedBytes: 500 }))).rejects.toMatchObject({ why: "tooBig" });
    const zeros = Buffer.alloc(5_000_000);
    const honest = zipOf({ content: zeros, says: zeros.length });
    const lying = zipOf({ content: zeros, says: 100 });
    await expect(readTable(honest, limits({ unfoldedBytes: 1_000_000 }))).rejects.toMatchObject({ why: "tooBig" });
    await expect(readTable(lying, limits({ unfoldedBytes: 1_000_000 }))).rejects.toMatchObject({ why: "tooBig" });
  });
});

/** A ZIP file of one part, which says of itself that it is `says` bytes long. */
function zipOf({ content, says }: { content: Buffer; says: number }): Uint8Array {
  const packed = deflateRawSync(content);
  const name = Buffer.from("xl/workbook.xml");
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(says, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, name, packed]);
  const listed = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), facts, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, listed, end]));
}
