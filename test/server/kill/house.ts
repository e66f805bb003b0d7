// Processes of the program that are killed and begun again, while the clock goes on.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { Env } from "../../command-line/rapport.ts";
import type { Preset } from "./child.ts";
import type { SharedClock } from "./clock.ts";
import type { Luck } from "./luck.ts";
import { chooseMoment, type Moment } from "./moments.ts";

type Child = ChildProcessByStdio<null, Readable, Readable>;
type Life = { child: Child; moment: Moment | null; isKilled: boolean; ended: Promise<Life> };

export type HouseOptions = {
  folder: string;
  env: Env;
  processes: number;
  clock: SharedClock;
  luck: Luck;
  /** Some process is connected to both platforms. */
  isConnected(): boolean;
  /** The clock was moved. */
  moved(): Promise<void>;
};

export type House = {
  /** How often it was killed, by what chose the moment. */
  kills: Map<string, number>;
  /** What programs said that ended without being killed. */
  fallen: string[];
  /** Kills until it was done `times` times. */
  kill(times: number): Promise<void>;
  /** A call has arrived at a platform; something has appeared on a screen. */
  heard(what: "call" | "shown"): void;
  /** Everything is off while the clock goes on by `ms` at least; then all run again, and nobody kills them. */
  restAfter(ms: number): Promise<void>;
  stop(): Promise<void>;
};

/** A life that no event has ended by then, after it was open, ends by time. */
const LONGEST_LIFE_MS = 5_000;
/** Leases and owed answers are over after a minute. */
const NIGHT_MS = 61_000;
/** The connections of those that were killed are surely closed by then, and no new one is up. */
const CLOSED_BY_MS = 300;
const LONGEST_START_MS = 10_000;

export function openHouse(options: HouseOptions): House {
  const { processes, clock, luck, isConnected, moved } = options;
  const kills = new Map<string, number>();
  const fallen: string[] = [];
  let lives: Life[] = [];
  let begunAt = 0;
  let startMs = 2_000;
  let isUp = false;
  const following = setInterval(() => {
    const age = performance.now() - begunAt;
    if (isUp || lives.length === 0 || age < CLOSED_BY_MS || !isConnected()) return;
    isUp = true;
    startMs = Math.min(age, LONGEST_START_MS);
    clock.platformsFollow();
  }, 50);

  const begin = (moment: Moment | null): void => {
    if (lives.length === 0) {
      begunAt = performance.now();
      isUp = false;
    }
    const life = beginLife(options, moment, (said) => fallen.push(said));
    lives.push(life);
  };
  const countKill = (by: string) => kills.set(by, (kills.get(by) ?? 0) + 1);
  const killed = () => [...kills.values()].reduce((sum, many) => sum + many, 0);

  async function killAll(): Promise<number> {
    const all = lives;
    lives = [];
    for (const life of all) endLife(life);
    await Promise.all(all.map(({ ended }) => ended));
    return all.length;
  }

  /** So that a full minute, at which reminders are looked for, comes soon after the start. */
  async function goOn(ms: number): Promise<void> {
    const now = clock.now().getTime();
    const beforeMinute = Math.round(startMs) + luck.between(200, 2_500);
    clock.aheadMs += Math.ceil((now + ms + beforeMinute) / 60_000) * 60_000 - beforeMinute - now;
    await moved();
  }

  return {
    kills,
    fallen,
    async kill(times) {
      while (killed() < times && fallen.length === 0) {
        while (lives.length < processes) begin(chooseMoment(luck));
        const dead = await Promise.race(lives.map(({ ended }) => ended));
        lives = lives.filter((life) => life !== dead);
        countKill(dead.moment?.by ?? "none");
        if (!luck.chance(processes === 1 ? 0.6 : 0.25)) continue;
        const others = await killAll();
        for (let nth = 0; nth < others; nth += 1) countKill("all at once");
        await goOn(NIGHT_MS);
      }
      await killAll();
    },
    heard(what) {
      for (const life of lives) {
        const { moment } = life;
        if (moment?.by !== what || (moment.nth -= 1) > 0) continue;
        endLife(life);
      }
    },
    async restAfter(ms) {
      await killAll();
      await goOn(ms);
      while (lives.length < processes) begin(null);
    },
    async stop() {
      clearInterval(following);
      await killAll();
    },
  };
}

function endLife(life: Life): void {
  life.isKilled = true;
  life.child.kill("SIGKILL");
}

function beginLife({ folder, env, clock }: HouseOptions, moment: Moment | null, fell: (said: string) => void): Life {
  const preset: Preset = { aheadMs: clock.aheadMs, aim: moment?.by === "commit" ? moment.aim : null };
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(
    process.execPath,
    ["--import", pathToFileURL(path.join(folder, "child.js")).href, path.join(folder, "main.js"), "start"],
    { stdio: ["ignore", "pipe", "pipe"], env: { PATH, HOME, ...env, KILL_PRESET: JSON.stringify(preset) } },
  );
  const said = keepLast(child, () => {
    const ms = moment?.by === "time" ? moment.ms : LONGEST_LIFE_MS;
    if (moment) timers.push(setTimeout(() => endLife(life), ms));
  });
  const life: Life = { child, moment, isKilled: false, ended: Promise.reject(new Error("not begun")) };
  life.ended.catch(() => undefined);
  const timers: NodeJS.Timeout[] = [];
  if (moment?.by === "start") timers.push(setTimeout(() => endLife(life), moment.ms));
  life.ended = new Promise((resolve) => {
    child.once("close", (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      if (signal !== "SIGKILL") fell(`ended by itself with ${code ?? signal}: ${said()}`);
      resolve(life);
    });
  });
  return life;
}

const KEPT = 6_000;

/** What it said last; `open` is called when it says that it is open. */
function keepLast(child: Child, open: () => void): () => string {
  let said = "";
  let isOpen = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-KEPT);
      if (isOpen || !said.includes('"msg":"open"')) return;
      isOpen = true;
      open();
    });
  }
  return () => said;
}
