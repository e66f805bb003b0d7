// The command line (DESIGN §4): what a person at the machine can ask for, with progress on long work and errors that name the mend.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Command } from "commander";
import type { Config } from "./config.ts";
import type { Finding } from "./core/check.ts";
import { importCustomers } from "./core/importing/customers.ts";
import { importHolidays } from "./core/importing/holidays.ts";
import type { ImportReport } from "./core/importing/import.ts";
import { importPeople } from "./core/importing/people.ts";
import { importTargets } from "./core/importing/targets.ts";
import { type Messages, messagesFor } from "./core/messages/index.ts";
import type { RecordType } from "./core/record.ts";
import { openDatabase } from "./core/store/database.ts";
import { dialectOf } from "./core/store/dialect.ts";
import { sqlitePath } from "./core/store/sqlite-file.ts";
import { addExport, type CaseFileWork } from "./export-command.ts";
import { addReport, type ReportWork } from "./report-command.ts";
import { addTick, type TickWork } from "./tick-command.ts";
import { type OpenHouse, startHouse, trialOf } from "./start.ts";
import { attempt, complain, say, showProgress, withDatabase } from "./terminal.ts";

/** What only the house can do: it knows all rooms. */
export type HouseWork = TickWork &
  ReportWork &
  CaseFileWork & {
    open: OpenHouse;
    check(config: Config): Promise<Finding[]>;
  };

export function commandLine(records: readonly RecordType[], work: HouseWork): Command {
  const program = new Command("rapport").description("客情 Rapport: visits, promises and complaints from one line");
  const start = () => startHouse(work.open);
  // Alone it starts; a word that is no command is said to be none.
  program
    .usage("<command>")
    .argument("[command]")
    .action((unknown?: string) => (unknown === undefined ? start() : refuseCommand(program, unknown)));
  program.command("start").description("run; with no platform configured, the sandbox").action(start);
  program
    .command("sandbox")
    .description("a Slack and a Feishu of our own on this machine, with a demo company, and a page to use them")
    .action(() => attempt((config) => work.open(trialOf({ ...config, slack: null, feishu: null }), true)));
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
    .argument("<file>", "where to write the copy; an older one of that name is replaced")
    .description("copy the living database into a file")
    .action((file: string) => attempt((config) => backUp(config, file)));
  addImports(program);
  addExport(program, records, work);
  addReport(program, work, trialOf);
  addTick(program, work, trialOf);
  return program;
}

function refuseCommand(program: Command, typed: string): never {
  const known = program.commands.map((command) => command.name()).join(", ");
  return program.error(`There is no command "${typed}". There are: ${known}.`);
}

/** Of the tables as they are: a copy is often made before they are brought up to date. */
async function backUp({ databaseUrl }: Config, file: string): Promise<void> {
  // Opening would make an empty one, whose copy nobody wants.
  if (dialectOf(databaseUrl) === "sqlite" && !existsSync(sqlitePath(databaseUrl))) {
    throw new Error(`there is no database at ${sqlitePath(databaseUrl)}: set DATABASE_URL to the one that is meant`);
  }
  const database = await openDatabase(databaseUrl, { migrate: false });
  try {
    await database.backup(file);
    say(`copied to ${file}`);
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
  const imports = {
    people: importPeople,
    customers: importCustomers,
    holidays: importHolidays,
    targets: importTargets,
  };
  for (const [kind, importThem] of Object.entries(imports)) {
    program
      .command(kind)
      .description(`${kind} from a table`)
      .command("import")
      .argument("<file>", "CSV or XLSX, UTF-8 or GBK")
      .description(`put ${kind} in, or bring them up to date; with one bad row nothing is imported`)
      .action((file: string) =>
        attempt(async (config) => {
          const messages = messagesFor(config.house.locale);
          const source = { bytes: await readGiven(file), fileName: basename(file) };
          const about = { messages, house: config.house, now: new Date(), progress: showProgress(kind) };
          const report = await withDatabase(config, (database) => importThem({ database, ...about, ...source }));
          sayReport(messages, report);
        }),
      );
  }
}

async function readGiven(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : "unknown"}`, { cause: error });
  }
}

function sayReport({ importing }: Messages, report: ImportReport): void {
  for (const { line, sentence } of report.problems) complain(importing.problemLine(line, sentence));
  if (report.problems.length) {
    complain(importing.nothingImported(report.problems.length));
    process.exitCode = 1;
  } else say(importing.imported(report.added, report.changed, report.unchanged));
}
