#!/usr/bin/env node
// Opens the house: settings, door, database, platforms, clock; and closes it in reverse.
import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Finding } from "./core/check.ts";
import type { HouseDesk } from "./core/desk.ts";
import type { FindProfile, Platform } from "./core/platform.ts";
import type { Reports } from "./core/report.ts";
import { openDatabase } from "./core/store/database.ts";
import type { Room } from "./core/turn.ts";
import type { Clock } from "./clock/clock.ts";
import type { OutboxOptions } from "./clock/send-letter.ts";
import type { TickOptions } from "./clock/tick.ts";
import { holdOpen, type Opening } from "./hold-open.ts";
import { startHouse } from "./start.ts";
import type { CaseFileWork } from "./export-command.ts";
import type { ReportWork } from "./report-command.ts";
import type { TickWork } from "./tick-command.ts";

type Opened = { platform: Platform & { findProfile: FindProfile }; path: string; listener: RequestListener | null };

/** The database, and what is at hand wherever it is used. */
async function openRoom({ databaseUrl, house }: Config, log: Logger): Promise<Room & { reports: Reports }> {
  const { records } = await import("./records/index.ts");
  const { reports } = await import("./reports/desk.ts");
  const { makeLookUp } = await import("./core/customers/look-up.ts");
  const database = await openDatabase(databaseUrl, { log });
  return { database, records, reports, house, lookUpFor: (personId) => makeLookUp(database, personId) };
}

async function openHouse({ config, isTrial, log, closers, door }: Opening): Promise<void> {
  const room = await openRoom(config, log);
  const { database, records } = room;
  closers.push(() => database.close());
  const { makeMetrics } = await import("./metrics.ts");
  const { makeDesk } = await import("./core/desk.ts");
  const { startClock } = await import("./clock/clock.ts");
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
  opened.push(...(await openPlatforms(settings, { desk, log, now, records })));
  const platforms = opened.map(({ platform }) => platform);
  const webhooks = new Map(opened.flatMap(({ path, listener }) => (listener ? [[path, listener] as const] : [])));
  closers.push(() => Promise.all(platforms.map((platform) => platform.stop())));
  await startAll(platforms);
  const byName = new Map(platforms.map((platform) => [platform.name, platform]));
  const sending = { ...room, platforms: byName, worker: randomUUID(), log };
  if (sandbox?.isNew) await playTrial(sandbox, sending);
  door.open({ database, platforms, registry, webhooks, page: sandbox?.page ?? null });
  const clock = startClock({ ...sending, desk, now, isTrial });
  clocks.push(clock);
  closers.push(() => clock.stop());
  const { port } = door;
  if (sandbox) process.stdout.write(`\n  客情 Rapport · http://127.0.0.1:${port}\n\n`);
  else log.info({ port, platforms: platforms.map(({ name }) => name) }, "open");
}

/** What fails is thrown when the others are up, since only then can they be stopped. */
async function startAll(platforms: readonly Platform[]): Promise<void> {
  const started = await Promise.allSettled(platforms.map((platform) => platform.start()));
  for (const outcome of started) if (outcome.status === "rejected") throw outcome.reason;
}

type Wiring = { desk: HouseDesk; log: Logger; now: () => Date; records: Room["records"] };

/** Each platform's code is loaded only when it is configured: Feishu's SDK alone costs a second and 60 MB. */
async function openPlatforms(settings: Pick<Config, "slack" | "feishu">, wiring: Wiring): Promise<Opened[]> {
  const { slack, feishu } = settings;
  const opened: Opened[] = [];
  if (slack) {
    const { EVENTS_PATH, openSlack } = await import("./chat/slack/connect.ts");
    const { listFormCommands } = await import("./core/command.ts");
    const formCommands = listFormCommands(wiring.records);
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
  const { getRequestListener } = await import("@hono/node-server");
  const { listCommands } = await import("./core/command.ts");
  const isNew = await openDemoCompany(room, new Date(), { isPlayed: true });
  const { records } = room;
  const examples = new Map<string, { zh: string; en: string }>(
    records.flatMap(({ command, examples: lines }) => (command ? [[command, lines] as const] : [])),
  );
  const commands = listCommands(records).map(({ command, words }) => ({
    command,
    words,
    example: examples.get(command) ?? { zh: "", en: "" },
  }));
  const sandbox = await openSandbox({ ...room.house, database: room.database, commands }, onMoved);
  const listener = getRequestListener(sandbox.routes.fetch);
  const page: RequestListener = (request, response) => void listener(request, response);
  return { ...sandbox, page, isNew };
}

type Trial = Pick<Awaited<ReturnType<typeof openTrial>>, "play" | "now">;

/** The demo company's open case goes the usual way; without it the trial is poorer, and open all the same. */
async function playTrial({ play, now }: Trial, sending: OutboxOptions): Promise<void> {
  const { sendDue } = await import("./clock/outbox.ts");
  const { runErrands } = await import("./core/case/errands.ts");
  const deliver = async () => (await sendDue(sending, now())) + (await runErrands(sending, now()));
  await play(deliver).catch((err: unknown) => sending.log.warn({ err }, "the demo case could not be played"));
}

/** What `doctor` finds: each fault with its mend. */
async function check(config: Config): Promise<Finding[]> {
  const { checkHouse } = await import("./core/check.ts");
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
  const { openErrorLog } = await import("./log.ts");
  const { makeDesk } = await import("./core/desk.ts");
  const log = openErrorLog();
  const room = await openRoom(config, log);
  const now = () => new Date();
  const desk = makeDesk({ ...room, findProfile: () => async () => null, now, log });
  const platforms = (await openPlatforms(config, { desk, log, now, records: room.records })).map(
    ({ platform }) => platform,
  );
  try {
    const byName = new Map(platforms.map((platform) => [platform.name, platform]));
    return await action({ ...room, platforms: byName, worker: randomUUID(), log });
  } finally {
    await Promise.all(platforms.map((platform) => platform.stop()));
    await room.database.close();
  }
}

const ticking: TickWork = {
  async tick(config, at) {
    const { tickAt } = await import("./clock/tick.ts");
    return withClock(config, async (options) => ({
      ...(await tickAt(options, { at, now: () => new Date() })),
      isConnected: options.platforms.size > 0,
    }));
  },
  async previewTick(config, at) {
    const { previewTick } = await import("./clock/tick.ts");
    // Nothing is sent, so nothing is connected.
    return withClock({ ...config, slack: null, feishu: null }, (options) => previewTick(options, at));
  },
};

const reporting: ReportWork = {
  async mondayReport({ databaseUrl, house }, wanted) {
    const { printMondayReport } = await import("./reports/monday/printed.ts");
    const database = await openDatabase(databaseUrl);
    return printMondayReport({ database, house, now: new Date() }, wanted).finally(() => database.close());
  },
};

const filing: CaseFileWork = {
  async caseFile({ databaseUrl, house }, wanted) {
    const { printCaseFile } = await import("./reports/case-file/printed.ts");
    const { records } = await import("./records/index.ts");
    const database = await openDatabase(databaseUrl);
    return printCaseFile({ database, records, house, now: new Date() }, wanted).finally(() => database.close());
  },
};

const [command = "start", ...more] = process.argv.slice(2);
// The usual start does not wait for what only the other commands need.
if (command === "start" && more.length === 0) await startHouse(holdOpen(openHouse));
else {
  const { commandLine } = await import("./command-line.ts");
  const { records } = await import("./records/index.ts");
  await commandLine(records, { open: holdOpen(openHouse), check, ...ticking, ...reporting, ...filing }).parseAsync();
}
