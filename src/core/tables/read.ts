// Reads a table that somebody made in a spreadsheet: CSV in the encodings that Excel saves, or XLSX. Cells are text.
import { CsvError, parse } from "csv-parse/sync";
import { undoDefusing } from "./formula.ts";
import { readSpreadsheet, type SpreadsheetCell } from "./spreadsheet.ts";
import { TooMuchInside } from "./zip.ts";

/** `line` is the first line of the row in the file, from 1. Cells are trimmed. */
export type TableRow = { line: number; cells: string[] };
export type TableLimits = { bytes: number; rows: number; unfoldedBytes: number };
export type Unreadable = "tooBig" | "tooManyRows" | "notAWorkbook" | "oldWorkbook" | "badQuotes" | "badEncoding";

/** The file cannot be read as a table; `line` where that is known. */
export class UnreadableTable extends Error {
  readonly why: Unreadable;
  readonly line: number;
  constructor(why: Unreadable, line = 1, cause?: unknown) {
    super(`the table cannot be read: ${why}`, { cause });
    this.name = "UnreadableTable";
    this.why = why;
    this.line = line;
  }
}

export const LIMITS: TableLimits = { bytes: 20_000_000, rows: 200_000, unfoldedBytes: 400_000_000 };

const ZIP_MARK = [0x50, 0x4b];
/** The compound file of Excel 97–2003, and of an XLSX with a password. */
const OLD_MARK = [0xd0, 0xcf, 0x11, 0xe0];

/** All rows that are not empty, the header among them. Throws UnreadableTable. */
export async function readTable(bytes: Uint8Array, limits: TableLimits = LIMITS): Promise<TableRow[]> {
  if (bytes.length > limits.bytes) throw new UnreadableTable("tooBig");
  if (beginsWith(bytes, OLD_MARK)) throw new UnreadableTable("oldWorkbook");
  return beginsWith(bytes, ZIP_MARK) ? readXlsx(bytes, limits) : readCsv(decodeText(bytes), limits);
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  try {
    const read = await readSpreadsheet(bytes, { bytes: limits.unfoldedBytes, rows: mostRead(limits) });
    checkCount(read.length, limits);
    for (const { line, cells } of read) {
      const texts = cells.map(toText);
      if (texts.every((text) => text === "")) continue;
      rows.push({ line, cells: texts });
    }
  } catch (cause) {
    if (cause instanceof UnreadableTable) throw cause;
    throw new UnreadableTable(cause instanceof TooMuchInside ? "tooBig" : "notAWorkbook", 1, cause);
  }
  return rows;
}

function toText(cell: SpreadsheetCell): string {
  if (cell === null) return "";
  if (!(cell instanceof Date)) return undoDefusing(String(cell).trim());
  const instant = cell.toISOString();
  return instant.endsWith("T00:00:00.000Z") ? instant.slice(0, 10) : instant;
}

/** UTF-8, UTF-16 with its mark ("Unicode text"), else GB 18030, in which a Chinese Excel saves CSV (it contains GBK). */
export function decodeText(bytes: Uint8Array): string {
  if (beginsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the next one decides.
  }
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableTable("badEncoding", 1, cause);
  }
}

/** A row more than is allowed, so that one sees that there is one; the header is none of them. */
const mostRead = (limits: TableLimits): number => limits.rows + 2;

function checkCount(read: number, limits: TableLimits): void {
  if (read >= mostRead(limits)) throw new UnreadableTable("tooManyRows", read);
}

type Parsed = { record: string[]; info: { lines: number } };

function readCsv(text: string, limits: TableLimits): TableRow[] {
  const rows: TableRow[] = [];
  try {
    const parsed: unknown = parse(text, {
      delimiter: findDelimiter(text),
      info: true,
      relax_column_count: true,
      to: mostRead(limits),
    });
    const records = parsed as Parsed[];
    checkCount(records.length, limits);
    for (const { record, info } of records) {
      const inside = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
      const cells = record.map((cell) => undoDefusing(cell.trim()));
      if (cells.some((cell) => cell !== "")) rows.push({ line: info.lines - inside, cells });
    }
  } catch (cause) {
    if (cause instanceof CsvError) throw new UnreadableTable("badQuotes", Number(cause["lines"] ?? 1), cause);
    throw cause;
  }
  return rows;
}

/** The one that the header has most of; Excel takes `;` where the comma is a decimal one. */
function findDelimiter(text: string): string {
  const header = text.slice(0, 10_000).split(/\r\n|\r|\n/u, 1)[0] ?? "";
  const counted = [",", ";", "\t"].map((mark) => ({ mark, count: header.split(mark).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}
