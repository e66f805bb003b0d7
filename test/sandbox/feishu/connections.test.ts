// The long connection's edges: who may connect, how many, which of them is told, and what happens to nonsense.
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type FakeFeishu, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import { decodeFrame, encodeFrame, type Frame } from "../../../src/sandbox/feishu/frames.ts";
import { connectSocket, GROUP, seed, YU } from "./bot.ts";

let fake: FakeFeishu;
afterEach(() => fake.close());

const open = async (): Promise<void> => {
  fake = await openFakeFeishu({ ...seed, events: { mode: "ws" }, answerMs: 200 });
};

type Endpoint = { code: number; data?: { URL: string; ClientConfig: Record<string, number> } };

const askEndpoint = async (AppSecret = fake.appSecret): Promise<Endpoint> => {
  const body = JSON.stringify({ AppID: fake.appId, AppSecret });
  const answer = await fetch(`${fake.domain}/callback/ws/endpoint`, { method: "POST", body });
  return (await answer.json()) as Endpoint;
};

const connect = async (): Promise<WebSocket> => {
  const socket = new WebSocket((await askEndpoint()).data?.URL ?? "");
  await once(socket, "open");
  return socket;
};

const ping: Frame = { sequence: 0, log: 0, service: 1, method: "control", headers: { type: "ping" }, payload: null };

const readNext = async (socket: WebSocket): Promise<Frame> => {
  const [data] = (await once(socket, "message")) as [Buffer];
  return decodeFrame(data);
};

test("a wrong secret is sent away; the right one gets an address and four numbers", async () => {
  await open();
  expect(await askEndpoint("wrong")).toMatchObject({ code: 514 });
  const endpoint = await askEndpoint();
  expect(Object.keys(endpoint.data?.ClientConfig ?? {})).toHaveLength(4);
  expect(endpoint.data?.URL).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/ws\/v2\?fpid=.+&device_id=.+&service_id=\d+&ticket=/);
});

test("an address serves once, and an invented one never", async () => {
  await open();
  const url = (await askEndpoint()).data?.URL ?? "";
  const socket = new WebSocket(url);
  await once(socket, "open");
  for (const bad of [url, url.replace(/ticket=.*/, "ticket=x")]) {
    const [error] = (await once(new WebSocket(bad), "error")) as [Error];
    expect(error.message).toMatch(/hang up|401/);
  }
});

test("at most fifty at a time", async () => {
  await open();
  await Promise.all(Array.from({ length: 50 }, connect));
  expect(await askEndpoint()).toMatchObject({ code: 1000040350 });
});

test("a ping is answered with the timing, and nothing is pushed before it", async () => {
  await open();
  const socket = await connect();
  const entered = fake.enter(YU.id);
  const seen: Frame[] = [];
  socket.on("message", (data: Buffer) => void seen.push(decodeFrame(data)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toEqual([]);
  socket.send(encodeFrame(ping));
  await fake.until(() => seen.length === 2);
  expect(seen.map((frame) => frame.headers["type"])).toEqual(["pong", "event"]);
  expect(JSON.parse(String(seen[0]?.payload))).toHaveProperty("PingInterval");
  await entered;
});

test.each([
  ["not JSON", "ok"],
  ["an error", '{"code":500}'],
  ["data that is not JSON", '{"code":200,"data":"b29w"}'],
])("an acknowledgement that is %s is none", async (_, payload) => {
  await open();
  const socket = await connect();
  socket.send(encodeFrame(ping));
  await readNext(socket);
  void fake.enter(YU.id);
  const event = await readNext(socket);
  socket.send(encodeFrame({ ...event, payload: Buffer.from(payload) }));
  await fake.until(() => fake.waitingCount() === 1);
});

test("silence is no acknowledgement, and a broken frame ends the connection", async () => {
  await open();
  const socket = await connect();
  socket.send(encodeFrame(ping));
  await readNext(socket);
  await fake.enter(YU.id);
  expect(fake.waitingCount()).toBe(1);
  socket.send(Buffer.from("ff", "hex"));
  await once(socket, "close");
  expect(fake.connectionCount()).toBe(0);
});

test("of two connections each event goes to one, by chance", async () => {
  await open();
  const counts = [0, 0];
  const listen = (i: number) => ({
    "im.chat.access_event.bot_p2p_chat_entered_v1": () => {
      counts[i] = (counts[i] ?? 0) + 1;
    },
  });
  const closers = [await connectSocket(fake, listen(0)), await connectSocket(fake, listen(1))];
  await fake.until(() => fake.connectionCount() === 2);
  for (let i = 0; i < 60; i += 1) await fake.enter(YU.id);
  for (const close of closers) close();
  expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(60);
  expect(Math.min(...counts)).toBeGreaterThan(5);
});

test("a connection that has not pinged is told nothing", async () => {
  await open();
  const silent = await connect();
  const seen: Buffer[] = [];
  silent.on("message", (data: Buffer) => void seen.push(data));
  const close = await connectSocket(fake, { "im.chat.access_event.bot_p2p_chat_entered_v1": () => {} });
  for (let i = 0; i < 20; i += 1) await fake.enter(YU.id);
  close();
  expect(seen).toEqual([]);
});

test("a group without the bot is not heard, whatever is said", async () => {
  const outside = "oc_outside";
  const chats = [{ id: outside, name: "外面", hasBot: false }];
  fake = await openFakeFeishu({ users: seed.users, chats, events: { mode: "ws" } });
  await fake.say(YU.id, outside, "@客情 今天");
  expect(fake.envelopes).toEqual([]);
});

test("what Feishu lacks is refused", async () => {
  await open();
  expect(await fake.shortcut(YU.id, GROUP, "om_1", "log")).toMatchObject({ isOk: false });
  expect(await fake.dismiss(YU.id, "v")).toMatchObject({ isOk: false });
  expect(await fake.suggest(YU.id, { chat: null, message: null, action: {} }, "永")).toEqual([]);
});
