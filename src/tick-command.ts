// `tick --at INSTANT [--dry-run]`: what is due at an instant, done once (DESIGN §4).
import type { Command } from "commander";
import { Temporal } from "temporal-polyfill";
import type { Config } from "./config.ts";
import { messagesFor } from "./core/messages/index.ts";
import { attempt, complain, say } from "./terminal.ts";

export type Tick = {
  written: number;
  sent: number;
  /** False: letters wait for a program that is connected. */
  isConnected: boolean;
};
export type TickWork = {
  tick(config: Config, at: Date): Promise<Tick>;
  previewTick(config: Config, at: Date): Promise<{ to: string; platform: string; words: string }[]>;
};

type TickFlags = { at: string; dryRun?: boolean };

export function addTick(program: Command, work: TickWork, settle: (config: Config) => Config): void {
  program
    .command("tick")
    .requiredOption("--at <instant>", "2026-11-20T08:30, in the company's time zone, or with an offset of its own")
    .option("--dry-run", "say what would be sent to whom, and change nothing")
    .description("do what is due at that instant, once: reminders, and whatever waits to be sent")
    .action((flags: TickFlags) => attempt((config) => tick(work, settle(config), flags)));
}

async function tick(work: TickWork, config: Config, { at, dryRun }: TickFlags): Promise<void> {
  const instant = readInstant(at, config.house.timezone);
  if (dryRun) return sayExpected(config, await work.previewTick(config, instant));
  const { written, sent, isConnected } = await work.tick(config, instant);
  say(`${written} reminders written, ${sent} messages sent`);
  if (!isConnected) complain("no platform is configured here: a running program sends what was written");
}

function sayExpected({ house }: Config, expected: Awaited<ReturnType<TickWork["previewTick"]>>): void {
  const { reports } = messagesFor(house.locale);
  for (const { to, platform, words } of expected) say(reports.wouldSend(to, platform, words));
  if (expected.length === 0) say(reports.wouldSendNothing);
}

/** Without an offset it is the wall clock of the company's zone. Throws an Error that says how it is written. */
export function readInstant(typed: string, timezone: string): Date {
  const text = typed.trim().replace(" ", "T");
  try {
    const instant = /(Z|[+-]\d{2}:?\d{2})$/iu.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text, { overflow: "reject" }).toZonedDateTime(timezone).toInstant();
    return new Date(instant.epochMilliseconds);
  } catch {
    throw new Error(`"${typed}" is no instant: write 2026-11-20T08:30 or 2026-11-20T08:30:00+08:00`);
  }
}
