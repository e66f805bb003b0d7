// A paper → PDF, by a process that is started for it and ended with it, so that the house holds none of what that loads.
import { askDrawer, startDrawer } from "../../core/drawer.ts";
import type { Paper } from "./content.ts";
import type { PrintResult } from "./drawer.ts";

const PRINT_MS = 30_000;

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

async function printNow(paper: Paper): Promise<Uint8Array> {
  const child = startDrawer(findDrawer());
  try {
    return (await askDrawer<Exclude<PrintResult, { problem: string }>>(child, paper, PRINT_MS)).pdf;
  } finally {
    child.kill("SIGKILL");
  }
}
