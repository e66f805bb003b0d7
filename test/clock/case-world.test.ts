// The clock of a case as people see it, on both platforms: climb, warning, breach, morning message, with restarts between.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { ScreenMessage } from "../../src/sandbox/screen.ts";
import { forEachDatabase } from "../support/database.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";
import { LINE } from "./case-days.ts";
import { customers } from "./digests.ts";

const day = (at: string) => `2026-11-${at}:00+08:00`;

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
  });
  afterEach(() => world.close());

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    const shown = ({ json, text }: ScreenMessage) => `${text ?? ""} ${textOf(json)}`;
    const messagesIn = (who: string, chat: string) =>
      world
        .person(who, platform)
        .screen()
        .chats.find(({ id }) => id === chat)?.messages ?? [];
    const privately = (who: string) => {
      const { user } = world.person(who, platform);
      return messagesIn(who, world[platform].privateChat(user))
        .filter(({ from }) => from.isBot)
        .map(shown);
    };
    const tickAt = async (at: string) => {
      world.at(day(at));
      await world.tick();
    };
    /** What a person got by it. */
    const newsOf = async (who: string, at: string) => {
      const before = privately(who).length;
      await tickAt(at);
      return privately(who).slice(before);
    };
    let chat: string;
    beforeEach(async () => {
      const { chats } = world.person("chenjing", platform).screen();
      chat = chats.find(({ name }) => name.includes("华北"))?.id ?? "";
      const mention = platform === "slack" ? "" : "@客情 ";
      await world.person("chenjing", platform).says(`${mention}/rapport 投诉频道`, { chat });
      // Whoever was never heard is written to in Slack or in Feishu, as it comes: here on this platform.
      for (const who of ["zhaomin", "chenjing", "linlan"]) await world.person(who, platform).says("/today");
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
    });
    const inThread = () =>
      messagesIn("zhaomin", chat)
        .filter(({ from, thread }) => from.isBot && thread !== null)
        .map(shown);
    const cardInChat = () => {
      const card = messagesIn("zhaomin", chat).find(({ from, thread, ...one }) => {
        return from.isBot && thread === null && shown({ from, thread, ...one }).includes("报告人");
      });
      return card ? shown(card) : "";
    };

    it("climbs in silence: the thread says so, the manager gets the case, once, though the program is restarted", async () => {
      expect(await newsOf("chenjing", "18T14:59")).toEqual([]);
      const asked = await newsOf("chenjing", "18T15:01");
      expect(asked).toHaveLength(1);
      expect(asked[0]).toContain("T-1001 · 永清超市 没有人回应，升级到你这里");
      expect(inThread().filter((line) => line.includes("没有人回应，自动升级 → 陈静"))).toHaveLength(1);
      expect(cardInChat()).toContain("第 2 级");
      await world.restart();
      expect(await newsOf("chenjing", "18T15:02")).toEqual([]);
      expect(inThread().filter((line) => line.includes("自动升级"))).toHaveLength(1);
      await world.person("chenjing", platform).presses("认领");
      await world.deliver();
      expect(cardInChat()).toContain("陈静");
      expect(await newsOf("linlan", "19T11:00")).toEqual([]);
    });

    it("warns, is overdue, tells the holder and the manager in the morning, and goes on once a day", async () => {
      await world.person("zhaomin", platform).says("T-1001 认领");
      await world.deliver();
      const warned = await newsOf("zhaomin", "19T16:01");
      expect(warned).toHaveLength(1);
      expect(warned[0]).toMatch(/1 件投诉快到期[^]*T-1001 永清超市[^]*响应还剩 1 小时 5\d 分钟/u);
      await world.restart();
      expect(await newsOf("zhaomin", "19T16:02")).toEqual([]);
      expect(cardInChat()).not.toContain("已过期");
      expect(await newsOf("zhaomin", "19T18:01")).toEqual([]);
      expect(cardInChat()).toContain("已过期");
      expect(inThread().filter((line) => line.includes("时限已过"))).toEqual([]);
      const morning = await newsOf("zhaomin", "20T08:30");
      expect(morning.filter((one) => /1 件投诉在手，1 件已过期[^]*响应刚过期/u.test(one))).toHaveLength(1);
      const told = await newsOf("zhaomin", "20T09:01");
      expect(told).toHaveLength(1);
      expect(told[0]).toContain("1 件投诉已过期");
      expect(privately("chenjing").filter((one) => one.includes("负责人 赵敏 还没处理，请过问"))).toHaveLength(1);
      expect(inThread().filter((line) => line.includes("时限已过 响应到期 11月19日(周四)18:00"))).toHaveLength(1);
      // One tap does it, and the letter says so.
      await world.person("zhaomin", platform).presses("已响应");
      await world.deliver();
      expect(privately("zhaomin").some((one) => one.includes("✓ 已响应客户"))).toBe(true);
      expect(cardInChat()).toContain("已响应");
      expect(await newsOf("zhaomin", "20T09:05")).toEqual([]);
    });
  });
});
