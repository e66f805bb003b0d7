// `export KIND`: every record of a kind as a table, or one case's file, for the person at the machine, who may see all (DESIGN §4).
import { writeFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Config } from "./config.ts";
import { eachFound, exportRow, isCalendarDay, tableFor } from "./core/export.ts";
import { findAll } from "./core/find.ts";
import { findPeopleTable } from "./core/people-table.ts";
import { type CaseFormat, CASE_FORMATS } from "./core/case/file.ts";
import { readNumber } from "./core/number.ts";
import type { RecordType } from "./core/record.ts";
import type { Database } from "./core/store/database.ts";
import { FORMATS, type Table, type TableFormat, writeTable } from "./core/tables/write.ts";
import { instantOf } from "./core/turn.ts";
import { attempt, complain, showProgress, withDatabase } from "./terminal.ts";

export type CaseFileWork = {
  /** A case's file as it is to be written; null: there is no such case. */
  caseFile(config: Config, wanted: { id: number; format: CaseFormat }): Promise<string | null>;
};

type Format = TableFormat | CaseFormat;
type ExportOptions = { format?: Format; since?: string; out?: string; all?: boolean; case?: string };

export function addExport(program: Command, records: readonly RecordType[], work: CaseFileWork): void {
  const kinds = [...records.map(({ name }) => name), "person"];
  program
    .command("export")
    .argument("<kind>", kinds.join(", "), (kind: string) => {
      if (!kinds.includes(kind)) throw new InvalidArgumentError(`There are: ${kinds.join(", ")}.`);
      return kind;
    })
    .addOption(
      new Option(
        "--format <format>",
        "of a table csv (default), xlsx, json; of a case's file html (default), md",
      ).choices([...FORMATS, ...CASE_FORMATS]),
    )
    .option("--case <number>", "the file of one complaint, like T-1042: a page to print, pictures included")
    .option("--since <day>", "only what was made on this day or later, YYYY-MM-DD", readDayOption)
    .option("--out <file>", "write to this file instead of standard output")
    .option("--all", "undone records too, with undoneAt")
    .description("records as a table")
    .action((kind: string, options: ExportOptions) =>
      attempt((config) => {
        if (options.case !== undefined) return exportCase({ config, records, kind, options, work });
        const format = tableFormat(options);
        return withDatabase(config, (database) => exportKind({ database, config, records, kind, options, format }));
      }),
    );
}

function tableFormat({ format = "csv" }: ExportOptions): TableFormat {
  const known = FORMATS.find((one) => one === format);
  if (known) return known;
  throw new Error(
    `${format} is the form of one case's file: add its number, --case T-1042; a table comes as ${FORMATS.join(", ")}`,
  );
}

type ExportingCase = Pick<Exporting, "config" | "records" | "kind" | "options"> & { work: CaseFileWork };

async function exportCase({ config, records, kind, options, work }: ExportingCase): Promise<void> {
  const { format = "html", out, since, all, case: typed = "" } = options;
  const record = records.find(({ name, told }) => name === kind && told === "customerService");
  if (!record) throw new Error(`only a complaint has a file: rapport export complaint --case ${typed}`);
  const known = CASE_FORMATS.find((one) => one === format);
  if (!known) throw new Error(`a case's file comes as ${CASE_FORMATS.join(" or ")}, not as ${format}`);
  if (since !== undefined || all) throw new Error("--since and --all choose among records; leave them out with --case");
  const id = readNumber(record, typed);
  if (id === null) throw new Error(`"${typed}" is no complaint's number: write it like ${record.letter}-1042`);
  const text = await work.caseFile(config, { id, format: known });
  if (text === null)
    throw new Error(`there is no complaint ${record.letter}-${id}: rapport export complaint lists them all`);
  await writeOut(Buffer.from(text), out);
}

async function writeOut(bytes: Uint8Array, out: string | undefined): Promise<void> {
  if (out === undefined) process.stdout.write(bytes);
  else await writeFile(out, bytes);
}

function readDayOption(day: string): string {
  if (isCalendarDay(day)) return day;
  throw new InvalidArgumentError("Write the day like 2026-11-01.");
}

type Exporting = {
  database: Database;
  config: Config;
  records: readonly RecordType[];
  kind: string;
  options: ExportOptions;
  format: TableFormat;
};

async function exportKind({ database, config, records, kind, options, format }: Exporting): Promise<void> {
  const { since, out, all = false } = options;
  const record = records.find(({ name }) => name === kind);
  const from = since === undefined ? null : instantOf(since, "00:00", config.house.timezone);
  const table = record ? await recordTable(database, record, { from, all }) : await findPeopleTable(database, from);
  const { bytes } = await writeTable(table, format);
  await writeOut(bytes, out);
  complain(`${table.rows.length} rows`);
}

type Range = { from: Date | null; all: boolean };

async function recordTable(database: Database, record: RecordType, { from, all }: Range): Promise<Table> {
  const rows: Table["rows"][number][] = [];
  const shown = all ? { ...record, exported: [...record.exported, "undoneAt"] } : record;
  const where = from ? { createdAt: { gte: from } } : {};
  const progress = showProgress(record.name);
  for await (const found of eachFound((page) => findAll(database, record, { ...page, withUndone: all }), where)) {
    rows.push(exportRow(shown, found));
    if (rows.length % 1000 === 0) progress(rows.length, rows.length + 1);
  }
  return tableFor(shown, rows);
}
