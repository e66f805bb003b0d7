// The HTTP side of the fake Slack: the Web API, response URLs, uploads and files.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Fault, FaultBox } from "./faults.ts";
import { isObject, type Json } from "./json.ts";
import { type Args, type Method, readArgs, Refusal } from "./method.ts";
import { takeUpload } from "./methods-files.ts";
import type { Rates } from "./rates.ts";
import { takeResponse } from "./response-url.ts";
import { hasScope, requireMethodScope } from "./scopes.ts";
import { scopesOf } from "./manifest.ts";
import { readUpload } from "./upload.ts";
import type { World } from "./world.ts";

/** One call of the Web API, as it was answered; null where the answer was lost or never made. */
export type ApiCall = { method: string; args: Args; answer: Json | null };

type WebParts = {
  world: World;
  methods: Record<string, Method>;
  faults: FaultBox;
  rates: Rates;
  calls: ApiCall[];
  during<T>(work: () => Promise<T>): Promise<T>;
};

type Reply = { status: number; headers?: Record<string, string>; body: string | Uint8Array };

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function drawJson(body: Json, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}

function readFields(request: IncomingMessage, body: Buffer): Record<string, unknown> {
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) {
    const fields: unknown = JSON.parse(body.toString("utf8") || "{}");
    return isObject(fields) ? fields : {};
  }
  return Object.fromEntries(new URLSearchParams(body.toString("utf8")));
}

/** @throws Refusal not_authed, invalid_auth, token_revoked, not_allowed_token_type */
function checkToken(world: World, method: string, token: string | null): void {
  if (!token) throw new Refusal("not_authed");
  const isApp = token === world.appToken;
  if (!isApp && token !== world.botToken) throw new Refusal("invalid_auth");
  if (isApp !== (method === "apps.connections.open")) throw new Refusal("not_allowed_token_type");
  if (world.isRevoked && !isApp) throw new Refusal("token_revoked");
}

async function answerCall(
  parts: WebParts,
  method: string,
  call: { args: Record<string, unknown>; token: string | null },
) {
  const run = parts.methods[method];
  try {
    if (!run) throw new Refusal("unknown_method");
    checkToken(parts.world, method, call.token);
    requireMethodScope(parts.world, method);
    return { ok: true, ...(await run(parts.world, readArgs(call.args))) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error, ...error.more };
    throw error;
  }
}

function readCallArgs(raw: Record<string, unknown>): Args {
  try {
    return readArgs(raw);
  } catch {
    return raw; // unreadable JSON is kept as it came, for the record
  }
}

async function takeCall(parts: WebParts, method: string, request: IncomingMessage): Promise<Reply | null> {
  const { token: given, ...raw } = readFields(request, await readAll(request));
  const bearer = /^Bearer (.+)$/u.exec(request.headers.authorization ?? "")?.[1];
  const token = bearer ?? (typeof given === "string" ? given : null);
  const record: ApiCall = { method, args: readCallArgs(raw), answer: null };
  parts.calls.push(record);
  const fault = await parts.faults.take(method);
  const early = drawFault(fault);
  if (early !== undefined) return early;
  const waitSeconds = parts.rates.take(method, raw);
  if (waitSeconds !== null) return drawLimit(waitSeconds);
  record.answer = await answerCall(parts, method, { args: raw, token });
  if (fault?.fault === "drop-after") return null;
  const { manifest } = parts.world;
  return drawJson(record.answer, 200, manifest ? { "x-oauth-scopes": scopesOf(manifest).join(",") } : {});
}

function drawLimit(seconds: number): Reply {
  return drawJson({ ok: false, error: "ratelimited" }, 429, { "retry-after": String(seconds) });
}

/** What a fault answers before anything happened; undefined: it does not stop the call here. */
function drawFault(fault: Fault | null): Reply | null | undefined {
  if (fault?.fault === "drop-before") return null;
  if (fault?.fault === "status") return { status: fault.status, body: "fault" };
  if (fault?.fault === "rate-limit") return drawLimit(fault.retryAfter);
  if (fault?.fault === "error") return drawJson({ ok: false, error: fault.error });
  return undefined;
}

async function takeAnswer(parts: WebParts, id: string, request: IncomingMessage): Promise<Reply | null> {
  const body = readFields(request, await readAll(request));
  parts.calls.push({ method: "response_url", args: body, answer: null });
  const fault = await parts.faults.take("response_url");
  const early = drawFault(fault);
  if (early !== undefined) return early;
  try {
    takeResponse(parts.world, id, body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.error.endsWith("_url") ? 404 : 400;
    return drawJson({ ok: false, error: error.error, ...error.more }, status);
  }
  return fault?.fault === "drop-after" ? null : { status: 200, body: "ok" };
}

async function takeFile(parts: WebParts, id: string, request: IncomingMessage): Promise<Reply | null> {
  const body = readUpload(request.headers["content-type"] ?? "", await readAll(request));
  const early = drawFault(await parts.faults.take("upload"));
  if (early !== undefined) return early;
  const problem = takeUpload(parts.world, id, body);
  return problem === null ? { status: 200, body: `OK - ${body.length}` } : { status: 400, body: problem };
}

/** A file needs the bot's token, or the key that the screens' addresses carry. */
function giveFile(world: World, request: IncomingMessage, url: URL): Reply {
  const file = world.uploads.get(url.pathname.split("/")[2] ?? "")?.file;
  if (!file) return { status: 404, body: "file_not_found" };
  const hasKey = url.searchParams.get("key") === file.key;
  if (!hasKey && request.headers.authorization !== `Bearer ${world.botToken}`)
    return { status: 403, body: "not_authed" };
  // Slack: without files:read the address leads to the page for signing in.
  if (!hasKey && !hasScope(world, "files:read"))
    return { status: 200, headers: { "content-type": "text/html" }, body: "<title>Sign in to Slack</title>" };
  return { status: 200, headers: { "content-type": file.mime, "access-control-allow-origin": "*" }, body: file.body };
}

async function route(parts: WebParts, request: IncomingMessage): Promise<Reply | null> {
  const url = new URL(request.url ?? "/", "http://slack.sandbox");
  const [, room, ...rest] = url.pathname.split("/");
  if (room === "api") return takeCall(parts, rest.join("/"), request);
  if (room === "actions" && request.method === "POST") return takeAnswer(parts, rest.join("/"), request);
  if (room === "upload" && request.method === "POST") return takeFile(parts, rest[1] ?? "", request);
  if (room === "files-pri") return giveFile(parts.world, request, url);
  return { status: 404, body: "not found" };
}

/** Null from a route means: the connection breaks without an answer. */
async function answer(parts: WebParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const reply = await parts.during(() => route(parts, request));
    if (reply === null) return void request.socket.destroy();
    response.writeHead(reply.status, { "content-type": "text/plain", ...reply.headers }).end(reply.body);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

export function openWeb(parts: WebParts): Server {
  return createServer((request, response) => void answer(parts, request, response));
}
