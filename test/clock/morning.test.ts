// What was promised comes back on the right morning, and one tap on it does what it says.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Row } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers, digests, FRIDAY, leaveOutManagers, LINE } from "./digests.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
    await leaveOutManagers(world);
  });
  afterEach(() => world.close());

  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };
  const first = async <T extends Row>(sql: string, ...params: (string | number)[]): Promise<Partial<T>> =>
    (await world.database.read<T>(sql, params))[0] ?? {};
  const latestChange = () =>
    first(`SELECT "record", "action", "before", "after" FROM "Change" ORDER BY "at" DESC, "id" DESC LIMIT 1`);

  describe.each(PLATFORMS)("on %s", (platform) => {
    let 王磊: Person;
    beforeEach(() => {
      王磊 = world.person("wanglei", platform);
    });

    it("says a promise on its day at 08:30 and not before, and the follow-up on its own day, each once", async () => {
      await 王磊.says(LINE);
      await tickAt("2026-11-20T08:29:59+08:00");
      expect(digests(王磊)).toEqual([]);
      await tickAt(FRIDAY);
      await world.tick();
      await tickAt("2026-11-21T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(/今天要办 1 件[^]*永清超市 · 换海报[^]*11月20日 周五 · P-1/u);
      expect(digests(王磊)[0]).not.toMatch(/送POP|来晚了/u);
      await tickAt("2026-11-25T08:30:00+08:00");
      await tickAt("2026-12-25T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(2);
      expect(digests(王磊)[1]).toContain("永清超市 · 送POP");
    });

    it("takes “done” for a promise as kept, and leaves the rest of the message as it was", async () => {
      await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报 承诺 周五前送样品");
      await tickAt(FRIDAY);
      await 王磊.presses("已兑现");
      王磊.gets("✓ 已兑现", "送样品");
      expect(await first(`SELECT "status" FROM "Promise" WHERE "text" = '换海报'`)).toEqual({ status: "kept" });
      expect(await first(`SELECT "status" FROM "Promise" WHERE "text" = '送样品'`)).toEqual({ status: "open" });
      const change = { record: "promise", action: "edit", before: '{"status":"open"}', after: '{"status":"kept"}' };
      expect(await latestChange()).toEqual(change);
      await 王磊.presses("已兑现");
      expect(digests(王磊)[0]?.match(/✓ 已兑现/gu)).toHaveLength(2);
      expect(digests(王磊)).toHaveLength(1);
      await 王磊.says("/today");
      王磊.gets("今天没有到期");
    });

    it("takes “done” for a follow-up off today's list", async () => {
      await 王磊.says("/visit 永清超市 招呼 下次 周五 送POP");
      await tickAt(FRIDAY);
      await 王磊.says("/today");
      王磊.gets("送POP");
      const [before] = digests(王磊);
      expect(before).toContain("已回访");
      await 王磊.presses("已回访");
      王磊.gets("✓ 已回访");
      await 王磊.says("/today");
      王磊.gets("今天没有到期");
    });

    it("puts a promise off to tomorrow and a follow-up to next Monday, kept as changes, and says them again then", async () => {
      await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报 下次 周五 送POP");
      await tickAt(FRIDAY);
      await 王磊.presses("明天");
      王磊.gets("→ 改到 11月21日 周六 提醒");
      expect(await first(`SELECT "dueOn" FROM "Promise"`)).toEqual({ dueOn: "2026-11-21" });
      await 王磊.presses("下周一");
      王磊.gets("→ 改到 11月23日 周一 提醒");
      expect(await first(`SELECT "nextVisitOn" FROM "Visit"`)).toEqual({ nextVisitOn: "2026-11-23" });
      const days = { before: '{"nextVisitOn":"2026-11-20"}', after: '{"nextVisitOn":"2026-11-23"}' };
      expect(await latestChange()).toEqual({ record: "visit", action: "edit", ...days });
      await tickAt("2026-11-21T08:30:00+08:00"); // a day off: nothing is told
      expect(digests(王磊)).toHaveLength(1);
      await tickAt("2026-11-23T08:30:00+08:00");
      expect(digests(王磊)[1]).toMatch(/换海报[^]*送POP/u);
      expect(digests(王磊)[1]).not.toContain("来晚了");
      expect(digests(王磊)).toHaveLength(2);
    });

    it("says nothing of what was taken back, closed or moved to another day", async () => {
      await 王磊.says("/visit 固安百货 招呼 承诺 周五前送样品");
      await 王磊.presses("撤销");
      await 王磊.says("/visit 永清超市 招呼 下次 周五 送POP");
      await 王磊.presses("修改");
      await 王磊.fills({ nextVisitOn: "2026-11-24" });
      await tickAt(FRIDAY);
      expect(digests(王磊)).toEqual([]);
      await tickAt("2026-11-24T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      await 王磊.presses("下周一");
      await 王磊.says("/visit edit 永清超市");
      await 王磊.fills({ nextVisitOn: "2026-12-02" });
      await tickAt("2026-11-30T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
    });

    it("after three days down says everything in one message, the overdue first, and that it is late", async () => {
      await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报 下次 下周一 送POP");
      await 王磊.says("/visit 固安百货 招呼 承诺 周日前送样品");
      await tickAt("2026-11-23T10:00:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(
        /今天要办 3 件[^]*来晚了：最早一件本该在 11月20日 周五 08:30[^]*已过期[^]*换海报[^]*送样品[^]*今天[^]*送POP/u,
      );
    });

    it("reminds nobody of what he has just typed: what is due today comes up the next morning, as overdue", async () => {
      await 王磊.says("/visit 永清超市 招呼 承诺 今天送样品");
      await tickAt("2026-11-18T10:05:00+08:00");
      expect(digests(王磊)).toEqual([]);
      await tickAt("2026-11-19T08:30:00+08:00");
      expect(digests(王磊)[0]).toMatch(/有 1 件过期没办[^]*已过期[^]*送样品/u);
      expect(digests(王磊)[0]).not.toContain("来晚了");
    });

    it("shows twenty things in one message, and none of them is left out", async () => {
      const promises = Array.from({ length: 20 }, (_, at) => `承诺 周五前送第${at + 1}批`).join(" ");
      await 王磊.says(`/visit 永清超市 招呼 ${promises}`);
      await tickAt(FRIDAY);
      const [all = ""] = digests(王磊);
      for (let at = 1; at <= 20; at++) expect(all).toContain(`永清超市 · 送第${at}批`);
      expect(all).toContain("看今天的全部");
    });
  });
});
