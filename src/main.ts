#!/usr/bin/env node
// Opens the house: settings, database, platforms, clock, doors; and closes it in reverse.
import { randomUUID } from "node:crypto";
import type { RequestListener, Server } from "node:http";
import closeWithGrace from "close-with-grace";
import { type Logger, pino } from "pino";
import { commandLine } from "./command-line.ts";
import type { Config } from "./config.ts";
import { checkHouse, type Finding } from "./core/check.ts";
import { listCommands } from "./core/command.ts";
import { makeLookUp } from "./core/customers/look-up.ts";
import { type HouseDesk, makeDesk } from "./core/desk.ts";
import type { FindProfile, Platform } from "./core/platform.ts";
import { openDatabase } from "./core/store/database.ts";
import type { Room } from "./core/turn.ts";
import { type Clock, startClock } from "./clock/clock.ts";
import { previewTick, type TickOptions, tickAt } from "./clock/tick.ts";
import { makeMetrics } from "./metrics.ts";
import { records } from "./records/index.ts";
import { listen } from "./server.ts";
import type { TickWork } from "./tick-command.ts";

type Opened = { platform: Platform & { findProfile: FindProfile }; path: string; listener: RequestListener | null };

type Closer = () => Promise<unknown>;

/** What ends programs usually waits 10 s before it kills them. */
const CLOSE_WITHIN_MS = 9_500;

const redact = ["*.token", "*.botToken", "*.appToken", "*.appSecret", "*.authorization", "err.config", "err.request"];

/** Runs until it is told to stop. `isTrial`: the platforms are the sandbox's. What fails to open closes what was opened. */
async function open(config: Config, isTrial: boolean): Promise<void> {
  // Lines are written together, not each by itself; what is left is written out when the process ends.
  const log = pino(
    { level: config.logLevel, redact },
    pino.destination({ sync: false, minLength: 4096, periodicFlush: 200 }),
  );
  const closers: Closer[] = [];
  // In reverse: what was opened last needs the others still.
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  const grace = closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, "closing after an error");
    await close();
  });
  try {
    await openHouse({ config, isTrial, log, closers });
  } catch (error) {
    grace.uninstall();
    await close();
    throw error;
  }
}

type Opening = { config: Config; isTrial: boolean; log: Logger; closers: Closer[] };

async function openHouse({ config, isTrial, log, closers }: Opening): Promise<void> {
  const database = await openDatabase(config.databaseUrl, { log });
  closers.push(() => database.close());
  const lookUpFor: Room["lookUpFor"] = (personId) => makeLookUp(database, personId);
  const room: Room = { database, records, house: config.house, lookUpFor };
  const clocks: Clock[] = [];
  const sandbox = isTrial ? await openTrial(room, () => Promise.all(clocks.map((clock) => clock.tick()))) : null;
  const now = sandbox ? sandbox.now : () => new Date();
  if (sandbox) closers.push(() => sandbox.close());
  const opened: Opened[] = [];
  const findProfile = (name: string): FindProfile =>
    opened.find(({ platform }) => platform.name === name)?.platform.findProfile ?? (async () => null);
  const { registry, measure } = makeMetrics();
  const desk = makeDesk({ ...room, findProfile, now, log, measure });
  const settings = sandbox ? { slack: sandbox.slackConfig, feishu: sandbox.feishuConfig } : config;
  opened.push(...(await openPlatforms(settings, { desk, log, now })));
  const platforms = opened.map(({ platform }) => platform);
  const webhooks = new Map(opened.flatMap(({ path, listener }) => (listener ? [[path, listener] as const] : [])));
  const server = await listen({ database, platforms, registry, webhooks, page: sandbox?.routes ?? null }, config.port);
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  closers.push(() => Promise.all(platforms.map((platform) => platform.stop())));
  for (const platform of platforms) await platform.start();
  const byName = new Map(platforms.map((platform) => [platform.name, platform]));
  const clock = startClock({ ...room, desk, platforms: byName, worker: randomUUID(), log, now });
  clocks.push(clock);
  closers.push(() => clock.stop());
  const port = portOf(server) ?? config.port;
  if (sandbox) process.stdout.write(`\n  客情 Rapport · http://127.0.0.1:${port}\n\n`);
  else log.info({ port, platforms: platforms.map(({ name }) => name) }, "open");
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === "object" ? address?.port : undefined;
}

type Wiring = { desk: HouseDesk; log: Logger; now: () => Date };

/** Each platform's code is loaded only when it is configured: Feishu's SDK alone costs a second and 60 MB. */
async function openPlatforms({ slack, feishu }: Pick<Config, "slack" | "feishu">, wiring: Wiring): Promise<Opened[]> {
  const opened: Opened[] = [];
  if (slack) {
    const { EVENTS_PATH, openSlack } = await import("./chat/slack/connect.ts");
    const formCommands = records.flatMap(({ command }) => command ?? []);
    const platform = openSlack({ config: slack, formCommands, ...wiring });
    opened.push({ platform, path: EVENTS_PATH, listener: platform.listener });
  }
  if (feishu) {
    const { EVENTS_PATH, openFeishu } = await import("./chat/feishu/connect.ts");
    const platform = openFeishu({ config: feishu, ...wiring });
    const { listener } = platform;
    opened.push({
      platform,
      path: EVENTS_PATH,
      listener: listener && ((request, response) => void listener(request, response)),
    });
  }
  return opened;
}

async function openTrial(room: Room, onMoved: () => Promise<unknown>) {
  const { openSandbox } = await import("./sandbox/open.ts");
  const { openDemoCompany } = await import("./sandbox/demo/company.ts");
  await openDemoCompany(room, new Date());
  const examples = new Map<string, { zh: string; en: string }>(
    records.flatMap(({ command, examples: lines }) => (command ? [[command, lines] as const] : [])),
  );
  const commands = listCommands(records).map(({ command, words }) => ({
    command,
    words,
    example: examples.get(command) ?? { zh: "", en: "" },
  }));
  return openSandbox({ ...room.house, commands }, onMoved);
}

/** What `doctor` finds: each fault with its mend. */
async function check(config: Config): Promise<Finding[]> {
  const findings = await checkHouse(config.databaseUrl, { now: new Date(), timezone: config.house.timezone });
  if (config.slack) {
    const { checkSlack } = await import("./chat/slack/doctor.ts");
    findings.push(...(await checkSlack(config.slack, config.house.locale)));
  }
  if (config.feishu) {
    const { checkFeishu } = await import("./chat/feishu/doctor.ts");
    findings.push(...(await checkFeishu(config.feishu, config.house.locale)));
  }
  if (!config.slack && !config.feishu) {
    findings.push({
      what: "no platform is configured",
      isOk: true,
      mend: "`start` opens the sandbox; the README says how to connect Slack and Feishu",
    });
  }
  return findings;
}

/** What `tick` needs: the database, and the platforms that are configured, able to send but not listening. */
async function withClock<T>(config: Config, action: (options: TickOptions) => Promise<T>): Promise<T> {
  const log = pino({ level: "error", redact }, pino.destination(2));
  const database = await openDatabase(config.databaseUrl, { log });
  const lookUpFor: Room["lookUpFor"] = (personId) => makeLookUp(database, personId);
  const room: Room = { database, records, house: config.house, lookUpFor };
  const now = () => new Date();
  const desk = makeDesk({ ...room, findProfile: () => async () => null, now, log });
  const platforms = (await openPlatforms(config, { desk, log, now })).map(({ platform }) => platform);
  try {
    const byName = new Map(platforms.map((platform) => [platform.name, platform]));
    return await action({ ...room, platforms: byName, worker: randomUUID(), log });
  } finally {
    await Promise.all(platforms.map((platform) => platform.stop()));
    await database.close();
  }
}

const ticking: TickWork = {
  tick: (config, at) =>
    withClock(config, async (options) => ({
      ...(await tickAt(options, { at, now: () => new Date() })),
      isConnected: options.platforms.size > 0,
    })),
  // Nothing is sent, so nothing is connected.
  previewTick: (config, at) =>
    withClock({ ...config, slack: null, feishu: null }, (options) => previewTick(options, at)),
};

await commandLine(records, { open, check, ...ticking }).parseAsync();
