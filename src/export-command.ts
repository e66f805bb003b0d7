// `export KIND`: every record of a kind as a table, for the person at the machine, who may see all (DESIGN §4).
import { writeFile } from "node:fs/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Config } from "./config.ts";
import { eachFound, exportRow, isCalendarDay, tableFor } from "./core/export.ts";
import { findAll } from "./core/find.ts";
import { findPeopleTable } from "./core/people-table.ts";
import type { RecordType } from "./core/record.ts";
import type { Database } from "./core/store/database.ts";
import { FORMATS, type Table, type TableFormat, writeTable } from "./core/tables/write.ts";
import { instantOf } from "./core/turn.ts";
import { attempt, complain, showProgress, withDatabase } from "./terminal.ts";

type ExportOptions = { format: TableFormat; since?: string; out?: string; all?: boolean };

export function addExport(program: Command, records: readonly RecordType[]): void {
  const kinds = [...records.map(({ name }) => name), "person"];
  program
    .command("export")
    .argument("<kind>", kinds.join(", "), (kind: string) => {
      if (!kinds.includes(kind)) throw new InvalidArgumentError(`There are: ${kinds.join(", ")}.`);
      return kind;
    })
    .addOption(new Option("--format <format>").choices([...FORMATS]).default("csv"))
    .option("--since <day>", "only what was made on this day or later, YYYY-MM-DD", readDayOption)
    .option("--out <file>", "write to this file instead of standard output")
    .option("--all", "undone records too, with undoneAt")
    .description("records as a table")
    .action((kind: string, options: ExportOptions) =>
      attempt((config) => withDatabase(config, (database) => exportKind({ database, config, records, kind, options }))),
    );
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
};

async function exportKind({ database, config, records, kind, options }: Exporting): Promise<void> {
  const { format, since, out, all = false } = options;
  const record = records.find(({ name }) => name === kind);
  const from = since === undefined ? null : instantOf(since, "00:00", config.house.timezone);
  const table = record ? await recordTable(database, record, { from, all }) : await findPeopleTable(database, from);
  const { bytes } = await writeTable(table, format);
  if (out !== undefined) await writeFile(out, bytes);
  else process.stdout.write(bytes);
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
