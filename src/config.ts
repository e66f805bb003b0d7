// The settings, read once from the environment. The only reader of process.env; all faults are said at once.
import * as z from "zod";
import { LOCALES } from "./core/messages/index.ts";

const empty = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(empty, type.optional());

const PORT_RANGE = "must be a number from 0 to 65535, such as 3000";
const LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;
const FEISHU_DOMAINS = "must be feishu, lark or an address such as https://open.feishu.cn";

const address = (error: string) => z.url({ protocol: /^https?$/, error });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const settings = z.object({
  DATABASE_URL: optional(
    z.string().regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, "must be file:PATH or postgresql://USER:PASSWORD@HOST/NAME"),
  ),
  PORT: optional(z.string().regex(/^\d{1,5}$/, PORT_RANGE))
    .transform((port) => Number(port ?? 3000))
    .pipe(z.number().max(65535, PORT_RANGE)),
  PUBLIC_URL: optional(address("must be the address people reach this at, such as https://rapport.example.com")),
  RAPPORT_TIMEZONE: optional(
    z.string().refine(isTimeZone, "must be a time zone's name, such as Asia/Shanghai"),
  ).transform((zone) => zone ?? "Asia/Shanghai"),
  RAPPORT_LOCALE: optional(z.enum(LOCALES, `must be one of ${LOCALES.join(", ")}`)).transform((one) => one ?? "zh-CN"),
  LOG_LEVEL: optional(z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`)).transform((level) => level ?? "info"),
  SLACK_BOT_TOKEN: optional(z.string().regex(/^xoxb-/, "must begin with xoxb- (app page: OAuth & Permissions)")),
  SLACK_APP_TOKEN: optional(
    z.string().regex(/^xapp-/, "must begin with xapp- (app page: Basic Information, App-Level Tokens)"),
  ),
  SLACK_SIGNING_SECRET: optional(z.string().min(8, "is too short (app page: Basic Information, Signing Secret)")),
  SLACK_API_URL: optional(address("must be an address, such as https://slack.com/api/")),
  FEISHU_APP_ID: optional(
    z.string().regex(/^cli_[0-9a-fA-F]{16}$/, "must look like cli_ and 16 letters or digits (console: 凭证与基础信息)"),
  ),
  FEISHU_APP_SECRET: optional(z.string()),
  FEISHU_DOMAIN: optional(z.union([z.enum(["feishu", "lark"]), address(FEISHU_DOMAINS)], FEISHU_DOMAINS)).transform(
    (domain) => domain ?? "feishu",
  ),
  FEISHU_MODE: optional(z.enum(["ws", "webhook"], "must be ws or webhook")).transform((mode) => mode ?? "ws"),
  FEISHU_ENCRYPT_KEY: optional(z.string()),
  FEISHU_VERIFICATION_TOKEN: optional(z.string()),
});

type Env = Record<string, string | undefined>;

/** What only shows when settings are seen together. */
function faultsTogether(env: Env): string[] {
  const faults: string[] = [];
  const hasSlackPart = Boolean(env["SLACK_APP_TOKEN"] || env["SLACK_SIGNING_SECRET"]);
  if (hasSlackPart && !env["SLACK_BOT_TOKEN"]) {
    faults.push("SLACK_BOT_TOKEN is missing: Slack needs it beside the others (app page: OAuth & Permissions)");
  }
  if (env["SLACK_BOT_TOKEN"] && !hasSlackPart) {
    faults.push("SLACK_APP_TOKEN is missing: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP");
  }
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: secret } = env;
  if (appId && !secret) faults.push("FEISHU_APP_SECRET is missing (console: 凭证与基础信息)");
  if (secret && !appId) faults.push("FEISHU_APP_ID is missing (console: 凭证与基础信息)");
  const isGuarded = env["FEISHU_ENCRYPT_KEY"] || env["FEISHU_VERIFICATION_TOKEN"];
  if (appId && env["FEISHU_MODE"] === "webhook" && !isGuarded) {
    faults.push(
      "FEISHU_ENCRYPT_KEY is missing: in webhook mode anybody could post events otherwise (console: 加密策略)",
    );
  }
  return faults;
}

type Settings = z.infer<typeof settings>;

function configOf(env: Settings) {
  const slack = env.SLACK_BOT_TOKEN && {
    botToken: env.SLACK_BOT_TOKEN,
    ...(env.SLACK_APP_TOKEN && { appToken: env.SLACK_APP_TOKEN }),
    ...(env.SLACK_SIGNING_SECRET && { signingSecret: env.SLACK_SIGNING_SECRET }),
    ...(env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL }),
  };
  const feishu = env.FEISHU_APP_ID && {
    appId: env.FEISHU_APP_ID,
    appSecret: env.FEISHU_APP_SECRET ?? "",
    domain: env.FEISHU_DOMAIN,
    mode: env.FEISHU_MODE,
    ...(env.FEISHU_ENCRYPT_KEY && { encryptKey: env.FEISHU_ENCRYPT_KEY }),
    ...(env.FEISHU_VERIFICATION_TOKEN && { verificationToken: env.FEISHU_VERIFICATION_TOKEN }),
  };
  return {
    databaseUrl: env.DATABASE_URL ?? "file:./data/rapport.db",
    isDatabaseByDefault: env.DATABASE_URL === undefined,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    logLevel: env.LOG_LEVEL,
    house: { timezone: env.RAPPORT_TIMEZONE, locale: env.RAPPORT_LOCALE },
    slack: slack || null,
    feishu: feishu || null,
  };
}

export type Config = ReturnType<typeof configOf>;

/** All faults of the settings in one message, a line each: the name, what is wrong, and what mends it. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.name = "ConfigFaults";
    this.faults = faults;
  }
}

/** Throws ConfigFaults with every fault there is. */
export function readConfig(env: Env = process.env): Config {
  const read = settings.safeParse(env);
  const alone = read.error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [];
  const faults = [...alone, ...faultsTogether(env)];
  if (!read.success || faults.length) throw new ConfigFaults(faults);
  return configOf(read.data);
}
