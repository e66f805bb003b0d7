// Targets in a conversation: who sets whose, what is shown of them, what is taken back, and what nobody may.
import { beforeEach, expect, it } from "vitest";
import type { Reply } from "../../src/core/reply.ts";
import type { Database } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, type TestDesk, wordsOf } from "../support/desk.ts";

forEachDatabase((_name, openFresh) => {
  let database: Database;
  let desk: TestDesk;
  beforeEach(async () => {
    database = await openFresh();
    desk = await openDesk(database, "2026-11-18T10:00:00+08:00");
  });
  const says = async (who: string, text: string): Promise<string> => wordsOf(await desk.seat(who, "slack").says(text));
  const idOf = async (name: string) =>
    (await database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = ?`, [name]))[0]?.id ?? 0;
  const kept = async () =>
    (
      await database.read<{ period: string; metric: string; goal: bigint }>(
        `SELECT "period", "metric", "goal" FROM "Target" ORDER BY "id"`,
      )
    ).map(({ period, metric, goal }) => [period, metric, Number(goal)]);
  const actionIn = (reply: Reply, begins: string) => {
    const found = /"choice":"([^"]*)"/gu;
    for (const [, choice = ""] of JSON.stringify(reply).matchAll(found)) if (choice.startsWith(begins)) return choice;
    throw new Error(`no button ${begins}`);
  };

  it("a manager sets his people's, several at once; they see their own", async () => {
    const reply = await says("chenjing", "/target 王磊 本月 订货20万 收款15万 新客户5 拜访40\n李娜 本月 订货10万");
    expect(reply).toContain("目标已设");
    expect(reply).toContain("订货 ¥200,000 · 收款 ¥150,000 · 新客户 5 家 · 拜访 40 次");
    expect(await kept()).toEqual([
      ["2026-11", "sales", 20_000_000],
      ["2026-11", "collection", 15_000_000],
      ["2026-11", "newCustomers", 5],
      ["2026-11", "visits", 40],
      ["2026-11", "sales", 10_000_000],
    ]);
    await says("wanglei", "/visit 永清超市 订货5万 费用500 见于老板");
    const own = await says("wanglei", "/target");
    // November 2026 has 21 working days; the 18th is the 13th of them.
    expect(own).toMatch(/工作日过了 13\/21 天（62%）/u);
    expect(own).toContain("目标 ¥200,000");
    expect(own).not.toContain("李娜");
    const all = await says("chenjing", "目标 本月");
    for (const words of ["王磊", "李娜", "目标 ¥300,000", "2026年10月", "2026年12月", "设目标"])
      expect(all).toContain(words);
    expect(await says("chenjing", "/target 王磊 2026Q4")).toContain("2026年四季度");
  });

  it("what it cost stands beside it, and nothing is divided by nothing", async () => {
    const emily = await says("emily", "/target 2027-03");
    expect(emily).toContain("No costs are logged");
    await database.save([{ update: "Visit", where: { isUrgent: false }, set: { visitCostFen: null } }]);
    await says("wudi", "/visit 厦门夏商 费用100 见叶经理");
    await database.save([{ update: "Visit", where: { isUrgent: false }, set: { orderAmountFen: null } }]);
    expect(await says("wudi", "/target")).toMatch(/费用 ¥100 · 每次拜访 ¥[\d.,]+ · 没有订货可摊/u);
    await says("zhouqiang", "/target 吴迪 本月 订货0");
    const zero = await says("wudi", "/target");
    expect(zero).toContain("订货 ¥0 / 目标 ¥0");
    expect(zero).not.toMatch(/NaN|Infinity|目标 ¥0，完成/u);
  });

  it("a team has one of its own, set by whoever leads all of it", async () => {
    expect(await says("chenjing", "/target 华北队 2026Q4 订货100万")).toContain("华北队 · 2026年四季度");
    expect(await says("chenjing", "/target 2026Q4")).toContain("目标 ¥1,000,000");
    expect(await says("chenjing", "/target 华东队 订货1万")).toContain("你的团队里没有“华东队”");
    expect(await says("linlan", "/target 华东队 订货1万")).toContain("目标已设");
  });

  it.each([
    ["wanglei", "/target 王磊 订货1万", "目标由经理来设"],
    ["wanglei", "/target 李娜 订货1万", "目标由经理来设"],
    ["zhaomin", "/target 王磊 订货1万", "目标由经理来设"],
    ["heping", "/target", "管理员只管人员和设置"],
    ["chenjing", "/target 陈静 订货1万", "你的团队里没有“陈静”"],
    ["chenjing", "/target 吴迪 订货1万", "你的团队里没有“吴迪”"],
    ["chenjing", "/target 订货1万", "是谁的目标"],
    ["chenjing", "/target 王磊 订货1万\\n李娜", "“李娜”后面没有目标"],
    ["chenjing", "/target 王磊 订货很多", "“订货”后面没有数"],
    ["wanglei", "/target 李娜", "没有可以查看的“李娜”"],
    ["chenjing", "/target 吴迪", "没有可以查看的“吴迪”"],
  ])("%s: %s", async (who, line, words) => {
    expect(await says(who, line.replace("\\n", "\n"))).toContain(words);
    expect(await kept()).toEqual([]);
  });

  it("is taken back by whoever set it, for a quarter of an hour, unless it was changed since", async () => {
    const 陈静 = desk.seat("chenjing", "slack");
    await 陈静.says("/target 王磊 订货10万");
    const reply = await 陈静.says("/target 王磊 订货20万 拜访40");
    const choice = actionIn(reply, "undo:");
    expect(wordsOf(await desk.seat("wanglei", "slack").presses({ do: "target", choice }))).toContain("只有设目标的人");
    expect(wordsOf(await 陈静.presses({ do: "target", choice }))).toContain("目标改回了原来的样子");
    expect(await kept()).toEqual([["2026-11", "sales", 10_000_000]]);
    expect(wordsOf(await 陈静.presses({ do: "target", choice }))).toContain("后来又改过");
    const again = actionIn(await 陈静.says("/target 王磊 订货 取消"), "undo:");
    expect(await kept()).toEqual([]);
    desk.at("2026-11-18T10:16:00+08:00");
    expect(wordsOf(await 陈静.presses({ do: "target", choice: again }))).toContain("超过 15 分钟");
    expect(await says("chenjing", "/target 王磊 订货 取消")).toContain("目标本来就是这样");
  });

  it("by the form, whoever is not on its list is not taken", async () => {
    const 陈静 = desk.seat("chenjing", "slack");
    const form = await 陈静.presses({ do: "target", choice: "form" });
    expect(wordsOf(form)).toMatch(/华北队[^]*李娜|李娜[^]*王磊/u);
    expect(wordsOf(form)).not.toMatch(/吴迪|华东队/u);
    const fields = { who: `p${await idOf("王磊")}`, period: "2026-12", sales: "很多", visits: "40" };
    expect(wordsOf(await 陈静.submits({ record: "target" }, fields))).toContain("不是一个能用的目标");
    expect(wordsOf(await 陈静.submits({ record: "target" }, { ...fields, sales: "20万" }))).toContain("目标已设");
    expect(await kept()).toEqual([
      ["2026-12", "sales", 20_000_000],
      ["2026-12", "visits", 40],
    ]);
    const forged = { ...fields, sales: "1", who: `p${await idOf("吴迪")}` };
    expect(wordsOf(await 陈静.submits({ record: "target" }, forged))).toContain("目标由经理来设");
    expect(wordsOf(await desk.seat("wanglei", "slack").submits({ record: "target" }, forged))).toContain(
      "目标由经理来设",
    );
    expect(await kept()).toHaveLength(2);
    const foreign = `show:p${await idOf("吴迪")}:2026-11`;
    expect(wordsOf(await 陈静.presses({ do: "target", choice: foreign }))).toContain("已经看不到了");
    for (const choice of ["", "show", "undo:", "undo:x", "undo:999", "show:all:2026-11", "form:x:y"])
      expect(wordsOf(await desk.seat("wanglei", "slack").presses({ do: "target", choice }))).not.toContain("¥");
  });
});
