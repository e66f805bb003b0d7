// Writes a table as a file: CSV that a spreadsheet opens without running anything in it, XLSX, or JSON.
import { stringify } from "csv-stringify/sync";
import { defuseFormula } from "./formula.ts";
import { writeSpreadsheet } from "./spreadsheet.ts";

export const FORMATS = ["csv", "xlsx", "json"] as const;
export type TableFormat = (typeof FORMATS)[number];

type Plain = string | number | boolean | null;
/** One value, or several (purposes, names), or several with parts (promises). */
export type TableCell = Plain | readonly (Plain | Readonly<Record<string, Plain>>)[];
export type TableColumn = { key: string; label: string };
export type Table = { columns: readonly TableColumn[]; rows: readonly Readonly<Record<string, TableCell>>[] };

const MIME: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

export async function writeTable(table: Table, format: TableFormat): Promise<{ bytes: Uint8Array; mime: string }> {
  const mime = MIME[format];
  if (format === "xlsx") return { bytes: await writeXlsx(table), mime };
  return { bytes: new TextEncoder().encode(format === "csv" ? writeCsv(table) : writeJson(table)), mime };
}

/** CSV with a byte order mark, for Excel. Texts that a spreadsheet would run get a `'` in front; numbers stay numbers. */
export function writeCsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ key }) => flatten(row[key])))];
  const safe = lines.map((cells) => cells.map((cell) => (typeof cell === "string" ? defuseFormula(cell) : cell)));
  const options = { bom: true, record_delimiter: "\r\n", quoted_match: /[\r\n]/u, cast: { boolean: String } };
  return stringify(safe, options);
}

/** One sheet. Texts stay texts, whatever they begin with. */
export function writeXlsx({ columns, rows }: Table): Promise<Uint8Array> {
  const lines = rows.map((row) => columns.map(({ key }) => flatten(row[key])));
  return writeSpreadsheet([columns.map(({ label }) => label), ...lines]);
}

/** An array of objects that have the columns' keys, in the columns' order. What is missing is null. */
export function writeJson({ columns, rows }: Table): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null])));
  return `${JSON.stringify(objects, null, 1)}\n`;
}

/** Several values in one cell, divided by `|` as aliases are; a value's parts by a space. */
function flatten(cell: TableCell | undefined): Plain {
  if (cell === undefined) return null;
  if (!isSeveral(cell)) return cell;
  return cell.map((one) => (one !== null && typeof one === "object" ? partsOf(one) : (one ?? ""))).join("|");
}

const isSeveral = (cell: TableCell): cell is Exclude<TableCell, Plain> => Array.isArray(cell);

const partsOf = (value: Readonly<Record<string, Plain>>): string =>
  Object.values(value)
    .filter((part) => part !== null && part !== "")
    .join(" ");
