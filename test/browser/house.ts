// Opens the whole house as a newcomer does, a process of its own with nothing configured, on a database of its own.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { type Database, openDatabase } from "../../src/core/store/database.ts";

export type House = {
  address: string;
  /** Ends the process as a system does, and gives its exit code. */
  stop(): Promise<number | null>;
  /** The same file, opened by this process; only after stop. */
  open(): Promise<Database>;
  /** Ends what still runs and removes the database. */
  remove(): Promise<void>;
};

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = join(ROOT, "src/sandbox/page");
const BUILT = join(ROOT, "dist/page/index.html");
const OPENING_MS = 50_000;

const writtenAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

/** The page is served as it was built; one that was changed since would be another page than the one in the source. */
export async function buildPage(): Promise<void> {
  const builtAt = await writtenAt(BUILT);
  const names = await readdir(PAGE, { recursive: true });
  const times = await Promise.all(
    [...names.map((name) => join(PAGE, name)), join(ROOT, "vite.config.ts")].map(writtenAt),
  );
  if (Math.max(...times) > builtAt) await build({ configFile: join(ROOT, "vite.config.ts"), logLevel: "error" });
}

export async function openHouse(): Promise<House> {
  await buildPage();
  const directory = await mkdtemp(join(tmpdir(), "house-"));
  const databaseUrl = `file:${join(directory, "trial.db")}`;
  const { PATH = "", HOME = "", TZ = "UTC" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", "sandbox"], {
    cwd: ROOT,
    env: { PATH, HOME, TZ, PORT: "0", DATABASE_URL: databaseUrl, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
    return child.exitCode;
  };
  const address = await readAddress(child);
  await untilReady(address);
  return {
    address,
    stop,
    open: () => openDatabase(databaseUrl),
    async remove() {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The address that it says when it is open; what it complains of where it never opens. */
async function readAddress(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const give = (): void => reject(new Error(`the trial did not open:\n${said}`));
    const timer = setTimeout(give, OPENING_MS);
    child.once("exit", give);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const [, address] = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    }
  });
}

async function untilReady(address: string): Promise<void> {
  const until = performance.now() + OPENING_MS;
  while (!(await fetch(`${address}/readyz`)).ok) {
    if (performance.now() > until) throw new Error("the trial opened and is not ready");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
