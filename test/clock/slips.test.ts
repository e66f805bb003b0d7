// Leaving and not coming back (B-11): the rep is asked, then his manager is told, each once, and neither at night.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";

const customers: readonly DemoCustomer[] = [{ name: "永清超市", region: "廊坊", class: "key", owner: "wanglei" }];

/** What the bot has written to a person, as he reads it, that holds these words. */
const readsOf = (person: Person, words: RegExp): string[] =>
  person
    .screen()
    .chats.flatMap((chat) => chat.messages)
    .filter((message) => message.from.isBot && !message.isDeleted)
    .map((message) => textOf(message.json))
    .filter((text) => words.test(text));

const ASKED = /回来了吗/u;
const TOLD = /还没有回音/u;

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

    it("asks a quarter of an hour after the time, tells half an hour later, and says when he is back", async () => {
      await rep.says("/plan 永清超市 今天 收款");
      await rep.says("/plan 出发 11:30 永清超市");
      rep.gets("已登记外出，11:30 前回来", "去：永清超市", "永清超市 · 收款", "今天的计划还没有核签");
      await tickAt("2026-11-18T11:44:59+08:00");
      expect(readsOf(rep, ASKED)).toEqual([]);
      await tickAt("2026-11-18T11:45:00+08:00");
      await tickAt("2026-11-18T12:14:00+08:00");
      expect(readsOf(rep, ASKED)).toHaveLength(1);
      expect(readsOf(boss, TOLD)).toEqual([]);
      await tickAt("2026-11-18T12:16:00+08:00");
      await tickAt("2026-11-18T12:40:00+08:00");
      await tickAt("2026-11-19T10:00:00+08:00");
      expect(readsOf(rep, ASKED)).toHaveLength(1);
      expect(readsOf(boss, TOLD)).toHaveLength(1);
      expect(readsOf(boss, TOLD)[0]).toMatch(/王磊说好 11:30 回来[^]*10:00 出发，去 永清超市[^]*11:45 问过王磊/u);
      await rep.presses("回来了");
      rep.gets("已回来");
      await world.deliver();
      expect(readsOf(boss, TOLD)).toEqual([]);
      expect(readsOf(boss, /王磊 10:00 回来了[^]*10:00 出发，去 永清超市/u)).toHaveLength(1);
    });

    it("asks nobody who came back, took it back, or said a later time", async () => {
      await rep.says("/plan 出发 11:30");
      await rep.says("/plan 回来");
      rep.gets(/已回来，出去了 \d+ 分钟/u);
      await rep.says("/plan leave 11:30");
      await rep.presses("撤销");
      rep.gets("外出登记已撤销");
      await tickAt("2026-11-18T12:00:00+08:00");
      expect(readsOf(rep, ASKED)).toEqual([]);
      await rep.says("/plan 出发 1小时");
      await rep.presses("晚半小时");
      rep.gets("改为 13:30 前回来");
      await tickAt("2026-11-18T13:44:00+08:00");
      expect(readsOf(rep, ASKED)).toEqual([]);
      await tickAt("2026-11-18T13:45:00+08:00");
      expect(readsOf(rep, ASKED)).toHaveLength(1);
      await rep.presses("晚半小时");
      rep.gets("改为 14:15 前回来");
      await tickAt("2026-11-18T14:20:00+08:00");
      expect(readsOf(boss, TOLD)).toEqual([]);
      await tickAt("2026-11-18T14:30:00+08:00");
      await tickAt("2026-11-18T15:00:00+08:00");
      expect(readsOf(boss, TOLD)).toHaveLength(1);
    });

    it("asks for a time where none was said, keeps where to, and refuses what is over", async () => {
      await rep.says("/plan 出发 永清超市");
      rep.gets("几点回来", "2 小时后", "下班前 18:00");
      await rep.presses("2 小时后");
      rep.gets("12:00 前回来", "去：永清超市");
      await rep.says("/plan 回来");
      await rep.says("/plan 回来");
      rep.gets("你现在没有外出登记");
      await rep.says("/plan 出发 9:30");
      rep.gets("09:30 已经过了");
      await rep.says("/plan 出发 20小时");
      rep.gets("外出登记只管当天");
    });

    it("never asks at night: the next workday's morning, and nobody in between", async () => {
      world.at("2026-11-20T17:00:00+08:00"); // a Friday
      await rep.says("/plan 出发 20:50");
      for (const night of ["2026-11-20T21:05:00+08:00", "2026-11-21T03:00:00+08:00", "2026-11-22T10:00:00+08:00"])
        await tickAt(night);
      expect(readsOf(rep, ASKED)).toEqual([]);
      await tickAt("2026-11-23T08:30:00+08:00");
      expect(readsOf(rep, ASKED)).toHaveLength(1);
      expect(readsOf(boss, TOLD)).toEqual([]);
      await tickAt("2026-11-23T09:00:00+08:00");
      expect(readsOf(boss, TOLD)).toHaveLength(1);
    });
  });

  it("asks first and tells later also after the program was down for hours", async () => {
    const [rep, boss] = [world.person("wanglei", "slack"), world.person("chenjing", "slack")];
    await boss.says("/plan 团队");
    await rep.says("/plan 出发 11:00");
    await world.restart();
    await tickAt("2026-11-18T15:00:00+08:00");
    expect([readsOf(rep, ASKED).length, readsOf(boss, TOLD).length]).toEqual([1, 0]);
    await tickAt("2026-11-18T15:31:00+08:00");
    expect([readsOf(rep, ASKED).length, readsOf(boss, TOLD).length]).toEqual([1, 1]);
  });

  it("does not chase who is on leave by then, and asks on the telephone of nobody who has no manager", async () => {
    const rep = world.person("wanglei", "slack");
    world.at("2026-11-18T17:00:00+08:00");
    await rep.says("/plan 出发 20:55");
    await rep.says("/rapport 请假 明天");
    await tickAt("2026-11-19T09:00:00+08:00");
    await tickAt("2026-11-20T09:00:00+08:00");
    expect(readsOf(rep, ASKED)).toEqual([]);
    const director = world.person("linlan", "slack");
    await director.says("/plan 出发 10:30");
    await tickAt("2026-11-20T10:46:00+08:00");
    await tickAt("2026-11-20T12:00:00+08:00");
    expect(readsOf(director, /回来了点一下就好/u)).toHaveLength(1);
  });

  it("shows the manager who is out, and lets nobody press on another's slip", async () => {
    const [rep, other, boss] = ["wanglei", "lina", "chenjing"].map((key) => world.person(key, "slack")) as [
      Person,
      Person,
      Person,
    ];
    await rep.says("/plan 出发 12:00");
    await boss.says("/plan 团队");
    boss.gets("外出，12:00 前回");
    await other.says("/plan 出发 12:00");
    const [mine] = await world.database.read<{ id: number }>(`SELECT MIN("id") AS "id" FROM "Slip"`);
    const forged = { do: "plan", id: mine?.id ?? 0, choice: "back" };
    const screen = other.screen();
    const chat = screen.chats.find(({ messages }) => messages.some(({ from }) => from.isBot));
    await world.slack.press(other.user, {
      chat: chat?.id ?? null,
      message: chat?.messages.findLast(({ from }) => from.isBot)?.id ?? null,
      action: { type: "button", action_id: "press:0.0", block_id: "b", value: JSON.stringify(forged) },
    });
    const open = await world.database.read(`SELECT "id" FROM "Slip" WHERE "endedAt" IS NULL`);
    expect(open).toHaveLength(2);
  });
});
