// Requests signed as Slack signs them, to the app's own address.
import { createHmac } from "node:crypto";
import { type Ack, type Line, readBody, type Retry } from "./line.ts";
import type { Delivery } from "./world.ts";

export type HttpTarget = { url: string | null; signingSecret: string };

/** Slack: `v0=` + HMAC-SHA256 of `v0:{timestamp}:{body}` (docs, "Verifying requests from Slack"). */
function signBody(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

/** Content type and body: events are JSON, commands a form, interactions a form with one field. */
export function drawRequest(delivery: Delivery): { type: string; body: string } {
  if (delivery.kind === "events_api") return { type: "application/json", body: JSON.stringify(delivery.payload) };
  const fields =
    delivery.kind === "interactive"
      ? { payload: JSON.stringify(delivery.payload) }
      : Object.fromEntries(Object.entries(delivery.payload).map(([name, value]) => [name, String(value)]));
  // Exactly this type: with a charset behind it Bolt answers 400.
  return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}

export type Forged = {
  type: string;
  body: string;
  secret?: string;
  ageSeconds?: number;
  headers?: Record<string, string>;
};

/** Posts a body with any signature. @returns the app's answer; a problem if it was late, refused or not there. */
export async function postSigned(target: HttpTarget, request: Forged, ackMs: number): Promise<Ack> {
  const startedAt = performance.now();
  const answer = (rest: Omit<Ack, "tookMs">): Ack => ({ ...rest, tookMs: performance.now() - startedAt });
  if (target.url === null) return answer({ isOk: false, body: {}, problem: "dispatch_failed" });
  // The clock on the wall, not the sandbox's: the app compares it with its own.
  const timestamp = Math.floor(Date.now() / 1000) - (request.ageSeconds ?? 0);
  try {
    const response = await fetch(target.url, {
      method: "POST",
      headers: {
        "content-type": request.type,
        "x-slack-request-timestamp": String(timestamp),
        "x-slack-signature": signBody(request.secret ?? target.signingSecret, timestamp, request.body),
        ...request.headers,
      },
      body: request.body,
      signal: AbortSignal.timeout(ackMs),
    });
    const body = readBody(await response.text());
    if (response.status === 200) return answer({ isOk: true, body, status: 200 });
    return answer({ isOk: false, body, problem: "dispatch_failed", status: response.status });
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return answer({ isOk: false, body: {}, problem: isLate ? "operation_timeout" : "dispatch_failed" });
  }
}

function retryHeaders(retry: Retry | null): Record<string, string> {
  return retry ? { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason } : {};
}

export function openHttpLine(target: HttpTarget, ackMs: number): Line {
  return {
    send: (delivery, retry) => postSigned(target, { ...drawRequest(delivery), headers: retryHeaders(retry) }, ackMs),
    close: async () => {},
  };
}
