// The settings: read as they are meant, and every fault said at once with what mends it.
import { describe, expect, it } from "vitest";
import { ConfigFaults, readConfig } from "../src/config.ts";

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
};

const SLACK = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
const FEISHU = { FEISHU_APP_ID: "cli_0123456789abcdef", FEISHU_APP_SECRET: "secret" };

describe("what is right", () => {
  it("an empty environment is the sandbox with the defaults of DESIGN §4", () => {
    expect(readConfig({})).toEqual({
      databaseUrl: "file:./data/rapport.db",
      isDatabaseByDefault: true,
      port: 3000,
      publicUrl: null,
      logLevel: "info",
      house: { timezone: "Asia/Shanghai", locale: "zh-CN" },
      slack: null,
      feishu: null,
    });
  });

  it("an empty value counts as none, as a line `NAME=` in an env file gives it", () => {
    const names = ["DATABASE_URL", "PORT", "LOG_LEVEL", "RAPPORT_TIMEZONE", "SLACK_BOT_TOKEN", "FEISHU_APP_ID"];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(readConfig({}));
  });

  it.each([
    ["Slack by socket", SLACK, { slack: { botToken: "xoxb-1", appToken: "xapp-1" } }],
    [
      "Slack by HTTP",
      { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "0123456789", SLACK_API_URL: "http://127.0.0.1:1/api/" },
      { slack: { botToken: "xoxb-1", signingSecret: "0123456789", apiUrl: "http://127.0.0.1:1/api/" } },
    ],
    [
      "Feishu",
      FEISHU,
      { feishu: { appId: "cli_0123456789abcdef", appSecret: "secret", domain: "feishu", mode: "ws" } },
    ],
    [
      "Feishu by webhook, at another address",
      { ...FEISHU, FEISHU_MODE: "webhook", FEISHU_ENCRYPT_KEY: "key", FEISHU_DOMAIN: "https://open.example.com" },
      { feishu: { mode: "webhook", encryptKey: "key", domain: "https://open.example.com" } },
    ],
    ["PostgreSQL", { DATABASE_URL: "postgresql://u:p@db/rapport" }, { isDatabaseByDefault: false }],
    ["a port of the system's choice", { PORT: "0" }, { port: 0 }],
    [
      "a house elsewhere",
      { RAPPORT_TIMEZONE: "America/New_York", RAPPORT_LOCALE: "en", PUBLIC_URL: "https://rapport.example.com" },
      { house: { timezone: "America/New_York", locale: "en" }, publicUrl: "https://rapport.example.com" },
    ],
    ["a zone's older name", { RAPPORT_TIMEZONE: "Asia/Chongqing" }, { house: { timezone: "Asia/Chongqing" } }],
    ["UTC", { RAPPORT_TIMEZONE: "UTC" }, { house: { timezone: "UTC", locale: "zh-CN" } }],
  ])("%s", (_what, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe("what is wrong, and how it is mended", () => {
  it.each<[Record<string, string>, RegExp]>([
    [{ DATABASE_URL: "mysql://u@h/d" }, /^DATABASE_URL .*file:PATH or postgresql:/],
    [{ DATABASE_URL: "rapport.db" }, /^DATABASE_URL .*file:PATH/],
    [{ PORT: "http" }, /^PORT must be a number from 0 to 65535/],
    [{ PORT: "65536" }, /^PORT must be a number from 0 to 65535/],
    [{ PORT: "-1" }, /^PORT must be a number from 0 to 65535/],
    [{ PORT: "80.5" }, /^PORT must be a number from 0 to 65535/],
    [{ PUBLIC_URL: "rapport" }, /^PUBLIC_URL .*https:/],
    [{ RAPPORT_TIMEZONE: "Peking" }, /^RAPPORT_TIMEZONE .*Asia\/Shanghai/],
    [{ RAPPORT_LOCALE: "zh" }, /^RAPPORT_LOCALE .*zh-CN, en/],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL .*debug, info/],
    [{ ...SLACK, SLACK_BOT_TOKEN: "xoxp-1" }, /^SLACK_BOT_TOKEN .*xoxb-.*OAuth & Permissions/],
    [{ ...SLACK, SLACK_APP_TOKEN: "xoxb-1" }, /^SLACK_APP_TOKEN .*xapp-.*Basic Information/],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "short" }, /^SLACK_SIGNING_SECRET .*Signing Secret/],
    [{ ...SLACK, SLACK_API_URL: "slack" }, /^SLACK_API_URL .*address/],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, /^SLACK_APP_TOKEN is missing.*SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN is missing/],
    [{ SLACK_SIGNING_SECRET: "0123456789" }, /^SLACK_BOT_TOKEN is missing/],
    [{ ...FEISHU, FEISHU_APP_ID: "cli_1" }, /^FEISHU_APP_ID .*凭证与基础信息/],
    [{ FEISHU_APP_ID: "cli_0123456789abcdef" }, /^FEISHU_APP_SECRET is missing/],
    [{ FEISHU_APP_SECRET: "secret" }, /^FEISHU_APP_ID is missing/],
    [{ ...FEISHU, FEISHU_DOMAIN: "china" }, /^FEISHU_DOMAIN must be feishu, lark or an address/],
    [{ PUBLIC_URL: "localhost:3000" }, /^PUBLIC_URL .*https:/],
    [{ ...FEISHU, FEISHU_MODE: "socket" }, /^FEISHU_MODE must be ws or webhook/],
    [{ ...FEISHU, FEISHU_MODE: "webhook" }, /^FEISHU_ENCRYPT_KEY is missing/],
  ])("%o", (env, fault) => {
    expect(faultsOf(env)).toEqual([expect.stringMatching(fault)]);
  });

  it("all of them at once, in one message, without a secret in it", () => {
    const env = { PORT: "x", SLACK_BOT_TOKEN: "hunter2", FEISHU_APP_SECRET: "hunter3", RAPPORT_LOCALE: "fr" };
    const faults = faultsOf(env);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "PORT",
      "RAPPORT_LOCALE",
      "SLACK_BOT_TOKEN",
      "SLACK_APP_TOKEN",
      "FEISHU_APP_ID",
    ]);
    const { message } = new ConfigFaults(faults);
    for (const fault of faults) expect(message).toContain(`\n  ${fault}`);
    expect(message).not.toContain("hunter");
  });
});
