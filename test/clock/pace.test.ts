// Several processes together send no faster than a platform takes, and wait together when it asks them to.
import { pino } from "pino";
import { expect, it } from "vitest";
import { sendDue } from "../../src/clock/outbox.ts";
import { findOldDestinations, LONGEST_PAUSE_MS, paceCrowds, pause } from "../../src/clock/pace.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Outgoing, Sent } from "../../src/core/platform.ts";
import { type Database, openDatabase } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";
import { after, letterRow, NOW, readOutbox, scriptPlatform } from "./scripted-platform.ts";

const log = pino({ level: "silent" });
const STEP_MS = 250;
const DAY_MS = 86_400_000;

type Posted = { key: string; to: string; at: number };
const placeOf = ({ to }: Outgoing): string => ("user" in to ? to.user : to.chat);

/** Virtual time and a platform on it: what was posted where and when, in milliseconds from the start. */
function openStreet(name: PlatformName, answer: (posted: Posted) => Sent = () => ({ sent: "yes", messageId: "m" })) {
  const posted: Posted[] = [];
  let at = 0;
  const platform = scriptPlatform(name, (message) => {
    const one = { key: message.key, to: placeOf(message), at };
    posted.push(one);
    return answer(one);
  });
  const platforms = new Map([[name, platform]]);
  const optionsOf = (database: Database, worker: string) => ({ database, house, platforms, worker, log });
  async function run(databases: readonly Database[], untilMs: number): Promise<void> {
    for (; at < untilMs; at += STEP_MS) {
      const workers = databases.map((database, worker) => optionsOf(database, `w${worker}`));
      await Promise.all(workers.map((options) => sendDue(options, after(at))));
    }
  }
  return { posted, run };
}

/** The most that went to one place within any so many milliseconds. */
function mostWithin(posted: readonly Posted[], to: string, ms: number): number {
  const times = posted.filter((one) => one.to === to).map((one) => one.at);
  return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + ms).length));
}

forEachDatabase((name, openFresh, freshUrl) => {
  const openSeveral = async () => {
    const url = await freshUrl();
    return Promise.all(Array.from({ length: name === "sqlite" ? 2 : 3 }, () => openDatabase(url, { migrate: false })));
  };

  it.each([
    { platform: "slack", inOneSecond: 5, inTenSeconds: 15 },
    { platform: "feishu", inOneSecond: 5, inTenSeconds: 45 },
  ] as const)("keeps the pace of each place on $platform over several processes", async (limits) => {
    const { platform, inOneSecond, inTenSeconds } = limits;
    const street = openStreet(platform);
    const databases = await openSeveral();
    const [database] = databases;
    if (!database) throw new Error("not opened");
    const letters = [
      ...Array.from({ length: 30 }, (_, at) => letterRow(`crowd ${at}`, { platform, chat: "C1" })),
      ...Array.from({ length: 12 }, (_, at) => letterRow(`private ${at}`, { platform, toUser: "U1" })),
      ...Array.from({ length: 20 }, (_, at) => letterRow(`single ${at}`, { platform, toUser: `U${at + 2}` })),
    ];
    await database.save(letters);
    await street.run(databases, 40_000);
    expect(street.posted.map(({ key }) => key).toSorted()).toEqual(
      letters.map((one) => ("insertOnce" in one ? String(one.row["key"]) : "")).toSorted(),
    );
    for (const place of ["C1", "U1"]) {
      expect(mostWithin(street.posted, place, 1_000)).toBeLessThanOrEqual(inOneSecond);
      expect(mostWithin(street.posted, place, 10_000)).toBeLessThanOrEqual(inTenSeconds);
    }
    // Nobody waits for another place's crowd.
    const singles = street.posted.filter(({ key }) => key.startsWith("single"));
    expect(Math.max(...singles.map(({ at }) => at))).toBeLessThanOrEqual(2_000);
    for (const one of databases) await one.close();
  });

  it("Slack's 429 holds for the workspace: no process posts anything before Retry-After is over", async () => {
    let refuses = true;
    const street = openStreet("slack", () => {
      const sent: Sent = refuses
        ? { sent: "retry", why: "ratelimited", afterMs: 7_000 }
        : { sent: "yes", messageId: "m" };
      refuses = false;
      return sent;
    });
    const databases = await openSeveral();
    await databases[0]?.save([letterRow("refused")]);
    await street.run(databases, STEP_MS);
    await databases[0]?.save(Array.from({ length: 9 }, (_, at) => letterRow(`k${at}`, { toUser: `U${at + 2}` })));
    await street.run(databases, 12_000);
    const [first, ...others] = street.posted;
    expect(first).toMatchObject({ key: "refused", at: 0 });
    expect(others).toHaveLength(10);
    expect(Math.min(...others.map(({ at }) => at))).toBeGreaterThanOrEqual(7_000);
    for (const one of databases) await one.close();
  });

  it("Feishu's wait holds for the place, and for the app once two places hear of it", async () => {
    const isBusy = new Set(["ou_1"]);
    const street = openStreet("feishu", ({ to }) =>
      isBusy.has(to) ? { sent: "retry", why: "230020", afterMs: 5_000 } : { sent: "yes", messageId: "m" },
    );
    const database = await openFresh();
    const row = (key: string, toUser: string) => letterRow(key, { platform: "feishu", toUser });
    await database.save([row("a", "ou_1"), row("b", "ou_1"), row("c", "ou_2")]);
    await street.run([database], 2_000);
    expect(street.posted.map(({ key }) => key)).toEqual(["a", "c"]);
    expect(await readOutbox(database, "b")).toMatchObject({ state: "waiting", attempts: 0 });
    isBusy.add("ou_2");
    await street.run([database], 5_000);
    await database.save([row("d", "ou_2")]);
    await street.run([database], 5_250);
    await database.save([row("e", "ou_3")]);
    isBusy.clear();
    await street.run([database], 9_750);
    expect(street.posted.slice(2).every(({ at }) => at === 5_000)).toBe(true);
    await street.run([database], 14_000);
    const last = ["a", "b", "d", "e"].map((key) => street.posted.findLast((one) => one.key === key)?.at ?? 0);
    expect(Math.min(...last)).toBeGreaterThanOrEqual(10_000);
  });

  it("takes a time that lies too far ahead for a wrong clock's", async () => {
    const database = await openFresh();
    const crowd = { platform: "slack", address: "U1", letters: ["one"] } as const;
    await database.save(pause("slack", "U1", { now: NOW, ms: 5_000 }));
    expect((await paceCrowds(database, [crowd], NOW)).later).toEqual([{ letter: "one", at: after(5_000) }]);
    await database.save(pause("slack", "U1", { now: after(LONGEST_PAUSE_MS), ms: 5_000 }));
    expect((await paceCrowds(database, [crowd], NOW)).now).toEqual([["one"]]);
  });

  it("lets go of places to which nothing went for a day", async () => {
    const database = await openFresh();
    await database.save([
      ...pause("slack", "U1", { now: after(-DAY_MS), ms: -1 }),
      ...pause("slack", "U2", { now: NOW, ms: 0 }),
    ]);
    await database.save(await findOldDestinations(database, NOW, 100));
    expect(await database.read(`SELECT "address" FROM "Destination"`)).toEqual([{ address: "U2" }]);
  });
});
