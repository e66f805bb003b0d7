// Slack's Web API as we call it: each call once, with a time limit, and every failure told apart.
import { webApi } from "@slack/bolt";
import type { Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;
export type WebClient = webApi.WebClient;

export type SlackConfig = {
  botToken: string;
  appToken?: string | undefined; // Socket Mode when set
  signingSecret?: string | undefined; // HTTP otherwise
  apiUrl?: string | undefined;
};

/** Slack's own logger interface on ours. Its debug lines hold message bodies and are dropped. */
export function slackLogger(log: Log): webApi.Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...said: unknown[]) => log.warn({ slack: said.map(String).join(" ") }, "slack"),
    error: (...said: unknown[]) => log.error({ slack: said.map(String).join(" ") }, "slack"),
    setLevel: () => undefined,
    getLevel: () => webApi.LogLevel.WARN,
    setName: () => undefined,
  };
}

/** No retries of its own: it would post twice when an answer is lost, and would hold back every call after a 429. */
export function openWeb(config: SlackConfig, log: Log): WebClient {
  return new webApi.WebClient(config.botToken, {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    logger: slackLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 15_000,
  });
}

/**
 * Why a call failed. "refused": Slack said no, with its word for it. "busy": 429. "away": it never got there.
 * "lost": it may have been done.
 */
export type Trouble =
  | { trouble: "refused"; why: string }
  | { trouble: "busy"; why: string; afterMs: number }
  | { trouble: "away" | "lost"; why: string };

// A connection that was never made cannot have carried anything.
const NEVER_ARRIVED = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

function causesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ("code" in cause) codes.push(String(cause.code));
  }
  return codes;
}

/** Reads what a call threw. Never says what was sent, nor the token. */
export function readTrouble(error: unknown): Trouble {
  if (error instanceof webApi.WebAPIPlatformError) return { trouble: "refused", why: error.data.error };
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { trouble: "busy", why: "ratelimited", afterMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIHTTPError) return { trouble: "lost", why: `HTTP ${error.statusCode}` };
  if (error instanceof webApi.WebAPIRequestError) {
    const codes = causesOf(error.original);
    const isAway = codes.some((code) => NEVER_ARRIVED.includes(code));
    return { trouble: isAway ? "away" : "lost", why: codes[0] ?? error.original.message };
  }
  return { trouble: "lost", why: error instanceof Error ? error.message : String(error) };
}

// Slack's words for a token that no longer opens anything (auth.test, error codes).
const LOCKED_OUT = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "user_removed_from_team",
];

export const isLockedOut = (why: string): boolean => LOCKED_OUT.includes(why);
