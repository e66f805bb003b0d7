// What `start` does before the house is loaded: reads the settings, and decides whether it is the sandbox.
import type { Config } from "./config.ts";
import { attempt } from "./terminal.ts";

/** `isTrial`: the platforms are the sandbox's. */
export type OpenHouse = (config: Config, isTrial: boolean) => Promise<void>;

const SANDBOX_DATABASE = "file:./data/sandbox.db";

const isTrial = (config: Config) => !config.slack && !config.feishu;

/** The demo company never mixes with real records: without a DATABASE_URL of its own the sandbox has its own file. */
export const trialOf = (config: Config): Config =>
  isTrial(config) && config.isDatabaseByDefault ? { ...config, databaseUrl: SANDBOX_DATABASE } : config;

export const startHouse = (open: OpenHouse): Promise<void> =>
  attempt((config) => open(trialOf(config), isTrial(config)));
