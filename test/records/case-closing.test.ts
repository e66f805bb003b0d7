// A case is closed with the customer's satisfaction and words; then whoever holds it is asked what we change.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { type World, openWorld } from "../support/world.ts";
import { cardIn, deliverAll, filesTo, nameChannel, shown } from "./case-thread.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());
  const complaint = async () =>
    (await world.database.read<Record<string, unknown>>(`SELECT * FROM "Complaint" WHERE "id" = 1002`))[0] ?? {};

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    const lastCard = async (chat: string) => {
      await deliverAll(world);
      return shown(cardIn(world, "zhaomin", platform, chat));
    };

    /** 赵敏 holds it; the customer has agreed. */
    const agreed = async () => {
      const chat = await nameChannel(world, platform);
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
      const 赵敏 = world.person("zhaomin", platform);
      for (const line of ["认领", "已响应", "评估 装卸时摔了"]) {
        await 赵敏.says(`T-1002 ${line}`);
        await world.deliver();
      }
      await 赵敏.presses("打开表单").catch(() => undefined);
      await vi.waitFor(() => 赵敏.fills({ cause: "装卸时摔了", fault: "承运方" }), 5_000);
      await 赵敏.says("T-1002 方案 换三箱");
      await world.deliver();
      await 赵敏.says("T-1002 客户同意");
      await world.deliver();
      return {
        chat,
        thread: cardIn(world, "zhaomin", platform, chat).id,
        赵敏,
        陈静: world.person("chenjing", platform),
      };
    };

    it("by the manager with a form: the holder is asked for the review by a card, and gives it by its button", async () => {
      const { 赵敏, 陈静, chat } = await agreed();
      await 陈静.says("T-1002 关闭");
      await 陈静.presses("打开表单").catch(() => undefined);
      await vi.waitFor(() => 陈静.fills({ satisfaction: "4 满意", words: "快，*谢谢*" }), 5_000);
      expect(await complaint()).toMatchObject({ step: "closed", satisfaction: 4, closingWords: "快，*谢谢*" });
      await world.deliver();
      const asks = 赵敏.screen().chats.flatMap(({ messages }) => messages.map(shown));
      expect(asks.filter((words) => words.includes("请写复盘") && words.includes("陈静 关闭了它"))).toHaveLength(1);
      await 赵敏.presses("复盘");
      await vi.waitFor(() => 赵敏.fills({ words: "出库前加一道检查" }), 5_000);
      expect(await complaint()).toMatchObject({ step: "reviewed", review: "出库前加一道检查" });
      await world.deliver();
      expect(await lastCard(chat)).toContain("出库前加一道检查");
      await 赵敏.says("/complaint list 已复盘");
      赵敏.gets("满意度 4/5");
    });

    it("by the holder with words in the thread: he is asked in the answer, and reviews in the thread; reopening clears it", async () => {
      const { 赵敏, chat, thread } = await agreed();
      await 赵敏.says("关闭 ３ 换得快，就是来得晚", { chat, thread });
      赵敏.gets("赵敏 关闭：3 / 5 · 换得快，就是来得晚", "接着请写复盘");
      await 赵敏.says("复盘 先打电话再上门", { chat, thread });
      expect(await complaint()).toMatchObject({ step: "reviewed", satisfaction: 3, review: "先打电话再上门" });
      await world.deliver();
      const asks = 赵敏.screen().chats.flatMap(({ messages }) => messages.map(shown));
      expect(asks.filter((words) => words.includes("关闭了它"))).toEqual([]);

      await world.person("wanglei", platform).says("T-1002 重开 又破了一箱");
      await world.deliver();
      const emptied = {
        satisfaction: null,
        closingWords: null,
        review: null,
        reviewedAt: null,
        proposal: null,
        closedAt: null,
      };
      expect(await complaint()).toMatchObject({
        id: 1002,
        step: "assessing",
        status: "open",
        cause: "装卸时摔了",
        ...emptied,
      });
      const card = await lastCard(chat);
      expect(card).toContain("评估中");
      expect(card).not.toMatch(/先打电话再上门|换三箱|来得晚/u);
      await 赵敏.says("T-1002");
      赵敏.gets("复盘 先打电话再上门", "重开 又破了一箱");
      await 赵敏.says("/complaint export json");
      const [table] = (await filesTo(world, "zhaomin", platform)).slice(-1);
      expect(JSON.parse(table?.text ?? "[]")).toContainEqual(
        expect.objectContaining({ no: "T-1002", step: "assessing", satisfaction: null, closedAt: null }),
      );
    });
  });
});
