// `report monday`: a week of the company or of one person's people, as text or as JSON (DESIGN §4).
import { type Command, Option } from "commander";
import type { Config } from "./config.ts";
import { attempt } from "./terminal.ts";

/** `week`: 2026-W47, or undefined for the one just ended. `who`: a name or an e-mail. */
export type ReportWanted = { week?: string; who?: string; format: "text" | "json" };

export type ReportWork = {
  /** The report as it is to be written. Throws an Error that says what to do when there is no such week or person. */
  mondayReport(config: Config, wanted: ReportWanted): Promise<string>;
};

type ReportFlags = { week?: string; for?: string; format: "text" | "json" };

export function addReport(program: Command, work: ReportWork, settle: (config: Config) => Config): void {
  program
    .command("report")
    .description("what a week came to")
    .command("monday")
    .option("--week <week>", "2026-W47; by default the week just ended")
    .option("--for <person>", "a name or an e-mail: that person's people; by default the whole company")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .description("the ten figures of a week, each with what it was counted from")
    .action(({ week, for: who, format }: ReportFlags) =>
      attempt(async (config) => {
        const wanted = { ...(week !== undefined && { week }), ...(who !== undefined && { who }), format };
        process.stdout.write(await work.mondayReport(settle(config), wanted));
      }),
    );
}
