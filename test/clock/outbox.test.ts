// The outbox: each letter once, whoever sends it, whatever the platform answers, and whoever dies in the middle.
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { LEASE_MS, sendDue } from "../../src/clock/outbox.ts";
import { MOST_ATTEMPTS } from "../../src/clock/send-letter.ts";
import type { Platform, Sent } from "../../src/core/platform.ts";
import type { Database } from "../../src/core/store/database.ts";
import { openDemoPeople } from "../../src/sandbox/demo/company.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";
import { after, letterRow, NOW, readOutbox, scriptPlatform } from "./scripted-platform.ts";

const log = pino({ level: "silent" });
const optionsOf = (database: Database, worker: string, ...platforms: Platform[]) => ({
  database,
  house,
  worker,
  log,
  platforms: new Map(platforms.map((platform) => [platform.name, platform])),
});

forEachDatabase((_name, openFresh) => {
  it("two workers send a hundred letters once each", async () => {
    const database = await openFresh();
    const slack = scriptPlatform("slack");
    await database.save(Array.from({ length: 100 }, (_, at) => letterRow(`k${at}`, { toUser: `U${at}` })));
    const workers = ["one", "two"].map((worker) => optionsOf(database, worker, slack));
    for (let round = 0; round < 6; round += 1) await Promise.all(workers.map((worker) => sendDue(worker, NOW)));
    expect(slack.sent.map(({ key }) => key).toSorted()).toEqual(
      Array.from({ length: 100 }, (_, at) => `k${at}`).toSorted(),
    );
    expect(await database.read(`SELECT "id" FROM "Outbox" WHERE "state" <> 'sent'`)).toEqual([]);
  });

  it("the same letter written twice is one", async () => {
    const database = await openFresh();
    await database.save([letterRow("twice")]);
    await database.save([letterRow("twice")]);
    expect(await database.read(`SELECT "id" FROM "Outbox"`)).toHaveLength(1);
  });

  it("waits longer after each failure, and as long as the platform says", async () => {
    const database = await openFresh();
    const answers: Sent[] = [
      { sent: "retry", why: "away" },
      { sent: "retry", why: "away" },
      { sent: "retry", why: "ratelimited", afterMs: 7_000 },
      { sent: "yes", messageId: "m4" },
    ];
    const slack = scriptPlatform("slack", (_message, nth) => answers[nth] ?? { sent: "never", why: "too often" });
    const options = optionsOf(database, "one", slack);
    await database.save([letterRow("late")]);
    let at = 0;
    for (const wait of [2_000, 4_000, 7_000]) {
      expect(await sendDue(options, after(at))).toBe(0);
      expect(await readOutbox(database, "late")).toMatchObject({ state: "waiting", dueAt: after(at + wait) });
      await sendDue(options, after(at + wait - 1));
      at += wait;
    }
    expect(await sendDue(options, after(at))).toBe(1);
    expect(slack.sent).toHaveLength(4);
    expect(slack.sent.every(({ isInDoubt }) => !isInDoubt)).toBe(true);
    const sent = { state: "sent", attempts: 4, messageId: "m4", problem: null, takenBy: null };
    expect(await readOutbox(database, "late")).toMatchObject(sent);
  });

  it("looks for a letter whose outcome was unknown before it sends it again", async () => {
    const database = await openFresh();
    const slack = scriptPlatform("slack", (_message, nth) =>
      nth === 0 ? { sent: "unknown", why: "the answer was lost" } : { sent: "yes", messageId: "m" },
    );
    const options = optionsOf(database, "one", slack);
    await database.save([letterRow("doubtful")]);
    await sendDue(options, NOW);
    await sendDue(options, after(2_000));
    expect(slack.sent.map(({ isInDoubt }) => isInDoubt ?? false)).toEqual([false, true]);
  });

  it.each([0, 1])(
    "looks for a letter whose worker died, after %i failures, once its lease is over",
    async (failures) => {
      const database = await openFresh();
      const dies = new Promise<Sent>(() => undefined);
      const first = scriptPlatform("slack", (_message, nth) =>
        nth < failures ? { sent: "retry", why: "away" } : dies,
      );
      const second = scriptPlatform("slack");
      await database.save([letterRow("orphan")]);
      for (let nth = 0; nth < failures; nth += 1) await sendDue(optionsOf(database, "one", first), NOW);
      const taken = after(failures * 2_000);
      void sendDue(optionsOf(database, "one", first), taken);
      await expect.poll(() => first.sent.length).toBe(failures + 1);
      const later = (ms: number) => new Date(taken.getTime() + ms);
      expect(await sendDue(optionsOf(database, "two", second), later(LEASE_MS))).toBe(0);
      expect(await sendDue(optionsOf(database, "two", second), later(LEASE_MS + 1))).toBe(1);
      expect(second.sent).toMatchObject([{ key: "orphan", isInDoubt: true }]);
    },
  );

  it("only the one who holds the lease says what came of a letter", async () => {
    const database = await openFresh();
    let answer: (sent: Sent) => void = () => undefined;
    const slow = scriptPlatform("slack", () => new Promise<Sent>((resolve) => void (answer = resolve)));
    await database.save([letterRow("slow")]);
    const first = sendDue(optionsOf(database, "one", slow), NOW);
    await expect.poll(() => slow.sent.length).toBe(1);
    await sendDue(optionsOf(database, "two", scriptPlatform("slack")), after(LEASE_MS + 1));
    answer({ sent: "retry", why: "too late to matter" });
    await first;
    expect(await readOutbox(database, "slow")).toMatchObject({ state: "sent", messageId: "m" });
  });

  it("one bad row and one that throws stop neither the others nor the next run", async () => {
    const database = await openFresh();
    const slack = scriptPlatform("slack", (message) => {
      if (message.key === "thrown") throw new TypeError("cannot be drawn");
      return { sent: "yes", messageId: "m" };
    });
    const options = optionsOf(database, "one", slack);
    await database.save([letterRow("thrown"), letterRow("broken"), letterRow("good")]);
    await database.save([{ update: "Outbox", where: { key: "broken" }, set: { card: "{" } }]);
    expect(await sendDue(options, NOW)).toBe(1);
    expect(await readOutbox(database, "good")).toMatchObject({ state: "sent" });
    expect(await readOutbox(database, "broken")).toMatchObject({ state: "dead" });
    expect(await readOutbox(database, "thrown")).toMatchObject({ state: "waiting", dueAt: after(2_000) });
  });

  it("leaves alone what belongs to a platform that is not connected here", async () => {
    const database = await openFresh();
    await database.save([letterRow("theirs", { platform: "feishu", toUser: "ou_1" })]);
    expect(await sendDue(optionsOf(database, "one", scriptPlatform("slack")), NOW)).toBe(0);
    expect(await sendDue(optionsOf(database, "one"), NOW)).toBe(0);
    expect(await readOutbox(database, "theirs")).toMatchObject({ state: "waiting", attempts: 0 });
    expect(await sendDue(optionsOf(database, "one", scriptPlatform("feishu")), NOW)).toBe(1);
  });

  it("a crowd for one channel goes in order, a few at a time, and does not hold up the others", async () => {
    const database = await openFresh();
    const slack = scriptPlatform("slack");
    const options = optionsOf(database, "one", slack);
    const crowd = Array.from({ length: 8 }, (_, at) => letterRow(`c${at}`, { chat: "C1" }));
    await database.save([...crowd, letterRow("other", { chat: "C2" })]);
    expect(await sendDue(options, NOW)).toBe(6);
    expect(slack.sent.map(({ key }) => key).filter((key) => key !== "other")).toEqual(["c0", "c1", "c2", "c3", "c4"]);
    expect(await readOutbox(database, "c7")).toMatchObject({ state: "waiting", attempts: 0, dueAt: after(7_000) });
    expect(await sendDue(options, after(7_000))).toBe(3);
    expect(await sendDue(options, after(60_000))).toBe(0);
  });

  describe("a letter that will never arrive", () => {
    const openCompany = async () => {
      const database = await openFresh();
      await openDemoPeople({ database, house }, NOW, []);
      return database;
    };
    const toAdmins = `SELECT "card", "toUser" FROM "Outbox" WHERE "key" LIKE 'dead:%'`;

    it("is dead at once, and an administrator hears who missed it and why, once, without what it said", async () => {
      const database = await openCompany();
      const answer = (message: { key: string }): Sent =>
        message.key === "secret" ? { sent: "never", why: "user_not_found" } : { sent: "yes", messageId: "m" };
      const options = optionsOf(database, "one", scriptPlatform("slack", answer), scriptPlatform("feishu", answer));
      await database.save([letterRow("secret", { toUser: "U0WANGLEI" })]);
      expect(await sendDue(options, NOW)).toBe(1);
      expect(await readOutbox(database, "secret")).toMatchObject({ state: "dead", problem: "user_not_found" });
      const [notice, ...more] = await database.read<{ card: string }>(toAdmins);
      expect(more).toEqual([]);
      expect(notice?.card).toContain("王磊");
      expect(notice?.card).toContain("user_not_found");
      expect(notice?.card).not.toContain("secret");
      expect(await sendDue(options, NOW)).toBe(0);
    });

    it("is given up after many attempts, and such a notice that dies itself makes no further one", async () => {
      const database = await openCompany();
      const answer = (message: { key: string }): Sent =>
        message.key === "lost" ? { sent: "retry", why: "away" } : { sent: "never", why: "gone" };
      const options = optionsOf(database, "one", scriptPlatform("slack", answer), scriptPlatform("feishu", answer));
      await database.save([letterRow("lost")]);
      await database.save([{ update: "Outbox", where: { key: "lost" }, set: { attempts: MOST_ATTEMPTS - 2 } }]);
      await sendDue(options, NOW);
      expect(await readOutbox(database, "lost")).toMatchObject({ state: "waiting" });
      await sendDue(options, after(3_600_000));
      expect(await readOutbox(database, "lost")).toMatchObject({ state: "dead" });
      for (let day = 1; day < 4; day += 1) await sendDue(options, after(day * 86_400_000));
      expect(await database.read(toAdmins)).toHaveLength(1);
    });
  });
});
