// A real Bolt app, unmodified, connected to the fake Slack by Socket Mode or by signed HTTP.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { FakeSlack, SlackOptions } from "../../../src/sandbox/slack/fake.ts";
import { openFakeSlack } from "../../../src/sandbox/slack/open.ts";

export const LI = { id: "U0LI", name: "李雷", email: "li@example.com" };
export const HAN = { id: "U0HAN", name: "韩梅梅", email: "han@example.com" };
export const SALES = "C0SALES";
export const PRIVATE = "G0BOSS";
export const OUTSIDE = "C0OUTSIDE";
export const OLD = "C0OLD";

export type Mode = "socket" | "http";
export type Connected = { slack: FakeSlack; app: App; stop(): Promise<void> };

export function company(more: Partial<SlackOptions> = {}): SlackOptions {
  return {
    users: [LI, HAN],
    channels: [
      { id: SALES, name: "销售一组", members: [LI.id, HAN.id] },
      { id: PRIVATE, name: "boss", members: [HAN.id], isPrivate: true },
      { id: OUTSIDE, name: "outside", members: [LI.id], hasBot: false },
      { id: OLD, name: "old", members: [LI.id], isArchived: true },
    ],
    events: { mode: "socket" },
    ...more,
  };
}

const quiet = { logLevel: LogLevel.ERROR, deferInitialization: true, convoStore: false as const };

/** Connects one more app to a Slack that is open; several apps share its payloads. */
export async function connectApp(slack: FakeSlack, mode: Mode, setUp: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 1000,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app =
    mode === "socket"
      ? new App({ ...quiet, token: slack.botToken, receiver, socketMode: true, clientOptions })
      : new App({ ...quiet, token: slack.botToken, signingSecret: slack.signingSecret, clientOptions });
  setUp(app);
  await app.init();
  const started = await app.start({ port: 0, host: "127.0.0.1" });
  if (mode === "http") {
    slack.pointAt(`http://127.0.0.1:${((started as Server).address() as AddressInfo).port}/slack/events`);
  }
  return app;
}

/** Opens both and waits until events flow. */
export async function connect(
  mode: Mode,
  setUp: (app: App) => void,
  more: Partial<SlackOptions> = {},
): Promise<Connected> {
  const events = mode === "http" ? { mode, signingSecret: "s3cret" } : { mode };
  const slack = await openFakeSlack(company({ events, ...more }));
  const app = await connectApp(slack, mode, setUp);
  return {
    slack,
    app,
    async stop() {
      await app.stop();
      await slack.close();
    },
  };
}
