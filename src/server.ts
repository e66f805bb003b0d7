// The house's own HTTP: alive, ready, metrics, the platforms' webhooks, and in the sandbox the page.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import type { Platform } from "./core/platform.ts";
import type { Database } from "./core/store/database.ts";

export type Doors = {
  database: Pick<Database, "ping">;
  platforms: readonly Platform[];
  registry: Pick<Registry, "contentType" | "metrics">;
  /** Requests to these paths go to a platform's own listener: it needs the raw body for its signature. */
  webhooks: ReadonlyMap<string, RequestListener>;
  /** The sandbox's page, or null. */
  page: RequestListener | null;
};

export type Door = {
  port: number;
  /** What came before waits for it, so that nothing is refused while the house opens (test/server/server.test.ts). */
  open(doors: Doors): void;
  /** Ends all connections. */
  close(): void;
};

/** Listens on `port`; the sandbox acts as anyone, so it is opened to this machine only. */
export function openDoor(port: number, { isTrial }: { isTrial: boolean }): Promise<Door> {
  let doors: Doors | null = null;
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    if (path === "/healthz") return answer(response, 200, "ok");
    if (doors) return enter(doors, path, { request, response });
    if (path === "/readyz") return answerJson(response, 503, { isReady: false, database: "opening", connections: [] });
    waiting.push(() => doors && !response.destroyed && enter(doors, path, { request, response }));
  });
  const door = {
    open(opened: Doors) {
      doors = opened;
      for (const goOn of waiting.splice(0)) goOn();
    },
    close() {
      waiting = [];
      server.closeAllConnections();
      server.close();
    },
  };
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(sayWhy(error, port)));
    server.listen(port, isTrial ? "127.0.0.1" : "0.0.0.0", () => resolve({ ...door, port: portOf(server) ?? port }));
  });
}

type Call = { request: IncomingMessage; response: ServerResponse };

function enter(doors: Doors, path: string, { request, response }: Call): void {
  const webhook = doors.webhooks.get(path);
  if (webhook) return webhook(request, response);
  if (path === "/readyz") return void sayReady(doors, response);
  if (path === "/metrics") return void sayMetrics(doors, response);
  if (doors.page) return doors.page(request, response);
  if (path === "/") return answer(response, 200, "Rapport is running. /readyz says how it is.\n");
  answer(response, 404, "There is nothing here.\n");
}

/** 200 when the database can keep a write and every platform is connected, else 503 and why. */
async function sayReady({ database, platforms }: Doors, response: ServerResponse): Promise<void> {
  const databaseFault = await database.ping().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const connections = platforms.map((platform) => ({ name: platform.name, ...platform.connection() }));
  const isReady = databaseFault === null && connections.every((connection) => connection.isUp);
  answerJson(response, isReady ? 200 : 503, { isReady, database: databaseFault ?? "ok", connections });
}

async function sayMetrics({ registry }: Doors, response: ServerResponse): Promise<void> {
  response.setHeader("content-type", registry.contentType);
  response.end(await registry.metrics());
}

function answer(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(words);
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "object" ? address?.port : undefined;
}

function sayWhy(error: Error, port: number): Error {
  const code = "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return new Error(`PORT ${port} is taken, perhaps by Rapport itself: stop what listens there, or set another PORT`);
  }
  if (code === "EACCES") return new Error(`PORT ${port} may not be opened by this user: set one above 1023`);
  return error;
}
