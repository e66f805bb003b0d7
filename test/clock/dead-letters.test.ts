// On workdays at 08:30 an administrator reads which letters died since his last morning, to whom, why and when; once.
import { pino } from "pino";
import { expect, it } from "vitest";
import { deadLetters } from "../../src/clock/dead-letters.ts";
import { runJobs } from "../../src/clock/slots.ts";
import type { Card } from "../../src/core/reply.ts";
import type { Database, Row } from "../../src/core/store/database.ts";
import { openDemoPeople } from "../../src/sandbox/demo/company.ts";
import { forEachDatabase } from "../support/database.ts";
import { house } from "../support/desk.ts";
import { letterRow, NOW } from "./scripted-platform.ts";

const log = pino({ level: "silent" });

forEachDatabase((_name, openFresh) => {
  const openCompany = async () => {
    const database = await openFresh();
    await openDemoPeople({ database, house }, NOW, []);
    return database;
  };
  const die = async (database: Database, key: string, at: string, more: Row = {}) => {
    await database.save([letterRow(key, { toUser: "U0WANGLEI" })]);
    const set = { state: "dead", dueAt: new Date(at), problem: "user_not_found", ...more };
    await database.save([{ update: "Outbox", where: { key }, set }]);
  };
  /** The cards that a morning writes. */
  const morning = async (database: Database, at: string): Promise<Card[]> => {
    const now = new Date(at);
    const latest = `SELECT "id", "card" FROM "Outbox" WHERE "key" LIKE 'dead:morning:%' ORDER BY "id"`;
    const before = await database.read<{ id: number }>(latest);
    await runJobs([deadLetters], { database, house, records: [], log }, { now, sendAt: now });
    const rows = await database.read<{ card: string }>(latest);
    return rows.slice(before.length).map(({ card }) => JSON.parse(card) as Card);
  };

  it("lists what died, without what it said, in one morning's message and in no other", async () => {
    const database = await openCompany();
    await morning(database, "2026-11-18T08:30:00+08:00");
    await die(database, "secret", "2026-11-18T14:05:00+08:00");
    await die(database, "to a chat", "2026-11-18T23:00:00+08:00", { toUser: null, chat: "C9", problem: "is_archived" });
    await die(database, "dead:a notice", "2026-11-18T23:30:00+08:00");
    expect(await morning(database, "2026-11-19T08:29:59+08:00")).toEqual([]);
    const [card, ...more] = await morning(database, "2026-11-19T08:30:00+08:00");
    expect(more).toEqual([]);
    expect(card?.title).toBe("昨天有 2 条消息没能送出");
    const words = JSON.stringify(card);
    expect(words).toMatch(/昨天.*14:05 → 王磊（slack）：user_not_found.*23:00 → C9（slack）：is_archived/u);
    expect(words).not.toMatch(/secret|a notice/u);
    expect(await morning(database, "2026-11-19T08:31:00+08:00")).toEqual([]);
    expect(await morning(database, "2026-11-20T08:30:00+08:00")).toEqual([]);
  });

  it("waits for a workday, and is still said after a night of downtime", async () => {
    const database = await openCompany();
    await morning(database, "2026-11-20T08:30:00+08:00");
    await die(database, "on Friday", "2026-11-20T20:00:00+08:00");
    expect(await morning(database, "2026-11-21T08:30:00+08:00")).toEqual([]);
    await die(database, "on Sunday", "2026-11-22T20:00:00+08:00");
    const [card] = await morning(database, "2026-11-23T13:00:00+08:00");
    expect(card?.title).toMatch(/11月20日.*以来有 2 条消息没能送出/u);
  });

  it("comes at 08:30 of the administrator's own zone and in his language; what follows is counted", async () => {
    const database = await openCompany();
    const zone = { timezone: "America/New_York", locale: "en" };
    await database.save([{ update: "Person", where: { role: "admin" }, set: zone }]);
    await morning(database, "2026-11-18T08:30:00-05:00");
    for (let at = 0; at < 23; at += 1) await die(database, `k${at}`, "2026-11-18T20:00:00-05:00");
    expect(await morning(database, "2026-11-19T08:29:00-05:00")).toEqual([]);
    const [card] = await morning(database, "2026-11-19T08:30:00-05:00");
    expect(card?.title).toBe("23 messages could not be delivered yesterday");
    const words = JSON.stringify(card);
    expect(words.split("王磊 (slack)").length - 1).toBe(20);
    expect(words).toContain("and 3 more");
  });
});
