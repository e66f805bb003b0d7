// The webhook: what the SDK's own adapter makes of good and bad requests, and what the fake makes of its answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { type FakeFeishu, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import { WEBHOOK_TRICKS } from "../../../src/sandbox/feishu/webhook.ts";
import { adaptWebhook, createLarkClient, decrypt, type Handlers, seed, wordsOf, YU } from "./bot.ts";
import { button, card } from "./cards.ts";

const verificationToken = "verification";
const encryptKey = "encrypt";

let server: Server | undefined;
let fake: FakeFeishu | undefined;
afterEach(async () => {
  await fake?.close();
  server?.closeAllConnections();
  server?.close();
});

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

const open = async (listener: Listener, options: { key?: string; answerMs?: number } = {}): Promise<FakeFeishu> => {
  const listening = createServer((request, response) => void listener(request, response));
  server = listening;
  await new Promise<void>((resolve) => void listening.listen(0, "127.0.0.1", resolve));
  const url = (): string => `http://127.0.0.1:${(listening.address() as AddressInfo).port}/feishu/events`;
  const key = options.key === undefined ? {} : { encryptKey: options.key };
  const answer = options.answerMs === undefined ? {} : { answerMs: options.answerMs };
  fake = await openFakeFeishu({ ...seed, ...answer, events: { mode: "webhook", url, verificationToken, ...key } });
  return fake;
};

const openSdk = (handlers: Handlers, key?: string): Promise<FakeFeishu> =>
  open(adaptWebhook("/feishu/events", handlers, key), key === undefined ? {} : { key });

test.each([undefined, encryptKey])("the SDK understands events and clicks (encrypt key: %s)", async (key) => {
  const heard: unknown[] = [];
  const opened = await openSdk(
    {
      "im.message.receive_v1": (data: { message: { content: string } }) => {
        heard.push(wordsOf(data.message.content));
        return {};
      },
      "card.action.trigger": () => ({ toast: { type: "success", content: "好" } }),
    },
    key,
  );
  expect(await opened.verifyUrl()).toBe(true);
  await opened.say(YU.id, opened.privateChat(YU.id), "拜访 永清");
  expect(heard).toEqual(["拜访 永清"]);
  const sent = await createLarkClient(opened).im.v1.message.create({
    params: { receive_id_type: "open_id" },
    data: { receive_id: YU.id, msg_type: "interactive", content: JSON.stringify(card([button()])) },
  });
  const press = { chat: null, message: sent.data?.message_id ?? "", action: { tag: "button" } };
  expect(await opened.press(YU.id, press)).toMatchObject({ isOk: true });
  expect(opened.screen(YU.id).word).toEqual({ type: "success", content: "好" });
});

test("what the SDK's adapter takes and what not: only a good signature reaches the handler", async () => {
  const heard: string[] = [];
  const opened = await openSdk(
    { "im.message.receive_v1": (data: { event_id: string }) => void heard.push(data.event_id) },
    encryptKey,
  );
  await opened.say(YU.id, opened.privateChat(YU.id), "好");
  const [envelope] = opened.envelopes;
  if (envelope === undefined) throw new Error("nothing was sent");
  const reached: string[] = [];
  // Another key makes the SDK's adapter reject without anybody listening, which ends a process: not sent here.
  for (const trick of WEBHOOK_TRICKS.filter((one) => one !== "garbage" && one !== "wrong-key")) {
    heard.length = 0;
    await opened.trick(envelope, trick);
    if (heard.length > 0) reached.push(trick);
  }
  // The SDK takes yesterday's requests and another app's token: whoever uses its adapter must know.
  expect(reached).toEqual(["none", "stale", "wrong-token"]);
});

test("garbage is brought as it is", async () => {
  const bodies: string[] = [];
  const opened = await open(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    bodies.push(body);
    response.writeHead(400).end("no");
  });
  await opened.enter(YU.id);
  const [envelope] = opened.envelopes;
  if (envelope === undefined) throw new Error("nothing was sent");
  expect(await opened.trick(envelope, "garbage")).toEqual({ status: 400, body: "no" });
  expect(await opened.trick(envelope, "spaced")).toEqual({ status: 400, body: "no" });
  expect(bodies[1]).toBe("{not json");
  expect(JSON.parse(bodies[2] ?? "")).toEqual({ ...envelope });
  expect(bodies[2]).toContain("\n  ");
});

test("another key is another key", async () => {
  const bodies: string[] = [];
  const opened = await open(
    async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      bodies.push((JSON.parse(body) as { encrypt: string }).encrypt);
      response.end("{}");
    },
    { key: encryptKey },
  );
  await opened.enter(YU.id);
  const [envelope] = opened.envelopes;
  if (envelope === undefined) throw new Error("nothing was sent");
  await opened.trick(envelope, "wrong-key");
  expect(JSON.parse(decrypt(encryptKey, bodies[0] ?? ""))).toEqual(envelope);
  expect(() => void JSON.parse(decrypt(encryptKey, bodies[1] ?? ""))).toThrow();
});

test.each([
  { name: "an error", status: 500, body: "", problem: "200671: 应用回答出错 (HTTP 500)" },
  { name: "a redirect", status: 302, body: "", problem: "200671: 应用回答出错 (HTTP 302)" },
  { name: "an empty body", status: 200, body: "", problem: "200672" },
  { name: "text", status: 200, body: "ok", problem: "200672" },
])("a click answered with $name", async ({ status, body, problem }) => {
  const opened = await open((_request, response) => void response.writeHead(status, { location: "/" }).end(body));
  const sent = await createLarkClient(opened).im.v1.message.create({
    params: { receive_id_type: "open_id" },
    data: { receive_id: YU.id, msg_type: "interactive", content: JSON.stringify(card([button()])) },
  });
  const press = { chat: null, message: sent.data?.message_id ?? "", action: { tag: "button" } };
  const outcome = await opened.press(YU.id, press);
  expect(outcome).toMatchObject({ isOk: false, problem: expect.stringContaining(problem) as string });
  expect(await opened.verifyUrl()).toBe(false);
});

test("an event is brought again unless it was answered 200 in time", async () => {
  const answers = [500, 0, 200];
  const opened = await open(
    async (_request, response) => {
      const status = answers.shift() ?? 200;
      if (status === 0) await wait(600);
      response.writeHead(status === 0 ? 200 : status).end("{}");
    },
    { answerMs: 400 },
  );
  await opened.enter(YU.id);
  await opened.enter(YU.id);
  await opened.enter(YU.id);
  expect(opened.waitingCount()).toBe(2);
});
