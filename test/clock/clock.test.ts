// The clock wakes by itself, goes on after a failure, and stops only when what it has begun is done.
import { pino } from "pino";
import { expect, it } from "vitest";
import { startClock } from "../../src/clock/clock.ts";
import { forEachDatabase } from "../support/database.ts";
import { letterRow, readOutbox, scriptPlatform } from "./scripted-platform.ts";

const log = pino({ level: "silent" });
const desk = { recover: async () => 0 };
const room = { desk, log, records: [], house: { locale: "zh-CN", timezone: "Asia/Shanghai" } } as const;

forEachDatabase((name, openFresh) => {
  it.runIf(name === "sqlite")("sends what is due within two seconds, also after a tick that failed", async () => {
    const database = await openFresh();
    let fails = 1;
    const slack = scriptPlatform("slack");
    const failing: typeof database = {
      ...database,
      claim: (claim) => (fails-- > 0 ? Promise.reject(new Error("away")) : database.claim(claim)),
    };
    const options = { database: failing, platforms: new Map([["slack" as const, slack]]), worker: "one", ...room };
    const clock = startClock({ ...options, now: () => new Date() });
    await database.save(Array.from({ length: 45 }, (_, at) => letterRow(`k${at}`, { toUser: `U${at}` })));
    await expect.poll(() => slack.sent.length, { timeout: 8_000, interval: 50 }).toBe(45);
    await clock.stop();
  });

  it.runIf(name === "sqlite")("stops when the sending that it began is done, and begins no other", async () => {
    const database = await openFresh();
    let release: () => void = () => undefined;
    const slack = scriptPlatform("slack", async () => {
      await new Promise<void>((resolve) => void (release = resolve));
      return { sent: "yes", messageId: "m" };
    });
    const platforms = new Map([["slack" as const, slack]]);
    const clock = startClock({ database, platforms, worker: "one", ...room, now: () => new Date() });
    await database.save([letterRow("slow")]);
    await expect.poll(() => slack.sent.length, { timeout: 8_000, interval: 20 }).toBe(1);
    let isStopped = false;
    const stopped = clock.stop().then(() => (isStopped = true));
    await database.save([letterRow("too late", { toUser: "U2" })]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isStopped).toBe(false);
    release();
    await stopped;
    expect(await readOutbox(database, "slow")).toMatchObject({ state: "sent" });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await readOutbox(database, "too late")).toMatchObject({ state: "waiting", attempts: 0 });
  });
});
