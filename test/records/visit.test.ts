// A visit, as a conversation: from one line, from the form, with questions, corrections and undo; on both platforms.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

const LINE = "/visit 永清超市 订货1.2万 收款5000 见于老板 承诺 周五前换海报 下次 下周三 送POP";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  type Visit = Record<string, string | number | null>;
  const latest = async (): Promise<Visit> => {
    const [visit] = await world.database.read<Visit>(`SELECT * FROM "Visit" ORDER BY "id" DESC LIMIT 1`);
    return visit ?? {};
  };
  /** Of the latest visit and the promises in it. */
  const reminders = async (state: string) => {
    const { id } = await latest();
    const sql = `SELECT "kind", "dueOn" FROM "Reminder" WHERE "state" = ? AND (("record" = 'visit' AND "recordId" = ?)
      OR ("record" = 'promise' AND "recordId" IN (SELECT "id" FROM "Promise" WHERE "visitId" = ?))) ORDER BY "dueOn"`;
    return world.database.read<{ kind: string; dueOn: string }>(sql, [state, id ?? 0, id ?? 0]);
  };

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("is kept from one line, and every part is said back", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      王磊.gets(
        "已记录拜访 V-",
        "永清超市",
        "¥12,000",
        "¥5,000",
        "于老板",
        "11月20日 周五 换海报",
        "11月25日 周三",
        "送POP",
      );
      expect(await latest()).toMatchObject({
        orderAmountFen: 1_200_000,
        collectedAmountFen: 500_000,
        purposes: "collect order",
        met: "于老板",
        nextVisitOn: "2026-11-25",
        nextAction: "送POP",
        visitedOn: "2026-11-18",
        channel: "onsite",
        platform,
      });
      expect(await reminders("due")).toEqual([
        { kind: "promise", dueOn: "2026-11-20" },
        { kind: "order", dueOn: "2026-11-21" },
        { kind: "followUp", dueOn: "2026-11-25" },
      ]);
    });

    it("is kept from the form, after an amount that made no sense was put right", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit");
      王磊.gets("记一条拜访", "客户", "订货");
      await 王磊.fills({ customer: "永清超市", orderAmount: "很多", summary: "货架补齐" });
      王磊.gets("“很多”不像金额");
      expect((await latest())["summary"]).not.toBe("货架补齐");
      await 王磊.fills({ customer: "永清超市", orderAmount: "1.2万", summary: "货架补齐" });
      王磊.gets("已记录拜访 V-", "¥12,000", "货架补齐");
      expect(await latest()).toMatchObject({ orderAmountFen: 1_200_000, summary: "货架补齐", purposes: "order" });
    });

    it("is undone by its author, with its promises and reminders, and only once", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      await 王磊.presses("撤销");
      王磊.gets("已撤销拜访 V-");
      expect((await latest())["undoneAt"]).not.toBeNull();
      expect(await reminders("due")).toEqual([]);
      await 王磊.says("/visit list 永清超市");
      王磊.getsNot("送POP");
    });

    it("is not undone after a quarter of an hour", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      world.at("2026-11-18T10:16:00+08:00");
      await 王磊.presses("撤销");
      王磊.gets("超过 15 分钟");
      expect((await latest())["undoneAt"]).toBeNull();
    });

    it("is changed by its form; the change can be taken back alone", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      await 王磊.presses("修改");
      王磊.gets("修改拜访 V-");
      await 王磊.fills({ orderAmount: "3万", nextVisitOn: "2026-11-27" });
      王磊.gets("已修改拜访 V-", "¥30,000", "11月27日");
      expect(await reminders("due")).toEqual([
        { kind: "promise", dueOn: "2026-11-20" },
        { kind: "order", dueOn: "2026-11-21" },
        { kind: "followUp", dueOn: "2026-11-27" },
      ]);
      await 王磊.presses("撤销");
      王磊.gets("已撤回对拜访 V-");
      expect(await latest()).toMatchObject({ orderAmountFen: 1_200_000, nextVisitOn: "2026-11-25", undoneAt: null });
    });

    it("asks who is meant when two come close, and keeps the rest of the line meanwhile", async () => {
      const 李娜 = world.person("linlan", platform);
      await 李娜.says("/visit 永清 订货3千5");
      李娜.gets("“永清”是哪一家", "永清超市", "永清便利店");
      await 李娜.presses("永清便利店");
      李娜.gets("已记录拜访 V-", "永清便利店", "¥3,500");
    });

    it("asks before it logs on a colleague's customer, and tells the colleague", async () => {
      const 王磊 = world.person("wanglei", platform);
      const before = (await latest())["id"];
      await 王磊.says("/visit 三五醇 订货3千5");
      王磊.gets("三五醇酒行是李娜负责的客户");
      expect((await latest())["id"]).toBe(before);
      const 李娜 = world.person("lina", platform);
      await 李娜.says("/today");
      await 王磊.presses("仍要记录");
      王磊.gets("已记录拜访 V-", "三五醇酒行", "已告诉客户负责人李娜");
      await world.deliver();
      李娜.gets("王磊给你负责的客户三五醇酒行记了一条拜访");
    });

    it("makes a new customer in the same tap, owned by whoever recorded it first", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit 鸿运烟酒 订货800");
      王磊.gets("没有找到客户“鸿运烟酒”", "新客户“鸿运烟酒”");
      await 王磊.presses("新客户");
      王磊.gets("已记录拜访 V-", "鸿运烟酒", "已建档");
      await 王磊.says("/visit hyyj 收款800");
      王磊.gets("已记录拜访 V-", "鸿运烟酒");
    });

    it("offers what is left open as buttons: the purpose, the day", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit 永清超市 下次 送POP");
      王磊.gets("这次拜访是为了什么", "“下次”哪天");
      await 王磊.presses("周五");
      王磊.gets("11月20日 周五", "这次拜访是为了什么");
      await 王磊.presses("服务");
      王磊.gets("服务").getsNot("这次拜访是为了什么");
      expect(await latest()).toMatchObject({ nextVisitOn: "2026-11-20", purposes: "service" });
    });

    it("marked urgent, becomes a market report after one tap, and the manager hears of it", async () => {
      const 陈静 = world.person("chenjing", platform);
      await 陈静.says("/today");
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit 永清超市 急 竞品 康师傅五联包降价");
      王磊.gets("要同时上报为市场反映吗");
      await 王磊.presses("上报市场反映");
      王磊.gets("已记录市场反映 M-");
      await world.deliver();
      陈静.gets("王磊上报市场反映 · 永清超市", "康师傅五联包降价");
    });

    it("without a command is asked about, not guessed", async () => {
      const 王磊 = world.person("wanglei", platform);
      const before = (await latest())["id"];
      await 王磊.says("永清超市 订货1.2万");
      王磊.gets("这是一条拜访，还是一条投诉");
      expect((await latest())["id"]).toBe(before);
      await 王磊.presses("记拜访");
      王磊.gets("已记录拜访 V-", "永清超市", "¥12,000");
    });

    it("can be said without a space, and in English", async () => {
      await world.person("wanglei", platform).says("拜访永清超市 收款5000");
      expect(await latest()).toMatchObject({ collectedAmountFen: 500_000 });
      const emily = world.person("emily", platform);
      await emily.says("/visit Sunrise Mart order 12k met Wang promise by Fri replace posters next Wed bring POP");
      emily.gets(
        "Visit V-",
        "saved",
        "¥12,000",
        "Fri 20 Nov replace posters",
        "Wed 25 Nov",
        "bring POP",
        "Edit",
        "Undo",
      );
    });

    it("shows a change that somebody else made in between, and loses neither", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      const id = Number((await latest())["id"]);
      await 王磊.presses("修改");
      const 陈静 = world.person("chenjing", platform === "slack" ? "feishu" : "slack");
      await 陈静.says(`/visit edit ${id}`);
      await 陈静.fills({ summary: "经理补充" });
      陈静.gets("已修改拜访");
      await 王磊.fills({ orderAmount: "9万" });
      王磊.gets("刚刚有人改过这条记录", "经理补充");
      expect(await latest()).toMatchObject({ summary: "经理补充", orderAmountFen: 1_200_000 });
    });
  });

  it("is refused to a stranger, politely, and the administrator hears of him once", async () => {
    const 何平 = world.person("heping", "slack");
    await 何平.says("/today");
    const 徐晨 = world.person("xuchen", "slack");
    await 徐晨.says(LINE);
    徐晨.gets("还不认识你");
    await 徐晨.says(LINE);
    await world.deliver();
    何平.gets("徐晨", "people import");
    expect(何平.heard().match(/徐晨/gu)?.length).toBeLessThanOrEqual(2);
  });
});
