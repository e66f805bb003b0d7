// A small bot on the real Lark SDK, over the long connection, that the tests of the fake Feishu talk to.
import { createRequire } from "node:module";
import { type FakeFeishu, type FakeFeishuOptions, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";

const require = createRequire(import.meta.url);
const lark: typeof import("@larksuiteoapi/node-sdk") = require("@larksuiteoapi/node-sdk");

export type Handlers = Record<string, (data: never) => unknown>;

export const YU = { id: "ou_00000000000000000000000000000001", name: "于老板", email: "yu@example.com" };
export const LI = { id: "ou_00000000000000000000000000000002", name: "李雷", email: "li@example.com" };
export const GROUP = "oc_00000000000000000000000000000009";

export const seed = { users: [YU, LI], chats: [{ id: GROUP, name: "客诉群" }] };

export type Bot = { fake: FakeFeishu; client: InstanceType<typeof lark.Client>; close: () => Promise<void> };

export const openClient = (fake: FakeFeishu): Bot["client"] =>
  new lark.Client({
    appId: fake.appId,
    appSecret: fake.appSecret,
    domain: fake.domain,
    cache: new lark.DefaultCache(),
    loggerLevel: lark.LoggerLevel.fatal,
  });

export const openDispatcher = (handlers: Handlers, options: { encryptKey?: string } = {}) =>
  new lark.EventDispatcher({ ...options, loggerLevel: lark.LoggerLevel.fatal }).register(handlers);

export const openSocketBot = async (handlers: Handlers, options: Partial<FakeFeishuOptions> = {}): Promise<Bot> => {
  const fake = await openFakeFeishu({ ...seed, events: { mode: "ws" }, ...options });
  const socket = new lark.WSClient({
    appId: fake.appId,
    appSecret: fake.appSecret,
    domain: fake.domain,
    loggerLevel: lark.LoggerLevel.fatal,
  });
  await socket.start({ eventDispatcher: openDispatcher(handlers) });
  await fake.connected();
  const close = async (): Promise<void> => {
    socket.close({ force: true });
    await fake.close();
  };
  return { fake, client: openClient(fake), close };
};
