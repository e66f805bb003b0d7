// A Feishu of the sandbox, the real SDK on it, and a desk that answers from a script: for the tests in this folder.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Feishu, type FeishuConfig, openFeishu } from "../../../src/chat/feishu/connect.ts";
import type { Log } from "../../../src/chat/feishu/log.ts";
import type { Ask } from "../../../src/core/ask.ts";
import type { Desk } from "../../../src/core/platform.ts";
import type { Card, Form, Reply } from "../../../src/core/reply.ts";
import { type FakeFeishu, type FakeFeishuOptions, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";

export const LI = { id: "ou_li", name: "李雷", email: "li@example.com" };
export const HAN = { id: "ou_han", name: "韩梅梅", email: "han@example.com" };
export const TEAM = { id: "oc_team", name: "华东组" };

export type ScriptedDesk = Desk & {
  asks: Ask[];
  taken: string[];
  told: string[];
  /** What is answered; a function may wait or throw. */
  script: (ask: Ask) => Reply | Promise<Reply>;
  takeFails: boolean;
};

export const plainCard = (title = "已记下"): Card => ({
  title,
  tone: "done",
  summary: `${title} 永清超市`,
  parts: [
    { part: "facts", facts: [{ label: "客户", value: "永清超市" }] },
    {
      part: "buttons",
      buttons: [
        { label: "修改", style: "plain", action: { do: "edit", record: "visit", id: 7 } },
        {
          label: "撤销",
          style: "danger",
          action: { do: "undo", id: 99 },
          confirm: { title: "撤销？", text: "记录会被撤回", yes: "撤销", no: "算了" },
        },
      ],
    },
  ],
});

export const visitForm = (over: Partial<Form> = {}): Form => ({
  record: "visit",
  draft: 5,
  title: "拜访",
  submit: "保存",
  cancel: "取消",
  fields: [
    { name: "customer", label: "客户", required: true, input: "customer", value: null, typed: "", candidates: [] },
    {
      name: "channel",
      label: "方式",
      required: false,
      input: "choice",
      value: "onsite",
      choices: [
        { value: "onsite", label: "上门" },
        { value: "phone", label: "电话" },
      ],
    },
    {
      name: "purposes",
      label: "目的",
      required: false,
      input: "choices",
      value: ["order"],
      choices: [
        { value: "order", label: "订货" },
        { value: "collect", label: "收款" },
      ],
    },
    { name: "visitedOn", label: "日期", required: false, input: "day", value: "2026-11-18" },
    { name: "orderAmount", label: "订货", required: false, input: "line", value: "1.2万", hint: "元" },
    { name: "summary", label: "小结", required: false, input: "text", value: "" },
  ],
  problems: {},
  ...over,
});

export function scriptDesk(): ScriptedDesk {
  const desk: ScriptedDesk = {
    asks: [],
    taken: [],
    told: [],
    takeFails: false,
    script: () => ({ reply: "card", card: plainCard() }),
    async answer(ask) {
      desk.asks.push(ask);
      return { reply: await desk.script(ask), locale: "zh-CN" };
    },
    async take(ask) {
      if (desk.takeFails) throw new Error("the database is locked");
      if (desk.taken.includes(ask.key)) return false;
      desk.taken.push(ask.key);
      return true;
    },
    async said(key) {
      desk.told.push(key);
    },
    suggest: async () => [
      { value: "12", label: "永清超市" },
      { value: "13", label: "新华超市" },
    ],
    home: async () => ({ card: plainCard("我的"), locale: "zh-CN" }),
    locale: () => "zh-CN",
  };
  return desk;
}

export type LoggedLog = Log & { lines: string[] };
export function keepLog(): LoggedLog {
  const lines: string[] = [];
  const write = (...words: unknown[]) => void lines.push(JSON.stringify(words));
  return { lines, info: write, warn: write, error: write } as LoggedLog;
}

export type Room = {
  fake: FakeFeishu;
  desk: ScriptedDesk;
  feishu: Feishu;
  log: LoggedLog;
  /** Where the webhook listens. */
  url: string;
  /** Closes Feishu and opens it anew, as another process would. */
  restart(): Promise<void>;
  close(): Promise<void>;
};
export const MODES = ["ws", "webhook"] as const;
type RoomOptions = {
  mode: (typeof MODES)[number];
  fake?: Partial<FakeFeishuOptions>;
  config?: Partial<FeishuConfig>;
  answerWithinMs?: number;
  now?: () => Date;
};

const KEYS = { encryptKey: "a key for tests", verificationToken: "a token for tests" };

/** Everything open and connected. */
export async function openRoom(options: RoomOptions): Promise<Room> {
  const desk = scriptDesk();
  const log = keepLog();
  let feishu: Feishu | null = null;
  const server = createServer((request, response) => void feishu?.listener?.(request, response));
  const url = await listen(server);
  const fake = await openFakeFeishu({
    users: [LI, HAN],
    chats: [TEAM],
    hasRates: false,
    events: options.mode === "ws" ? { mode: "ws" } : { mode: "webhook", url, ...KEYS },
    ...options.fake,
  });
  const { appId, appSecret, domain } = fake;
  const open = () =>
    openFeishu({
      config: {
        appId,
        appSecret,
        domain,
        mode: options.mode,
        ...(options.mode === "webhook" && KEYS),
        ...options.config,
      },
      desk,
      log,
      ...(options.answerWithinMs !== undefined && { answerWithinMs: options.answerWithinMs }),
      ...(options.now && { now: options.now }),
    });
  const begin = async () => {
    feishu = open();
    await feishu.start();
    if (options.mode === "ws") await fake.connected();
    return feishu;
  };
  const room: Room = {
    fake,
    desk,
    log,
    url,
    feishu: await begin(),
    async restart() {
      await room.feishu.stop();
      room.feishu = await begin();
    },
    async close() {
      await room.feishu.stop();
      await fake.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return room;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/feishu/events`;
}

export type SeenCard = { id: string; json: Record<string, unknown>; text: string };

/** The bot's messages in a chat that a person sees, oldest first; `text` is the whole JSON. */
export function botMessages(fake: FakeFeishu, user: string, chat: string): SeenCard[] {
  const messages = fake.screen(user).chats.find(({ id }) => id === chat)?.messages ?? [];
  return messages
    .filter(({ from, isDeleted }) => from.isBot && !isDeleted)
    .map(({ id, json }) => ({ id, json: json as Record<string, unknown>, text: JSON.stringify(json) }));
}

type Json = Record<string, unknown>;

/** Every element with this tag, however deep. */
export function findElements(card: unknown, tag: string): Json[] {
  if (Array.isArray(card)) return card.flatMap((item) => findElements(item, tag));
  if (typeof card !== "object" || card === null) return [];
  const own = "tag" in card && card.tag === tag ? [card as Json] : [];
  return [...own, ...Object.values(card).flatMap((item) => findElements(item, tag))];
}

/** What the sandbox needs to press the button with this label. */
export function findButton(card: unknown, label: string): Json {
  const found = findElements(card, "button").find((button) => (button["text"] as Json)["content"] === label);
  if (!found) throw new Error(`no button ${label}`);
  const [behavior] = found["behaviors"] as { value: unknown }[];
  return { tag: "button", ...(found["name"] !== undefined && { name: found["name"] }), value: behavior?.value };
}

export type Front = { domain: string; close(): Promise<void> };

/** Stands before the sandbox's Feishu: answers these paths itself while it has answers for them, and hands on the rest. */
export async function openFront(fake: FakeFeishu, answers: Record<string, unknown[]>): Promise<Front> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.setHeader("Content-Type", "application/json");
    const own = answers[request.url ?? ""]?.shift();
    if (own) return response.end(JSON.stringify(own));
    const { authorization } = request.headers;
    const real = await fetch(`${fake.domain}${request.url}`, {
      method: request.method ?? "GET",
      headers: { "Content-Type": "application/json", ...(authorization && { authorization }) },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    response.statusCode = real.status;
    return response.end(await real.text());
  });
  const url = new URL(await listen(server));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { domain: url.origin, close };
}
