// Keeps other web pages away from the sandbox, where a request may act as anybody.
import type { MiddlewareHandler } from "hono";
import type { Refusal } from "./company.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

const isLoopback = (host: string): boolean =>
  URL.canParse(`http://${host}`) && LOOPBACK.has(new URL(`http://${host}`).hostname);

/**
 * Lets through only what the sandbox's own page may send: to a loopback host name (a foreign name that resolves to
 * 127.0.0.1 is refused), from the same origin, and as JSON, which no other page can send without asking first
 * (test/sandbox/page/guard.test.ts).
 */
export const guardSameOrigin: MiddlewareHandler = async (c, next) => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  const isOwn =
    isLoopback(host) &&
    (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) &&
    (site === undefined || site === "same-origin" || site === "none");
  const isJson = c.req.method !== "POST" || /^application\/json\b/.test(c.req.header("content-type") ?? "");
  if (isOwn && isJson) return next();
  const refusal: Refusal = {
    problem: "not_same_origin",
    mend: "Open the sandbox at http://127.0.0.1 or http://localhost and send JSON (content-type: application/json) from that page.",
  };
  return c.json(refusal, 403);
};
