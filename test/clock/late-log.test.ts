// The day's end (B-26): one question for what is still open, answered by taps; two working days later a line for the manager.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";

const shop = (name: string): DemoCustomer => ({ name, region: "廊坊", class: "key", owner: "wanglei" });
const customers = ["永清超市", "大润发", "五月花超市"].map(shop);

/** What the bot has written to a person, as he reads it, that holds these words. */
const readsOf = (person: Person, words: RegExp): string[] =>
  person
    .screen()
    .chats.flatMap((chat) => chat.messages)
    .filter((message) => message.from.isBot && !message.isDeleted)
    .map((message) => textOf(message.json))
    .filter((text) => words.test(text));

const ASKED = /还有 \d+ 件没收尾/u;
const TOLD = /计划了，还没有记录/u;

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
  });
  afterEach(() => world.close());

  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let rep: Person;
    let boss: Person;
    beforeEach(async () => {
      rep = world.person("wanglei", platform);
      boss = world.person("chenjing", platform);
      await boss.says("/plan 团队");
    });

    it("asks once at 17:30, and three taps settle three visits", async () => {
      for (const line of ["永清超市 今天 收款", "大润发 今天 订货", "五月花超市 今天 服务"])
        await rep.says(`/plan ${line}`);
      await rep.says("/plan 出发 17:45");
      await tickAt("2026-11-18T17:29:59+08:00");
      expect(readsOf(rep, ASKED)).toEqual([]);
      await tickAt("2026-11-18T17:30:00+08:00");
      await tickAt("2026-11-18T17:35:00+08:00");
      expect(readsOf(rep, ASKED)).toHaveLength(1);
      expect(readsOf(rep, ASKED)[0]).toMatch(
        /还有 4 件没收尾[^]*永清超市 · 收款[^]*大润发 · 订货[^]*五月花超市 · 服务[^]*外出还没登记回来（说好 17:45）/u,
      );
      await rep.presses("记一笔");
      await rep.fills({ collectedAmount: "5000", met: "于老板" });
      await world.deliver();
      rep.gets("已记录拜访", "¥5,000", "还没收尾的", "大润发 · 订货", "五月花超市 · 服务");
      await rep.presses("没去");
      await rep.fills({ reason: "店里盘点" });
      rep.gets("已取消", "店里盘点");
      const [left] = await world.database.read<{ status: string; reason: string }>(
        `SELECT "status", "reason" FROM "Plan" WHERE "status" <> 'open'`,
      );
      expect(left).toEqual({ status: "cancelled", reason: "店里盘点" });
      await rep.presses("改期");
      await rep.fills({ day: "2026-11-20", reason: "老板不在" });
      rep.gets("改到", "老板不在");
      const open = await world.database.read(`SELECT "id" FROM "Plan" WHERE "status" = 'open' ORDER BY "id"`);
      expect(open).toHaveLength(2); // the one that was logged, and the one on Friday
      await tickAt("2026-11-18T20:00:00+08:00");
      expect(readsOf(boss, TOLD)).toEqual([]);
    });

    it("tells the manager on the second working day, once, and not before the rep was asked", async () => {
      await rep.says("/plan 永清超市 今天 收款");
      await rep.says("/plan 大润发 今天 订货");
      await tickAt("2026-11-18T17:30:00+08:00");
      await tickAt("2026-11-19T08:30:00+08:00");
      expect(readsOf(boss, TOLD)).toEqual([]);
      await rep.says("/visit 大润发 昨天 备注 补记");
      await tickAt("2026-11-20T08:29:00+08:00");
      await tickAt("2026-11-20T08:30:00+08:00");
      await tickAt("2026-11-23T08:30:00+08:00");
      const told = readsOf(boss, TOLD);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/有 1 次计划的拜访没有记录[^]*王磊：11月18日 周三 永清超市/u);
      expect(told[0]).not.toContain("大润发");
    });
  });

  it("says nothing to the manager of what the rep was not asked about yet", async () => {
    const [rep, boss] = [world.person("wanglei", "slack"), world.person("chenjing", "slack")];
    await boss.says("/plan 团队");
    await rep.says("/plan 永清超市 今天 收款");
    await tickAt("2026-11-18T21:00:00+08:00");
    await tickAt("2026-11-20T08:30:00+08:00");
    expect([readsOf(rep, ASKED), readsOf(boss, TOLD)]).toEqual([[], []]);
    await tickAt("2026-11-20T17:30:00+08:00");
    expect(readsOf(rep, ASKED)).toHaveLength(1);
    await tickAt("2026-11-23T08:30:00+08:00");
    expect(readsOf(boss, TOLD)).toHaveLength(1);
  });

  it("asks nobody who has nothing open, is on leave or has a day off", async () => {
    const rep = world.person("wanglei", "slack");
    await rep.says("/plan 永清超市 今天 收款");
    await rep.says("/visit 永清超市 收款 5000");
    await tickAt("2026-11-18T17:30:00+08:00");
    await rep.says("/plan 大润发 明天 收款");
    await rep.says("/plan 大润发 周六 收款");
    await rep.says("/rapport 请假 明天");
    await tickAt("2026-11-19T17:30:00+08:00");
    await tickAt("2026-11-21T17:30:00+08:00");
    expect(readsOf(rep, ASKED)).toEqual([]);
  });

  it("asks nobody who does not want it, or is in his quiet hours; the manager hears of it all the same", async () => {
    const [rep, boss] = [world.person("wanglei", "slack"), world.person("chenjing", "slack")];
    await boss.says("/plan 团队");
    await rep.says("/plan 永清超市 今天 收款");
    await rep.says("/rapport 静音 补录");
    await tickAt("2026-11-18T17:30:00+08:00");
    await rep.says("/rapport 取消静音");
    await rep.says("/plan 大润发 明天 收款");
    await rep.says("/rapport 免打扰 17:00-8:00");
    await tickAt("2026-11-19T17:30:00+08:00");
    await rep.says("/rapport 免打扰 17:00-18:00");
    await rep.says("/plan 五月花超市 周五 收款");
    await tickAt("2026-11-20T17:30:00+08:00");
    expect(readsOf(rep, ASKED)).toEqual([]);
    await tickAt("2026-11-20T18:00:00+08:00");
    expect(readsOf(rep, ASKED)).toHaveLength(1);
    await tickAt("2026-11-23T08:30:00+08:00");
    expect(readsOf(boss, TOLD).join("\n")).toMatch(/永清超市[^]*大润发/u);
  });

  it("asks in the evening after the program was down, and for two days at once after a night of it", async () => {
    const [rep, boss] = [world.person("wanglei", "slack"), world.person("chenjing", "slack")];
    await boss.says("/plan 团队");
    await rep.says("/plan 永清超市 今天 收款");
    await rep.says("/plan 大润发 明天 收款");
    await rep.says("/plan 五月花超市 周五 收款");
    await world.restart();
    await tickAt("2026-11-18T20:59:00+08:00");
    expect(readsOf(rep, ASKED)).toHaveLength(1);
    await tickAt("2026-11-19T21:00:00+08:00");
    await tickAt("2026-11-20T08:30:00+08:00");
    expect(readsOf(rep, ASKED)).toHaveLength(1);
    await tickAt("2026-11-20T17:30:00+08:00");
    const [, second] = readsOf(rep, ASKED);
    expect(second).toMatch(/还有 2 件没收尾[^]*11月19日 周四 · 大润发 · 收款[^]*五月花超市 · 收款/u);
    await tickAt("2026-11-23T08:30:00+08:00");
    expect(readsOf(boss, TOLD).join("\n")).toMatch(/永清超市/u);
    expect(readsOf(boss, TOLD).join("\n")).toMatch(/11月19日 周四 大润发/u);
    expect(readsOf(boss, TOLD).join("\n")).not.toMatch(/五月花/u);
  });
});
