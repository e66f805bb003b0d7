// The draft on the week's last working afternoon, the manager's own words, and that they stand in Monday's report.
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fridayDraft } from "../../src/clock/monday.ts";
import { runJobs } from "../../src/clock/slots.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Database } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import { fillFourWeeks, house, openFourWeeks, reportCustomers } from "../reports/four-weeks.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

const log = pino({ level: "silent" });
const PLATFORMS: PlatformName[] = ["slack", "feishu"];

forEachDatabase((_name, openFresh) => {
  describe("when", () => {
    let database: Database;
    beforeEach(async () => {
      database = await openFresh();
      await openFourWeeks(database);
    });
    const runAt = (instant: string) =>
      runJobs([fridayDraft], { database, records, house, log }, { now: new Date(instant), sendAt: new Date(instant) });
    const titles = async () =>
      (
        await database.read<{ card: string }>(`SELECT "card" FROM "Outbox" WHERE "key" LIKE 'draft:%' ORDER BY "id"`)
      ).map(({ card }) => (JSON.parse(card) as { title: string }).title);

    it("comes on Friday at 16:00, once, to the three who lead people", async () => {
      await runAt("2026-11-20T15:59:00+08:00");
      expect(await titles()).toEqual([]);
      await Promise.all([runAt("2026-11-20T16:00:00+08:00"), runAt("2026-11-20T16:00:00+08:00")]);
      await runAt("2026-11-20T16:01:00+08:00");
      expect(await titles()).toEqual(Array(3).fill("草稿 · 本周至今 · 第47周（11月16日–20日）"));
    });

    it.each([
      // Mid-Autumn is on Friday the 25th: the week's last working day is Thursday.
      ["2026-09-24T16:00:00+08:00", "2026-09-25T16:00:00+08:00", "第39周"],
      // Saturday, 10 October is worked.
      ["2026-10-10T16:00:00+08:00", "2026-10-09T16:00:00+08:00", "第41周"],
    ])("comes on %s, the last working day, and not on %s", async (on, not, week) => {
      await runAt(not);
      expect(await titles()).toEqual([]);
      await runAt(on);
      expect((await titles())[0]).toContain(week);
    });

    it("does not come in the evening, nor to who is on leave, nor in a week without a working day", async () => {
      await runAt("2026-11-20T19:30:00+08:00");
      expect(await titles()).toEqual([]);
      const [chen] = await database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = '陈静'`);
      const leave = { fromOn: "2026-11-20", toOn: "2026-11-20", createdAt: new Date("2026-11-01T09:00:00+08:00") };
      await database.save([{ insert: "Absence", row: { personId: chen?.id ?? 0, ...leave } }]);
      await runAt("2026-11-20T16:00:00+08:00");
      expect(await titles()).toHaveLength(2);
      const off = ["23", "24", "25", "26", "27"].map((date) => `2026-11-${date}`);
      await database.save(
        off.map((day) => ({ insert: "WorkdayOverride" as const, row: { day, isWorkday: false, name: "盘点" } })),
      );
      await runAt("2026-11-27T16:00:00+08:00");
      expect(await titles()).toHaveLength(2);
    });
  });

  describe.each(PLATFORMS)("words on %s", (platform) => {
    let world: World;
    beforeEach(async () => {
      const at = "2026-11-20T15:50:00+08:00";
      world = await openWorld({ database: await openFresh(), at, customers: reportCustomers });
      await fillFourWeeks(world.database);
    });
    afterEach(() => world.close());

    it("are added to the draft and stand in Monday's report, the director's too", async () => {
      const 陈静 = world.person("chenjing", platform);
      const 林岚 = world.person("linlan", platform);
      await 陈静.says("/today");
      await 林岚.says("/today");
      world.at("2026-11-20T16:00:00+08:00");
      await world.tick();
      陈静.gets("草稿 · 本周至今 · 第47周", "下周一早上正式发出", "补充说明");
      await 陈静.presses("补充说明");
      await 陈静.fills({ words: "永清超市换了采购，下周我去一趟。" });
      await world.deliver();
      陈静.gets("陈静：永清超市换了采购，下周我去一趟。", "修改说明");
      world.at("2026-11-23T09:00:00+08:00");
      await world.tick();
      陈静.gets("周报 · 第47周", "陈静：永清超市换了采购");
      林岚.gets("周报 · 第47周", "陈静：永清超市换了采购");
      const 周强 = world.person("zhouqiang", platform);
      await 周强.says("/report 上周");
      周强.getsNot("换了采购");
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/report 上周");
      王磊.getsNot("换了采购", "补充说明");
    });
  });
});
