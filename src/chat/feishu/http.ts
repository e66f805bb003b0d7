// Calls of Feishu's open API over connections that are kept. Not the SDK's axios: loading it costs 20 MB (README).
import * as http from "node:http";
import * as https from "node:https";

/** `form` is sent as multipart/form-data, `data` as JSON. */
export type HttpRequest = {
  method: string;
  url: string;
  params?: Record<string, string>;
  data?: Record<string, unknown>;
  form?: Record<string, string | Uint8Array<ArrayBuffer>>;
};
/** `body` is what its bytes say as JSON, null where they say none. `bytes`: null where there were more than asked for. */
export type HttpAnswer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: unknown;
  bytes: Uint8Array | null;
};
/** Of an answer: how many bytes at most, and how long they may take in all, in milliseconds. */
export type Limits = { most: number; withinMs: number };
export type SendHttp = (request: HttpRequest, token: string | null, limits?: Limits) => Promise<HttpAnswer>;

/** No answer came. `reason` is Node's code of the failure. */
export class NoAnswer extends Error {
  override name = "NoAnswer";
  readonly reason: string;
  constructor(reason: string) {
    super(`no answer from Feishu (${reason})`);
    this.reason = reason;
  }
}

// Messages take well under a second.
const PATIENCE_MS = 8_000;
/** No answer of Feishu's own is near as long. */
const USUAL: Limits = { most: 50_000_000, withinMs: 60_000 };

// The SDK's own two (Domain).
const ORIGINS: Record<string, string> = { feishu: "https://open.feishu.cn", lark: "https://open.larksuite.com" };

/** `domain` is "feishu", "lark" or a URL. Rejects with NoAnswer; any status is an answer. */
export function openHttp(domain: string): SendHttp {
  const origin = (ORIGINS[domain] ?? domain).replace(/\/+$/, "");
  const { Agent, request } = origin.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true });
  return async (asked, token, limits) => {
    const { type, bytes } = await write(asked);
    const query = asked.params ? `?${new URLSearchParams(asked.params).toString()}` : "";
    const headers = {
      ...(bytes && { "Content-Type": type, "Content-Length": bytes.length }),
      ...(token && { Authorization: `Bearer ${token}` }),
    };
    const options = { method: asked.method, agent, timeout: PATIENCE_MS, headers };
    return exchange(request(`${origin}${asked.url}${query}`, options), bytes, limits);
  };
}

function exchange(request: http.ClientRequest, bytes: Buffer | null, limits = USUAL): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const over = setTimeout(() => request.destroy(new Error("timeout")), limits.withinMs);
    const fail = (error: Error) => {
      clearTimeout(over);
      reject(new NoAnswer("code" in error ? String(error.code) : error.message));
    };
    request.on("error", fail);
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("response", (response) => {
      readWhole(response, limits.most).then((whole) => {
        clearTimeout(over);
        const body = whole && readJson(whole.toString("utf8"));
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, bytes: whole });
      }, fail);
    });
    request.end(bytes ?? undefined);
  });
}

/** Null: there is more of it, which is not waited for. */
async function readWhole(response: http.IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return null; // leaving the loop closes the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page, say: the status says what it is
  }
}

async function write({ data, form }: HttpRequest): Promise<{ type: string; bytes: Buffer | null }> {
  if (!form) return { type: "application/json; charset=utf-8", bytes: data ? Buffer.from(JSON.stringify(data)) : null };
  const parts = new FormData();
  for (const [name, value] of Object.entries(form))
    parts.set(name, typeof value === "string" ? value : new Blob([value]));
  const packed = new Response(parts);
  return { type: packed.headers.get("content-type") ?? "", bytes: Buffer.from(await packed.arrayBuffer()) };
}
