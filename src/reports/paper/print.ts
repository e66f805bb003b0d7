// A paper → PDF, by a process that is started for it and ended with it, so that the house holds none of what that loads.
import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Paper } from "./content.ts";
import type { PrintResult } from "./drawer.ts";

const PRINT_MS = 30_000;
const MOST_MEMORY_MB = 512;

/** Beside this file in the source; in the built program it stands in `program/`, wherever this file went. */
export function findDrawer(from = import.meta.url): URL {
  if (from.endsWith(".ts")) return new URL("./drawer.ts", from);
  return new URL(from.includes("/program/") ? "./paper-drawer.js" : "./program/paper-drawer.js", from);
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time. Rejects when it could not be drawn, or took over 30 s. */
export function printPaper(paper: Paper): Promise<Uint8Array> {
  const printed = last.then(() => printNow(paper));
  last = printed.catch(() => undefined);
  return printed;
}

function printNow(paper: Paper): Promise<Uint8Array> {
  const drawer = findDrawer();
  const loader = drawer.pathname.endsWith(".ts") ? createRequire(import.meta.url).resolve("tsx") : null;
  const child = fork(drawer, [], {
    execArgv: [
      `--max-old-space-size=${MOST_MEMORY_MB}`,
      ...(loader === null ? [] : ["--import", pathToFileURL(loader).href]),
    ],
    // It draws and does nothing else: no token or address of ours is its business.
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const done = (result: PrintResult): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.kill("SIGKILL");
      if ("pdf" in result) resolve(result.pdf);
      else reject(new Error(result.problem));
    };
    const timer = setTimeout(() => done({ problem: `not drawn within ${PRINT_MS / 1000} s` }), PRINT_MS);
    child.once("message", (result) => done(result as PrintResult));
    child.once("error", (error) => done({ problem: error.message }));
    child.once("exit", (code, signal) => done({ problem: `the drawer ended (${signal ?? code})` }));
    child.send(paper, (error) => error && done({ problem: error.message }));
  });
}
