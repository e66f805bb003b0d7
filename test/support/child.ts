// Starts a TypeScript file as a process of its own.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";

export type Child = ChildProcessByStdio<null, Readable, Readable>;

export function startChild(file: string, args: readonly string[]): Child {
  return spawn(process.execPath, ["--import", "tsx", file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

/** What it wrote, once it has ended by itself or was ended. */
export async function readChild(child: Child): Promise<{ code: number | null; out: string; problems: string }> {
  let out = "";
  let problems = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    problems += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, problems };
}
