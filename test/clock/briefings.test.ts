// At 08:00 of a planned day: what to know before walking in, one message, once, and nothing for whoever has been there.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { deliverAll } from "../records/case-thread.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), at: "2026-11-18T10:00:00+08:00" });
  });
  afterEach(() => world.close());

  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };
  const saysBot = (person: Person): string[] =>
    person
      .screen()
      .chats.flatMap((chat) => chat.messages)
      .filter((message) => message.from.isBot && !message.isDeleted)
      .map((message) => textOf(message.json));
  const briefings = (person: Person) => saysBot(person).filter((words) => /今天要去 \d+ 家/u.test(words));

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("tells of each planned visit in the day's order, the promise first; its button opens the form with the customer", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/promise 永清超市 12月20日 年底对账");
      await 王磊.says("/plan 永清超市 明天 14:30 收款");
      await 王磊.says("/plan 五月花纸业 明天 9:00 订货");
      await tickAt("2026-11-19T07:59:00+08:00");
      expect(briefings(王磊)).toEqual([]);
      await tickAt("2026-11-19T08:00:30+08:00");
      const [said, ...more] = briefings(王磊);
      expect(more).toEqual([]);
      expect(said).toMatch(/今天要去 2 家[^]*09:00 五月花纸业 · 订货[^]*14:30 永清超市 · 收款[^]*年底对账（12月20日/u);
      expect(said).toContain("这次的小目标");
      await tickAt("2026-11-19T08:01:30+08:00");
      await world.restart();
      await tickAt("2026-11-19T11:00:00+08:00");
      expect(briefings(王磊)).toHaveLength(1);
      expect(briefings(world.person("lina", platform))).toEqual([]);
    });

    it("comes late in the morning after down time, and not at all in the afternoon", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/plan 永清超市 明天 收款");
      await 王磊.says("/plan 永清超市 后天 收款");
      await tickAt("2026-11-19T11:30:00+08:00");
      expect(briefings(王磊)).toHaveLength(1);
      await tickAt("2026-11-20T12:30:00+08:00");
      expect(briefings(王磊)).toHaveLength(1);
    });

    it("is for nobody who moved it, has been there, or is on leave", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/plan 永清超市 明天 收款");
      await 王磊.says("/rapport 请假 11-19..11-19");
      await tickAt("2026-11-19T08:30:00+08:00");
      await tickAt("2026-11-20T07:00:00+08:00");
      await 王磊.says("/plan 永清超市 今天 收款");
      await 王磊.says("/visit 永清超市 收款 300");
      await tickAt("2026-11-20T08:30:00+08:00");
      expect(briefings(王磊)).toEqual([]);
    });

    it("tells of a shop once, however much is planned there", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/plan 永清超市 明天 14:30 收款");
      await 王磊.says("/plan 永清超市 明天 9:00 订货");
      await tickAt("2026-11-19T08:00:30+08:00");
      const [said = ""] = briefings(王磊);
      expect(said).toMatch(/今天要去 1 家[^]*09:00 永清超市 · 订货\**\n\**14:30 永清超市 · 收款/u);
      expect(said.match(/这次的小目标/gu)).toHaveLength(1);
    });

    it("comes half an hour before his own morning, and not to who does not want it; on a planned day off it comes", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/plan 永清超市 明天 收款");
      await 王磊.says("/plan 永清超市 后天 收款");
      await 王磊.says("/plan 永清超市 11月21日 收款");
      await 王磊.says("/rapport 早报 10:00");
      await tickAt("2026-11-19T09:29:30+08:00");
      expect(briefings(王磊)).toEqual([]);
      await tickAt("2026-11-19T09:30:00+08:00");
      expect(briefings(王磊)).toHaveLength(1);
      await 王磊.says("/rapport 静音 访前");
      await tickAt("2026-11-20T10:00:00+08:00");
      expect(briefings(王磊)).toHaveLength(1);
      await 王磊.says("/rapport 取消静音");
      await tickAt("2026-11-21T10:00:00+08:00");
      expect(briefings(王磊)).toHaveLength(2);
    });

    it("fits the platforms with a dozen visits, and today's list leads to each briefing", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/today");
      const names = await world.database.read<{ id: number; name: string; repId: number }>(
        `SELECT c."id", c."name", p."id" AS "repId" FROM "Customer" c JOIN "Person" p ON p."name" = '王磊'
          WHERE c."undoneAt" IS NULL ORDER BY c."id" LIMIT 12`,
      );
      expect(names.length).toBeGreaterThan(9);
      const stamps = { platform, createdAt: world.now(), updatedAt: world.now() };
      const rows = names.map(({ id, repId }, at) => ({
        insert: "Plan" as const,
        row: { id: 500 + at, customerId: id, repId, ...stamps, plannedOn: "2026-11-19" },
      }));
      await world.database.save(
        rows.map(({ insert, row }) => ({ insert, row: { ...row, purposes: "order", status: "open" } })),
      );
      await tickAt("2026-11-19T08:00:30+08:00");
      const [said] = briefings(王磊);
      expect(said).toContain(`今天要去 ${names.length} 家`);
      for (const { name } of names) expect(said).toContain(name);
      await 王磊.says("/today");
      王磊.gets("访前看看");
      await 王磊.presses("访前看看");
      await deliverAll(world);
      expect(saysBot(王磊).join("\n")).toMatch(/C-\d+ · 访前[^]*这次的小目标/u);
    });
  });
});
