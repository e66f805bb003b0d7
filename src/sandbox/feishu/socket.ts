// Feishu's long connection: hands out the address, speaks the frames, brings events to one of the open sockets.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import * as z from "zod";
import type { Delivered, Transport } from "./delivery.ts";
import type { Envelope } from "./events.ts";
import { decodeFrame, encodeFrame, type Frame } from "./frames.ts";
import type { Route } from "./http.ts";
import { newId, type World } from "./state.ts";

/** Seconds. The SDK needs all four numbers, or its ping timer runs wild. */
export type ClientConfig = {
  ReconnectCount: number;
  ReconnectInterval: number;
  ReconnectNonce: number;
  PingInterval: number;
};

export type SocketOptions = { world: World; server: Server; config: ClientConfig; answerMs: number };

type Sockets = Transport & {
  routes: Route[];
  count: () => number;
  /** A bot is connected and has pinged. */
  ready: () => Promise<void>;
  drop: () => void;
  close: () => void;
};

const SERVICE = 33554678;
const MOST_SOCKETS = 50; // Feishu: at most 50 long connections per app
const FRAGMENT_BYTES = 32 * 1024;
const WAIT_FOR_PING_MS = 3000;

type State = {
  tickets: Set<string>;
  open: Set<WebSocket>;
  pinged: Set<WebSocket>;
  waitingForAck: Map<string, (ack: Buffer | null) => void>;
  waitingForPing: Set<() => void>;
  sequence: number;
};

export const openSockets = (options: SocketOptions): Sockets => {
  const state: State = {
    tickets: new Set(),
    open: new Set(),
    pinged: new Set(),
    waitingForAck: new Map(),
    waitingForPing: new Set(),
    sequence: 0,
  };
  const upgrader = new WebSocketServer({ noServer: true });
  options.server.on("upgrade", (request, socket, head) =>
    acceptSocket({ state, options, upgrader }, { request, socket, head }),
  );
  const drop = (): void => {
    for (const socket of state.open) socket.terminate();
    state.open.clear();
    state.pinged.clear();
  };
  return {
    routes: [endpointRoute(state, options)],
    count: () => state.open.size,
    ready: () => waitForPing(state),
    post: (envelope) => postToOne(state, options, envelope),
    drop,
    close: () => {
      drop();
      upgrader.close();
    },
  };
};

const credentials = z.object({ AppID: z.string(), AppSecret: z.string() });

const endpointRoute = (state: State, { world, config }: SocketOptions): Route => ({
  method: "POST",
  path: "/callback/ws/endpoint",
  isOpen: true,
  answer: (_world, request) => {
    const given = credentials.safeParse(request.json).data;
    if (given?.AppID !== world.appId || given.AppSecret !== world.appSecret)
      return { body: { code: 514, msg: "auth failed" } };
    if (state.open.size >= MOST_SOCKETS) return { body: { code: 1000040350, msg: "exceed connection limit" } };
    const ticket = randomUUID();
    state.tickets.add(ticket);
    // SDK 1.74.0 does not find device_id and service_id when one of them is the first parameter.
    const query = `fpid=493&aid=552564&device_id=${newId("").slice(0, 12)}&service_id=${SERVICE}&ticket=${ticket}`;
    const URL = `ws://${request.headers.host ?? "127.0.0.1"}/ws/v2?${query}`;
    return { body: { code: 0, msg: "", data: { URL, ClientConfig: config } } };
  },
});

type House = { state: State; options: SocketOptions; upgrader: WebSocketServer };

type Upgrade = { request: IncomingMessage; socket: Duplex; head: Buffer };

const acceptSocket = ({ state, options, upgrader }: House, { request, socket, head }: Upgrade): void => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const isKnown = url.pathname === "/ws/v2" && state.tickets.delete(url.searchParams.get("ticket") ?? "");
  if (!isKnown) return void socket.destroy();
  upgrader.handleUpgrade(request, socket, head, (client) => {
    state.open.add(client);
    client.on("message", (data: Buffer) => readFrame(state, options.config, { client, data }));
    client.on("error", () => client.terminate());
    client.on("close", () => {
      state.open.delete(client);
      state.pinged.delete(client);
    });
  });
};

type Received = { client: WebSocket; data: Buffer };

const readFrame = (state: State, config: ClientConfig, { client, data }: Received): void => {
  let frame: Frame;
  try {
    frame = decodeFrame(data);
  } catch {
    return client.terminate();
  }
  if (frame.method === "control") {
    if (frame.headers["type"] !== "ping") return;
    client.send(encodeFrame({ ...frame, headers: { type: "pong" }, payload: Buffer.from(JSON.stringify(config)) }));
    state.pinged.add(client);
    for (const tell of state.waitingForPing) tell();
    state.waitingForPing.clear();
    return;
  }
  // The answer of a handler that was running when its socket broke comes over the next one.
  state.waitingForAck.get(frame.headers["message_id"] ?? "")?.(frame.payload ?? Buffer.alloc(0));
};

const waitForPing = (state: State): Promise<void> =>
  state.pinged.size > 0 ? Promise.resolve() : new Promise((resolve) => void state.waitingForPing.add(resolve));

/** SDK 1.74.0 loses a frame that comes together with the upgrade's answer: so not before the first ping. */
const waitForSocket = async (state: State): Promise<WebSocket | undefined> => {
  if (state.open.size > 0 && state.pinged.size === 0) {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, WAIT_FOR_PING_MS);
    });
    await Promise.race([waitForPing(state), enough]);
    clearTimeout(timer);
  }
  const sockets = [...state.pinged];
  return sockets[Math.floor(Math.random() * sockets.length)]; // Feishu: one connection at random
};

const postToOne = async (state: State, options: SocketOptions, envelope: Envelope): Promise<Delivered> => {
  const began = performance.now();
  const took = (): number => performance.now() - began;
  const socket = await waitForSocket(state);
  if (socket === undefined) return { isAcked: false, tookMs: took(), answer: undefined, why: "offline" };
  const id = randomUUID();
  const acked = new Promise<Buffer | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), options.answerMs);
    state.waitingForAck.set(id, (ack) => {
      clearTimeout(timer);
      resolve(ack);
    });
  });
  for (const frame of drawFrames(state, id, envelope)) socket.send(encodeFrame(frame));
  const ack = await acked;
  state.waitingForAck.delete(id);
  if (ack === null) return { isAcked: false, tookMs: took(), answer: undefined, why: "late" };
  return { ...readAck(ack), tookMs: took() };
};

const drawFrames = (state: State, id: string, envelope: Envelope): Frame[] => {
  const payload = Buffer.from(JSON.stringify(envelope));
  const sum = Math.ceil(payload.length / FRAGMENT_BYTES);
  return Array.from({ length: sum }, (_, seq) => ({
    sequence: ++state.sequence,
    log: state.sequence,
    service: SERVICE,
    method: "data",
    headers: { type: "event", message_id: id, sum: String(sum), seq: String(seq), trace_id: randomUUID() },
    payload: payload.subarray(seq * FRAGMENT_BYTES, (seq + 1) * FRAGMENT_BYTES),
  }));
};

const ackShape = z.object({ code: z.number(), data: z.string().optional() });

const readAck = (ack: Buffer): Omit<Delivered, "tookMs"> => {
  try {
    const { code, data } = ackShape.parse(JSON.parse(ack.toString("utf8")));
    if (code !== 200) return { isAcked: false, answer: undefined, why: "failed" };
    const answer: unknown = data === undefined ? {} : JSON.parse(Buffer.from(data, "base64").toString("utf8"));
    return { isAcked: true, answer };
  } catch {
    return { isAcked: false, answer: undefined, why: "failed" };
  }
};
