// The briefing before a visit: what a rep reads of a customer, on both platforms, and what of it others may not see.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { proposeGoal } from "../../src/reports/briefing/goal.ts";
import type { Briefing, BriefVisit } from "../../src/reports/briefing/facts.ts";
import { forEachDatabase } from "../support/database.ts";
import { type World, openWorld } from "../support/world.ts";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  describe.each<PlatformName>(["slack", "feishu"])("a briefing on %s", (platform) => {
    it("tells what was promised, owed and ordered before one walks in", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit 永清超市 订货1.2万 应收3000 承诺 周五前换海报 下次 下周三 送POP");
      await 王磊.says("/contact 永清超市 姓名:周正 职务:店长 性格:分析");
      await 王磊.says("/customer 永清超市");
      for (const words of [
        " · 访前",
        "换海报",
        "周正（店长） · 分析型：先给数据和凭证，再问看法",
        "¥3,000",
        "¥12,000",
        "送POP",
        "先把答应的办了：带新价目表",
        "来往",
      ])
        王磊.gets(words);
    });

    it("hides no open promise behind many that were kept", async () => {
      const 王磊 = world.person("wanglei", platform);
      const stamps = { createdAt: world.now(), updatedAt: world.now(), platform };
      const [row] = await world.database.read<{ customerId: number; repId: number }>(
        `SELECT p."customerId", p."repId" FROM "Promise" p JOIN "Customer" c ON c."id" = p."customerId"
          WHERE c."name" = '永清超市' LIMIT 1`,
      );
      const kept = Array.from({ length: 80 }, (_, at) => ({
        insert: "Promise" as const,
        row: { ...row, ...stamps, id: 9_000 + at, text: `旧事${at}`, dueOn: "2026-01-05", status: "kept" },
      }));
      await world.database.save(kept);
      await 王磊.says("/promise 永清超市 12月20日 年底对账");
      await 王磊.says("/customer 永清超市");
      王磊.gets("年底对账（12月20日");
    });

    it("is a form already filled with the customer after one tap", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/customer 永清超市");
      await 王磊.presses("记拜访");
      await 王磊.fills({ summary: "看了陈列" });
      王磊.gets("看了陈列");
      const [visit] = await world.database.read<{ name: string }>(
        `SELECT c."name" FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" ORDER BY v."id" DESC LIMIT 1`,
      );
      expect(visit?.name).toBe("永清超市");
    });

    it("says that nothing is on record where nothing is", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/customer 名称:东湖小店");
      await 王磊.says("/customer 东湖小店");
      王磊.gets("还没有来往记录");
      王磊.gets("认识一位能拍板的人");
    });

    it("offers a new customer where the name only begins like a known one", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/customer 永清");
      王磊.gets("永清超市 · C-");
      await 王磊.presses("新建“永清”");
      await 王磊.fills({ name: "永清二店" });
      王磊.gets("永清二店");
    });
  });
});

const visit = (over: Partial<BriefVisit>): BriefVisit => ({
  id: 1,
  on: "2026-11-01",
  channel: "onsite",
  purposes: [],
  by: "王磊",
  orderFen: null,
  collectedFen: null,
  owedFen: null,
  nextOn: null,
  nextAction: null,
  summary: null,
  ...over,
});
const nothing: Briefing = {
  customer: { id: 1, name: "永清超市" },
  contacts: [],
  visits: [],
  promises: [],
  cases: [],
  days: [],
  lastGift: null,
  ninetyDays: { visits: 0, orderFen: 0 },
};
const 于 = { id: 1, name: "于建国", title: "老板", temper: null, birthday: null };

describe("the goal that is proposed", () => {
  it.each<[string, Partial<Briefing>, string]>([
    [
      "a promise comes first",
      {
        promises: [{ id: 1, text: "换海报", dueOn: null, status: "open", madeOn: "2026-11-01" }],
        visits: [visit({ owedFen: 100 })],
      },
      "先把答应的办了：换海报",
    ],
    [
      "then an open complaint",
      {
        cases: [{ id: 9, number: "T-9", kind: "product", step: "received", on: "2026-11-01", isOpen: true }],
        visits: [visit({ owedFen: 100 })],
      },
      "先说 T-9 的进展，再谈别的。",
    ],
    ["then what is owed", { visits: [visit({ owedFen: 300_000 })] }, "收回应收 ¥3,000，或者定下哪天付。"],
    [
      "less what was collected since",
      { visits: [visit({ collectedFen: 100_000 }), visit({ owedFen: 300_000 })] },
      "收回应收 ¥2,000，或者定下哪天付。",
    ],
    [
      "nothing where all was paid",
      { visits: [visit({ collectedFen: 300_000, nextAction: "送POP" }), visit({ owedFen: 300_000 })] },
      "上次约好：送POP",
    ],
    ["an order after a month", { visits: [visit({ on: "2026-10-01", orderFen: 100 })] }, "48 天没有订货了"],
    ["somebody to know", { visits: [visit({})] }, "认识一位能拍板的人"],
    ["how to talk with somebody", { visits: [visit({})], contacts: [于] }, "看看 于建国 是哪种性格"],
    [
      "what is always worth a look",
      { visits: [visit({})], contacts: [{ ...于, temper: "lively" }] },
      "看一遍陈列和日期",
    ],
  ])("%s", (_name, over, goal) => {
    expect(proposeGoal({ ...nothing, ...over }, { today: "2026-11-18", locale: "zh-CN" })).toContain(goal);
  });
});
