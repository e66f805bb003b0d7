// Loads the Lark SDK, and only for the long connection: a narrow view of the few parts of it that we use.
import { createRequire } from "node:module";
import type { FeishuApp } from "./api.ts";
import type { Log } from "./log.ts";

type Axios = {
  create(settings: { timeout: number }): Axios;
  interceptors: { response: { use(unwrap: (answer: HttpAnswer) => unknown): void } };
};
type HttpAnswer = { config: { $return_headers?: boolean }; data: unknown; headers: unknown };

export type SdkSocket = { start(options: { eventDispatcher: SdkDispatcher }): Promise<void>; close(): void };
export type SdkDispatcher = {
  register(handlers: Record<string, (event: unknown) => Promise<unknown>>): SdkDispatcher;
};

type SdkLogger = Record<"error" | "warn" | "info" | "debug" | "trace", (words: unknown[]) => void>;
type SocketSettings = {
  appId: string;
  appSecret: string;
  domain: string | number;
  httpInstance: Axios;
  logger: SdkLogger;
  loggerLevel: number;
  handshakeTimeoutMs: number;
  wsConfig: { pingTimeout: number };
  onReady(): void;
  onReconnecting(): void;
  onReconnected(): void;
  onError(error: Error): void;
};

type Sdk = {
  WSClient: new (settings: SocketSettings) => SdkSocket;
  EventDispatcher: new (settings: { logger: SdkLogger; loggerLevel: number }) => SdkDispatcher;
  defaultHttpInstance: Axios;
  LoggerLevel: { warn: number };
  Domain: { Feishu: number; Lark: number };
};

export type SocketEvents = Pick<SocketSettings, "onReady" | "onReconnecting" | "onReconnected" | "onError">;

export type LoadedSdk = {
  openSocket(events: SocketEvents): SdkSocket;
  makeDispatcher(): SdkDispatcher;
};

// The SDK has no time limit of its own (axios: 0); messages take well under a second.
const HTTP_TIMEOUT_MS = 8_000;
const HANDSHAKE_TIMEOUT_MS = 15_000;
// Seconds without a pong after which a socket counts as dead; the SDK's default never notices.
const PING_TIMEOUT_SECONDS = 10;

/** Loads the CommonJS build, which costs half of the ES one. */
export function loadSdk(app: FeishuApp, log: Log): LoadedSdk {
  const sdk = createRequire(import.meta.url)("@larksuiteoapi/node-sdk") as Sdk;
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

/** The SDK logs whole request errors, bearer token included: only its plain words pass. */
function makeSdkLogger(log: Log): SdkLogger {
  const write = (level: "warn" | "error") => (words: unknown[]) => {
    const text = words.filter((word) => typeof word === "string").join(" ");
    if (text) log[level]({ from: "lark-sdk" }, text.replace(/(wss?:\/\/[^\s?]+)\?\S*/g, "$1"));
  };
  const silent = () => undefined;
  return { error: write("error"), warn: write("warn"), info: silent, debug: silent, trace: silent };
}
