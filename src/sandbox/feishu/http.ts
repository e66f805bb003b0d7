// The HTTP door of the fake Feishu: finds the route, checks the token, lets a fault happen, writes the call down.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, FaultBook } from "./faults.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./state.ts";

export type ApiRequest = {
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  raw: Buffer;
  json: unknown; // null when the body is not JSON
};

export type ApiAnswer = { body: unknown; status?: number; headers?: Record<string, string> };

/** `scope`: what the app must have been granted. `isOpen`: no access token is asked for. */
export type Route = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  scope?: string;
  isOpen?: boolean;
  answer: (world: World, request: ApiRequest) => ApiAnswer;
};

/** One call of the API as it happened. Headers are left out: the bearer token stands there. */
export type Call = {
  at: number;
  method: string;
  path: string;
  query: Record<string, string[]>;
  body: unknown;
  status: number; // 0: the connection was dropped before an answer
  code: number;
};

export const ok = (data: unknown): ApiAnswer => ({ body: { code: 0, msg: "success", data } });

export type Door = { world: World; routes: Route[]; faults: FaultBook; calls: Call[]; busy: { count: number } };

const BODY_LIMIT = 32 * 1024 * 1024;

export const answerHttp = async (door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  door.busy.count += 1;
  try {
    await answerCall(door, request, response);
  } catch {
    response.destroy();
  } finally {
    door.busy.count -= 1;
  }
};

const answerCall = async (door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? "/", "http://localhost");
  const raw = await readBody(request);
  const method = request.method ?? "GET";
  const call: Call = {
    at: door.world.now(),
    method,
    path: url.pathname,
    query: Object.fromEntries([...new Set(url.searchParams.keys())].map((key) => [key, url.searchParams.getAll(key)])),
    body: readJson(raw),
    status: 0,
    code: 0,
  };
  door.calls.push(call);
  const fault = door.faults.take(method, url.pathname);
  if (fault?.fault === "late") await wait(fault.afterMs);
  if (fault?.fault === "drop-before") return void response.destroy();
  const seen = { query: url.searchParams, headers: request.headers, raw, json: call.body };
  const answer = answerOrRefuse(door, { method, path: url.pathname, fault, seen });
  if (fault?.fault === "drop-after") return void response.destroy();
  call.status = answer.status ?? 200;
  call.code = codeOf(answer.body);
  writeAnswer(response, answer);
};

type Asked = { method: string; path: string; fault: Fault | null; seen: Omit<ApiRequest, "params"> };

const answerOrRefuse = (door: Door, asked: Asked): ApiAnswer => {
  try {
    if (asked.fault !== null) door.faults.refuse(asked.fault);
    const found = findRoute(door.routes, asked.method, asked.path);
    if (found === null) throw new Refusal(404, "404 page not found", { status: 404 });
    if (found.route.isOpen !== true) checkToken(door.world, asked.seen.headers.authorization);
    if (found.route.scope !== undefined) checkScope(door.world, found.route.scope);
    return found.route.answer(door.world, { ...asked.seen, params: found.params });
  } catch (error) {
    if (!(error instanceof Refusal)) return { status: 500, body: { code: 2200, msg: String(error) } };
    const body = { code: error.code, msg: error.message, error: { log_id: "sandbox" } };
    return { status: error.status, headers: error.headers, body };
  }
};

const findRoute = (
  routes: Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null => {
  const parts = path.split("/");
  for (const route of routes) {
    if (route.method !== method) continue;
    const wanted = route.path.split("/");
    if (wanted.length !== parts.length) continue;
    const isMatch = wanted.every((part, i) => part.startsWith(":") || part === parts[i]);
    if (!isMatch) continue;
    const named = wanted.flatMap((part, i) =>
      part.startsWith(":") ? [[part.slice(1), decodeURIComponent(parts[i] ?? "")] as const] : [],
    );
    return { route, params: Object.fromEntries(named) };
  }
  return null;
};

const checkToken = (world: World, authorization: string | undefined): void => {
  const token = /^Bearer (t-.+)$/.exec(authorization ?? "")?.[1];
  if (token === undefined) throw new Refusal(99991661, "Missing access token for authorization.");
  const expiresAt = world.accessTokens.get(token);
  if (expiresAt === undefined || expiresAt <= Date.now())
    throw new Refusal(99991663, "Invalid access token for authorization. Please make a test attempt with a new one.");
};

const checkScope = (world: World, scope: string): void => {
  if (!world.missingScopes.has(scope)) return;
  throw new Refusal(99991672, `Access denied. One of the following scopes is required: [${scope}].`);
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk as Uint8Array); // a request without an encoding gives bytes
    size += part.length;
    if (size > BODY_LIMIT) throw new Error("body too large");
    chunks.push(part);
  }
  return Buffer.concat(chunks);
};

const readJson = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    return null;
  }
};

const codeOf = (body: unknown): number =>
  typeof body === "object" && body !== null && "code" in body && typeof body.code === "number" ? body.code : 0;

const writeAnswer = (response: ServerResponse, answer: ApiAnswer): void => {
  const isBytes = Buffer.isBuffer(answer.body);
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(JSON.stringify(answer.body));
  const type = isBytes ? "application/octet-stream" : "application/json; charset=utf-8";
  response.writeHead(answer.status ?? 200, { "content-type": type, ...answer.headers });
  response.end(body);
};
