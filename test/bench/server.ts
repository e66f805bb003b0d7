// A server under measurement: a process of its own on loopback, asked over HTTP what it has used.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "../support/free-port.ts";

export type Server = {
  origin: string;
  /** Resolves at the first 200 from this path. */
  untilReady(path: string): Promise<void>;
  /** User and system time of the process so far, in microseconds; resident memory in bytes. */
  readUsage(): Promise<{ cpuUs: number; rssBytes: number }>;
  stop(): Promise<void>;
};

export type Start = {
  /** What node is given after its own flags. */
  args: readonly string[];
  /** Answers 200 to GET once it can be used. */
  readyPath: string;
  env: Record<string, string>;
  /** Where its output goes. */
  folder: string;
};

/** However the measuring ends, no server outlives it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

const READY_WITHIN_MS = 60_000;
const LOOK_MS = 2;

/** `readyMs`: from the start of the process to the first 200. The port is in the environment as PORT. */
export async function startServer(start: Start): Promise<Server & { readyMs: number }> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const outFile = path.join(start.folder, `out-${port}.log`);
  const out = openSync(outFile, "w");
  const since = performance.now();
  const child = spawn(process.execPath, start.args, {
    stdio: ["ignore", out, out],
    env: { PATH: process.env["PATH"] ?? "", PORT: String(port), ...start.env },
  });
  closeSync(out);
  running.add(child);
  child.once("exit", () => running.delete(child));
  const ready = (path: string) => untilReady(child, `${origin}${path}`, outFile);
  await ready(start.readyPath);
  const readyMs = performance.now() - since;
  return { origin, readyMs, untilReady: ready, readUsage: () => readUsage(origin), stop: () => stop(child) };
}

async function untilReady(child: ChildProcess, url: string, outFile: string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until && child.exitCode === null) {
    if (
      await fetch(url).then(
        ({ ok, body }) => body?.cancel().then(() => ok) ?? ok,
        () => false,
      )
    )
      return;
    await wait(LOOK_MS);
  }
  await stop(child);
  throw new Error(
    `A server did not start: ${child.spawnargs.join(" ")}\n${readFileSync(outFile, "utf8").slice(-2000)}`,
  );
}

/** The bot counts itself with prom-client; our own servers speak the same two lines (raw/door.ts). */
async function readUsage(origin: string): Promise<{ cpuUs: number; rssBytes: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1] ?? Number.NaN);
  return { cpuUs: read("process_cpu_seconds_total") * 1e6, rssBytes: read("process_resident_memory_bytes") };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const killing = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await ended;
  clearTimeout(killing);
}
