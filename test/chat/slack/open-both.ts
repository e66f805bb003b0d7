// The real Bolt connected to the sandbox's Slack, by Socket Mode or by signed HTTP, with a scripted desk behind it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "yaml";
import { openSlack, type Slack, type SlackOptions } from "../../../src/chat/slack/connect.ts";
import type { Log } from "../../../src/chat/slack/web.ts";
import type { FakeSlack, SlackOptions as FakeOptions } from "../../../src/sandbox/slack/fake.ts";
import type { Manifest } from "../../../src/sandbox/slack/manifest.ts";
import { openFakeSlack } from "../../../src/sandbox/slack/open.ts";
import type { ScreenMessage } from "../../../src/sandbox/screen.ts";
import type { ScriptedDesk } from "./scripted-desk.ts";

export const MODES = ["socket", "http"] as const;
export type Mode = (typeof MODES)[number];

export const LI = "U0LI";
export const WANG = "U0WANG";
export const SALES = "C0SALES";

export const readManifest = (): Manifest =>
  parse(readFileSync(new URL("../../../manifest.yml", import.meta.url), "utf8")) as Manifest;

export type Logged = { level: string; fields: Record<string, unknown>; message: string };

/** A log that keeps its lines for the test to read. */
export function makeLog(): Log & { lines: Logged[] } {
  const lines: Logged[] = [];
  const write =
    (level: string) =>
    (fields: unknown, message?: string): void => {
      lines.push({ level, fields: fields as Record<string, unknown>, message: message ?? "" });
    };
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

export type Both = {
  fake: FakeSlack;
  slack: Slack;
  log: ReturnType<typeof makeLog>;
  url: string | null;
  close(): Promise<void>;
};

export async function openFake(mode: Mode, over: Partial<FakeOptions> = {}): Promise<FakeSlack> {
  const signingSecret = "0123456789abcdef0123456789abcdef";
  return openFakeSlack({
    users: [
      { id: LI, name: "李明", email: "li@example.com" },
      { id: WANG, name: "王芳", email: "wang@example.com" },
    ],
    channels: [{ id: SALES, name: "sales", members: [LI, WANG] }],
    events: mode === "socket" ? { mode } : { mode, signingSecret },
    manifest: readManifest(),
    retryMs: [0, 50, 100],
    ...over,
  });
}

export const configFor = (fake: FakeSlack, mode: Mode): SlackOptions["config"] => ({
  botToken: fake.botToken,
  apiUrl: fake.apiUrl,
  ...(mode === "socket" ? { appToken: fake.appToken } : { signingSecret: fake.signingSecret }),
});

/** Serves what `listener` takes, on loopback. */
async function serve(listener: NonNullable<Slack["listener"]>): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export async function openBoth(
  mode: Mode,
  desk: ScriptedDesk,
  over: Partial<FakeOptions> = {},
  own: Partial<SlackOptions> = {},
): Promise<Both> {
  const fake = await openFake(mode, over);
  const log = makeLog();
  const formCommands = ["/visit", "/complaint", "/customer", "/contact", "/promise"];
  const slack = openSlack({ config: configFor(fake, mode), desk, log, formCommands, ...own });
  const server = slack.listener ? await serve(slack.listener) : null;
  if (server) fake.pointAt(server.url);
  await slack.start();
  return {
    fake,
    slack,
    log,
    url: server?.url ?? null,
    async close() {
      await slack.stop();
      await server?.close();
      await fake.close();
    },
  };
}

/** All messages that a person sees in a chat, oldest first. */
export const seen = (fake: FakeSlack, user: string, chat: string): ScreenMessage[] =>
  fake.screen(user).chats.find((each) => each.id === chat)?.messages ?? [];

/** Everything a message or a view says, as one text. */
export const words = (json: unknown): string => {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        if (name === "text" && typeof each === "string") texts.push(each);
        else walk(each);
      }
    }
  };
  walk(json);
  return texts.join("\n");
};

/** Waits until `what` is true, at most `ms`. */
export async function until(what: () => boolean, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!what()) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

type Button = { action_id: string; text: { text: string } } & Record<string, unknown>;

/** The button with this label in a message or a view, with the block it stands in, as a person's client presses it. */
export function buttonNamed(json: unknown, label: string): Button {
  const { blocks } = json as { blocks: Record<string, unknown>[] };
  for (const block of blocks) {
    const elements = [...((block["elements"] as Button[] | undefined) ?? []), block["accessory"] as Button | undefined];
    const button = elements.find((element) => element?.["type"] === "button" && words(element).includes(label));
    if (button) return { ...button, block_id: block["block_id"] };
  }
  throw new Error(`no button “${label}” in ${JSON.stringify(json)}`);
}
