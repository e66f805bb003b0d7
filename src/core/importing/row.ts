// From a table's lines to rows of known columns: the header in any order, each cell read or complained about.
import type { Messages } from "../messages/index.ts";
import type { TableRow } from "../tables/read.ts";

export type Sentences = Messages["importing"];

/** What is wrong, where: the line in the file, the column's name (null: the line as a whole), and what to do. */
export type RowProblem = { line: number; field: string | null; sentence: string };

export type Reading<Value> = { value: Value } | { problem: string };
export type CellReader<Value> = (text: string, sentences: Sentences) => Reading<Value>;

/** A column by its name, with other words for it in a header, whether a file must have it, and how its cells are read. */
export type Columns<Values> = {
  [Name in keyof Values & string]: { words: readonly string[]; isRequired?: true; read: CellReader<Values[Name]> };
};

/** The values of a line; an empty cell is null, and so is a column that the file does not have. */
export type Row<Values> = { line: number } & { [Name in keyof Values]: Values[Name] | null };
export type Rows<Values> = { rows: Row<Values>[]; problems: RowProblem[] };

/** A problem of one cell; its sentence says which column it means. */
export const inColumn = (at: { line: number; field: string }, sentence: string, sentences: Sentences): RowProblem => ({
  ...at,
  sentence: sentences.inColumn(at.field, sentence),
});

/** A line with a problem gives no row. When the header is wrong there are no rows at all. */
export function readRows<Values>(
  table: readonly TableRow[],
  columns: Columns<Values>,
  sentences: Sentences,
): Rows<Values> {
  const names = Object.keys(columns) as (keyof Values & string)[];
  const [header, ...lines] = table;
  if (header === undefined || lines.length === 0) {
    return { rows: [], problems: [{ line: 1, field: null, sentence: sentences.empty(names.join(",")) }] };
  }
  const { places, problems } = readHeader(header, columns, sentences);
  if (problems.length > 0) return { rows: [], problems };
  const read = lines.map((line) => readLine(line, { columns, places, sentences }));
  return { rows: read.flatMap(({ row }) => row ?? []), problems: read.flatMap(({ problems }) => problems) };
}

/** Columns that our own exports have beside those of an import: the table they come from keeps them itself. */
const EXPORT_ONLY = ["id", "createdAt", "platform", "undoneAt"];

/** What each column of the file is; null: passed over. */
type Places<Values> = readonly ((keyof Values & string) | null)[];

function readHeader<Values>(header: TableRow, columns: Columns<Values>, sentences: Sentences) {
  const names = Object.keys(columns) as (keyof Values & string)[];
  const places: Places<Values>[number][] = [];
  const problems: RowProblem[] = [];
  const complain = (sentence: string) => problems.push({ line: header.line, field: null, sentence });
  for (const title of withoutEmptyEnd(header.cells)) {
    const name = names.find((one) => [one, ...columns[one].words].some((word) => plain(word) === plain(title)));
    if (EXPORT_ONLY.some((one) => plain(one) === plain(title))) places.push(null);
    else if (name === undefined) complain(sentences.unknownColumn(title, names.join(sentences.comma)));
    else if (places.includes(name)) complain(sentences.doubleColumn(name));
    else places.push(name);
  }
  for (const name of names) {
    if (columns[name].isRequired && !places.includes(name)) complain(sentences.missingColumn(name));
  }
  return { places, problems };
}

const plain = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_*-]/gu, "");

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}

type Under<Values> = { columns: Columns<Values>; places: Places<Values>; sentences: Sentences };

function readLine<Values>({ line, cells }: TableRow, { columns, places, sentences }: Under<Values>) {
  const problems: RowProblem[] = [];
  const values: Record<string, unknown> = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
  if (withoutEmptyEnd(cells).length > places.length) {
    problems.push({ line, field: null, sentence: sentences.tooManyCells(places.length) });
  }
  for (const [at, name] of places.entries()) {
    const text = cells[at] ?? "";
    if (text === "" || name === null) continue;
    const reading = columns[name].read(text, sentences);
    if ("problem" in reading) problems.push(inColumn({ line, field: name }, reading.problem, sentences));
    else values[name] = reading.value;
  }
  const row = problems.length > 0 ? null : ({ line, ...values } as Row<Values>);
  return { row, problems };
}
