// A small bot on the real Lark SDK, over the long connection, that the tests of the fake Feishu talk to.
import { createRequire } from "node:module";
import type * as Lark from "@larksuiteoapi/node-sdk";
import { type FakeFeishu, type FakeFeishuOptions, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";

const require = createRequire(import.meta.url);
// The CJS build: an ESM import costs twice as long.
const lark = require("@larksuiteoapi/node-sdk") as typeof Lark;

// The SDK prints refused calls with their bearer token, whatever the level.
const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} };

export type Handlers = Record<string, (data: never) => unknown>;

export const YU = { id: "ou_00000000000000000000000000000001", name: "于老板", email: "yu@example.com" };
export const LI = { id: "ou_00000000000000000000000000000002", name: "李雷", email: "li@example.com" };
export const GROUP = "oc_00000000000000000000000000000009";

export const seed = { users: [YU, LI], chats: [{ id: GROUP, name: "客诉群" }] };

export type Bot = { fake: FakeFeishu; client: InstanceType<typeof lark.Client>; close: () => Promise<void> };
export type SocketBot = Bot & { closeSocket: () => void };

export const createLarkClient = (fake: Pick<FakeFeishu, "appId" | "appSecret" | "domain">): Bot["client"] =>
  new lark.Client({
    appId: fake.appId,
    appSecret: fake.appSecret,
    domain: fake.domain,
    cache: new lark.DefaultCache(),
    logger: silent,
  });

const openDispatcher = (handlers: Handlers, options: { encryptKey?: string } = {}) =>
  new lark.EventDispatcher({ ...options, logger: silent }).register(handlers);

/** Another long connection of the same app; returns what closes it. */
export const connectSocket = async (fake: FakeFeishu, handlers: Handlers): Promise<() => void> => {
  const { appId, appSecret, domain } = fake;
  const socket = new lark.WSClient({ appId, appSecret, domain, logger: silent });
  const before = fake.connectionCount();
  await socket.start({ eventDispatcher: openDispatcher(handlers) });
  await fake.until(() => fake.connectionCount() > before);
  await fake.connected();
  return () => socket.close({ force: true });
};

export const openSocketBot = async (
  handlers: Handlers,
  options: Partial<FakeFeishuOptions> = {},
): Promise<SocketBot> => {
  const fake = await openFakeFeishu({ ...seed, events: { mode: "ws" }, ...options });
  const closeSocket = await connectSocket(fake, handlers);
  const close = async (): Promise<void> => {
    closeSocket();
    await fake.close();
  };
  return { fake, client: createLarkClient(fake), close, closeSocket };
};

/** What a call was refused with; fails when it was taken. */
export const refusalOf = async (
  call: Promise<unknown>,
): Promise<{ status: number; code: number; msg: string; headers: Record<string, string> }> => {
  try {
    await call;
  } catch (error) {
    const { response } = error as {
      response?: { status: number; headers: Record<string, string>; data: { code: number; msg: string } };
    };
    if (response === undefined) throw error;
    return { status: response.status, headers: response.headers, ...response.data };
  }
  throw new Error("the call was taken");
};

/** The SDK's own webhook adapter, for node's http server. */
export const adaptWebhook = (path: string, handlers: Handlers, encryptKey?: string) =>
  lark.adaptDefault(path, openDispatcher(handlers, encryptKey === undefined ? {} : { encryptKey }), {
    autoChallenge: true,
  });

/** The SDK's own decryption. */
export const decrypt = (key: string, text: string): string => new lark.AESCipher(key).decrypt(text);

/** The words of a text message's content. */
export const wordsOf = (content: string | undefined): string =>
  (JSON.parse(content ?? "{}") as { text?: string }).text ?? "";
