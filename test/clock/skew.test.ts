// Two instances whose clocks are apart, and sendings that are slow: no letter is taken from the one who is sending it.
import { pino } from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { startClock } from "../../src/clock/clock.ts";
import { LEASE_MS, sendDue } from "../../src/clock/outbox.ts";
import { makeSteadyClock } from "../../src/clock/steady.ts";
import type { Sent } from "../../src/core/platform.ts";
import { openDatabase } from "../../src/core/store/database.ts";
import { instantOf } from "../../src/core/turn.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";
import { after, letterRow, NOW, readOutbox, scriptPlatform } from "./scripted-platform.ts";

const log = pino({ level: "silent" });
const room = { house, log, records: [], desk: { recover: async () => 0 } };
const yes: Sent = { sent: "yes", messageId: "m" };

afterEach(() => void vi.restoreAllMocks());

it("a time of day that the change to summer time leaves out is an hour later", () => {
  expect(instantOf("2027-03-14", "02:30", "America/New_York")).toEqual(new Date("2027-03-14T07:30:00Z"));
});

forEachDatabase((name, openFresh, freshUrl) => {
  it.runIf(name === "postgres")("the house's time is the database's, however wrong the machine's", async () => {
    const database = await openFresh();
    for (const apartMs of [90_000, -3_600_000]) {
      const { now, check } = makeSteadyClock(database, () => new Date(Date.now() + apartMs));
      await check();
      // The database of this test runs on this machine.
      expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(5_000);
    }
  });

  it.runIf(name === "postgres")("a clock 90 s ahead does not steal what another instance is sending", async () => {
    const url = await freshUrl();
    const [one, two] = await Promise.all([0, 1].map(() => openDatabase(url, { migrate: false })));
    if (!one || !two) throw new Error("not opened");
    let answer: (sent: Sent) => void = () => undefined;
    const slow = scriptPlatform("slack", ({ key }) =>
      key === "slow" ? new Promise<Sent>((resolve) => void (answer = resolve)) : yes,
    );
    const fast = scriptPlatform("slack");
    const start = (database: typeof one, worker: string, apartMs: number) =>
      startClock({
        ...room,
        database,
        worker,
        platforms: new Map([["slack", worker === "slow" ? slow : fast]]),
        now: () => new Date(Date.now() + apartMs),
      });
    const first = start(one, "slow", 0);
    await one.save([letterRow("slow")]);
    await expect.poll(() => slow.sent.length, { timeout: 8_000, interval: 50 }).toBe(1);
    const second = start(two, "fast", 90_000);
    await one.save([letterRow("proof", { toUser: "U2" })]);
    await expect.poll(() => fast.sent.map(({ key }) => key), { timeout: 8_000, interval: 50 }).toEqual(["proof"]);
    answer(yes);
    await first.stop();
    await second.stop();
    expect(fast.sent.map(({ key }) => key)).toEqual(["proof"]);
    expect(await readOutbox(one, "slow")).toMatchObject({ state: "sent", attempts: 1 });
    await Promise.all([one.close(), two.close()]);
  });

  it("begins nothing whose lease could run out while it is sent: that goes back unsent", async () => {
    const database = await openFresh();
    let elapsedMs = 0;
    const real = performance.now();
    vi.spyOn(performance, "now").mockImplementation(() => real + elapsedMs);
    const slack = scriptPlatform("slack", () => {
      elapsedMs += 15_000;
      return yes;
    });
    const options = { database, house, log, worker: "one", platforms: new Map([["slack", slack] as const]) };
    await database.save(["k0", "k1", "k2"].map((key) => letterRow(key)));
    expect(await sendDue(options, NOW)).toBe(1);
    expect(slack.sent.map(({ key }) => key)).toEqual(["k0"]);
    expect(await readOutbox(database, "k1")).toMatchObject({ state: "waiting", attempts: 0, takenBy: null });
    for (const at of [20_000, 40_000]) expect(await sendDue(options, after(at))).toBe(1);
    expect(slack.sent.map(({ key, isInDoubt }) => [key, isInDoubt ?? false])).toEqual([
      ["k0", false],
      ["k1", false],
      ["k2", false],
    ]);
  });

  it("a lease of a clock that was set back since is over at once; it is looked for, not just sent again", async () => {
    const database = await openFresh();
    const slack = scriptPlatform("slack");
    const options = { database, house, log, worker: "one", platforms: new Map([["slack", slack] as const]) };
    await database.save([letterRow("orphan")]);
    const taken = { state: "taken", takenBy: "dead", attempts: 1, takenUntil: after(3_600_000 + LEASE_MS) };
    await database.save([{ update: "Outbox", where: { key: "orphan" }, set: taken }]);
    expect(await sendDue(options, NOW)).toBe(1);
    expect(slack.sent).toMatchObject([{ key: "orphan", isInDoubt: true }]);
  });

  it("a letter that always makes its platform throw is given up after a day, and holds up nobody", async () => {
    const database = await openFresh();
    const slack = scriptPlatform("slack", ({ key }) => {
      if (key === "thrown") throw new TypeError("cannot be drawn");
      return yes;
    });
    const options = { database, house, log, worker: "one", platforms: new Map([["slack", slack] as const]) };
    await database.save([letterRow("thrown"), letterRow("before")]);
    let seconds = 0;
    for (; (await readOutbox(database, "thrown"))?.state !== "dead"; seconds += 450) {
      await sendDue(options, after(seconds * 1000));
    }
    await database.save([letterRow("after")]);
    await sendDue(options, after(seconds * 1000));
    expect(seconds / 3600).toBeGreaterThan(20);
    expect(seconds / 3600).toBeLessThan(30);
    expect(slack.sent.filter(({ key }) => key === "thrown")).toHaveLength(100);
    expect(await readOutbox(database, "before")).toMatchObject({ state: "sent", attempts: 1 });
    expect(await readOutbox(database, "after")).toMatchObject({ state: "sent", attempts: 1 });
  });
});
