// A drawer: a program of ours in a process of its own, so that the house holds none of what drawing loads.
import { type ChildProcess, fork, type Serializable } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const MOST_MEMORY_MB = 512;

/** `file`: the program; run from its source it gets the loader that this process runs with. It keeps nobody from ending. */
export function startDrawer(file: URL): ChildProcess {
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
  child.unref();
  child.channel?.unref();
  return child;
}

/** Rejects where the drawer names a `problem`, ends, or takes longer than `withinMs`. */
export function askDrawer<Drawn extends object>(
  child: ChildProcess,
  job: Serializable,
  withinMs: number,
): Promise<Drawn> {
  return new Promise((resolve, reject) => {
    const done = (result: Drawn | { problem: string }): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      if ("problem" in result) reject(new Error(result.problem));
      else resolve(result);
    };
    const timer = setTimeout(() => done({ problem: `not drawn within ${withinMs / 1000} s` }), withinMs);
    child.once("message", (result) => done(result as Drawn | { problem: string }));
    child.once("error", (error) => done({ problem: error.message }));
    child.once("exit", (code, signal) => done({ problem: `the drawer ended (${signal ?? code})` }));
    child.send(job, (error) => error && done({ problem: error.message }));
  });
}
