// When the database cannot answer: what is said, and that it goes on afterwards by itself.
import { chmod, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type Socket, connect } from "node:net";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { expect, it } from "vitest";
import { openDatabase, type Write } from "../../../src/core/store/database.ts";
import { readPostgresError } from "../../../src/core/store/postgres-errors.ts";
import { forEachDatabase } from "../../support/database.ts";
import { countRows, event, insertTeam, reasonsOf } from "./rows.ts";

forEachDatabase((name, openFresh, freshUrl) => {
  it("answers a ping when it can write", async () => {
    const database = await openFresh();
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it("refuses everything after it was closed", async () => {
    const database = await openDatabase(await freshUrl());
    await database.close();
    await database.close();
    const down = { name: "Unavailable", why: "down" };
    await expect(database.save([insertTeam(1)])).rejects.toMatchObject(down);
    await expect(database.read('SELECT 1 AS "one"')).rejects.toMatchObject(down);
    await expect(database.ping()).rejects.toMatchObject(down);
  });

  it("goes on after a failure while many are waiting", async () => {
    const database = await openFresh();
    const saves = Array.from({ length: 50 }, (_, index) => database.save([event(`${index % 25}`)]));
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(25);
    await database.save([event("after")]);
    expect(await countRows(database, "InboundEvent")).toBe(26);
  });

  it.runIf(name === "sqlite")("says that another process holds the file, in a ping too", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url);
    const other = new Sqlite(url.replace("file:", ""));
    other.exec("BEGIN IMMEDIATE");
    const locked = { name: "Unavailable", why: "locked" };
    await Promise.all([
      expect(database.ping()).rejects.toMatchObject(locked),
      expect(database.save([insertTeam(1)])).rejects.toMatchObject(locked),
      expect(countRows(database, "Team")).resolves.toBe(0),
    ]);
    other.exec("ROLLBACK");
    other.close();
    await database.ping();
    await database.close();
  });

  it.runIf(name === "sqlite")("refuses a file that is no database", async () => {
    const url = await freshUrl();
    await writeFile(url.replace("file:", ""), "this is a letter, not a database, and it is long enough to show it");
    await expect(openDatabase(url)).rejects.toMatchObject({ name: "Unavailable", why: "down" });
  });

  it.runIf(name === "sqlite")("opens a folder that is not there yet", async () => {
    const url = `${await freshUrl()}-new/deep/rapport.db`;
    const database = await openDatabase(url);
    await database.save([insertTeam(1)]);
    await database.close();
    await chmod(url.replace("file:", ""), 0o600);
    await rm(url.replace("file:", "").replace("/deep/rapport.db", ""), { recursive: true });
  });

  it.runIf(name === "postgres")("loses its connections and takes new ones", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url);
    await Promise.all(Array.from({ length: 5 }, (_, index) => database.save([event(`${index}`)])));
    await endConnections(url);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await database.save([event("after")]);
    expect(await countRows(database, "InboundEvent")).toBe(6);
    await database.close();
  });

  it.runIf(name === "postgres")(
    "loses its connections in the midst of saves, each of which is whole or not at all",
    async () => {
      const url = await freshUrl();
      const database = await openDatabase(url);
      const many = (group: number): Write[] =>
        Array.from({ length: 40 }, (_, index) => insertTeam(group * 100 + index, `${group} ${index}`));
      const saves = Array.from({ length: 40 }, (_, group) => database.save(many(group)));
      const settled = Promise.allSettled(saves);
      for (let time = 0; time < 5; time += 1) await endConnections(url);
      const results = await settled;
      const lost = reasonsOf(results);
      for (const reason of lost) expect(reason).toMatchObject({ name: "Unavailable", why: "down" });
      const groups = await database.read<{ n: number }>(
        'SELECT count(*) AS "n" FROM "Team" GROUP BY "id" / 100 HAVING count(*) <> 40',
      );
      expect(groups).toEqual([]);
      expect(await countRows(database, "Team")).toBeGreaterThanOrEqual((results.length - lost.length) * 40);
      await database.close();
    },
  );

  it.runIf(name === "postgres")("says that the server is down, and goes on when it is back", async () => {
    const url = new URL(await freshUrl());
    const road = await openRoad(Number(url.port));
    url.port = String(road.port);
    const database = await openDatabase(url.href);
    await database.save([event("before")]);
    await road.close();
    const down = { name: "Unavailable", why: "down" };
    await expect(database.save([event("during")])).rejects.toMatchObject(down);
    await expect(database.save([insertTeam(1), insertTeam(2)])).rejects.toMatchObject(down);
    await expect(database.ping()).rejects.toMatchObject(down);
    await road.open();
    await database.save([event("after")]);
    expect(await countRows(database, "InboundEvent")).toBe(2);
    await database.close();
    await road.close();
  });

  it.runIf(name === "postgres")("says that the server only reads", async () => {
    const url = await freshUrl();
    const database = await openDatabase(`${url}?options=-c%20default_transaction_read_only%3Don`, { migrate: false });
    const readonly = { name: "Unavailable", why: "readonly" };
    await expect(database.save([insertTeam(1)])).rejects.toMatchObject(readonly);
    await expect(database.ping()).rejects.toMatchObject(readonly);
    await database.close();
  });
});

it.each([
  ["53100", "full"],
  ["55P03", "locked"],
  ["57P03", "down"],
  ["08006", "down"],
  ["ECONNREFUSED", "down"],
])("reads PostgreSQL's %s as %s", (code, why) => {
  const error = Object.assign(new Error("as the driver gives it"), { code });
  expect(readPostgresError(error)).toMatchObject({ name: "Unavailable", why, cause: error });
});

it.each(["42601", "22P02", ""])("leaves PostgreSQL's %s as it is", (code) => {
  const error = Object.assign(new Error("a mistake of ours"), { code });
  expect(readPostgresError(error)).toBe(error);
});

it.each(["", "rapport.db", "mysql://u:secret@h/d", "file:"])(
  "refuses the address %j without showing a password",
  async (url) => {
    const problem = await openDatabase(url).catch((error: Error) => error.message);
    expect(problem).toMatch(/file:.*postgresql:/);
    expect(problem).not.toContain("secret");
  },
);

async function endConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await client.end();
}

type Road = { port: number; open(): Promise<void>; close(): Promise<void> };

/** A way to the server that can be cut and opened again, as by a restart. */
async function openRoad(to: number): Promise<Road> {
  const sockets = new Set<Socket>();
  let server: Server;
  let port = 0;
  const open = async (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(to, "127.0.0.1");
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address === "object" && address !== null) port = address.port;
  };
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  await open();
  return { port, open, close };
}
