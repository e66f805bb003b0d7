// XLSX, both ways. The only file that knows the library for it.
import { checkZip } from "./zip.ts";

export type SpreadsheetCell = string | number | boolean | Date | null;
/** `line` is the row's number as the spreadsheet shows it, from 1. */
export type SpreadsheetRow = { line: number; cells: SpreadsheetCell[] };

// XML 1.0 has no place for these; Excel calls a file with them damaged.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
/** Excel: a cell holds 32,767 characters (support.microsoft.com, "Excel specifications and limits"). */
const LONGEST_CELL = 32_767;

/** A workbook of one sheet. Longer texts than a cell holds are cut. */
export async function writeSpreadsheet(rows: readonly (readonly SpreadsheetCell[])[]): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  return writeXlsx({ sheets: [{ name: "Rapport", rows: rows.map((row) => row.map(toKept)) }] });
}

const toKept = (cell: SpreadsheetCell): SpreadsheetCell =>
  typeof cell === "string" ? cell.replace(NOT_IN_XML, "").slice(0, LONGEST_CELL) : cell;

/**
 * The first visible sheet, at most `rows` rows of it, with null in empty cells. Throws where the bytes are no workbook, or
 * when they would unfold to more than `bytes`.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  most: { bytes: number; rows: number },
): Promise<SpreadsheetRow[]> {
  await checkZip(bytes, most.bytes);
  const { readXlsx } = await import("hucre/xlsx");
  let isFound = false;
  const { sheets } = await readXlsx(bytes, {
    maxRows: most.rows,
    sheets(sheet) {
      if (isFound || sheet.hidden || sheet.veryHidden) return false;
      isFound = true;
      return true;
    },
  });
  return (sheets[0]?.rows ?? []).map((cells, at) => ({ line: at + 1, cells }));
}
