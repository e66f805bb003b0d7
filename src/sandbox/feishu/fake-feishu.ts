// A Feishu of our own on loopback: the real SDK connects to it, people use it, and it refuses what the real one refuses.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakePlatform } from "../screen.ts";
import { cardUpdateRoutes } from "./card-update.ts";
import { type FeishuHands, openClient } from "./client.ts";
import type { GroupHearing } from "./client-say.ts";
import { contactRoutes } from "./contacts.ts";
import { type Delivered, type Delivery, openDelivery } from "./delivery.ts";
import type { Envelope } from "./events.ts";
import { type Fault, openFaultBook } from "./faults.ts";
import { answerHttp, type Call, type Door, type Route } from "./http.ts";
import { messageRoutes } from "./messages.ts";
import { openRates } from "./rates.ts";
import { type ClientConfig, openSockets } from "./socket.ts";
import { type FeishuGroup, type FeishuUser, type Message, openWorld, type World } from "./state.ts";
import { tokenRoutes } from "./tokens.ts";
import { SCREEN_FILES, uploadRoutes } from "./uploads.ts";
import { settle, until } from "./waiting.ts";
import { openWebhook, type Webhook, type WebhookAnswer, type WebhookTarget, type WebhookTrick } from "./webhook.ts";

export type FakeFeishuOptions = {
  users: FeishuUser[];
  chats: FeishuGroup[];
  events: { mode: "ws" } | ({ mode: "webhook" } & WebhookTarget);
  /** The sandbox's clock; the real one if left out. Messages, uuids, update tokens and redeliveries go by it. */
  now?: () => Date;
  port?: number;
  botName?: string;
  /** What the bot hears of a group: everything, or only what mentions it (without im:message.group_msg). */
  hearing?: GroupHearing;
  /** 5 messages a second per chat; on unless said otherwise. */
  hasRates?: boolean;
  /** How long the platform waits for an answer; Feishu: 3 seconds. */
  answerMs?: number;
  /** Scopes that the app was not granted: calls that need them answer 99991672. */
  missingScopes?: string[];
  /** The long connection's timing, in seconds. */
  socket?: Partial<ClientConfig>;
};

export type FakeFeishu = FakePlatform &
  FeishuHands & {
    domain: string;
    appId: string;
    appSecret: string;
    bot: { id: string; name: string };
    /** Every call of the API in order; `[]` it with `length = 0`. */
    calls: Call[];
    /** Every event in order, redeliveries left out. */
    envelopes: Envelope[];
    messages(): Message[];
    fault(fault: Fault): void;
    clearFaults(): void;
    /** A long connection is open and has pinged. */
    connected(): Promise<void>;
    connectionCount(): number;
    dropSockets(): void;
    /** Brings an envelope, the same ids every time, `times` times at once. */
    deliver(envelope: Envelope, options?: { times?: number }): Promise<Delivered[]>;
    redeliverDue(): Promise<number>;
    /** Events that wait to be brought again. */
    waitingCount(): number;
    /** The bot has acknowledged this event at least once. */
    isAcked(envelope: Envelope): boolean;
    /** Webhook mode: a request with a trick in it. */
    trick(envelope: Envelope, trick: WebhookTrick): Promise<WebhookAnswer>;
    verifyUrl(): Promise<boolean>;
    /** From now on every access token given out so far is invalid. */
    revokeToken(): void;
    /** Waits until `look` gives something; throws after `ms`. */
    until<T>(look: () => T | undefined | null | false, ms?: number): Promise<T>;
  };

const REDELIVERY_TICK_MS = 500;
const SOCKET_CONFIG: ClientConfig = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 120 };

export const openFakeFeishu = async (options: FakeFeishuOptions): Promise<FakeFeishu> => {
  const world = openSeededWorld(options);
  const { server, domain } = await listen(options.port ?? 0);
  const answerMs = options.answerMs ?? 3000; // Feishu: events and callbacks are answered within 3 s
  const sockets = openSockets({ world, server, config: { ...SOCKET_CONFIG, ...options.socket }, answerMs });
  const webhook = options.events.mode === "webhook" ? openWebhook(options.events, { answerMs }) : null;
  const delivery = openDelivery(webhook ?? sockets, world.now);
  const routes = allRoutes(options.hasRates ?? true, sockets.routes);
  const door: Door = { world, routes, faults: openFaultBook(), calls: [], busy: { count: 0 } };
  server.on("request", (request, response) => void answerHttp(door, request, response));
  const timer = setInterval(() => void delivery.redeliverDue(), REDELIVERY_TICK_MS).unref();
  const hearsAll = !world.missingScopes.has("im:message.group_msg");
  const speaker = {
    world,
    delivery,
    hearing: options.hearing ?? (hearsAll ? ("all" as const) : ("mentions" as const)),
  };
  return {
    ...openClient(speaker, (key) => `${domain}${SCREEN_FILES}${key}`),
    ...worldParts(world),
    ...deliveryParts(delivery, webhook),
    domain,
    calls: door.calls,
    fault: door.faults.add,
    clearFaults: door.faults.clear,
    connected: sockets.ready,
    connectionCount: sockets.count,
    dropSockets: sockets.drop,
    until,
    settled: () => settle(() => delivery.busy.count + door.busy.count, door.calls),
    close: async () => {
      clearInterval(timer);
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const openSeededWorld = (options: FakeFeishuOptions): World => {
  const now = options.now ?? (() => new Date());
  return openWorld({
    users: options.users,
    chats: options.chats,
    now: () => now().getTime(),
    botName: options.botName ?? "客情",
    verificationToken: options.events.mode === "webhook" ? options.events.verificationToken : "",
    missingScopes: options.missingScopes ?? [],
  });
};

const allRoutes = (hasRates: boolean, socketRoutes: Route[]): Route[] => [
  ...socketRoutes,
  ...tokenRoutes,
  ...messageRoutes(openRates(hasRates)),
  ...cardUpdateRoutes,
  ...contactRoutes,
  ...uploadRoutes,
];

type DeliveryParts = "envelopes" | "deliver" | "redeliverDue" | "waitingCount" | "isAcked" | "trick" | "verifyUrl";

const deliveryParts = (delivery: Delivery, webhook: Webhook | null): Pick<FakeFeishu, DeliveryParts> => {
  const needed = (): Webhook => {
    if (webhook === null) throw new Error("only in webhook mode");
    return webhook;
  };
  return {
    envelopes: delivery.envelopes,
    deliver: delivery.deliver,
    redeliverDue: delivery.redeliverDue,
    waitingCount: delivery.waitingCount,
    isAcked: delivery.isAcked,
    trick: (envelope, trick) => needed().trick(envelope, trick),
    verifyUrl: () => needed().verifyUrl(),
  };
};

type WorldParts = "appId" | "appSecret" | "bot" | "messages" | "onChange" | "revokeToken";

const worldParts = (world: World): Pick<FakeFeishu, WorldParts> => ({
  appId: world.appId,
  appSecret: world.appSecret,
  bot: world.bot,
  messages: () => [...world.messages.values()],
  onChange: (listener) => {
    world.listeners.add(listener);
    return () => void world.listeners.delete(listener);
  },
  revokeToken: () => world.accessTokens.clear(),
});

const listen = async (port: number): Promise<{ server: Server; domain: string }> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: given } = server.address() as AddressInfo; // a TCP server's address
  return { server, domain: `http://127.0.0.1:${given}` };
};
