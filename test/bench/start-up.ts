// Measures how long the program takes until it listens, and the memory it holds idle and after many commands.
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../src/core/store/database.ts";
import { type Platforms, startBot, startStub } from "./bot.ts";
import { CLIENTS, untilSaid } from "./commands.ts";
import type { Ground } from "./ground.ts";
import { median, runLoop } from "./load.ts";
import { drawRequest } from "./requests.ts";
import { startServer } from "./server.ts";

export const PLATFORMS: readonly Platforms[] = ["slack", "feishu", "both"];

/** `listensMs`: until it answers; `opensMs`: until it is ready, platforms connected, which it works from. */
type Start = { listensMs: number; timesBare: number; opensMs: number; idleMb: number };
export type Starts = { bareMs: number } & Record<Platforms, Start>;

const BARE = `require("node:http").createServer((q, r) => r.end()).listen(process.env.PORT, "127.0.0.1")`;
/** What is loaded after listening has been loaded by then. */
const IDLE_AFTER_MS = 3_000;

/** Interleaved: each round starts bare node and the program with each set of platforms. */
export async function measureStarts(ground: Ground, rounds: number): Promise<Starts> {
  const stub = await startStub(ground.folder);
  const url = await ground.copy();
  const bare: number[] = [];
  const listens: Record<Platforms, number[]> = { slack: [], feishu: [], both: [] };
  const opens: Record<Platforms, number[]> = { slack: [], feishu: [], both: [] };
  const idle: Record<Platforms, number[]> = { slack: [], feishu: [], both: [] };
  for (let round = 0; round < rounds; round += 1) {
    const node = await startServer({ args: ["-e", BARE], readyPath: "/", env: {}, folder: ground.folder });
    bare.push(node.readyMs);
    await node.stop();
    for (const platforms of PLATFORMS) {
      const since = performance.now();
      const readyPath = "/healthz";
      const bot = await startBot({ url, stub: stub.origin, platforms, folder: ground.folder, readyPath });
      listens[platforms].push(bot.readyMs);
      await bot.untilReady("/readyz");
      opens[platforms].push(performance.now() - since);
      await wait(IDLE_AFTER_MS);
      idle[platforms].push((await bot.readUsage()).rssBytes / 1e6);
      await bot.stop();
    }
  }
  await stub.stop();
  const of = (platforms: Platforms) => ({
    listensMs: median(listens[platforms]),
    timesBare: median(listens[platforms].map((ms, round) => ms / (bare[round] ?? Number.NaN))),
    opensMs: median(opens[platforms]),
    idleMb: median(idle[platforms]),
  });
  return { bareMs: median(bare), slack: of("slack"), feishu: of("feishu"), both: of("both") };
}

/** `halfMb`, `fullMb`: after half of the commands and after all. */
export type Loaded = { commands: number; halfMb: number; fullMb: number };

const BATCH = 500;
const DOORS = ["slack", "slack", "slack", "feishu"] as const;

/** Both platforms, three Slack commands to one Feishu event. */
export async function measureLoaded(ground: Ground, commands: number): Promise<Loaded> {
  const stub = await startStub(ground.folder);
  const url = await ground.copy();
  const bot = await startBot({ url, stub: stub.origin, platforms: "both", folder: ground.folder });
  const database = await openDatabase(url, { migrate: false });
  let halfMb = Number.NaN;
  for (let done = 0; done < commands; done += BATCH) {
    const door = DOORS[(done / BATCH) % DOORS.length] ?? "slack";
    await runLoop(
      bot.origin,
      Array.from({ length: BATCH }, (_, index) => drawRequest(door, done + index)),
      CLIENTS,
    );
    await untilSaid(database);
    if (done < commands / 2) halfMb = (await bot.readUsage()).rssBytes / 1e6;
  }
  const fullMb = (await bot.readUsage()).rssBytes / 1e6;
  await bot.stop();
  await database.close();
  await stub.stop();
  return { commands, halfMb, fullMb };
}
