// Measures one command through every server on one database, in interleaved rounds, and checks that all of it was kept.
import { setTimeout as wait } from "node:timers/promises";
import { type Database, openDatabase } from "../../src/core/store/database.ts";
import { startBot, startStub, startTyped } from "./bot.ts";
import type { Ground } from "./ground.ts";
import { quantile, runLoop } from "./load.ts";
import { type Door, drawRequest } from "./requests.ts";
import type { Server } from "./server.ts";

export type LaneName =
  "raw" | "raw, sync=NORMAL" | "raw, Feishu" | "Bolt + Prisma nested" | "Rapport, Slack" | "Rapport, Feishu";

/** One way in to one server. Servers may have several lanes; each has a database of its own. */
type Lane = { name: LaneName; door: Door; server: Server; database: Database };

/** `finishedPerSecond` counts until the answers that follow the acknowledgement are out. Times in ms, CPU in µs a command. */
export type Round = {
  perSecond: number;
  finishedPerSecond: number;
  p50: number;
  p99: number;
  p50Alone: number;
  p99Alone: number;
  cpuUs: number;
  rssMb: number;
};

export type Rounds = ReadonlyMap<LaneName, readonly Round[]>;
export type Size = { rounds: number; commands: number };

export const CLIENTS = 16;
const SHARE_ALONE = 0.2;
/** A server that has run for a while is measured: the first round is so many times as long. */
const WARMING = 2;

/** The first round warms up and is thrown away. */
export async function measureCommands(ground: Ground, lanesOf: OpenLanes, size: Size): Promise<Rounds> {
  const stub = await startStub(ground.folder);
  const lanes = await lanesOf(ground, stub.origin);
  const rounds = new Map<LaneName, Round[]>(lanes.map(({ name }) => [name, []]));
  const sent = new Map<Database, number>();
  let number = 0;
  try {
    for (let round = 0; round <= size.rounds; round += 1) {
      for (const lane of turned(lanes, round)) {
        const first = number;
        const commands = round === 0 ? size.commands * WARMING : size.commands;
        const measured = await measureRound(lane, commands, () => drawRequest(lane.door, number++));
        sent.set(lane.database, (sent.get(lane.database) ?? 0) + number - first);
        if (round > 0) rounds.get(lane.name)?.push(measured);
      }
    }
    for (const [database, count] of sent) await checkKept(database, count);
    return rounds;
  } finally {
    for (const { server } of lanes) await server.stop();
    for (const database of new Set(lanes.map((lane) => lane.database))) await database.close();
    await stub.stop();
  }
}

/** Each round begins with another lane, so that none always comes after the same one. */
const turned = <T>(all: readonly T[], by: number): T[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];

async function measureRound(lane: Lane, commands: number, draw: () => ReturnType<typeof drawRequest>): Promise<Round> {
  const { server, database } = lane;
  const requests = Array.from({ length: commands }, draw);
  const before = await server.readUsage();
  const since = performance.now();
  const run = await runLoop(server.origin, requests, CLIENTS);
  await untilSaid(database);
  const finishedMs = performance.now() - since;
  const after = await server.readUsage();
  const alone = await runLoop(server.origin, Array.from({ length: Math.ceil(commands * SHARE_ALONE) }, draw), 1);
  await untilSaid(database);
  return {
    perSecond: (run.count / run.tookMs) * 1000,
    finishedPerSecond: (run.count / finishedMs) * 1000,
    p50: quantile(run.latencies, 0.5),
    p99: quantile(run.latencies, 0.99),
    p50Alone: quantile(alone.latencies, 0.5),
    p99Alone: quantile(alone.latencies, 0.99),
    cpuUs: (after.cpuUs - before.cpuUs) / run.count,
    rssMb: after.rssBytes / 1e6,
  };
}

/** Feishu's answers follow the acknowledgement: until they are out, the server is still at work. */
export async function untilSaid(database: Database): Promise<void> {
  const isOwed = `SELECT "key" FROM "InboundEvent" WHERE "doneAt" IS NULL LIMIT 1`;
  while ((await database.read(isOwed)).length > 0) await wait(5);
}

async function checkKept(database: Database, sent: number): Promise<void> {
  const [row] = await database.read<{ count: number }>(`SELECT count(*) AS "count" FROM "Visit"`);
  if (row?.count !== sent) throw new Error(`${sent} commands were acknowledged, but ${row?.count} visits are kept`);
}

export type OpenLanes = (ground: Ground, stub: string) => Promise<Lane[]>;

type Typed = { ground: Ground; child: string; args?: readonly string[] };

/** A server of this folder with a copy of its own; SQLite's children want the bare file. */
async function openTyped({ ground, child, args = [] }: Typed): Promise<Pick<Lane, "server" | "database">> {
  const url = await ground.copy();
  const place = child === "raw" ? url.replace("file:", "") : url;
  const server = await startTyped(child, { args: [place, ...args], folder: ground.folder });
  return { server, database: await openDatabase(url, { migrate: false }) };
}

async function openBot(ground: Ground, stub: string): Promise<Pick<Lane, "server" | "database">> {
  const url = await ground.copy();
  const server = await startBot({ url, stub, platforms: "both", folder: ground.folder });
  return { server, database: await openDatabase(url, { migrate: false }) };
}

export const sqliteLanes: OpenLanes = async (ground, stub) => {
  const full = await openTyped({ ground, child: "raw", args: ["full"] });
  const normal = await openTyped({ ground, child: "raw", args: ["normal"] });
  const prisma = await openTyped({ ground, child: "prisma" });
  const bot = await openBot(ground, stub);
  return [
    { name: "raw", door: "slack", ...full },
    { name: "Rapport, Slack", door: "slack", ...bot },
    { name: "Rapport, Feishu", door: "feishu", ...bot },
    { name: "raw, Feishu", door: "feishu", ...full },
    { name: "raw, sync=NORMAL", door: "slack", ...normal },
    { name: "Bolt + Prisma nested", door: "slack", ...prisma },
  ];
};

export const postgresLanes: OpenLanes = async (ground, stub) => {
  const raw = await openTyped({ ground, child: "raw-postgres" });
  const prisma = await openTyped({ ground, child: "prisma" });
  const bot = await openBot(ground, stub);
  return [
    { name: "raw", door: "slack", ...raw },
    { name: "Rapport, Slack", door: "slack", ...bot },
    { name: "Rapport, Feishu", door: "feishu", ...bot },
    { name: "raw, Feishu", door: "feishu", ...raw },
    { name: "Bolt + Prisma nested", door: "slack", ...prisma },
  ];
};
