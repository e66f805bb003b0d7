// Receives events and card callbacks over HTTP. Not the SDK's adapters: those let wrong tokens and old requests through.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refused, parseObject, readRaw } from "../raw-body.ts";
import { isBody, textOf } from "./api.ts";
import type { Log } from "./log.ts";
import { isFresh, isSameText, isSigned, openEncrypted, type WebhookSecrets } from "./signature.ts";

export type WebhookOptions = {
  secrets: WebhookSecrets;
  /** How old a request may be. Redeliveries are taken to be signed anew. */
  freshForMs: number;
  now: () => Date;
  log: Log;
  /** Gets the flat event; what it answers goes back; what it throws makes Feishu deliver again. */
  receive: (event: Record<string, unknown>) => Promise<object | undefined>;
};

/** A listener for node's HTTP server at /feishu/events. Never throws (test/chat/feishu/webhook.test.ts). */
export function openWebhook(options: WebhookOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const from = request.socket.remoteAddress;
    try {
      const raw = await readRaw(request);
      answer(response, 200, await handle(options, request, raw));
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      const why = error instanceof Error ? error.message : "unknown";
      options.log.warn({ status, why, from }, "a Feishu request was refused");
      answer(response, status, {});
    }
  };
}

async function handle(options: WebhookOptions, request: IncomingMessage, raw: Buffer): Promise<object> {
  const { secrets } = options;
  const sent = parseObject(raw.toString("utf8"));
  const signature = readSignature(request);
  if (secrets.encryptKey && typeof sent["encrypt"] !== "string") throw new Refused(401, "not encrypted");
  // Feishu: the address check is encrypted but not signed; everything else is both.
  if (signature && secrets.encryptKey && !isSigned({ ...signature, raw }, secrets.encryptKey))
    throw new Refused(401, "wrong signature");
  const envelope = secrets.encryptKey ? open(String(sent["encrypt"]), secrets.encryptKey) : sent;
  if (envelope["type"] === "url_verification") return answerCheck(envelope, secrets);
  if (secrets.encryptKey && !signature) throw new Refused(401, "no signature");
  if (signature && !isFresh(signature.timestamp, options)) throw new Refused(401, "too old, or from the future");
  const { header, event } = envelope;
  if (!isBody(header) || !isBody(event)) throw new Refused(400, "no event in it");
  requireToken(header["token"], secrets);
  // Flat, as the SDK's dispatcher makes it: one shape for both ways in.
  return (await options.receive(Object.assign({}, header, event))) ?? {};
}

function answerCheck(envelope: Record<string, unknown>, secrets: WebhookSecrets): object {
  requireToken(envelope["token"], secrets);
  return { challenge: textOf(envelope["challenge"]) ?? "" };
}

function requireToken(token: unknown, { verificationToken }: WebhookSecrets): void {
  if (verificationToken && !isSameText(textOf(token) ?? "", verificationToken)) throw new Refused(401, "wrong token");
}

type Signature = { timestamp: string; nonce: string; signature: string };

function readSignature({ headers }: IncomingMessage): Signature | null {
  const [timestamp, nonce, signature] = ["timestamp", "nonce", ""].map((name) =>
    String(headers[name ? `x-lark-request-${name}` : "x-lark-signature"] ?? ""),
  );
  return signature ? { timestamp: timestamp ?? "", nonce: nonce ?? "", signature } : null;
}

function open(encrypted: string, key: string): Record<string, unknown> {
  const opened = openEncrypted(encrypted, key);
  if (opened === null) throw new Refused(401, "cannot be decrypted");
  return parseObject(opened.toString("utf8"));
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    ...(status !== 200 && { Connection: "close" }),
  });
  response.end(text);
}
