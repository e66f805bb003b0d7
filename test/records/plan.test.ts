// Plans as a conversation, on both platforms: typed, pasted, proposed, moved, compared with what happened, and reminded of.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { digests, leaveOutManagers } from "../clock/digests.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";

const PASTE = `/plan
下周一：永清 收款 9:30；大润发 订货
下周二
- 重百 服务
2. 没有这家 收款
永清便利店 招呼
大润发 什么时候呢 昨天
大润发 下周一`;

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  const plans = () =>
    world.database.read<Record<string, unknown>>(
      `SELECT p."plannedOn", p."time", p."purposes", p."note", p."status", p."reason", p."movedFromId", p."undoneAt",
        c."name" FROM "Plan" p JOIN "Customer" c ON c."id" = p."customerId" ORDER BY p."id"`,
    );
  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let rep: Person;
    beforeEach(() => {
      rep = world.person("wanglei", platform);
    });

    it("keeps one line, says it back, and takes it back", async () => {
      await rep.says("/plan 周五 下午2点 永清超市 收款 谈陈列");
      rep.gets("已记录计划 J-1", "11月20日 周五", "14:00", "收款", "谈陈列");
      rep.getsNot("状态");
      expect(await plans()).toMatchObject([
        { plannedOn: "2026-11-20", time: "14:00", purposes: "collect", note: "谈陈列", status: "open", undoneAt: null },
      ]);
      await rep.presses("撤销");
      rep.gets("已撤销计划 J-1");
      await rep.says("/plan list");
      rep.gets("还没有计划");
    });

    it("asks by the form for the day that is missing, and shows the week once it is kept", async () => {
      await rep.says("/plan 永清超市 收款");
      rep.gets("还差：日期");
      await rep.fills({ plannedOn: "2026-11-20", time: "下午3点" });
      await world.deliver();
      expect(await plans()).toMatchObject([{ plannedOn: "2026-11-20", time: "15:00", purposes: "collect" }]);
    });

    it("answers a paste with what was understood of each line and what was not, and loses nothing", async () => {
      await rep.says(PASTE);
      rep.gets(
        "排上 3 条，还有 4 条没看明白",
        /09:30 永清超市 · 收款 · J-\d/u,
        /大润发（廊坊店） · 订货 · J-\d/u,
        "2. 没有这家 收款",
        "没有找到客户“没有这家”",
        "是李娜负责的客户",
        "大润发 什么时候呢 昨天",
        "已经过去了",
        "已经排过",
      );
      expect((await plans()).map(({ name, plannedOn }) => [name, plannedOn])).toEqual([
        ["永清超市", "2026-11-23"],
        ["大润发（廊坊店）", "2026-11-23"],
        ["重庆百货新世纪店", "2026-11-24"],
      ]);
      await rep.presses("仍要排上");
      rep.gets("已记录计划", "2. 没有这家 收款", "大润发 什么时候呢 昨天");
      rep.getsNot("是李娜负责的客户");
      expect(await plans()).toHaveLength(4);
    });

    it("completes a line of a paste by the form, with what was understood in it", async () => {
      await rep.says("/plan\n永清超市 周五 收款\n没有这家 周五 订货");
      await rep.presses("补全");
      await rep.fills({ customer: "大润发" });
      expect((await plans()).map(({ name, plannedOn, purposes }) => [name, plannedOn, purposes])).toEqual([
        ["永清超市", "2026-11-20", "collect"],
        ["大润发（廊坊店）", "2026-11-20", "order"],
      ]);
    });

    it("takes a whole paste back by one tap, within the quarter of an hour", async () => {
      await rep.says("/plan\n永清超市 周五 收款\n大润发 周五 订货");
      await rep.presses("全部撤销");
      rep.gets("已撤销 2 条");
      expect((await plans()).every(({ undoneAt }) => undoneAt !== null)).toBe(true);
      await rep.says("/plan\n永清超市 周五 收款\n大润发 周五 订货");
      world.at("2026-11-18T10:20:00+08:00");
      await rep.presses("全部撤销");
      rep.gets("超过 15 分钟");
      expect((await plans()).filter(({ undoneAt }) => undoneAt === null)).toHaveLength(2);
    });

    it("is one visit where only one of the lines names a customer", async () => {
      await rep.says("/plan 永清超市\n周五 14:00\n收款");
      rep.gets("已记录计划 J-1");
      expect(await plans()).toMatchObject([{ plannedOn: "2026-11-20", time: "14:00", purposes: "collect" }]);
    });

    it("stands in today's list until it is done", async () => {
      await rep.says("/plan 今天 永清超市 16:00 收款");
      await rep.says("/today");
      rep.gets("今天的计划", "16:00 永清超市 · 收款");
      await rep.says("/visit 永清超市 收款5000");
      await rep.says("/today");
      rep.getsNot("今天的计划");
    });

    it("refuses more lines than one answer can show, and says so", async () => {
      await rep.says(`/plan\n${Array.from({ length: 31 }, () => "永清超市 周五 收款").join("\n")}`);
      rep.gets("一次最多 30 行，一行都没有保存");
      expect(await plans()).toEqual([]);
    });

    it("proposes what is due, and plans it by one tap that can be taken back", async () => {
      await rep.says("/plan");
      rep.gets(
        "第47周（11月16日–22日）",
        "这周目标 10 次（5 个工作日）",
        "答应 11月19日 周四 带新价目表",
        "该回访：盘点库存",
        "重点客户",
      );
      await rep.presses("排 11月19日 周四");
      rep.gets("已排 J-1：11月19日 周四 永清超市", "永清超市 · 服务 · 带新价目表", "已排 1 次");
      rep.getsNot("答应 11月19日");
      await rep.presses("撤销");
      rep.gets("已撤销计划 J-1");
    });

    it("shows a past day with what was done, made up for, missed, moved and unplanned", async () => {
      await rep.says("/plan\n永清超市 明天 收款\n大润发 明天 订货\n重百 明天 服务\n五月花 明天 说明");
      await rep.says("/plan 明天");
      rep.gets("计划 · 11月19日 周四", "改期");
      const [, , third] = await world.database.read<{ id: number }>(`SELECT "id" FROM "Plan" ORDER BY "id"`);
      await rep.says(`/plan edit ${third?.id}`);
      await rep.fills({ note: "带样品" });
      world.at("2026-11-19T15:00:00+08:00");
      await rep.says("/visit 永清超市 收款5000 见于老板");
      await rep.says("/visit 7-11建设路店 小结 顺路看看");
      await rep.says("/plan 今天");
      rep.gets("✓ 完成", "＋ 计划外");
      await rep.presses("改期");
      await rep.fills({ day: "2026-11-23", reason: "采购出差" });
      world.at("2026-11-20T10:00:00+08:00");
      const left = (await plans()).filter(({ status, plannedOn }) => status === "open" && plannedOn === "2026-11-19");
      const [made] = left.filter(({ name }) => name !== "永清超市");
      await rep.says(`/visit ${String(made?.["name"])} 小结 补上`);
      await rep.says("/plan 昨天");
      rep.gets(
        "完成 1 · 补访 1 · 漏访 1 · 改期或取消 1 · 计划外 1",
        "↻ 11月20日 周五 补访",
        "✗ 漏访",
        "→ 改期：采购出差",
      );
      const boss = world.person("chenjing", platform);
      await boss.says("/plan 团队");
      boss.gets(/王磊[^]*完成 1 · 补访 1 · 漏访 1/u);
      await boss.says("/plan 王磊 昨天");
      boss.gets("王磊的计划 · 11月19日 周四", "✗ 漏访");
      boss.getsNot("改期\n");
    });

    it("moves a visit with a reason; one undo takes back both halves", async () => {
      await rep.says("/plan 永清超市 周五 收款 14:00");
      await rep.says("/plan 周五");
      await rep.presses("改期");
      await rep.fills({ day: "2026-11-24", reason: "老板不在" });
      rep.gets("J-1 改到 11月24日 周二");
      expect(await plans()).toMatchObject([
        { plannedOn: "2026-11-20", status: "moved", reason: "老板不在", movedFromId: null },
        { plannedOn: "2026-11-24", time: "14:00", status: "open", reason: null, movedFromId: 1 },
      ]);
      await rep.presses("撤销");
      rep.gets("已撤销 2 条");
      expect(await plans()).toMatchObject([
        { status: "open", reason: null },
        { status: "open", undoneAt: expect.anything() },
      ]);
    });

    it("reminds of an appointment two days ahead in the morning's message, and of nothing without a time", async () => {
      await leaveOutManagers(world);
      await rep.says("/plan\n永清超市 下周三 14:30 收款\n大润发 下周三 订货\n重百 下周四 10:00");
      await tickAt("2026-11-22T08:30:00+08:00");
      expect(digests(rep).filter((text) => text.includes("时间约好"))).toEqual([]);
      await tickAt("2026-11-23T08:30:00+08:00");
      const ahead = () => digests(rep).filter((text) => text.includes("时间约好"));
      expect(ahead()).toHaveLength(1);
      expect(ahead()[0]).toMatch(/永清超市 · 14:30 · 收款[^]*11月25日 周三 · J-1/u);
      expect(ahead()[0]).not.toContain("大润发 · 订货");
      await rep.presses("已约好");
      rep.gets("✓ 已约好");
      expect(await plans()).toMatchObject([{ status: "open" }, {}, {}]);
      await rep.says("/plan 周四");
      await rep.presses("改期");
      await rep.fills({ reason: "对方取消" });
      await tickAt("2026-11-24T08:30:00+08:00");
      expect(ahead()).toHaveLength(1);
    });

    it("reminds on Friday of Monday's appointment: nobody is written to on a day off", async () => {
      await leaveOutManagers(world);
      await rep.says("/plan 永清超市 下周一 14:30 收款");
      await tickAt("2026-11-20T08:30:00+08:00");
      expect(digests(rep).filter((text) => text.includes("时间约好"))).toHaveLength(1);
    });
  });

  it("speaks English to who reads English", async () => {
    const emily = world.person("emily", "slack");
    await emily.says("/plan Fri 2pm City Harvest collect talk about the shelf");
    emily.gets("Plan J-1 saved", "14:00", "Collect");
    await emily.says("/plan this week");
    emily.gets("Plan · week 47", "1 planned, target of the week 10 (5 working days)", "Not handed in for approval yet");
    await emily.says("/plan leave 5pm");
    emily.gets("back by 17:00");
    await emily.says("/plan back");
    emily.gets("Back after");
  });

  it("shows nobody the week of somebody whose plans he may not see", async () => {
    await world.person("wanglei", "slack").says("/plan 周五 永清超市 收款 备注 只有王磊知道");
    for (const key of ["lina", "zhouqiang", "zhaomin", "heping"]) {
      const other = world.person(key, "slack");
      await other.says("/plan 王磊");
      other.getsNot("只有王磊知道");
      await other.says("/plan 团队");
      other.getsNot("王磊");
    }
    const director = world.person("linlan", "slack");
    await director.says("/plan 王磊 本周");
    director.gets("只有王磊知道");
  });
});
