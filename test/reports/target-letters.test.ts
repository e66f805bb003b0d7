// Whoever has a target hears of it when somebody else sets it: on both platforms, in his language, once.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), at: "2026-11-18T10:00:00+08:00" });
  });
  afterEach(() => world.close());

  const letters = () =>
    world.database.read<{ card: string }>(
      `SELECT "card" FROM "Outbox" WHERE "key" LIKE 'target:%' ORDER BY "createdAt"`,
    );
  const delivered = async () => {
    world.at(new Date(world.now().getTime() + 60_000).toISOString());
    await world.deliver();
    await world.deliver();
  };

  describe.each(PLATFORMS)("on %s", (platform) => {
    it("tells a rep once, with a way to his progress, and of a change what it was", async () => {
      const [王磊, 陈静] = [world.person("wanglei", platform), world.person("chenjing", platform)];
      await 王磊.says("/today");
      await 陈静.says("/target 王磊 本月 订货20万 拜访40");
      await delivered();
      王磊.gets("陈静给你设了目标", "2026年11月", "订货 ¥200,000 · 拜访 40 次", "看进度");
      await 王磊.presses("看进度");
      王磊.gets("目标 · 2026年11月", "目标 ¥200,000");
      await 陈静.says("/target 王磊 本月 订货20万 拜访40");
      expect(await letters()).toHaveLength(1);
      await 陈静.says("/target 王磊 本月 订货25万");
      await delivered();
      王磊.gets("订货 ¥250,000（原来 ¥200,000）");
      await 陈静.presses("撤销");
      await delivered();
      王磊.gets("订货 ¥200,000（原来 ¥250,000）");
      await 陈静.says("/target 王磊 本月 拜访 取消");
      await delivered();
      王磊.gets("拜访 不设了（原来 40 次）");
    });

    it("tells who leads a team of the team's, and nobody of what he set himself", async () => {
      const [陈静, 林岚] = [world.person("chenjing", platform), world.person("linlan", platform)];
      await 陈静.says("/today");
      await 林岚.says("/target 华北队 2026Q4 订货100万");
      await delivered();
      陈静.gets("林岚给你设了目标", "华北队 · 2026年四季度", "订货 ¥1,000,000");
      await 陈静.presses("看进度");
      陈静.gets("目标 · 2026年四季度", "华北队");
      await 陈静.says("/target 华北队 2026Q4 订货120万");
      await 林岚.says("/target 林岚 本月 订货1万");
      expect(await letters()).toHaveLength(1);
    });
  });

  it("comes in the language of whoever has it, and waits until he works", async () => {
    const emily = world.person("emily", "slack");
    await emily.says("/today");
    world.at("2026-11-18T22:00:00+08:00");
    await world.person("zhouqiang", "slack").says("/target Emily Carter 2026-12 订货3万 新客户2");
    await delivered();
    emily.getsNot("周强 set targets for you");
    world.at("2026-11-19T09:00:00+08:00");
    await delivered();
    emily.gets("周强 set targets for you", "Dec 2026", "Orders ¥30,000 · New customers 2", "See progress");
  });
});
