// Killed again and again at any moment, with platforms that fail all the while: nothing is lost, nothing comes twice.
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/core/store/database.ts";
import { openDemoCompany } from "../../src/sandbox/demo/company.ts";
import { feishuIdOf, slackIdOf, users } from "../../src/sandbox/demo/people.ts";
import { openFakeFeishu } from "../../src/sandbox/feishu/fake-feishu.ts";
import { openFakeSlack } from "../../src/sandbox/slack/open.ts";
import { forEachDatabase } from "../support/database.ts";
import { house as settings } from "../support/desk.ts";
import { makeTrouble } from "./kill/faults.ts";
import { bundleProgram } from "./kill/bundle.ts";
import { makeClock, type SharedClock } from "./kill/clock.ts";
import { type House, openHouse } from "./kill/house.ts";
import { makeLuck } from "./kill/luck.ts";
import { judge } from "./kill/oracle.ts";
import { moveDatabaseClock } from "./kill/moved-database.ts";
import { letPeopleTalk, type Street } from "./kill/people.ts";
import { seedReminders } from "./kill/seeds.ts";

const KILLS = Number(process.env["KILLS"] ?? 8);
const SEED = Number(process.env["KILL_SEED"] ?? 20_261_118);

/** The most it may take where the machine is busy; alone, the short form takes a minute and fifty kills four. */
const TIMEOUT_MS = 300_000 + KILLS * 10_000;
const WEDNESDAY = "2026-11-18T10:00:00+08:00";
/** One every twenty seconds, for as long as the killing takes at about a minute a kill. */
const SEEDED = 20 + 4 * KILLS;
const SEEDED_EVERY_MS = 20_000;

let program: Awaited<ReturnType<typeof bundleProgram>>;
beforeAll(async () => {
  program = await bundleProgram();
});
afterAll(() => program.remove());

/** The fakes of both platforms on the shared clock; Slack repeats its events sooner than after one and five minutes. */
async function openStreet(clock: SharedClock): Promise<Street> {
  const now = clock.onPlatforms;
  const events = { mode: "socket" } as const;
  const slack = await openFakeSlack({
    users: users(slackIdOf),
    channels: [],
    events,
    now,
    retryMs: [100, 4_000, 15_000],
  });
  const feishu = await openFakeFeishu({ users: users(feishuIdOf), chats: [], events: { mode: "ws" }, now });
  return { slack, feishu };
}

const envOf = ({ slack, feishu }: Street, url: string) => ({
  DATABASE_URL: url,
  PORT: "0",
  LOG_LEVEL: "info",
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  FEISHU_APP_ID: feishu.appId,
  FEISHU_APP_SECRET: feishu.appSecret,
  FEISHU_DOMAIN: feishu.domain,
});

const isConnected = ({ slack, feishu }: Street): boolean => slack.connections() > 0 && feishu.connectionCount() > 0;

/** Lets the house hear of what arrives and of what appears. */
function watch({ slack, feishu }: Street, house: House): void {
  for (const calls of [slack.calls, feishu.calls] as unknown[][]) {
    const push = calls.push.bind(calls);
    calls.push = (...call) => {
      house.heard("call");
      return push(...call);
    };
  }
  slack.onChange(() => house.heard("shown"));
  feishu.onChange(() => house.heard("shown"));
}

const MINUTE = 60_000;

type Resting = { database: Database; street: Street; house: House; clock: SharedClock };

/** How much waits to be answered, sent or told, or is to be brought again by now. */
async function countPending({ database, street, clock }: Resting, isNextDay: boolean): Promise<number> {
  // Reminders are looked for at each full minute.
  const minute = new Date(Math.floor(clock.now().getTime() / MINUTE) * MINUTE);
  const pending = await Promise.all([
    database.read(`SELECT "key" FROM "InboundEvent" WHERE "doneAt" IS NULL`),
    database.read(`SELECT "id" FROM "Outbox" WHERE "state" IN ('waiting', 'taken')`),
    database.read(`SELECT "id" FROM "Reminder" WHERE "state" = 'due' AND "dueAt" <= ?`, [minute]),
  ]);
  // Feishu brings again what it has no answer for after up to six hours.
  return pending.reduce((sum, rows) => sum + rows.length, isNextDay ? street.feishu.waitingCount() : 0);
}

/** Reminders are looked for at the next full minute at the latest, and what failed is tried again soon. */
const PATIENCE_MS = 120_000;

/** The program runs on in peace, until all is done that day, and then on the next morning. */
async function finish(resting: Resting): Promise<void> {
  const { house, clock } = resting;
  const morning = new Date("2026-11-19T09:00:00+08:00").getTime();
  for (const until of [0, morning]) {
    await house.restAfter(Math.max(MINUTE, until - clock.now().getTime()));
    const over = performance.now() + PATIENCE_MS;
    while (performance.now() < over && (await countPending(resting, until > 0)) > 0) await wait(200);
  }
}

forEachDatabase((name, _openFresh, freshUrl) => {
  const processes = name === "sqlite" ? 1 : 3;

  it(
    `${processes} of it, killed ${KILLS} times: each accepted line is one record, each reminder arrives, none twice`,
    { timeout: TIMEOUT_MS },
    async () => {
      const luck = makeLuck(SEED);
      const clock = makeClock(WEDNESDAY);
      const url = await freshUrl();
      const database = await openDatabase(url, { migrate: false });
      await openDemoCompany({ database, house: settings }, clock.now());
      await seedReminders(database, { count: SEEDED, everyMs: SEEDED_EVERY_MS, luck, now: clock.now() });
      const moved = async () => (name === "postgres" ? moveDatabaseClock(url, clock.aheadMs) : undefined);
      await moved();
      const street = await openStreet(clock);
      const house = openHouse({
        folder: program.folder,
        env: envOf(street, url),
        processes,
        clock,
        luck,
        isConnected: () => isConnected(street),
        moved,
      });
      watch(street, house);
      const trouble = makeTrouble(street, luck);
      const people = letPeopleTalk(street, luck);
      try {
        await house.kill(KILLS);
        trouble.stop();
        await people.stop();
        expect(house.fallen).toEqual([]);
        await finish({ database, street, house, clock });
        await house.stop();
        const { problems, figures } = await judge(database, { street, diary: people.diary, now: clock.now() });
        const { presses, again } = people.diary;
        const told = { seed: SEED, kills: Object.fromEntries(house.kills), faults: trouble.count(), presses, again };
        process.stdout.write(`${JSON.stringify({ database: name, ...told, ...figures })}\n`);
        expect({ seed: SEED, problems, fallen: house.fallen }).toEqual({ seed: SEED, problems: [], fallen: [] });
        if (name === "sqlite") expect(checkFile(url)).toEqual({ integrity: "ok", orphans: [] });
        expect(figures["accepted"]).toBeGreaterThan(KILLS);
        expect(figures["reminders"]).toBeGreaterThan(KILLS);
      } finally {
        trouble.stop();
        await people.stop();
        await house.stop();
        await Promise.all([street.slack.close(), street.feishu.close(), database.close()]);
      }
    },
  );
});

function checkFile(url: string): { integrity: unknown; orphans: unknown } {
  const file = new Sqlite(url.replace("file:", ""), { readonly: true });
  const integrity = file.pragma("integrity_check", { simple: true });
  const orphans = file.pragma("foreign_key_check");
  file.close();
  return { integrity, orphans };
}
