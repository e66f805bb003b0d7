// `npm run bench [-- --quick] [-- --only sqlite,postgres,start,memory,queue,drain,birthdays,report]`: measures the goals of DESIGN §9 and prints them.
// Ratios only: every server is measured in the same interleaved rounds, each in a process of its own, on loopback.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { PROGRAM } from "./bot.ts";
import { measureBirthdays } from "./birthdays.ts";
import { measureCommands, postgresLanes, type Rounds, sqliteLanes } from "./commands.ts";
import { measureDrain } from "./drain.ts";
import {
  judgeBirthdays,
  judgeDrain,
  judgeLoaded,
  judgePostgres,
  judgeQueues,
  judgeSqlite,
  judgeStarts,
  type Verdict,
} from "./goals.ts";
import { type Ground, openPostgresGround, openSqliteGround } from "./ground.ts";
import { measureQueues } from "./queue.ts";
import { judgeReport, measureReport, sayReport } from "./report.ts";
import { sayDrain, sayQueues, sayRounds, sayStarts, sayVerdicts } from "./say.ts";
import { measureLoaded, measureStarts } from "./start-up.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "sqlite,postgres,start,memory,queue,drain,birthdays,report" },
  },
});
const parts = values.only.split(",");
const size = values.quick
  ? {
      rounds: 2,
      commands: 400,
      starts: 2,
      loaded: 4_000,
      reminders: 5_000,
      contacts: 1_000_000,
      drain: { reps: 200, reminders: 20_000, aloneMs: 4_000 },
      report: { visits: 100_000, reps: 200, rounds: 5 },
    }
  : {
      rounds: 5,
      commands: 1_500,
      starts: 5,
      loaded: 20_000,
      reminders: 20_000,
      contacts: 1_000_000,
      drain: { reps: 1_000, reminders: 100_000, aloneMs: 10_000 },
      report: { visits: 1_000_000, reps: 1_000, rounds: 9 },
    };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there yet: npm run build:program`);

// A signal ends by itself without the event on which the servers are stopped.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const verdicts: Verdict[] = [];

function report(title: string, rounds: Rounds): void {
  say(`\n${title}\n${sayRounds(rounds)}`);
}

async function benchQueues(ground: Ground, database: string): Promise<void> {
  const queues = await measureQueues(ground, size);
  say(`\n${sayQueues(database, queues)}`);
  verdicts.push(...judgeQueues(database, queues));
}

async function benchSqlite(): Promise<void> {
  const ground = await openSqliteGround();
  try {
    if (parts.includes("sqlite")) {
      const rounds = await measureCommands(ground, sqliteLanes, size);
      report("One visit on SQLite", rounds);
      verdicts.push(...judgeSqlite(rounds));
    }
    if (parts.includes("start")) {
      const starts = await measureStarts(ground, size.starts);
      say(`\n${sayStarts(starts)}`);
      verdicts.push(...judgeStarts(starts));
    }
    if (parts.includes("queue")) await benchQueues(ground, "SQLite");
    if (parts.includes("birthdays")) verdicts.push(...judgeBirthdays(await measureBirthdays(ground, size.contacts)));
    if (parts.includes("drain")) {
      const drain = await measureDrain(ground, size.drain);
      say(`\n${sayDrain(drain)}`);
      verdicts.push(...judgeDrain(drain));
    }
    if (parts.includes("memory")) verdicts.push(...judgeLoaded(await measureLoaded(ground, size.loaded)));
  } finally {
    await ground.close();
  }
}

async function benchPostgres(): Promise<void> {
  const ground = await openPostgresGround();
  try {
    if (parts.includes("queue")) await benchQueues(ground, "PostgreSQL");
    if (!parts.includes("postgres")) return;
    const rounds = await measureCommands(ground, postgresLanes, size);
    report("One visit on PostgreSQL (its own CPU is not counted)", rounds);
    verdicts.push(...judgePostgres(rounds));
  } finally {
    await ground.close();
  }
}

await benchSqlite();
if (parts.includes("report")) {
  const reported = await measureReport(size.report);
  say(`\n${sayReport(reported)}`);
  verdicts.push(...judgeReport(reported));
}
if (parts.includes("postgres") || parts.includes("queue")) await benchPostgres();
say(`\n${sayVerdicts(verdicts)}`);
