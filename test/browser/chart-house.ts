// A sandbox whose bot answers every line with one card: for looking at what a card shows on both platforms.
import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { openFeishu } from "../../src/chat/feishu/connect.ts";
import { openSlack } from "../../src/chat/slack/connect.ts";
import type { Platform } from "../../src/core/platform.ts";
import type { Card } from "../../src/core/reply.ts";
import { openSandbox } from "../../src/sandbox/open.ts";
import { makeDesk } from "../chat/slack/scripted-desk.ts";
import { makeLog } from "../chat/slack/open-both.ts";

export type CardHouse = { address: string; slack: Platform; feishu: Platform; close(): Promise<void> };

export async function openCardHouse(card: Card): Promise<CardHouse> {
  const sandbox = await openSandbox(
    { locale: "zh-CN", timezone: "Asia/Shanghai", commands: [] },
    async () => undefined,
  );
  const { slackConfig, feishuConfig, now } = sandbox;
  // Only to what is said: who merely opens the chat has not asked for anything.
  const desk = makeDesk(async (ask) => (ask.does === "say" ? { reply: "card", card } : { reply: "nothing" }));
  const wiring = { desk, log: makeLog(), now };
  const slack = openSlack({ config: slackConfig, formCommands: [], ...wiring });
  const feishu = openFeishu({ config: feishuConfig, ...wiring });
  await Promise.all([slack.start(), feishu.start()]);
  const server = serve({ fetch: sandbox.routes.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slack,
    feishu,
    async close() {
      await Promise.all([slack.stop(), feishu.stop()]);
      await new Promise((resolve) => {
        server.close(resolve);
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await sandbox.close();
    },
  };
}
