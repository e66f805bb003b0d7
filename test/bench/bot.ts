// The complete program as it is delivered (dist/main.js), with its platforms on loopback.
import { SECRETS } from "./requests.ts";
import { type Server, type Start, startServer } from "./server.ts";

export const PROGRAM = "dist/main.js";

export type Platforms = "slack" | "feishu" | "both";

const slackEnv = (stub: string) => ({
  SLACK_BOT_TOKEN: "xoxb-bench",
  SLACK_SIGNING_SECRET: SECRETS.slackSigning,
  SLACK_API_URL: `${stub}/api/`,
});

const feishuEnv = (stub: string) => ({
  FEISHU_APP_ID: "cli_0123456789abcdef",
  FEISHU_APP_SECRET: "bench",
  FEISHU_DOMAIN: stub,
  FEISHU_MODE: "webhook",
  FEISHU_ENCRYPT_KEY: SECRETS.feishuEncrypt,
  FEISHU_VERIFICATION_TOKEN: SECRETS.feishuToken,
});

type BotStart = {
  url: string;
  stub: string;
  platforms: Platforms;
  folder: string;
  flags?: readonly string[];
  readyPath?: "/readyz" | "/healthz";
};

const startOf = ({ url, stub, platforms, folder, flags = [], readyPath = "/readyz" }: BotStart): Start => ({
  args: [...flags, PROGRAM, "start"],
  readyPath,
  env: {
    DATABASE_URL: url,
    ...(platforms !== "feishu" && slackEnv(stub)),
    ...(platforms !== "slack" && feishuEnv(stub)),
  },
  folder,
});

export const startBot = (start: BotStart) => startServer(startOf(start));

/** The platforms' APIs, in a process of their own. */
export const startStub = (folder: string): Promise<Server> => startTyped("stub", { args: [], folder });

/** One of the servers in this folder; they are TypeScript. */
export function startTyped(name: string, { args, folder }: { args: readonly string[]; folder: string }) {
  const file = new URL(`./${name}/child.ts`, import.meta.url).pathname;
  return startServer({ args: ["--import", "tsx", file, ...args], readyPath: "/metrics", env: {}, folder });
}
