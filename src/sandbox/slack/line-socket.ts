// Socket Mode: tickets, connections, envelopes out and acknowledgements in.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isObject } from "./json.ts";
import { type Ack, type Line, readBody, type Retry } from "./line.ts";
import { type Delivery, makeSecret, type World } from "./world.ts";

type Waiting = { socket: WebSocket; resolve: (ack: Omit<Ack, "tookMs">) => void };

export type SocketLine = Line & {
  /** The address that apps.connections.open gives out; good for one connection. */
  issueUrl: () => string;
  takeUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  connections: () => number;
  /** "refresh" asks the app to reconnect, as Slack does about once an hour; "cut" is a lost connection. */
  disconnect: (how: "refresh" | "cut") => void;
  sendRaw: (text: string) => void;
};

/** Slack lets an app hold ten connections and sends each payload to any one of them (java-slack-sdk #1256). */
const CONNECTIONS = 10;

type State = {
  world: World;
  ackMs: number;
  sockets: Set<WebSocket>;
  tickets: Set<string>;
  waiting: Map<string, Waiting[]>;
  turn: number;
};

function welcome(state: State, socket: WebSocket): void {
  state.sockets.add(socket);
  socket.on("message", (data) => hearAck(state, (data as Buffer).toString("utf8")));
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    state.sockets.delete(socket);
    for (const list of state.waiting.values()) {
      for (const each of list) if (each.socket === socket) each.resolve(failed());
    }
  });
  const hello = {
    type: "hello",
    num_connections: state.sockets.size,
    connection_info: { app_id: state.world.appId },
    debug_info: { host: "sandbox", approximate_connection_time: 18_060 },
  };
  socket.send(JSON.stringify(hello));
}

function failed(): Omit<Ack, "tookMs"> {
  return { isOk: false, body: {}, problem: "dispatch_failed" };
}

function hearAck(state: State, text: string): void {
  const answer = readBody(text);
  if (!isObject(answer)) return;
  const waiting = state.waiting.get(String(answer.envelope_id))?.[0];
  waiting?.resolve({ isOk: true, body: answer.payload ?? {} });
}

function pickSocket(state: State): WebSocket | null {
  const open = [...state.sockets].filter((socket) => socket.readyState === socket.OPEN);
  state.turn += 1;
  return open[state.turn % open.length] ?? null;
}

function drawEnvelope(delivery: Delivery, retry: Retry | null): string {
  return JSON.stringify({
    envelope_id: delivery.id,
    payload: delivery.payload,
    type: delivery.kind,
    accepts_response_payload: delivery.kind !== "events_api",
    ...(retry ? { retry_attempt: retry.attempt, retry_reason: retry.reason } : {}),
  });
}

function awaitAck(state: State, socket: WebSocket, id: string): Promise<Omit<Ack, "tookMs">> {
  return new Promise((settle) => {
    const entry: Waiting = { socket, resolve: (ack) => finish(ack) };
    const timer = setTimeout(() => finish({ isOk: false, body: {}, problem: "operation_timeout" }), state.ackMs);
    const finish = (ack: Omit<Ack, "tookMs">) => {
      clearTimeout(timer);
      const left = (state.waiting.get(id) ?? []).filter((each) => each !== entry);
      if (left.length > 0) state.waiting.set(id, left);
      else state.waiting.delete(id);
      settle(ack);
    };
    state.waiting.set(id, [...(state.waiting.get(id) ?? []), entry]);
  });
}

async function send(state: State, delivery: Delivery, retry: Retry | null): Promise<Ack> {
  const startedAt = performance.now();
  const socket = pickSocket(state);
  if (!socket) return { ...failed(), tookMs: 0 };
  const answer = awaitAck(state, socket, delivery.id);
  socket.send(drawEnvelope(delivery, retry));
  return { ...(await answer), tookMs: performance.now() - startedAt };
}

/** Says goodbye; a client that does not answer is cut off. */
function closeSocket(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), 300);
    socket.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}

/** Opens the server's side of Socket Mode; the HTTP server hands it upgrades at `/link`. */
export function openSocketLine(world: World, ackMs: number): SocketLine {
  const server = new WebSocketServer({ noServer: true });
  const state: State = { world, ackMs, sockets: new Set(), tickets: new Set(), waiting: new Map(), turn: 0 };
  return {
    send: (delivery, retry) => send(state, delivery, retry),
    issueUrl() {
      const ticket = makeSecret();
      state.tickets.add(ticket);
      return `${world.origin.replace("http", "ws")}/link/?ticket=${ticket}&app_id=${world.appId}`;
    },
    takeUpgrade(request, socket, head) {
      const ticket = new URL(request.url ?? "/", world.origin).searchParams.get("ticket") ?? "";
      if (!state.tickets.delete(ticket) || state.sockets.size >= CONNECTIONS) {
        socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
        return;
      }
      server.handleUpgrade(request, socket, head, (accepted) => welcome(state, accepted));
    },
    connections: () => state.sockets.size,
    disconnect(how) {
      for (const socket of state.sockets) {
        if (how === "cut") socket.terminate();
        else socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: {} }));
      }
    },
    sendRaw(text) {
      pickSocket(state)?.send(text);
    },
    async close() {
      await Promise.all([...state.sockets].map(closeSocket));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
