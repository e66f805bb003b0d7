// Feishu's other way to bring events: an HTTP request, encrypted and signed, and all the bad ones an attacker would send.
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import type { Delivered, Transport } from "./delivery.ts";
import type { Envelope } from "./events.ts";
import { isNode, parseJson } from "./json-walk.ts";

/** `url` may be a function, since a bot under test learns its port after the fake has opened. */
export type WebhookTarget = { url: string | (() => string); encryptKey?: string; verificationToken: string };

export const WEBHOOK_TRICKS = [
  "none", // a good request
  "bad-signature",
  "no-signature",
  "stale", // well signed, a day ago
  "tampered", // the body was changed after signing
  "plaintext", // the envelope itself, not encrypted
  "wrong-key", // encrypted and signed with another key
  "wrong-token", // good cipher and signature, another verification token
  "garbage", // well signed, not JSON
  "spaced", // a good request whose JSON has spaces in it: only the raw bytes carry the signature
] as const;
export type WebhookTrick = (typeof WEBHOOK_TRICKS)[number];

export type WebhookAnswer = { status: number; body: string };

export type Webhook = Transport & {
  /** Sends an envelope with a trick, so that a test can see what the bot makes of it. */
  trick: (envelope: Envelope, trick: WebhookTrick) => Promise<WebhookAnswer>;
  /** What the console does when the address is saved: true when the challenge came back within a second. */
  verifyUrl: () => Promise<boolean>;
};

type Request = { body: string; headers: Record<string, string> };

const URL_CHECK_MS = 1000; // Feishu: the challenge must come back within one second

export const openWebhook = (target: WebhookTarget, options: { answerMs: number }): Webhook => {
  const url = (): string => (typeof target.url === "string" ? target.url : target.url());
  const send = async (request: Request, withinMs: number): Promise<WebhookAnswer> => {
    const headers = { "content-type": "application/json; charset=utf-8", ...request.headers };
    const signal = AbortSignal.timeout(withinMs);
    // Feishu follows no redirect: a 3xx is a failure.
    const answer = await fetch(url(), { method: "POST", body: request.body, headers, redirect: "manual", signal });
    return { status: answer.status, body: await answer.text() };
  };
  // Real time, whatever the sandbox's clock says: who checks a signature compares it with the real clock.
  const seconds = (): number => Math.floor(Date.now() / 1000);
  return {
    trick: (envelope, trick) => send(drawTrick(target, { envelope, trick, seconds: seconds() }), options.answerMs),
    verifyUrl: async () => {
      const challenge = randomBytes(8).toString("hex");
      const check = { type: "url_verification", challenge, token: target.verificationToken };
      const body = JSON.stringify(target.encryptKey === undefined ? check : encrypt(check, target.encryptKey));
      try {
        const answer = await send({ body, headers: {} }, URL_CHECK_MS); // Feishu: unsigned
        return hasChallenge(answer, challenge);
      } catch {
        return false;
      }
    },
    post: async (envelope) => {
      const began = performance.now();
      try {
        const answer = await send(drawTrick(target, { envelope, trick: "none", seconds: seconds() }), options.answerMs);
        return readAnswer(answer, performance.now() - began);
      } catch (error) {
        const why = error instanceof Error && error.name === "TimeoutError" ? "late" : "offline";
        return { isAcked: false, tookMs: performance.now() - began, answer: undefined, why };
      }
    },
  };
};

const readAnswer = (answer: WebhookAnswer, tookMs: number): Delivered => {
  if (answer.status !== 200) return { isAcked: false, tookMs, answer: undefined, why: "failed", status: answer.status };
  return { isAcked: true, tookMs, answer: readJson(answer.body), status: answer.status };
};

/** Text that is not JSON stays text: no callback answer is one. */
const readJson = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
};

const hasChallenge = (answer: WebhookAnswer, challenge: string): boolean => {
  const body = readJson(answer.body);
  return answer.status === 200 && isNode(body) && body["challenge"] === challenge;
};

type Tricked = { envelope: Envelope; trick: WebhookTrick; seconds: number };

const drawTrick = (target: WebhookTarget, { envelope, trick, seconds }: Tricked): Request => {
  const key = trick === "wrong-key" ? "another key" : target.encryptKey;
  const token = trick === "wrong-token" ? "another token" : target.verificationToken;
  const told = { ...envelope, header: { ...envelope.header, token } };
  const wrapped = key === undefined || trick === "plaintext" ? told : encrypt(told, key);
  const space = trick === "spaced" ? 2 : undefined;
  const body = trick === "garbage" ? "{not json" : JSON.stringify(wrapped, null, space);
  if (key === undefined || trick === "no-signature" || trick === "plaintext") return { body, headers: {} };
  const timestamp = String(trick === "stale" ? seconds - 86_400 : seconds);
  const nonce = randomBytes(8).toString("hex");
  const signature = sign({ timestamp, nonce, key, body });
  return {
    body: trick === "tampered" ? JSON.stringify(encrypt({ ...told, event: {} }, key)) : body,
    headers: {
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": trick === "bad-signature" ? "0".repeat(64) : signature,
    },
  };
};

/** Feishu: sha256 of timestamp + nonce + encrypt key + raw body, as hex ("接收事件"). */
const sign = (of: { timestamp: string; nonce: string; key: string; body: string }): string =>
  createHash("sha256").update(of.timestamp).update(of.nonce).update(of.key).update(of.body).digest("hex");

/** Feishu: base64 of the IV and AES-256-CBC with the SHA-256 of the encrypt key. */
const encrypt = (value: unknown, key: string): { encrypt: string } => {
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(key).digest(), iv);
  return { encrypt: Buffer.concat([iv, cipher.update(JSON.stringify(value)), cipher.final()]).toString("base64") };
};
