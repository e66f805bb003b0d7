// A Feishu of the sandbox, the real SDK on it, and a desk that answers from a script, opened together.
import { createServer } from "node:http";
import { type Feishu, type FeishuConfig, openFeishu } from "../../../src/chat/feishu/connect.ts";
import type { Log } from "../../../src/chat/feishu/log.ts";
import { type FakeFeishu, type FakeFeishuOptions, openFakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import { listen } from "./front.ts";
import { type ScriptedDesk, scriptDesk } from "./script.ts";

export const LI = { id: "ou_li", name: "李雷", email: "li@example.com" };
export const HAN = { id: "ou_han", name: "韩梅梅", email: "han@example.com" };
export const TEAM = { id: "oc_team", name: "华东组" };

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
