// The goals of DESIGN §9 that are measured here, and what came of each.
import type { Birthdays } from "./birthdays.ts";
import { type LaneName, type Round, type Rounds } from "./commands.ts";
import type { Drain } from "./drain.ts";
import { median } from "./load.ts";
import type { Queues } from "./queue.ts";
import type { Loaded, Starts } from "./start-up.ts";

export type Verdict = { what: string; goal: string; value: string; isMet: boolean };

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;
const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;

type Pair = { of: LaneName; to: LaneName; by: (round: Round) => number };

/** The median of the ratios of each round. */
export function ratioOf(rounds: Rounds, { of, to, by }: Pair): number {
  const limit = rounds.get(to) ?? [];
  return median((rounds.get(of) ?? []).map((round, at) => by(round) / (limit[at] ? by(limit[at]) : Number.NaN)));
}

const throughput = (round: Round): number => round.perSecond;
const cpu = (round: Round): number => round.cpuUs;
const p99 = (round: Round): number => round.p99;

const least = (what: string, goal: number, { value, say }: { value: number; say: typeof percent }): Verdict => ({
  what,
  goal: `≥ ${say(goal)}`,
  value: say(value),
  isMet: value >= goal,
});
const most = (
  what: string,
  goal: number,
  { value, say }: { value: number; say: (value: number) => string },
): Verdict => ({
  what,
  goal: `≤ ${say(goal)}`,
  value: say(value),
  isMet: value <= goal,
});

export function judgeSqlite(rounds: Rounds): Verdict[] {
  const slack = (by: Pair["by"]) => ratioOf(rounds, { of: "Rapport, Slack", to: "raw", by });
  const peer = ratioOf(rounds, { of: "Rapport, Slack", to: "Bolt + Prisma nested", by: throughput });
  const feishu = ratioOf(rounds, { of: "Rapport, Feishu", to: "raw", by: throughput });
  return [
    least("Slack command, SQLite: throughput of raw's", 0.5, { value: slack(throughput), say: percent }),
    most("Slack command, SQLite: raw's CPU", 2.5, { value: slack(cpu), say: times }),
    most("Slack command, SQLite: raw's p99 at 16", 2.5, { value: slack(p99), say: times }),
    least("Slack command, SQLite: Bolt + Prisma nested's throughput", 4, { value: peer, say: times }),
    least("Feishu event, SQLite: throughput of raw's", 0.6, { value: feishu, say: percent }),
  ];
}

export function judgePostgres(rounds: Rounds): Verdict[] {
  const slack = ratioOf(rounds, { of: "Rapport, Slack", to: "raw", by: throughput });
  const feishu = ratioOf(rounds, { of: "Rapport, Feishu", to: "raw", by: throughput });
  const peer = ratioOf(rounds, { of: "Rapport, Slack", to: "Bolt + Prisma nested", by: throughput });
  return [
    least("Slack command, PostgreSQL: throughput of raw's there", 0.35, { value: slack, say: percent }),
    least("Feishu event, PostgreSQL: throughput of raw's there", 0.35, { value: feishu, say: percent }),
    least("Slack command, PostgreSQL: Prisma nested's there", 3, { value: peer, say: times }),
  ];
}

const megabytes = (value: number): string => `${Math.round(value)} MB`;

export function judgeStarts(starts: Starts): Verdict[] {
  const start = (what: string, of: "slack" | "feishu" | "both") =>
    most(`cold start to listening, ${what}: bare node's`, 3, { value: starts[of].timesBare, say: times });
  return [
    start("Slack", "slack"),
    start("Feishu", "feishu"),
    start("both", "both"),
    most("idle memory, both platforms", 110, { value: starts.both.idleMb, say: megabytes }),
  ];
}

export function judgeLoaded({ commands, halfMb, fullMb }: Loaded): Verdict[] {
  return [
    most(`memory after ${commands} commands`, 180, { value: fullMb, say: megabytes }),
    most("… and flat: growth over the second half", 10, { value: fullMb - halfMb, say: megabytes }),
  ];
}

const perSecond = (value: number): string => `${Math.round(value / 100) / 10}k/s`;

export function judgeQueues(database: string, { ours, pgBoss }: Queues): Verdict[] {
  const goal = pgBoss ? 10_000 : 40_000;
  const of = (what: string) => `reminders claimed and finished, ${database}${what}`;
  const peer = pgBoss && least(of(": pg-boss's"), 2, { value: ours.drained / pgBoss.drained, say: times });
  return [least(of(""), goal, { value: ours.drained, say: perSecond }), ...(peer ? [peer] : [])];
}

const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

export function judgeDrain({ reminders, alone, during }: Drain): Verdict[] {
  const what = `while ${reminders} reminders are told`;
  return [
    most(`p99 of a Slack command ${what}: without it`, 2, { value: during.p99 / alone.p99, say: times }),
    most(`longest stall of the event loop ${what}`, 20, { value: during.stallMs, say: milliseconds }),
  ];
}

export function judgeBirthdays({ contacts, ms, plainMs, hits }: Birthdays): Verdict[] {
  const what = `a day's birthdays among ${contacts} contacts (${hits} hits; ${times(ms / plainMs)} plain SQL)`;
  return [most(what, 3, { value: ms, say: milliseconds })];
}
