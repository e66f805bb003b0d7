// A promise as a record of its own: once and again, kept, late, moved, broken, with the customer's word, on both platforms.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Row } from "../../src/core/store/database.ts";
import { customers } from "../clock/digests.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";
import type { Person } from "../support/person.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];
const people = customers.map((one) =>
  one.name === "永清超市" ? { ...one, contact: { name: "于建国", title: "老板" } } : one,
);

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers: people });
  });
  afterEach(() => world.close());

  const rows = (columns: string): Promise<Row[]> =>
    world.database.read(`SELECT ${columns} FROM "Promise" ORDER BY "id"`);
  const standing = (columns: string): Promise<Row[]> =>
    world.database.read(`SELECT ${columns} FROM "Promise" WHERE "undoneAt" IS NULL ORDER BY "id"`);
  const due = (): Promise<Row[]> =>
    world.database.read(
      `SELECT "recordId", "dueOn" FROM "Reminder" WHERE "state" = 'due' ORDER BY "recordId", "dueOn"`,
    );

  describe.each(PLATFORMS)("on %s", (platform) => {
    let 王磊: Person;
    beforeEach(() => {
      王磊 = world.person("wanglei", platform);
    });

    it("comes round again: its day, how often and to whom are said back", async () => {
      await 王磊.says("/promise 永清超市 每月10号 找于老板收保险费");
      王磊.gets("已记录承诺 P-1", "12月10日 周四 找于老板收保险费", "每月10号", "于建国");
      expect(await rows(`"dueOn", "every", "firstDueOn", "nextOn", "toWhom", "text"`)).toEqual([
        {
          dueOn: "2026-12-10",
          every: "month:10",
          firstDueOn: "2026-12-10",
          nextOn: "2027-01-10",
          toWhom: "于建国",
          text: "找于老板收保险费",
        },
      ]);
    });

    it("kept on its day has its next time; taken back, the next time goes again", async () => {
      await 王磊.says("/promise 永清超市 每周五 盘库存");
      world.at("2026-11-20T15:00:00+08:00");
      await 王磊.says("/promise");
      王磊.gets("未完成 1 条", "永清超市 · 盘库存", "每周五");
      await 王磊.presses("已兑现");
      王磊.gets("P-1 已兑现", "下一次：11月27日 周五");
      王磊.getsNot("晚了");
      expect(await rows(`"id", "status", "dueOn", "seriesId", "nextId", "nextOn", "endedOn"`)).toEqual([
        { id: 1, status: "kept", dueOn: "2026-11-20", seriesId: null, nextId: 2, nextOn: null, endedOn: "2026-11-20" },
        { id: 2, status: "open", dueOn: "2026-11-27", seriesId: 1, nextId: null, nextOn: "2026-12-04", endedOn: null },
      ]);
      expect(await due()).toEqual([{ recordId: 2, dueOn: "2026-11-27" }]);
      await 王磊.presses("撤销");
      expect(await standing(`"id", "status", "nextId", "nextOn", "endedOn"`)).toEqual([
        { id: 1, status: "open", nextId: null, nextOn: "2026-11-27", endedOn: null },
      ]);
    });

    it("in a visit is promised to the one who was met, and stays the same one when the visit is changed", async () => {
      await 王磊.says("/visit 永清超市 见王店长 承诺 每周五 盘库存，承诺 周五前 换海报");
      王磊.gets("11月20日 周五 盘库存 · 每周五", "11月20日 周五 换海报");
      await 王磊.presses("修改");
      await 王磊.fills({ summary: "货架补齐" });
      expect(await rows(`"text", "every", "toWhom", "undoneAt"`)).toEqual([
        { text: "盘库存", every: "week:5", toWhom: "王店长", undoneAt: null },
        { text: "换海报", every: null, toWhom: "王店长", undoneAt: null },
      ]);
    });

    it("recurring, and hardly kept on its day: the day is asked, and another day counts as broken", async () => {
      await 王磊.says("/promise 永清超市 每周五 盘库存");
      world.at("2026-11-21T09:00:00+08:00");
      await 王磊.says("/promise list");
      王磊.gets("过期 1 条", "11月20日 周五，已过期");
      await 王磊.presses("已兑现");
      王磊.gets("说好每周五，这次是 11月20日 周五。是当天办的吗");
      await 王磊.fills({ outcome: "kept", day: "2026-11-21", word: "老板说下次准时" });
      王磊.gets("P-1 晚了 1 天，不在说好的那天，按没兑现记", "客户：老板说下次准时", "下一次：11月27日 周五");
      expect(await standing(`"id", "status", "word", "endedOn"`)).toEqual([
        { id: 1, status: "broken", word: "老板说下次准时", endedOn: "2026-11-21" },
        { id: 2, status: "open", word: null, endedOn: null },
      ]);
    });

    it("recurring, kept on its day but said the day after, is kept", async () => {
      await 王磊.says("/promise 永清超市 每周五 盘库存");
      world.at("2026-11-21T09:00:00+08:00");
      await 王磊.says("/promise 兑现 P-1 昨天");
      王磊.gets("P-1 已兑现", "下一次：11月27日 周五");
      expect(await standing(`"status", "endedOn"`)).toMatchObject([{ status: "kept", endedOn: "2026-11-20" }, {}]);
    });

    it("given once is kept, late, with the customer's word, and named by its customer", async () => {
      await 王磊.says("/promise 永清超市 周五前 换海报");
      world.at("2026-11-22T09:00:00+08:00");
      await 王磊.says("/promise 兑现 永清超市 客户说：总算换了");
      王磊.gets("P-1 已兑现，晚了 2 天", "客户：总算换了");
      expect(await rows(`"status", "endedOn", "word"`)).toEqual([
        { status: "kept", endedOn: "2026-11-22", word: "总算换了" },
      ]);
      await 王磊.says("/promise 重开 P-1");
      王磊.gets("P-1 改回未完成");
      await 王磊.says("/promise 没兑现 P-1 客户 不等了");
      王磊.gets("P-1 记为没兑现", "客户：不等了");
      await 王磊.says("/promise 兑现 P-1");
      王磊.gets("P-1 已经是“未兑现”了");
    });

    it("asks which when a customer has several, and one tap says it", async () => {
      await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报 承诺 周五前送样品");
      await 王磊.says("/promise 没兑现 永清超市");
      王磊.gets("是哪一条？", "换海报 P-1", "送样品 P-2");
      await 王磊.presses("送样品 P-2");
      王磊.gets("P-2 记为没兑现");
      expect(await rows(`"status"`)).toEqual([{ status: "open" }, { status: "broken" }]);
    });

    it("moved keeps its first day and how often; a mistyped day put right at once is no move", async () => {
      await 王磊.says("/promise 永清超市 周四前 换海报");
      await 王磊.presses("修改");
      await 王磊.fills({ dueOn: "2026-11-20" });
      expect(await world.database.read(`SELECT * FROM "PromiseMove"`)).toEqual([]);
      world.at("2026-11-19T10:00:00+08:00");
      await 王磊.says("/promise 改期 P-1 下周一 客户说不急");
      王磊.gets("P-1 改到 11月23日 周一", "客户：不急");
      await 王磊.says("/promise 改期 永清超市");
      await 王磊.fills({ outcome: "moved", day: "2026-11-18" });
      王磊.gets("已经过去了");
      await 王磊.fills({ outcome: "moved", day: "2026-11-23" });
      王磊.gets("就是原来那天");
      await 王磊.fills({ outcome: "moved", day: "2026-11-25" });
      王磊.gets("P-1 改到 11月25日 周三");
      await 王磊.says("/promise");
      王磊.gets("改过 2 次，原定 11月20日 周五");
      expect(await due()).toEqual([{ recordId: 1, dueOn: "2026-11-25" }]);
      await 王磊.says("/promise 改期 P-1 11月27日");
      await 王磊.presses("撤销");
      await 王磊.says("/promise");
      王磊.gets("11月25日 周三", "改过 2 次");
    });

    it("called off does not come round again", async () => {
      await 王磊.says("/promise 永清超市 每周五 盘库存");
      await 王磊.says("/promise 取消 永清超市");
      王磊.gets("P-1 已取消", "以后不再重复");
      world.at("2026-11-21T09:00:00+08:00");
      await world.tick();
      expect(await rows(`"status", "nextOn"`)).toEqual([{ status: "cancelled", nextOn: null }]);
      expect(await due()).toEqual([]);
    });

    it("undone takes its next time along", async () => {
      world.at("2026-11-20T09:00:00+08:00");
      await 王磊.says("/visit 永清超市 招呼 承诺 2026-11-20 每周五 盘库存");
      await 王磊.says("/promise 兑现 P-1");
      expect(await standing(`"id"`)).toEqual([{ id: 1 }, { id: 2 }]);
      await 王磊.says("/visit edit 永清超市");
      await 王磊.fills({ promises: "" });
      expect(await standing(`"id"`)).toEqual([]);
      expect(await due()).toEqual([]);
    });

    it("lists what is open first, and says what to write where nothing is", async () => {
      await 王磊.says("/promise");
      王磊.gets("还没有承诺", "/promise 永清超市 周五前 换海报");
      await 王磊.says("/visit 永清超市 招呼 承诺 送样品 承诺 下周三前补货架 承诺 明天换海报");
      await 王磊.says("/promise 兑现 P-2");
      await 王磊.says("承诺 list");
      expect(王磊.heard()).toMatch(/未完成 2 条[^]*换海报[^]*送样品[^]*没有日期[^]*了结的[^]*补货架[^]*已兑现/u);
      await 王磊.says("/promise 兑现");
      王磊.gets("是哪一条？", "/promise 兑现 P-12");
    });
  });

  it("speaks English", async () => {
    const emily = world.person("emily", "slack");
    await emily.says("/promise Harbor Mart every 10th collect the premium");
    emily.gets("Thu 10 Dec collect the premium", "every 10th");
    world.at("2026-12-11T10:00:00+08:00");
    await emily.says("/promise done Harbor Mart");
    emily.gets("Promised for every 10th, this time Thu 10 Dec");
    await emily.fills({ outcome: "kept", day: "2026-12-10" });
    emily.gets("P-1 kept", "Next time: Sun 10 Jan");
    await emily.says("/promise move P-2 Jan 12 says they are closed on Sunday");
    emily.gets("P-2 moved to", "12 Jan", "Customer: they are closed on Sunday");
  });

  it("is nobody else's to end: not by words, a button or a form of one's own making", async () => {
    const 王磊 = world.person("wanglei", "slack");
    const 吴迪 = world.person("wudi", "slack");
    await 王磊.says("/promise 永清超市 每周五 盘库存");
    for (const word of ["兑现", "没兑现", "改期", "取消", "重开"]) {
      await 吴迪.says(`/promise ${word} P-1 明天`);
      吴迪.gets("只有记录人和他的上级可以修改");
    }
    await 吴迪.says("/promise");
    吴迪.getsNot("盘库存");
    const [message] = 吴迪
      .screen()
      .chats.flatMap((chat) => chat.messages)
      .slice(-1);
    const place = { chat: world.slack.privateChat(吴迪.user), message: message?.id ?? null };
    const forged = [
      { do: "promise", id: 1, choice: "kept" },
      { do: "promise", id: 1, choice: "kept:list:0" },
      { do: "later", record: "promise", id: 1 },
      { do: "edit", record: "promiseEnd", id: 1 },
      { do: "set", record: "promise", id: 1, choice: "status:kept" },
      { do: "promise", id: 1, choice: "nonsense" },
      { do: "promise", choice: "kept" },
    ];
    for (const action of forged) {
      const element = { type: "button", action_id: "press:1", block_id: "b", value: JSON.stringify(action) };
      await world.slack.press(吴迪.user, { ...place, action: element });
      await world.deliver();
    }
    expect(吴迪.screen().modal).toBeNull();
    expect(await rows(`"status", "dueOn", "version"`)).toEqual([{ status: "open", dueOn: "2026-11-20", version: 1 }]);
    const 陈静 = await world.person("chenjing", "slack").says("/promise");
    陈静.gets("盘库存", "王磊的承诺");
  });
});
