// Charts → PNG pictures, one at a time, by a process that is started when the first is wanted and ended when no more are.
import type { ChildProcess } from "node:child_process";
import { askDrawer, startDrawer } from "../../core/drawer.ts";
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

/** Where the drawer stands: beside this file in the source, and in the program that src/build.ts makes of it. */
export function findDrawer(from = import.meta.url): URL {
  return new URL(from.endsWith(".ts") ? "./chart-drawer.ts" : "./chart-drawer.js", from);
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
      const job: DrawJob = { spec, width: WIDTH, height };
      const { png } = await askDrawer<Exclude<DrawResult, { problem: string }>>(child, job, patienceMs);
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
