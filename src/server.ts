// The house's own HTTP: alive, ready, metrics, the platforms' webhooks, and in the sandbox the page.
import { createServer, type RequestListener, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Registry } from "prom-client";
import type { Platform } from "./core/platform.ts";
import type { Database } from "./core/store/database.ts";

export type Doors = {
  database: Database;
  platforms: readonly Platform[];
  registry: Registry;
  /** Requests to these paths go to a platform's own listener: it needs the raw body for its signature. */
  webhooks: ReadonlyMap<string, RequestListener>;
  /** The sandbox's page, or null. */
  page: Hono | null;
};

/** What /readyz says: 200 when the database can keep a write and every platform is connected, else 503 and why. */
async function readiness({ database, platforms }: Doors) {
  const databaseFault = await database.ping().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const connections = platforms.map((platform) => ({ name: platform.name, ...platform.connection() }));
  const isReady = databaseFault === null && connections.every((connection) => connection.isUp);
  return { isReady, database: databaseFault ?? "ok", connections };
}

export function routesOf(doors: Doors): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", async (c) => {
    const ready = await readiness(doors);
    return c.json(ready, ready.isReady ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    c.header("content-type", doors.registry.contentType);
    return c.body(await doors.registry.metrics());
  });
  if (doors.page) app.route("/", doors.page);
  else app.get("/", (c) => c.text("Rapport is running. /readyz says how it is.\n"));
  return app;
}

/** Listens on `port`; the sandbox acts as anyone, so it is opened to this machine only. */
export function listen(doors: Doors, port: number): Promise<Server> {
  const ours = getRequestListener(routesOf(doors).fetch);
  const server = createServer((request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const webhook = doors.webhooks.get(path);
    if (webhook) webhook(request, response);
    else void ours(request, response);
  });
  const host = doors.page ? "127.0.0.1" : "0.0.0.0";
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(sayWhy(error, port)));
    server.listen(port, host, () => resolve(server));
  });
}

function sayWhy(error: Error, port: number): Error {
  const code = "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return new Error(`PORT ${port} is taken, perhaps by Rapport itself: stop what listens there, or set another PORT`);
  }
  if (code === "EACCES") return new Error(`PORT ${port} may not be opened by this user: set one above 1023`);
  return error;
}
