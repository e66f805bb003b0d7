// The command line (DESIGN §4): what a person at the machine can ask for, with progress on long work and errors that name the mend.
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Config, ConfigFaults, readConfig } from "./config.ts";
import { eachFound, exportRow, tableFor } from "./core/export.ts";
import { findAll } from "./core/find.ts";
import { importCustomers } from "./core/importing/customers.ts";
import { importPeople } from "./core/importing/people.ts";
import { type Messages, messagesFor } from "./core/messages/index.ts";
import { findPeopleTable } from "./core/people-table.ts";
import type { Finding } from "./core/check.ts";
import type { RecordType } from "./core/record.ts";
import { type Database, openDatabase } from "./core/store/database.ts";
import { FORMATS, type Table, type TableFormat, writeTable } from "./core/tables/write.ts";
import { instantOf } from "./core/turn.ts";

/** What only the house can do: it knows all rooms. */
export type HouseWork = {
  open(config: Config, isTrial: boolean): Promise<void>;
  check(config: Config): Promise<Finding[]>;
};

const SANDBOX_DATABASE = "file:./data/sandbox.db";

export function commandLine(records: readonly RecordType[], work: HouseWork): Command {
  const program = new Command("rapport").description("客情 Rapport: visits, promises and complaints from one line");
  program
    .command("start", { isDefault: true })
    .description("run; with no platform configured, the sandbox")
    .action(() => attempt(async (config) => work.open(trialOf(config), isTrial(config))));
  program
    .command("sandbox")
    .description("a Slack and a Feishu of our own on this machine, with a demo company, and a page to use them")
    .action(() => attempt(async (config) => work.open(trialOf({ ...config, slack: null, feishu: null }), true)));
  program
    .command("doctor")
    .description("check settings, database, calendar and platforms; say what is missing and how to mend it")
    .action(() => attempt(async (config) => sayFindings(await work.check(config))));
  program
    .command("migrate")
    .description("bring the database's tables up to date (starting does it too)")
    .action(() => attempt((config) => withDatabase(config, async () => say("the tables are up to date"))));
  program
    .command("backup")
    .argument("<file>", "where to write the copy; it must not exist yet")
    .description("copy the living database into a file")
    .action((file: string) => attempt((config) => withDatabase(config, async (database) => database.backup(file))));
  addImports(program);
  addExport(program, records);
  return program;
}

const isTrial = (config: Config) => !config.slack && !config.feishu;

/** The demo company never mixes with real records: without a DATABASE_URL of its own the sandbox has its own file. */
const trialOf = (config: Config): Config =>
  isTrial(config) && config.isDatabaseByDefault ? { ...config, databaseUrl: SANDBOX_DATABASE } : config;

const say = (words: string) => process.stdout.write(`${words}\n`);
const complain = (words: string) => process.stderr.write(`${words}\n`);

/** Errors are sentences, not stack traces; the exit code is 1. */
async function attempt(action: (config: Config) => Promise<unknown>): Promise<void> {
  try {
    await action(readConfig());
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof ConfigFaults) complain(error.message);
    else complain(error instanceof Error ? error.message : String(error));
  }
}

async function withDatabase<T>(config: Config, action: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(config.databaseUrl);
  try {
    return await action(database);
  } finally {
    await database.close();
  }
}

function sayFindings(findings: readonly Finding[]): void {
  for (const { what, isOk, mend } of findings)
    say(`${isOk ? "ok  " : "BAD "} ${what}${mend ? `\n     → ${mend}` : ""}`);
  if (findings.some((finding) => !finding.isOk)) process.exitCode = 1;
}

function addImports(program: Command): void {
  const imports = { people: importPeople, customers: importCustomers };
  for (const [kind, importThem] of Object.entries(imports)) {
    program
      .command(kind)
      .description(`${kind} from a table`)
      .command("import")
      .argument("<file>", "CSV or XLSX, UTF-8 or GBK")
      .description(`put ${kind} in, or bring them up to date; with one bad row nothing is imported`)
      .action((file: string) =>
        attempt((config) =>
          withDatabase(config, async (database) => {
            const messages = messagesFor(config.house.locale);
            const source = { bytes: await readFile(file), fileName: basename(file) };
            const progress = showProgress(kind);
            const report = await importThem({
              database,
              messages,
              now: new Date(),
              house: config.house,
              ...source,
              progress,
            });
            sayReport(messages, report);
          }),
        ),
      );
  }
}

/** Progress on a terminal only: a log file wants no carriage returns. */
function showProgress(what: string) {
  return (done: number, total: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done} / ${total}${done === total ? "\n" : ""}`);
  };
}

type Report = {
  added: number;
  changed: number;
  unchanged: number;
  problems: readonly { line: number; field: string | null; sentence: string }[];
};

function sayReport({ importing }: Messages, report: Report): void {
  for (const { line, sentence } of report.problems) complain(importing.problemLine(line, sentence));
  if (report.problems.length) {
    complain(importing.nothingImported(report.problems.length));
    process.exitCode = 1;
  } else say(importing.imported(report.added, report.changed, report.unchanged));
}

type ExportOptions = { format: TableFormat; since?: string; out?: string; all?: boolean };

function addExport(program: Command, records: readonly RecordType[]): void {
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
  if (/^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(day))) return day;
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
  if (out) await writeFile(out, bytes);
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
