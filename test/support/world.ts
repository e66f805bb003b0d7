// A whole house for a conversation: a database, the two fake platforms, the real SDKs, and a clock that a test sets.
import { setTimeout as wait } from "node:timers/promises";
import { pino } from "pino";
import { openFeishu } from "../../src/chat/feishu/connect.ts";
import { openSlack } from "../../src/chat/slack/connect.ts";
import { jobs } from "../../src/clock/jobs.ts";
import { sendDue } from "../../src/clock/outbox.ts";
import { runJobs } from "../../src/clock/slots.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import { listFormCommands } from "../../src/core/command.ts";
import { runErrands } from "../../src/core/case/errands.ts";
import { makeLookUp } from "../../src/core/customers/look-up.ts";
import { type HouseDesk, makeDesk } from "../../src/core/desk.ts";
import type { FindProfile, Platform } from "../../src/core/platform.ts";
import type { Database } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import { reports } from "../../src/reports/desk.ts";
import { openDemoCompany, openDemoPeople } from "../../src/sandbox/demo/company.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { feishuIdOf, people, slackIdOf, stranger, teams, users } from "../../src/sandbox/demo/people.ts";
import { type FakeFeishu, openFakeFeishu } from "../../src/sandbox/feishu/fake-feishu.ts";
import type { FakePlatform } from "../../src/sandbox/screen.ts";
import type { FakeSlack } from "../../src/sandbox/slack/fake.ts";
import { openFakeSlack } from "../../src/sandbox/slack/open.ts";
import { makePerson, type Person } from "./person.ts";

export type World = {
  database: Database;
  slack: FakeSlack;
  feishu: FakeFeishu;
  now(): Date;
  /** Sets the clock. */
  at(instant: string): void;
  person(key: string, platform: PlatformName): Person;
  /** Sends what is due, until nothing is. */
  deliver(): Promise<void>;
  /** What the clock does every minute: the jobs, and the sending of what they wrote. */
  tick(): Promise<void>;
  /** What the clock does every minute with asks that were taken and never answered. */
  recover(): Promise<number>;
  /** Ends the program's half, without the platforms and the database, and starts it anew. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type WorldOptions = {
  database: Database;
  at?: string;
  logLevel?: string;
  /** Instead of the demo company's customers and history. */
  customers?: readonly DemoCustomer[];
};

/** A Wednesday, as in the reader's tables: 2026-11-18 10:00 in Shanghai. */
export const WEDNESDAY = "2026-11-18T10:00:00+08:00";

const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;

export async function openWorld({
  database,
  at = WEDNESDAY,
  logLevel = "silent",
  customers,
}: WorldOptions): Promise<World> {
  // The platforms' clocks run on from the instant that is set, so that two messages never have the same time.
  let set = new Date(at).getTime();
  let since = performance.now();
  const now = () => new Date(set + Math.floor(performance.now() - since));
  const chats = (idOf: (key: string) => string) =>
    Object.entries(teams).map(([team, name]) => ({
      name,
      members: people.filter((one) => one.team === team).map((one) => idOf(one.key)),
    }));
  const slack = await openFakeSlack({
    users: users(slackIdOf),
    channels: chats(slackIdOf),
    events: { mode: "socket" },
    now,
    burst: "off",
  });
  const groups = chats(feishuIdOf).map((chat, index) => ({ id: `oc_${String(index + 1).padStart(32, "0")}`, ...chat }));
  const feishu = await openFakeFeishu({
    users: users(feishuIdOf),
    chats: groups,
    events: { mode: "ws" },
    now,
    hasRates: false,
  });
  if (customers) await openDemoPeople({ database, house }, now(), customers);
  else await openDemoCompany({ database, house }, now());
  const log = pino({ level: logLevel });

  // The platforms are quiet before a slow answer was even begun; an answer that is under way or owed is waited for.
  let answering = 0;
  const counted = (desk: HouseDesk): HouseDesk => ({
    ...desk,
    answer: async (ask) => {
      answering += 1;
      return desk.answer(ask).finally(() => {
        answering -= 1;
      });
    },
  });
  const isOwed = async () => {
    const sql = `SELECT "key" FROM "InboundEvent" WHERE "doneAt" IS NULL AND "at" >= ? LIMIT 1`;
    return (await database.read(sql, [new Date(now().getTime() - 30_000)])).length > 0;
  };
  const settledOn = (fakes: readonly FakePlatform[]) => async () => {
    for (;;) {
      await Promise.all(fakes.map((fake) => fake.settled()));
      if (answering === 0 && !(await isOwed())) return;
      // A quiet platform settles at once: without a pause the slow answer would never get its turn.
      await wait(5);
    }
  };

  const openProgram = async () => {
    const finders = new Map<PlatformName, FindProfile>();
    const findProfile = (name: PlatformName): FindProfile => finders.get(name) ?? (async () => null);
    const lookUpFor = (personId: number) => makeLookUp(database, personId);
    const desk = counted(makeDesk({ database, records, reports, house, lookUpFor, findProfile, now, log }));
    const { botToken, appToken, apiUrl } = slack;
    const formCommands = listFormCommands(records);
    const ours = openSlack({ config: { botToken, appToken, apiUrl }, desk, log, formCommands, now });
    const { appId, appSecret, domain } = feishu;
    const theirs = openFeishu({ config: { appId, appSecret, domain, mode: "ws" }, desk, log, now });
    finders.set("slack", ours.findProfile).set("feishu", theirs.findProfile);
    await Promise.all([ours.start(), theirs.start()]);
    await feishu.connected();
    const platforms = new Map<PlatformName, Platform>([
      ["slack", ours],
      ["feishu", theirs],
    ]);
    return { platforms, desk, stop: () => Promise.all([ours.stop(), theirs.stop()]) };
  };

  let program = await openProgram();
  // Letters to one destination leave a moment after each other (src/clock/pace.ts): the world's clock goes on by it.
  const waitForPace = async (): Promise<boolean> => {
    const sql = `SELECT "id" FROM "Outbox" WHERE "state" = 'waiting' AND "attempts" = 0 AND "dueAt" > ? AND "dueAt" <= ? LIMIT 1`;
    const paced = await database.read(sql, [now(), new Date(now().getTime() + 1_100)]);
    if (paced.length > 0) set += 1_100;
    return paced.length > 0;
  };
  const deliver = async () => {
    const options = { database, house, platforms: program.platforms, worker: "test", log };
    // What somebody did a moment ago may only now be on its way in.
    await settledOn([slack, feishu])();
    do while ((await sendDue(options, now())) + (await runErrands(options, now())) > 0);
    while (await waitForPace());
    await settledOn([slack, feishu])();
  };
  const fakes: Record<PlatformName, FakePlatform> = { slack, feishu };
  const idOf = { slack: slackIdOf, feishu: feishuIdOf };
  return {
    database,
    slack,
    feishu,
    now,
    at(instant) {
      set = new Date(instant).getTime();
      since = performance.now();
    },
    person(key, platform) {
      const name = [...people, stranger].find((one) => one.key === key)?.name ?? key;
      const [fake, user] = [fakes[platform], idOf[platform](key)];
      return makePerson({ platform: fake, user, name, settled: settledOn([fake]) });
    },
    deliver,
    async tick() {
      await runJobs(jobs, { database, records, house, log }, { now: now(), sendAt: now() });
      await deliver();
    },
    recover: () => program.desk.recover(),
    async restart() {
      await program.stop();
      program = await openProgram();
    },
    async close() {
      await program.stop();
      await Promise.all([slack.close(), feishu.close()]);
    },
  };
}
