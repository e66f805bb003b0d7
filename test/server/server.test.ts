// /readyz tells the truth: 503 and why while the database cannot keep anything or a platform is away, 200 when it is over.
import type { ServerResponse } from "node:http";
import { Registry } from "prom-client";
import { expect, it } from "vitest";
import type { Connection } from "../../src/core/platform.ts";
import { type Door, type Doors, openDoor } from "../../src/server.ts";
import { scriptPlatform } from "../clock/scripted-platform.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWithConnection, TROUBLES } from "../support/writing-connection.ts";

async function openDoors(doors: Partial<Doors> & Pick<Doors, "database">) {
  const rest = { platforms: [], registry: new Registry(), webhooks: new Map(), page: null };
  const door = await openDoor(0, { isTrial: true });
  door.open({ ...rest, ...doors });
  return { get: asker(door), close: async () => door.close() };
}

const asker = (door: Door) => async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${door.port}${path}`);
  return { status: response.status, body: await response.text() };
};

forEachDatabase((name, openFresh, freshUrl) => {
  // A full disk shows when something needs room; a number that is counted on does not.
  it.runIf(name === "sqlite").each(TROUBLES.filter((trouble) => trouble.name !== "full"))(
    "while the database is $name, and after",
    async (trouble) => {
      const url = await freshUrl();
      const opened = await openWithConnection(url);
      const { get, close } = await openDoors({ database: opened.database });
      expect(await get("/readyz")).toMatchObject({ status: 200 });
      const end = trouble.begin(opened, url);
      expect(await get("/readyz")).toMatchObject({ status: 503, body: expect.stringContaining(`(${trouble.name})`) });
      expect(await get("/healthz")).toMatchObject({ status: 200 });
      end();
      expect(await get("/readyz")).toMatchObject({ status: 200 });
      await close();
      await opened.database.close();
    },
  );

  it("while a platform is away, and after", async () => {
    const database = await openFresh();
    let connection: Connection = { isUp: false, since: new Date(0), why: "token: token_revoked" };
    const slack = { ...scriptPlatform("slack"), connection: () => connection };
    const { get, close } = await openDoors({ database, platforms: [slack, scriptPlatform("feishu")] });
    expect(await get("/readyz")).toMatchObject({ status: 503, body: expect.stringContaining("token_revoked") });
    connection = { isUp: true, since: new Date() };
    expect(await get("/readyz")).toMatchObject({ status: 200 });
    await close();
  });

  it("after the database was closed it is alive but not ready", async () => {
    const database = await openFresh();
    const { get, close } = await openDoors({ database });
    await database.close();
    expect(await get("/readyz")).toMatchObject({ status: 503, body: expect.stringContaining("(down)") });
    expect(await get("/healthz")).toMatchObject({ status: 200 });
    expect((await get("/nowhere")).status).toBe(404);
    await close();
  });
});

it("while the house opens it is alive and not ready, and what comes for it waits instead of being refused", async () => {
  const door = await openDoor(0, { isTrial: true });
  const get = asker(door);
  expect(await get("/healthz")).toEqual({ status: 200, body: "ok" });
  expect(await get("/readyz")).toMatchObject({ status: 503, body: expect.stringContaining('"isReady":false') });
  const early = get("/slack/events");
  await get("/healthz");
  const webhooks = new Map([
    ["/slack/events", (_request: unknown, response: ServerResponse) => void response.end("taken")],
  ]);
  const database = { ping: async () => undefined };
  door.open({ database, platforms: [], registry: new Registry(), webhooks, page: null });
  expect(await early).toEqual({ status: 200, body: "taken" });
  expect(await get("/readyz")).toMatchObject({ status: 200 });
  door.close();
});
