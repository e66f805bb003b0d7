// Runs the command line as a process of its own, with a clean environment, as a person at the machine does.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";

export type Env = Record<string, string>;
export type Running = ChildProcessByStdio<null, Readable, Readable> & { out(): string; problems(): string };
export type Ended = { code: number | null; out: Buffer; problems: string };

/** Starts `rapport …`; only `env` and what a process needs to run at all is set. */
export function startRapport(args: readonly string[], env: Env): Running {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH, HOME, ...env },
  });
  const out: Buffer[] = [];
  const problems: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => void out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => void problems.push(chunk));
  return Object.assign(child, {
    out: () => Buffer.concat(out).toString(),
    problems: () => Buffer.concat(problems).toString(),
  });
}

/** Runs `rapport …` to its end. */
export async function rapport(args: readonly string[], env: Env): Promise<Ended> {
  const child = startRapport(args, env);
  const out: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => void out.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out: Buffer.concat(out), problems: child.problems() };
}
