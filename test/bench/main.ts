// `npm run bench [-- --quick] [-- --only sqlite,postgres,start,memory]`: measures the goals of DESIGN §9 and prints them.
// Ratios only: every server is measured in the same interleaved rounds, each in a process of its own, on loopback.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { PROGRAM } from "./bot.ts";
import { measureCommands, postgresLanes, type Rounds, sqliteLanes } from "./commands.ts";
import { judgeLoaded, judgePostgres, judgeSqlite, judgeStarts, type Verdict } from "./goals.ts";
import { openPostgresGround, openSqliteGround } from "./ground.ts";
import { sayRounds, sayStarts, sayVerdicts } from "./say.ts";
import { measureLoaded, measureStarts } from "./start-up.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "sqlite,postgres,start,memory" },
  },
});
const parts = values.only.split(",");
const size = values.quick
  ? { rounds: 2, commands: 400, starts: 2, loaded: 4_000 }
  : { rounds: 5, commands: 1_500, starts: 5, loaded: 20_000 };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not there yet: npm run build:program`);

// A signal ends by itself without the event on which the servers are stopped.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const verdicts: Verdict[] = [];

function report(title: string, rounds: Rounds): void {
  say(`\n${title}\n${sayRounds(rounds)}`);
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
    if (parts.includes("memory")) verdicts.push(...judgeLoaded(await measureLoaded(ground, size.loaded)));
  } finally {
    await ground.close();
  }
}

async function benchPostgres(): Promise<void> {
  const ground = await openPostgresGround();
  try {
    const rounds = await measureCommands(ground, postgresLanes, size);
    report("One visit on PostgreSQL (its own CPU is not counted)", rounds);
    verdicts.push(...judgePostgres(rounds));
  } finally {
    await ground.close();
  }
}

await benchSqlite();
if (parts.includes("postgres")) await benchPostgres();
say(`\n${sayVerdicts(verdicts)}`);
