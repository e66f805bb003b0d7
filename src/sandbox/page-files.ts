// Serves the built page, and the files that the bot sent, under a policy that lets nothing else in.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono, type MiddlewareHandler } from "hono";
import type { ScreenFile } from "./screen.ts";

const CONTENT_TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
/** Pictures that a browser may show in place; anything else (SVG can carry script) is only ever downloaded. */
const SHOWN_IN_PLACE = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

export const setPolicy: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("content-security-policy", POLICY);
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  c.header("cross-origin-opener-policy", "same-origin");
};

/** The built page's directory: `dist/page` of the package this file runs in, from `src` and from the bundle alike. */
export function findPageDirectory(from = dirname(fileURLToPath(import.meta.url))): string {
  const parent = dirname(from);
  if (existsSync(join(from, "package.json")) || parent === from) return join(from, "dist", "page");
  return findPageDirectory(parent);
}

/** `/` and `/assets/<name>` out of `directory`. Without a built page it says how to build one. */
export function servePage(directory: string): Hono {
  const page = new Hono();
  const send = async (path: string, cache: string): Promise<Response> => {
    const bytes = await readFile(join(directory, path));
    const type = CONTENT_TYPES[extname(path)] ?? "application/octet-stream";
    return new Response(bytes, { headers: { "content-type": type, "cache-control": cache } });
  };
  page.get("/", async (c) =>
    send("index.html", "no-cache").catch(() =>
      c.text("The sandbox page is not built yet: run `npx vite build`, then reload.\n", 503),
    ),
  );
  page.get("/assets/:name{[A-Za-z0-9_-][A-Za-z0-9_.-]*}", async (c) =>
    send(join("assets", c.req.param("name")), "public, max-age=31536000, immutable").catch(() => c.notFound()),
  );
  return page;
}

/** One file of a message, fetched from the fake platform that holds it. The address comes from the screen, never from the page. */
export async function sendFile(file: ScreenFile): Promise<Response> {
  const kept = await fetch(file.url);
  if (!kept.ok) throw new Error(`The file's address answered ${kept.status}.`);
  const isShown = SHOWN_IN_PLACE.has(file.mime);
  return new Response(kept.body, {
    headers: {
      "content-type": isShown ? file.mime : "application/octet-stream",
      "content-disposition": `${isShown ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });
}
