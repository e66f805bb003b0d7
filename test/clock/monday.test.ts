// The Monday report arrives on the right morning, once, in each manager's own zone and language, late by hours but not by days.
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mondayReport } from "../../src/clock/monday.ts";
import { runJobs } from "../../src/clock/slots.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Database, Row } from "../../src/core/store/database.ts";
import { Unavailable } from "../../src/core/store/failures.ts";
import { records } from "../../src/records/index.ts";
import { messagesOf } from "../reports/buttons.ts";
import { fillFourWeeks, house, openFourWeeks, reportCustomers } from "../reports/four-weeks.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";

const log = pino({ level: "silent" });
const MONDAY = "2026-11-23T09:00:00+08:00";
const PLATFORMS: PlatformName[] = ["slack", "feishu"];

type Letter = { toUser: string; card: string; locale: string };
const lettersIn = (database: Database) =>
  database.read<Letter>(`SELECT "toUser", "card", "locale" FROM "Outbox" WHERE "key" LIKE 'monday:%' ORDER BY "id"`);

forEachDatabase((_name, openFresh) => {
  describe.each(PLATFORMS)("on %s", (platform) => {
    let world: World;
    beforeEach(async () => {
      world = await openWorld({
        database: await openFresh(),
        at: "2026-09-01T09:00:00+08:00",
        customers: reportCustomers,
      });
      await fillFourWeeks(world.database);
    });
    afterEach(() => world.close());

    const tickAt = async (instant: string) => {
      world.at(instant);
      await world.tick();
    };
    const reports = (person: Person) =>
      messagesOf(world[platform], person.user)
        .map(({ json }) => textOf(json))
        .filter((text) => text.includes("周报 · 第"));

    it("comes on Monday at 09:00 and not before, and only once", async () => {
      const 陈静 = world.person("chenjing", platform);
      await 陈静.says("/today");
      // Hers alone: for whom it is besides stands below.
      for (const name of ["周强", "林岚"])
        await world.database.save([{ update: "Person", where: { name }, set: { isActive: false } }]);
      await tickAt("2026-11-23T08:59:00+08:00");
      expect(reports(陈静)).toEqual([]);
      await tickAt("2026-11-23T09:00:00+08:00");
      await tickAt("2026-11-23T09:01:00+08:00");
      expect(reports(陈静)).toHaveLength(1);
      expect(reports(陈静)[0]).toMatch(
        /周报 · 第47周（11月16日–22日）[^]*订货 ¥12,500.50[^]*没有记录：李娜[^]*第48周安排/u,
      );
      expect(await lettersIn(world.database)).toHaveLength(1);
    });
  });

  describe("for whom and when", () => {
    let database: Database;
    beforeEach(async () => {
      database = await openFresh();
      await openFourWeeks(database);
    });

    const momentOf = (instant: string) => ({ now: new Date(instant), sendAt: new Date(instant) });
    const runAt = (instant: string, from = database) =>
      runJobs([mondayReport], { database: from, records, house, log }, momentOf(instant));
    const titles = async () =>
      (await lettersIn(database)).map(({ card }) => (JSON.parse(card) as { title: string }).title);
    const change = (name: string, set: Row) => database.save([{ update: "Person", where: { name }, set, expect: 1 }]);

    it("comes on the first workday when Monday is off, make-up days included", async () => {
      // National Day 2026: 1–7 October are off, Thursday the 8th is worked.
      await runAt("2026-10-05T09:00:00+08:00");
      await runAt("2026-10-07T09:00:00+08:00");
      expect(await lettersIn(database)).toEqual([]);
      await runAt("2026-10-08T08:59:00+08:00");
      expect(await lettersIn(database)).toEqual([]);
      await runAt("2026-10-08T09:00:00+08:00");
      expect(new Set(await titles())).toEqual(new Set(["周报 · 第40周（9月28日–10月4日）"]));
      await runAt("2026-10-12T09:00:00+08:00");
      expect(new Set(await titles()).size).toBe(2);
    });

    it("after a week that was off altogether brings both weeks on the first morning", async () => {
      await runAt("2027-01-04T09:00:00+08:00");
      const off = ["01", "02", "03", "04", "05", "06", "07", "08"].map((date) => `2027-03-${date}`);
      await database.save(
        off.map((day) => ({ insert: "WorkdayOverride", row: { day, isWorkday: false, name: "盘点" } })),
      );
      await runAt("2027-03-08T12:00:00+08:00");
      const before = (await titles()).length;
      await runAt("2027-03-09T09:00:00+08:00");
      const fresh = (await titles()).slice(before);
      expect(new Set(fresh)).toEqual(new Set(["周报 · 第8周（2月22日–28日）", "周报 · 第9周（3月1日–7日）"]));
      expect(fresh).toHaveLength(6);
    });

    it("is still sent hours late, and not a week late", async () => {
      await runAt("2026-11-23T21:30:00+08:00");
      expect(await titles()).toHaveLength(3);
      await runAt("2026-12-06T21:30:00+08:00");
      expect(await titles()).toHaveLength(3);
      await runAt("2026-12-07T09:00:00+08:00");
      expect(new Set((await titles()).slice(3))).toEqual(new Set(["周报 · 第49周（11月30日–12月6日）"]));
    });

    it("is one for four instances at the same minute", async () => {
      const written = await Promise.all(Array.from({ length: 4 }, () => runAt(MONDAY)));
      expect(written.reduce((sum, many) => sum + many, 0)).toBe(3);
      expect(await runAt(MONDAY)).toBe(0);
      expect(await titles()).toHaveLength(3);
    });

    it("comes at 09:00 of each manager's own zone, for the days of that zone, in his own language", async () => {
      await change("周强", { timezone: "America/New_York", locale: "en" });
      await runAt("2026-11-23T09:00:00+08:00");
      expect(await titles()).toHaveLength(2);
      await runAt("2026-11-23T08:59:00-05:00");
      expect(await titles()).toHaveLength(2);
      await runAt("2026-11-23T09:00:00-05:00");
      expect((await titles()).slice(2)).toEqual(["Week 47 report · 16 – 22 Nov"]);
      expect((await lettersIn(database))[2]?.locale).toBe("en");
    });

    it("does not come to who has nobody below him, has left, is an administrator or was put on the list since", async () => {
      await change("周强", { isActive: false });
      await change("陈静", { role: "admin" });
      await database.save([
        { update: "Person", where: { name: "林岚" }, set: { createdAt: new Date("2026-11-23T12:00:00+08:00") } },
      ]);
      await runAt("2026-11-23T13:00:00+08:00");
      expect(await titles()).toEqual([]);
      await runAt("2026-11-30T09:00:00+08:00");
      expect(await titles()).toEqual(["周报 · 第48周（11月23日–29日）"]);
    });

    it("stops for nobody's trouble, and is tried again", async () => {
      let broken = 1;
      const failing: Database = {
        ...database,
        save: (writes) => {
          broken -= 1;
          return broken === 0 ? Promise.reject(new Unavailable("full")) : database.save(writes);
        },
      };
      expect(await runAt(MONDAY, failing)).toBe(2);
      expect(await runAt(MONDAY)).toBe(1);
      expect(await runAt(MONDAY)).toBe(0);
    });

    it("says at a preview to whom it would go, and changes nothing", async () => {
      const expected = await mondayReport.preview({ database, records, house, log }, momentOf(MONDAY));
      expect(expected.map(({ to }) => to).toSorted()).toEqual(["周强", "林岚", "陈静"].toSorted());
      expect(expected.find(({ to }) => to === "陈静")?.words).toMatch(
        /周报 · 第47周（11月16日–22日） 订货 ¥12,500.50/u,
      );
      expect(expected.find(({ to }) => to === "林岚")?.words).toMatch(/订货 ¥62,500.50/u);
      expect(await lettersIn(database)).toEqual([]);
    });
  });
});
