// Whom the sandbox page's server refuses, and how it serves the page.
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Refusal } from "../../../src/sandbox/company.ts";
import { findPageDirectory } from "../../../src/sandbox/page-files.ts";
import { sandboxRoutes } from "../../../src/sandbox/server.ts";
import { company, type Scripted, scriptPlatform } from "./scripted-platform.ts";

const NOW = new Date("2026-11-23T00:31:00Z");
let slack: Scripted;
let feishu: Scripted;
let app: ReturnType<typeof sandboxRoutes>;

beforeEach(async () => {
  slack = scriptPlatform("slack");
  feishu = scriptPlatform("feishu");
  const pageDirectory = await mkdtemp(join(tmpdir(), "page-"));
  await mkdir(join(pageDirectory, "assets"));
  await writeFile(join(pageDirectory, "index.html"), "<!doctype html>");
  await writeFile(join(pageDirectory, "assets", "a-1.js"), "1");
  await writeFile(join(pageDirectory, "secret.txt"), "no");
  app = sandboxRoutes({ slack, feishu, company, now: () => NOW, pageDirectory });
});

const HOST = { host: "127.0.0.1:3000" };
const get = async (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:3000${path}`, { headers: { ...HOST, ...headers } });
const post = async (name: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:3000/sandbox/${name}`, {
    method: "POST",
    headers: { ...HOST, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const read = async <Shape>(answer: Response | Promise<Response>): Promise<Shape> =>
  (await (await answer).json()) as Shape;

describe("whom it refuses", () => {
  const body = { platform: "slack", user: "U1" };
  it.each([
    ["a page elsewhere", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://127.0.0.1:9999" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a name that resolves to this machine", { host: "evil.example:3000" }],
    ["a cross-site request without origin", { "sec-fetch-site": "cross-site" }],
    ["a plain form", { "content-type": "application/x-www-form-urlencoded" }],
    ["a text body that skips the browser's preflight", { "content-type": "text/plain" }],
  ])("%s", async (_who, headers) => {
    const answer = await post("enter", body, headers);
    expect(answer.status).toBe(403);
    expect((await read<Refusal>(answer)).problem).toBe("not_same_origin");
    expect(slack.did).toEqual([]);
  });

  it("lets in the page itself, by any of the loopback names", async () => {
    for (const host of ["127.0.0.1:3000", "localhost:3000", "[::1]:3000"])
      expect((await post("enter", body, { host, origin: `http://${host}` })).status).toBe(200);
  });

  it("does not even read for a foreign name", async () => {
    expect((await get("/sandbox/state", { host: "evil.example" })).status).toBe(403);
  });
});

describe("the page", () => {
  it("comes with a policy that lets nothing else in", async () => {
    const answer = await get("/");
    expect(await answer.text()).toBe("<!doctype html>");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("serves what was built and nothing beside it", async () => {
    expect((await get("/assets/a-1.js")).headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    for (const path of ["/assets/..%2fsecret.txt", "/assets/%2e%2e/secret.txt", "/secret.txt", "/assets/none.js"])
      expect((await get(path)).status).toBe(404);
  });

  it("says how to build it when it is not built", async () => {
    const bare = sandboxRoutes({
      slack,
      feishu,
      company,
      now: () => NOW,
      pageDirectory: join(tmpdir(), "no-such-page"),
    });
    const answer = await bare.request("http://127.0.0.1:3000/", { headers: HOST });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("vite build");
  });

  it("is looked for in the package, wherever the code runs from", () => {
    expect(findPageDirectory()).toMatch(/[\\/]dist[\\/]page$/);
    expect(findPageDirectory(process.cwd())).toBe(join(process.cwd(), "dist", "page"));
  });
});
