// Between a record's values and its table's row. The only place that knows how a field kind is kept in a column.
import { dayColumns } from "./birthday.ts";
import { type Field, type FieldKind, type RecordType, type ValueOf, type Values } from "./record.ts";
import type { Cell, Row } from "./store/database.ts";

type Keeper<K extends FieldKind> = {
  column(name: string): string | null;
  toCell(value: ValueOf[K]): Cell;
  fromCell(cell: NonNullable<Cell>): ValueOf[K];
};

const same = (name: string) => name;
const plainText = { column: same, toCell: (value: string) => value, fromCell: String };
const plainNumber = { column: same, toCell: (value: number) => value, fromCell: Number };
/** Several values in one text column. Codes hold no spaces and names no line ends, so splitting gives them back. */
const severalBy = (divider: string) => ({
  column: same,
  toCell: (value: string[]) => value.join(divider),
  fromCell: (cell: NonNullable<Cell>) => String(cell).split(divider).filter(Boolean),
});

const keepers: { [K in FieldKind]: Keeper<K> } = {
  customer: { ...plainNumber, column: (name) => `${name}Id` },
  choice: plainText,
  choices: severalBy(" "),
  money: { column: (name) => `${name}Fen`, toCell: (fen) => BigInt(fen), fromCell: Number },
  rate: plainNumber,
  whole: plainNumber,
  day: plainText,
  line: plainText,
  text: plainText,
  names: severalBy("\n"),
  // Promises have a table of their own; core/follow.ts writes them.
  promises: { column: () => null, toCell: () => null, fromCell: () => [] },
  time: plainText,
  rhythm: plainText,
  birthday: plainText,
  flag: {
    column: (name) => `is${name[0]?.toUpperCase()}${name.slice(1)}`,
    toCell: (value) => value,
    fromCell: (cell) => cell === true || Number(cell) === 1,
  },
};

const keeperOf = (field: Field) => keepers[field.kind] as Keeper<FieldKind>;

/** The column of a field, or null when it is kept elsewhere. */
export const columnOf = (name: string, field: Field): string | null => keeperOf(field).column(name);

/** Columns for those fields that stand in `values`; a null empties its column. */
export function rowOf(record: RecordType, values: Partial<Values>): Row {
  const row: Row = {};
  for (const [name, field] of Object.entries(record.fields)) {
    const column = columnOf(name, field);
    const value = values[name];
    if (column === null || value === undefined) continue;
    if (field.kind === "birthday") Object.assign(row, dayColumns(name, textIn(values, name)));
    else row[column] = value === null ? emptyCell(field) : keeperOf(field).toCell(value);
  }
  return row;
}

/** Columns that may not be null keep their own kind of nothing. */
function emptyCell(field: Field): Cell {
  if (field.kind === "flag") return false;
  return field.kind === "choices" ? "" : null;
}

/** A row's values, by field name; an empty column is null. Promises are not in the row: they come back empty. */
export function valuesOf(record: RecordType, row: Row): Values {
  const values: Values = {};
  for (const [name, field] of Object.entries(record.fields)) {
    const column = columnOf(name, field);
    const cell = column === null ? null : row[column];
    values[name] = cell === null || cell === undefined || cell === "" ? null : keeperOf(field).fromCell(cell);
  }
  return values;
}

/** A field that holds text, or null when it is empty or holds something else. */
export function textIn(values: Partial<Values>, name: string): string | null {
  const value = values[name];
  return typeof value === "string" ? value : null;
}

/** Nothing was said about a field: null, an empty text, an empty list, a flag that is not set. */
export const isEmpty = (value: Values[string] | undefined): boolean =>
  value === null || value === undefined || value === "" || value === false || (Array.isArray(value) && !value.length);
