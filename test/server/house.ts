// The program as its owner runs it, a process of its own, with a Slack and a Feishu of our own to connect to.
import { type Env, type Running, startRapport } from "../command-line/rapport.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import { openDatabase, type Database } from "../../src/core/store/database.ts";
import { openDemoCompany } from "../../src/sandbox/demo/company.ts";
import { feishuIdOf, slackIdOf, users } from "../../src/sandbox/demo/people.ts";
import { type FakeFeishu, openFakeFeishu } from "../../src/sandbox/feishu/fake-feishu.ts";
import type { FakeSlack } from "../../src/sandbox/slack/fake.ts";
import { openFakeSlack } from "../../src/sandbox/slack/open.ts";
import { house } from "../support/desk.ts";

export type Street = {
  slack: FakeSlack;
  feishu: FakeFeishu;
  /** The settings with which the program connects to the two and to its database. */
  env: Env;
  /** The program's database, seen from beside it. */
  database: Database;
  /** Starts the program and waits until it says that it is ready. */
  open(): Promise<House>;
  close(): Promise<void>;
};

export type House = { process: Running; url: string; get(path: string): Promise<{ status: number; body: string }> };

const READY_MS = 20_000;

/** Both platforms and a database with the demo company. What is still running at the end is ended. */
export async function openStreet(url: string): Promise<Street> {
  const database = await openDatabase(url, { migrate: false });
  await openDemoCompany({ database, house }, new Date());
  const slack = await openFakeSlack({ users: users(slackIdOf), channels: [], events: { mode: "socket" } });
  const feishu = await openFakeFeishu({ users: users(feishuIdOf), chats: [], events: { mode: "ws" } });
  const env: Env = {
    DATABASE_URL: url,
    PORT: "0",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    FEISHU_APP_ID: feishu.appId,
    FEISHU_APP_SECRET: feishu.appSecret,
    FEISHU_DOMAIN: feishu.domain,
  };
  const running: Running[] = [];
  return {
    slack,
    feishu,
    env,
    database,
    async open() {
      const process = startRapport(["start"], env);
      running.push(process);
      return openedHouse(process);
    },
    async close() {
      for (const process of running) process.kill("SIGKILL");
      await Promise.all([slack.close(), feishu.close(), database.close()]);
    },
  };
}

async function openedHouse(process: Running): Promise<House> {
  const port = await until(() => /"port":(\d+)[^\n]*"msg":"open"/u.exec(process.out())?.[1], process);
  const url = `http://127.0.0.1:${port}`;
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, body: await response.text() };
  };
  await until(async () => (await get("/readyz")).status === 200, process);
  return { process, url, get };
}

async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  process: Running,
): Promise<T> {
  for (const end = performance.now() + READY_MS; performance.now() < end;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (process.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`the program did not open: ${process.out()} ${process.problems()}`);
}

export const ended = (process: Running): Promise<number | null> =>
  process.exitCode === null
    ? new Promise((resolve) => process.once("close", resolve))
    : Promise.resolve(process.exitCode);

/** What the bot has said to 王磊 in private, as JSON texts. */
export function saidTo王磊(street: Street, platform: PlatformName): string[] {
  const user = platform === "slack" ? slackIdOf("wanglei") : feishuIdOf("wanglei");
  const { chats } = street[platform].screen(user);
  return chats.flatMap((chat) =>
    chat.messages.filter(({ from }) => from.isBot).map(({ json }) => JSON.stringify(json)),
  );
}

export function say(street: Street, platform: PlatformName, text: string): Promise<unknown> {
  const user = platform === "slack" ? slackIdOf("wanglei") : feishuIdOf("wanglei");
  return street[platform].say(user, street[platform].privateChat(user), text);
}
