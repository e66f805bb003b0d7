// Receives what Slack sends over HTTP: checks signature and age, and hands what is Slack's to Bolt's App.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { parse as parseForm } from "node:querystring";
import type { App, Receiver, ReceiverEvent } from "@slack/bolt";
import { Refused, parseObject, readRaw } from "../raw-body.ts";
import type { Log } from "./web.ts";

// Slack: a request five minutes old may be a replay ("Verifying requests from Slack").
const FRESH_FOR_SECONDS = 300;
// Slack: whatever is not acknowledged within 3 s is not heard any more.
const ACK_WITHIN_MS = 3_000;

export type WebhookOptions = { signingSecret: string; path: string; log: Log };
export type Webhook = { receiver: Receiver; listener: RequestListener };

/**
 * In place of Bolt's HTTPReceiver, which reads every form twice and costs a third of a command (test/bench). The
 * listener never throws (test/chat/slack/connect.test.ts).
 */
export function openWebhook({ signingSecret, path, log }: WebhookOptions): Webhook {
  let app: App | undefined;
  const receiver: Receiver = {
    init: (made) => {
      app = made;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.url?.split("?", 1)[0] !== path) throw new Refused(404, "another path");
      const raw = await readRaw(request);
      const body = readBody(request.headers, raw, signingSecret);
      if (body["ssl_check"] === "1") return answer(response, 200);
      if (body["type"] === "url_verification") return answer(response, 200, { challenge: body["challenge"] });
      await app?.processEvent(eventOf(request, response, body));
      answer(response, 404); // nobody took it
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      log.warn({ status, why: error instanceof Error ? error.message : "unknown" }, "slack: a request was refused");
      answer(response, status);
    }
  };
  return { receiver, listener: (request, response) => void listener(request, response) };
}

type Body = Record<string, unknown>;

/** Interactions are a form with one field of JSON, commands a form, events JSON; a proxy may have named a charset. */
function readBody(headers: IncomingHttpHeaders, raw: Buffer, signingSecret: string): Body {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const form = isForm ? parseForm(raw.toString("utf8")) : null;
  // Slack does not sign its check of the certificate; nothing else of such a form is looked at.
  if (form?.["ssl_check"] === "1") return { ssl_check: "1" };
  requireSignature(headers, raw, signingSecret);
  if (form && typeof form["payload"] !== "string") return form;
  return parseObject(form ? String(form["payload"]) : raw.toString("utf8"));
}

/** Slack: `v0=` and HMAC-SHA256 of `v0:{timestamp}:{body}` in hex, over the body's own bytes. */
function requireSignature(headers: IncomingHttpHeaders, raw: Buffer, signingSecret: string): void {
  const timestamp = String(headers["x-slack-request-timestamp"]);
  // The clock on the wall, whatever the house's says: it is Slack's that is compared.
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || age > FRESH_FOR_SECONDS) throw new Refused(401, "too old, or from the future");
  const digest = createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(raw).digest("hex");
  const ours = Buffer.from(`v0=${digest}`);
  const theirs = Buffer.from(String(headers["x-slack-signature"]));
  if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) throw new Refused(401, "wrong signature");
}

/** An acknowledgement that comes too late rejects, so that the answer takes another way. */
function eventOf({ headers }: IncomingMessage, response: ServerResponse, body: Body): ReceiverEvent {
  const until = performance.now() + ACK_WITHIN_MS;
  const retryNum = headers["x-slack-retry-num"];
  return {
    body,
    ...(retryNum !== undefined && { retryNum: Number(retryNum), retryReason: String(headers["x-slack-retry-reason"]) }),
    ack: async (said?: string | object) => {
      if (response.headersSent || response.destroyed || performance.now() > until) throw new Error("too late");
      answer(response, 200, said);
    },
  };
}

// Text in one piece with a length goes out in one write.
function answer(response: ServerResponse, status: number, said: string | object = ""): void {
  if (response.headersSent || response.destroyed) return;
  const isText = typeof said === "string";
  const text = isText ? said : JSON.stringify(said);
  const type = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) }).end(text);
}
