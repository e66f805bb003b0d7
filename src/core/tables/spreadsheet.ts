// XLSX, both ways. The only file that knows the library for it.
import { checkZip } from "./zip.ts";

export type SpreadsheetCell = string | number | boolean | Date | null;
/** `line` is the row's number as the spreadsheet shows it, from 1. */
export type SpreadsheetRow = { line: number; cells: SpreadsheetCell[] };

// XML 1.0 has no place for these; Excel calls a file with them damaged.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
/** Excel: a cell holds 32,767 characters (support.microsoft.com, "Excel specifications and limits"). */
const LONGEST_CELL = 32_767;

/** A form's layout: the columns' widths in characters, cells that go together (from 0, both counted in), rows in bold. */
export type SheetLayout = {
  widths: readonly number[];
  merges: readonly { row: number; from: number; to: number }[];
  bold: readonly number[];
};

/** A workbook of one sheet. Longer texts than a cell holds are cut. */
export async function writeSpreadsheet(
  rows: readonly (readonly SpreadsheetCell[])[],
  layout?: SheetLayout,
): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const kept = rows.map((row) => row.map(toKept));
  return writeXlsx({ sheets: [{ name: "Rapport", rows: kept, ...(layout && laidOut(layout)) }] });
}

/** Texts break into lines, and figures stand below their heads; the page lies on its side and holds all columns, as the form on paper does. */
function laidOut({ widths, merges, bold }: SheetLayout) {
  const alignment = { wrapText: true, vertical: "top", horizontal: "left" } as const;
  return {
    columns: widths.map((width) => ({ width, style: { alignment } })),
    merges: merges.map(({ row, from, to }) => ({ startRow: row, startCol: from, endRow: row, endCol: to })),
    cells: new Map(
      bold.flatMap((row) =>
        widths.map((_width, column) => [`${row},${column}`, { style: { alignment, font: { bold: true } } }] as const),
      ),
    ),
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const,
  };
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
