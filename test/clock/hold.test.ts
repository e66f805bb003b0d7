// What can wait is held until its reader works: the notice that a colleague was at his customer.
import { describe, expect, it, afterEach, beforeEach } from "vitest";
import { makeDayTable } from "../../src/core/calendar/days.ts";
import { makeCalendar } from "../../src/core/calendar/working-time.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import { workingInstant } from "../../src/core/hold.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers } from "./digests.ts";

const SATURDAY_NIGHT = "2026-11-21T22:00:00+08:00";

describe("the instant of a working hour", () => {
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: "Asia/Shanghai" });
  it.each([
    ["2026-11-18T10:00:00+08:00", "2026-11-18T10:00:00+08:00", "in working time it is now"],
    ["2026-11-18T09:00:00+08:00", "2026-11-18T09:00:00+08:00", "also at the very opening"],
    ["2026-11-18T17:59:59.999+08:00", "2026-11-18T17:59:59.999+08:00", "and in the last moment"],
    ["2026-11-18T08:59:59.999+08:00", "2026-11-18T09:00:00+08:00", "before the opening"],
    ["2026-11-18T12:00:00+08:00", "2026-11-18T13:00:00+08:00", "at noon"],
    ["2026-11-18T18:00:00+08:00", "2026-11-19T09:00:00+08:00", "at closing"],
    [SATURDAY_NIGHT, "2026-11-23T09:00:00+08:00", "from Saturday night to Monday"],
    ["2026-10-09T20:00:00+08:00", "2026-10-10T09:00:00+08:00", "to a Saturday that is worked (2026: 10 October)"],
    ["2026-09-30T20:00:00+08:00", "2026-10-08T09:00:00+08:00", "over the National Day's week"],
  ])("%s → %s: %s", (at, expected) => {
    expect(workingInstant(calendar, new Date(at))).toEqual(new Date(expected));
  });
});

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers, at: SATURDAY_NIGHT });
  });
  afterEach(() => world.close());

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    const heard = (key: string): number =>
      world
        .person(key, platform)
        .screen()
        .chats.flatMap((chat) => chat.messages)
        .filter(({ json }) => JSON.stringify(json).includes("给你负责的客户")).length;
    const visits = async () => {
      const 李娜 = world.person("lina", platform);
      await world.person("wanglei", platform).says("/today");
      await 李娜.says("/visit 永清超市 订货1.2万");
      await 李娜.presses("仍要记录");
      return 李娜;
    };
    const deliverAt = async (instant: string) => {
      world.at(instant);
      await world.deliver();
    };

    it("a notice of Saturday night comes on Monday at nine, once, and the colleague is told so", async () => {
      const 李娜 = await visits();
      李娜.gets("已记录拜访 V-", /会在 11月23日.*09:00 告诉客户负责人王磊/u);
      await deliverAt("2026-11-21T22:05:00+08:00");
      await deliverAt("2026-11-23T08:59:00+08:00");
      expect(heard("wanglei")).toBe(0);
      await deliverAt("2026-11-23T09:00:00+08:00");
      expect(heard("wanglei")).toBe(1);
      await deliverAt("2026-11-24T09:00:00+08:00");
      expect(heard("wanglei")).toBe(1);
    });

    it("does not come at all when the visit is taken back before", async () => {
      const 李娜 = await visits();
      await 李娜.presses("撤销");
      await deliverAt("2026-11-23T09:00:00+08:00");
      expect(heard("wanglei")).toBe(0);
      expect(await world.database.read(`SELECT "id" FROM "Outbox" WHERE "key" LIKE 'owner:%'`)).toEqual([]);
    });
  });
});
