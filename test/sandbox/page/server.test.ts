// The sandbox page's server: what it tells and what it passes on.
import { beforeEach, describe, expect, it } from "vitest";
import type { Refusal, SandboxState, ScreenAnswer } from "../../../src/sandbox/company.ts";
import { sandboxRoutes } from "../../../src/sandbox/server.ts";
import { message } from "./sample-message.ts";
import { company, type Scripted, scriptPlatform } from "./scripted-platform.ts";

const NOW = new Date("2026-11-23T00:31:00Z");
let slack: Scripted;
let feishu: Scripted;
let app: ReturnType<typeof sandboxRoutes>;

beforeEach(() => {
  slack = scriptPlatform("slack");
  feishu = scriptPlatform("feishu");
  app = sandboxRoutes({ slack, feishu, company, now: () => NOW });
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
/** The answers' shapes are the server's own promise; the assertions below hold it to them. */
const read = async <Shape>(answer: Response | Promise<Response>): Promise<Shape> =>
  (await (await answer).json()) as Shape;

describe("what it tells", () => {
  it("names both platforms' people with their roles, by e-mail in any case", async () => {
    const state = await read<SandboxState>(get("/sandbox/state"));
    expect(state).toMatchObject({ now: NOW.getTime(), locale: "zh-CN", commands: company.commands });
    expect(state).not.toHaveProperty("people");
    expect(state.platforms.map((one) => one.platform)).toEqual(["slack", "feishu"]);
    expect(state.platforms[1]?.users[1]).toEqual({
      id: "F2",
      name: "李国强",
      email: "LI@example.com",
      role: "manager",
      team: "华北",
    });
  });

  it("gives a person's screen and private chat", async () => {
    const answer = await read<ScreenAnswer>(get("/sandbox/screen?platform=feishu&user=F1"));
    expect(answer).toEqual({ now: NOW.getTime(), privateChat: "private", screen: feishu.screen("F1") });
  });

  it.each([
    ["/sandbox/screen?platform=feishu&user=nobody", 404, "unknown_user"],
    ["/sandbox/screen?platform=teams&user=F1", 400, "bad_request"],
    ["/sandbox/screen", 400, "bad_request"],
    ["/sandbox/nothing", 404, "not_found"],
    ["/sandbox/file?platform=slack&user=U1&message=2&index=7", 404, "not_found"],
    ["/sandbox/file?platform=slack&user=nobody&message=2&index=0", 404, "not_found"],
  ])("refuses %s with a word on what to do", async (path, status, problem) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    const refusal = await read<Refusal>(answer);
    expect(refusal.problem).toBe(problem);
    expect(refusal.mend.length).toBeGreaterThan(10);
  });

  it("hands out a file of the screen, for download", async () => {
    const answer = await get("/sandbox/file?platform=slack&user=U1&message=2&index=0");
    expect(await answer.text()).toBe("rows");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''%E6%8B%9C/);
  });

  it("never shows SVG in place, which can carry script", async () => {
    const svg = { name: "x.svg", mime: "image/svg+xml", url: "data:image/svg+xml,<svg/>", bytes: 6 };
    slack.push("private", message("svg", { files: [svg] }));
    const answer = await get("/sandbox/file?platform=slack&user=U1&message=svg&index=0");
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("says at once when something changed, and nothing after the listener left", async () => {
    const leave = new AbortController();
    const answer = await app.request("http://127.0.0.1:3000/sandbox/changes", { headers: HOST, signal: leave.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: clock");
    feishu.push("private", message("9", { text: "新" }));
    const heard = (await reader?.read())?.value ?? "";
    expect(heard).toContain("event: change");
    expect(heard).toContain('"platform":"feishu"');
    await reader?.cancel();
    expect(() => feishu.push("private", message("10", { text: "又" }))).not.toThrow();
  });
});

describe("what it passes on", () => {
  const who = { platform: "slack", user: "U1" };
  const press = { chat: "private", message: "2", action: { type: "button", action_id: "edit" } };
  it.each([
    ["say", { ...who, chat: "private", text: "/today" }, ["say", "U1", "private", "/today", null]],
    ["press", { ...who, press }, ["press", "U1", press]],
    ["dismiss", { ...who, view: "V1" }, ["dismiss", "U1", "V1"]],
    ["enter", who, ["enter", "U1"]],
    ["menu", { ...who, key: "visit" }, ["menu", "U1", "visit"]],
    [
      "shortcut",
      { ...who, chat: "group", message: "4", callback: "log_complaint" },
      ["shortcut", "U1", "group", "4", "log_complaint"],
    ],
    [
      "submit",
      { ...who, submit: { chat: null, message: null, view: "V1", values: { a: { b: { value: "c" } } } } },
      ["submit", "U1", { chat: null, message: null, view: "V1", values: { a: { b: { value: "c" } } } }],
    ],
  ])("%s reaches the platform as it was sent", async (name, body, expected) => {
    const answer = await post(name, body);
    expect(await answer.json()).toEqual({ isOk: true, tookMs: 3 });
    expect(slack.did).toEqual([expected]);
    expect(feishu.did).toEqual([]);
  });

  it("gives suggestions", async () => {
    const answer = await post("suggest", { ...who, press: { ...press, chat: null, message: null }, typed: "永" });
    expect(await answer.json()).toEqual([
      { label: "永清超市", value: "永清超市" },
      { label: "永安商行", value: "永安商行" },
    ]);
  });

  it("says what the person's client would say when the bot fails", async () => {
    const answer = await post("say", { ...who, chat: "private", text: "/fail" });
    expect(await answer.json()).toMatchObject({ isOk: false, problem: "operation_timeout" });
  });

  it("answers 502 with the reason when the platform itself fails", async () => {
    slack.enter = () => Promise.reject(new Error("The bot is not connected."));
    const answer = await post("enter", who);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual({ problem: "platform_failed", mend: "The bot is not connected." });
  });

  it.each([
    ["say", { ...who, chat: "private", text: "" }],
    ["say", { ...who, text: "x" }],
    ["say", { ...who, chat: "private", text: "x", as: "U2" }],
    ["say", "{not json"],
    ["press", { ...who, press: { ...press, action: "edit" } }],
    ["press", { platform: "teams", user: "U1", press }],
    ["submit", { ...who, submit: {} }],
  ])("refuses a malformed %s and does nothing", async (name, body) => {
    const answer = await post(name, body);
    expect(answer.status).toBe(400);
    expect((await read<Refusal>(answer)).problem).toBe("bad_request");
    expect(slack.did).toEqual([]);
  });
});
