// Draws what was measured as tables of text.
import { CLIENTS, type LaneName, type Round, type Rounds } from "./commands.ts";
import type { Calm, Drain } from "./drain.ts";
import { ratioOf, type Verdict } from "./goals.ts";
import { median } from "./load.ts";
import type { Queue, Queues } from "./queue.ts";
import { PLATFORMS, type Starts } from "./start-up.ts";

const METHOD = [
  `raw: node:http, the signature, prepared SQL on the same tables, on the disk before the answer (SQLite: sync=FULL, in`,
  `groups; PostgreSQL: one prepared statement). Medians of interleaved rounds; ratios are medians of each round's ratio.`,
  `c${CLIENTS} and c1: closed loop with ${CLIENTS} clients and with one; times in ms. "finished" counts until Feishu's answers are out,`,
  `which CPU includes. Not measured here: hubot and Chat SDK, which are no dependencies of this project.`,
].join("\n");

const HEADS = [
  "",
  "cmd/s",
  "of raw",
  "finished/s",
  "CPU µs",
  "× raw",
  `p50 c${CLIENTS}`,
  `p99 c${CLIENTS}`,
  "× raw",
  "p50 c1",
  "p99 c1",
  "RSS MB",
];

export function sayRounds(rounds: Rounds): string {
  const rows = [...rounds.keys()].map((name) => laneRow(rounds, name));
  return `${tableOf([HEADS, ...rows])}\n${METHOD}`;
}

function laneRow(rounds: Rounds, name: LaneName): string[] {
  const middle = (by: (round: Round) => number): number => median((rounds.get(name) ?? []).map(by));
  const ratio = (by: (round: Round) => number): number => ratioOf(rounds, { of: name, to: "raw", by });
  return [
    name,
    middle((round) => round.perSecond).toFixed(0),
    `${(ratio((round) => round.perSecond) * 100).toFixed(0)} %`,
    middle((round) => round.finishedPerSecond).toFixed(0),
    middle((round) => round.cpuUs).toFixed(0),
    ratio((round) => round.cpuUs).toFixed(2),
    middle((round) => round.p50).toFixed(1),
    middle((round) => round.p99).toFixed(1),
    ratio((round) => round.p99).toFixed(2),
    middle((round) => round.p50Alone).toFixed(2),
    middle((round) => round.p99Alone).toFixed(2),
    middle((round) => round.rssMb).toFixed(0),
  ];
}

export function sayStarts(starts: Starts): string {
  const rows = PLATFORMS.map((name) => {
    const { listensMs, timesBare, opensMs, idleMb } = starts[name];
    return [name, listensMs.toFixed(0), timesBare.toFixed(2), opensMs.toFixed(0), idleMb.toFixed(0)];
  });
  const bare = ["bare node", starts.bareMs.toFixed(0), "1.00", "", ""];
  return tableOf([["Start", "listens ms", "× bare", "ready ms", "idle MB"], bare, ...rows]);
}

export function sayQueues(database: string, { ours, pgBoss }: Queues): string {
  const row = (name: string, { put, drained, perCpu }: Queue) => [
    name,
    put.toFixed(0),
    drained.toFixed(0),
    perCpu.toFixed(0),
  ];
  const heads = [`Reminders, ${database}`, "put in/s", "claimed and finished/s", "per s of own CPU"];
  return tableOf([heads, row("Rapport", ours), ...(pgBoss ? [row("pg-boss", pgBoss)] : [])]);
}

export function sayDrain({ reminders, alone, during, perSecond }: Drain): string {
  const row = (name: string, { p99, stallMs, commands }: Calm) => [
    name,
    String(commands),
    p99.toFixed(1),
    stallMs.toFixed(1),
  ];
  const drain = `${reminders} reminders, ${perSecond.toFixed(0)} a second`;
  return tableOf([
    ["A Slack command", "commands", "p99 ms", "longest stall ms"],
    row("alone", alone),
    row(drain, during),
  ]);
}

export function sayVerdicts(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ what, goal, value, isMet }) => [what, goal, value, isMet ? "met" : "MISSED"]);
  return tableOf([["", "goal", "measured", ""], ...rows]);
}

/** The first column to the left, the others to the right. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const draw = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return rows.map(draw).join("\n");
}
