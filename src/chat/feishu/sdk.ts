// Loads the Lark SDK, and only when Feishu is configured: a narrow view of the few parts of it that we use.
import { createRequire } from "node:module";
import type { Log } from "./log.ts";

export type HttpRequest = {
  method: string;
  url: string;
  params?: Record<string, unknown>;
  data?: unknown;
  headers?: Record<string, string>;
  /** For bytes; what they may weigh at most, and how long it may take. */
  responseType?: "arraybuffer";
  maxContentLength?: number;
  timeout?: number;
};

type TokenCache = {
  get(key: string | symbol, options?: { namespace?: string }): Promise<unknown>;
  set(key: string | symbol, value: unknown, expiresAtMs?: number, options?: { namespace?: string }): Promise<boolean>;
};

type Axios = {
  create(settings: { timeout: number }): Axios;
  interceptors: { response: { use(unwrap: (answer: HttpAnswer) => unknown): void } };
};
type HttpAnswer = { config: { $return_headers?: boolean }; data: unknown; headers: unknown };

export type SdkClient = { request(request: HttpRequest): Promise<unknown> };
export type SdkSocket = { start(options: { eventDispatcher: SdkDispatcher }): Promise<void>; close(): void };
export type SdkDispatcher = {
  register(handlers: Record<string, (event: unknown) => Promise<unknown>>): SdkDispatcher;
};

type SdkLogger = Record<"error" | "warn" | "info" | "debug" | "trace", (words: unknown[]) => void>;
type ClientSettings = {
  appId: string;
  appSecret: string;
  domain: string | number;
  httpInstance: Axios;
  logger: SdkLogger;
  loggerLevel: number;
};
type SocketSettings = ClientSettings & {
  handshakeTimeoutMs: number;
  wsConfig: { pingTimeout: number };
  onReady(): void;
  onReconnecting(): void;
  onReconnected(): void;
  onError(error: Error): void;
};

type Sdk = {
  Client: new (settings: ClientSettings & { cache: TokenCache }) => SdkClient;
  WSClient: new (settings: SocketSettings) => SdkSocket;
  EventDispatcher: new (settings: { logger: SdkLogger; loggerLevel: number }) => SdkDispatcher;
  defaultHttpInstance: Axios;
  LoggerLevel: { warn: number };
  Domain: { Feishu: number; Lark: number };
};

export type FeishuApp = { appId: string; appSecret: string; domain: string };
export type SocketEvents = Pick<SocketSettings, "onReady" | "onReconnecting" | "onReconnected" | "onError">;

export type LoadedSdk = {
  client: SdkClient;
  /** Forgets the tenant token, so that the next call asks for a new one. */
  dropToken: () => void;
  openSocket(events: SocketEvents): SdkSocket;
  makeDispatcher(): SdkDispatcher;
};

// The SDK has no time limit of its own (axios: 0); messages take well under a second.
const HTTP_TIMEOUT_MS = 8_000;
const HANDSHAKE_TIMEOUT_MS = 15_000;
// Seconds without a pong after which a socket counts as dead; the SDK's default never notices.
const PING_TIMEOUT_SECONDS = 10;

/** Loads the CommonJS build, which costs half of the ES one, and opens a client with a token cache of its own. */
export function loadSdk(app: FeishuApp, log: Log): LoadedSdk {
  const sdk = createRequire(import.meta.url)("@larksuiteoapi/node-sdk") as Sdk;
  const cache = makeTokenCache();
  const logger = makeSdkLogger(log);
  const settings = {
    appId: app.appId,
    appSecret: app.appSecret,
    domain: nameDomain(sdk, app.domain),
    httpInstance: makeHttp(sdk),
    logger,
    loggerLevel: sdk.LoggerLevel.warn,
  };
  return {
    client: new sdk.Client({ ...settings, cache }),
    dropToken: cache.clear,
    openSocket: (events) =>
      new sdk.WSClient({
        ...settings,
        ...events,
        handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
        wsConfig: { pingTimeout: PING_TIMEOUT_SECONDS },
      }),
    makeDispatcher: () => new sdk.EventDispatcher({ logger, loggerLevel: sdk.LoggerLevel.warn }),
  };
}

function nameDomain(sdk: Sdk, domain: string): string | number {
  if (domain === "feishu") return sdk.Domain.Feishu;
  return domain === "lark" ? sdk.Domain.Lark : domain;
}

/** The SDK expects the body alone, except where it asks for the headers too. */
function makeHttp(sdk: Sdk): Axios {
  const http = sdk.defaultHttpInstance.create({ timeout: HTTP_TIMEOUT_MS });
  http.interceptors.response.use((answer) =>
    answer.config.$return_headers ? { data: answer.data, headers: answer.headers } : answer.data,
  );
  return http;
}

/** The SDK's own cache is one for the whole process and cannot forget. */
function makeTokenCache(): TokenCache & { clear: () => void } {
  const kept = new Map<string, { value: unknown; expiresAtMs: number }>();
  const nameOf = (key: string | symbol, namespace = "") => `${namespace}/${key.toString()}`;
  return {
    async get(key, options) {
      const found = kept.get(nameOf(key, options?.namespace));
      return found && found.expiresAtMs > Date.now() ? found.value : undefined;
    },
    async set(key, value, expiresAtMs, options) {
      kept.set(nameOf(key, options?.namespace), { value, expiresAtMs: expiresAtMs ?? Number.POSITIVE_INFINITY });
      return true;
    },
    clear: () => kept.clear(),
  };
}

/** The SDK logs whole request errors, bearer token included: only its plain words pass. */
function makeSdkLogger(log: Log): SdkLogger {
  const write = (level: "warn" | "error") => (words: unknown[]) => {
    const text = words.filter((word) => typeof word === "string").join(" ");
    if (text) log[level]({ from: "lark-sdk" }, text.replace(/(wss?:\/\/[^\s?]+)\?\S*/g, "$1"));
  };
  const silent = () => undefined;
  return { error: write("error"), warn: write("warn"), info: silent, debug: silent, trace: silent };
}
