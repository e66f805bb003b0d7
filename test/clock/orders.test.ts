// An order is confirmed with its customer within three days (D-08, X-09): told once, in the one morning message, and not in vain.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Row } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers, digests, FRIDAY, leaveOutManagers } from "./digests.ts";

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
  const states = (): Promise<Row[]> =>
    world.database.read(`SELECT "dueOn", "state" FROM "Reminder" WHERE "kind" = 'order' ORDER BY "id"`);

  describe.each(PLATFORMS)("on %s", (platform) => {
    let 王磊: Person;
    beforeEach(() => {
      王磊 = world.person("wanglei", platform);
    });

    it("taken on a Wednesday is told on Friday, beside what else is due, and done with one tap", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万");
      await 王磊.says("/visit 固安百货 订货5000 承诺 周五前送样品");
      await tickAt("2026-11-19T08:30:00+08:00");
      expect(digests(王磊)).toEqual([]);
      await tickAt(FRIDAY);
      await world.tick();
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(
        /今天要办 3 件[^]*固安百货 · 送样品[^]*永清超市 · 跟客户确认订货 ¥12,000[^]*11月21日 周六[^]*固安百货 · 跟客户确认订货 ¥5,000/u,
      );
      await 王磊.says("/today");
      王磊.gets("待确认的订货", "永清超市 · 跟客户确认订货 ¥12,000");
      await 王磊.presses("已确认");
      王磊.gets("✓ 已确认");
      expect((await states()).map(({ state }) => state).toSorted()).toEqual(["done", "told"]);
    });

    it("is done in the message, which keeps the rest", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周五前换海报");
      await tickAt(FRIDAY);
      await 王磊.presses("已确认");
      王磊.gets("✓ 已确认", "换海报", "已兑现");
      expect(await states()).toEqual([{ dueOn: "2026-11-21", state: "done" }]);
      await 王磊.says("/today");
      王磊.getsNot("待确认的订货");
    });

    it("undone, or without its amount, is not told; moved to another day it is told by that", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万");
      await 王磊.presses("撤销");
      await 王磊.says("/visit 固安百货 订货5000 小结 货架补齐");
      await 王磊.presses("修改");
      await 王磊.fills({ visitedOn: "2026-11-16" });
      await tickAt("2026-11-19T08:30:00+08:00");
      expect(digests(王磊)[0]).toMatch(/今天要办 1 件[^]*固安百货[^]*11月19日/u);
      await 王磊.says("/visit 永清超市 订货3000 小结 再来一单");
      await 王磊.presses("修改");
      await 王磊.fills({ orderAmount: "" });
      await tickAt("2026-11-24T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
    });

    it("is not told where the rep was again since, or follows up that very morning", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 下次 周五 送POP");
      await 王磊.says("/visit 固安百货 订货5000");
      world.at("2026-11-19T15:00:00+08:00");
      await 王磊.says("/visit 固安百货 招呼");
      await tickAt(FRIDAY);
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(/今天要办 1 件[^]*永清超市 · 送POP/u);
      expect((await states()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    });

    it("after three days down is told once, in one message", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周五前换海报");
      await tickAt("2026-11-23T10:00:00+08:00");
      await world.tick();
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(/来晚了[^]*换海报[^]*跟客户确认订货/u);
    });
  });

  it("is nobody else's to confirm", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const 吴迪 = await world.person("wudi", "slack").says("/today");
    await 王磊.says("/visit 永清超市 订货1.2万");
    await tickAt(FRIDAY);
    const [message] = 吴迪
      .screen()
      .chats.flatMap((chat) => chat.messages)
      .slice(-1);
    const value = JSON.stringify({ do: "confirmed", record: "visit", id: 1, choice: "" });
    const action = { type: "button", action_id: "press:1", block_id: "b", value };
    await world.slack.press(吴迪.user, {
      chat: world.slack.privateChat(吴迪.user),
      message: message?.id ?? null,
      action,
    });
    await world.deliver();
    expect(await states()).toEqual([{ dueOn: "2026-11-21", state: "told" }]);
  });
});
