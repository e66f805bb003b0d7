// Charts → PNG pictures, one at a time, by a process that is started when the first is wanted and ended when no more are.
import { type ChildProcess, fork } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { DrawnChart } from "../chart-spec.ts";
import type { DrawJob, DrawResult } from "./chart-drawer.ts";

export type ChartImages = {
  /** Rejects when it could not be drawn: it failed, took over 10 s (and the drawer's start another 10), or too many waited before it. */
  draw(chart: DrawnChart): Promise<Uint8Array>;
  /** Ends the process that draws. */
  close(): void;
  /** The id of the process that draws; null when there is none. */
  process(): number | null;
};

/** In pixels of the chart. Slack shows pictures about as wide as that, on a phone as wide as its screen. */
const WIDTH = 400;
const DRAW_MS = 10_000;
const WAIT_MS = 15_000;
const IDLE_MS = 5_000;
const MOST_MEMORY_MB = 512;

/** Where the drawer stands: beside this file in the source, and in the program that src/build.ts makes of it. */
export function findDrawer(from = import.meta.url): URL {
  return new URL(from.endsWith(".ts") ? "./chart-drawer.ts" : "./chart-drawer.js", from);
}

function startDrawer(file: URL): ChildProcess {
  const loader = file.pathname.endsWith(".ts") ? createRequire(import.meta.url).resolve("tsx") : null;
  const child = fork(file, [], {
    execArgv: [
      `--max-old-space-size=${MOST_MEMORY_MB}`,
      ...(loader === null ? [] : ["--import", pathToFileURL(loader).href]),
    ],
    // It draws and does nothing else: no token or address of ours is its business.
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // A drawer that waits for work keeps nobody from ending.
  child.unref();
  child.channel?.unref();
  return child;
}

function askDrawer(child: ChildProcess, job: DrawJob, drawMs: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const done = (result: DrawResult): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      if ("png" in result) resolve(result.png);
      else reject(new Error(result.problem));
    };
    const timer = setTimeout(() => done({ problem: `not drawn within ${drawMs / 1000} s` }), drawMs);
    child.once("message", (result) => done(result as DrawResult));
    child.once("error", (error) => done({ problem: error.message }));
    child.once("exit", (code, signal) => done({ problem: `the drawer ended (${signal ?? code})` }));
    child.send(job, (error) => error && done({ problem: error.message }));
  });
}

/** `drawer`: the program that draws. Another one, or less patience, in tests. */
export function openChartImages({ drawer = findDrawer(), drawMs = DRAW_MS, idleMs = IDLE_MS } = {}): ChartImages {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    clearTimeout(idle);
    child?.kill("SIGKILL");
    child = null;
  };
  const drawNow = async ({ spec, height }: DrawnChart): Promise<Uint8Array> => {
    clearTimeout(idle);
    if (child?.exitCode !== null || !child.connected) close();
    const patienceMs = child ? drawMs : 2 * drawMs;
    child ??= startDrawer(drawer);
    try {
      const png = await askDrawer(child, { spec, width: WIDTH, height }, patienceMs);
      idle = setTimeout(close, idleMs).unref();
      return png;
    } catch (error) {
      close();
      throw error;
    }
  };
  return {
    draw(chart) {
      const startBy = performance.now() + WAIT_MS;
      const drawn = last.then(() => {
        if (performance.now() > startBy) throw new Error("too many pictures are waiting to be drawn");
        return drawNow(chart);
      });
      last = drawn.catch(() => undefined);
      return drawn;
    },
    close,
    process: () => child?.pid ?? null,
  };
}
