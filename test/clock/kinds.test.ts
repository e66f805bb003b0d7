// Every kind of reminder comes on its morning, on both platforms, whatever zone the process itself runs in.
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";
import { digests } from "./digests.ts";

const ZONES = ["UTC", "Asia/Shanghai", "America/New_York"];
const PLATFORMS = ["slack", "feishu"] as const;
const customers: readonly DemoCustomer[] = [
  {
    name: "永清超市",
    region: "廊坊",
    class: "key",
    owner: "wanglei",
    contact: { name: "于建国", title: "老板", birthday: "lunar 10-15" },
  },
];

const processZone = process.env["TZ"];
afterAll(() => {
  if (processZone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = processZone;
});

forEachDatabase((_name, openFresh) => {
  let world: World;
  afterEach(() => world.close());

  describe.each(ZONES)("with the process in %s", (zone) => {
    beforeEach(async () => {
      process.env["TZ"] = zone;
      world = await openWorld({ database: await openFresh(), customers });
    });

    it.each(PLATFORMS)("a promise, a follow-up and a birthday, ahead and on the day, come on %s", async (platform) => {
      const 王磊 = world.person("wanglei", platform);
      await world.tick();
      await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报 下次 下周一 送POP");
      const mornings = ["2026-11-20", "2026-11-23"];
      for (const morning of mornings) {
        const before = digests(王磊).length;
        world.at(`${morning}T08:29:59+08:00`);
        await world.tick();
        expect(digests(王磊)).toHaveLength(before);
        world.at(`${morning}T08:30:00+08:00`);
        await world.tick();
        await world.tick();
        expect(digests(王磊)).toHaveLength(before + 1);
      }
      const [friday, monday] = digests(王磊);
      expect(friday).toMatch(
        /今天要办 1 件 · 生日 1 位[^]*换海报[^]*11月20日 周五[^]*十月十五（11月23日 周一），3 天后/u,
      );
      expect(friday).not.toContain("送POP");
      expect(monday).toMatch(/今天要办 1 件 · 生日 1 位[^]*送POP[^]*11月23日 周一[^]*农历十月十五，今天/u);
      expect(`${friday}${monday}`).not.toContain("来晚了");
      const told = await world.database.read(
        `SELECT "kind" FROM "Reminder" WHERE "state" = 'told' ORDER BY "dueAt", "id"`,
      );
      expect(told).toHaveLength(4);
    });
  });
});
