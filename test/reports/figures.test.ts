// Four weeks whose report was worked out by hand, below, and is the same on both databases.
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/core/store/database.ts";
import type { ReportItem, ReportJson } from "../../src/reports/monday/file.ts";
import { printMondayReport } from "../../src/reports/monday/printed.ts";
import { forEachDatabase } from "../support/database.ts";
import { house, openFourWeeks } from "./four-weeks.ts";

const MONDAY = new Date("2026-11-23T09:00:00+08:00");

forEachDatabase((_name, openFresh) => {
  let database: Database;
  beforeEach(async () => {
    database = await openFresh();
    await openFourWeeks(database);
  });

  const print = (wanted: { week?: string; who?: string }, now = MONDAY) =>
    printMondayReport({ database, house, now }, { ...wanted, format: "json" });
  const report = async (week: string, who?: string) =>
    JSON.parse(await print({ week, ...(who !== undefined && { who }) })) as ReportJson;
  const valuesOf = ({ items }: ReportJson) => Object.fromEntries(items.map(({ key, value }) => [key, value]));

  it("week 47 of 陈静's team, every number and every record", async () => {
    // Her people: 王磊, 李娜 (reps), 赵敏 (cs), and herself. Visits 16–22 November: 12, 13, 16 of 王磊, 15 of her own.
    // Not counted: 18 (吴迪 is not hers), 17 (the Monday after), 19 (taken back).
    type Rest = Omit<ReportItem, "key" | "label" | "target"> & { target?: number };
    const item = (key: ReportItem["key"], label: string, rest: Rest) => ({ key, label, target: null, ...rest });
    expect(await report("2026-W47", "陈静")).toEqual({
      week: "2026-W47",
      manager: "陈静",
      items: [
        // 10,000.00 (12) + 2,500.50 (15) = 12,500.50, in 2 of 4 visits. Week 46: 12,000.00 (7) + 6,000.25 (8) = 18,000.25.
        item("orders", "订货", { value: 12500.5, numerator: 2, denominator: 4, lastWeek: 18000.25, records: [15, 12] }),
        // 902 at half past midnight on Monday, 903. Not 904 (imported), 905 (taken back), 906 (吴迪's). Week 46: 901.
        item("newCustomers", "新客户", { value: 2, numerator: 2, denominator: 3, lastWeek: 1, records: [903, 902] }),
        // 5,000.00 (12) in 1 of 4 visits. Week 46: nothing.
        item("collected", "收款", { value: 5000, numerator: 1, denominator: 4, lastWeek: 0, records: [12] }),
        // 12 (order), 13 (rival), 15 (order); 16 met nobody: 3 ÷ 4 = 75 %.
        // Week 46: 7 (order) and 9 (a promise); 8 met nobody, 10 came to nothing: 2 ÷ 4 = 50 %.
        item("effectiveRate", "有效拜访率", {
          value: 75,
          numerator: 3,
          denominator: 4,
          lastWeek: 50,
          records: [15, 13, 12],
        }),
        // 12, 15 ÷ 3 effective = 66.7 %. Week 46: 7, 8 ÷ 2 = 100 %.
        item("dealRate", "交易率", { value: 66.7, numerator: 2, denominator: 3, lastWeek: 100, records: [15, 12] }),
        // 12,500.50 ÷ 3 (王磊, 李娜, and herself who logged one) = 4,166.8333… Week 46: 18,000.25 ÷ 2 = 9,000.125.
        item("averagePerPerson", "人均订货", {
          value: 4166.83,
          numerator: 12500.5,
          denominator: 3,
          lastWeek: 9000.13,
          records: [15, 12],
        }),
        // Visit 13 and the market report M-1; M-2 says again what visit 13 says.
        item("rivals", "竞品动态", { value: 2, numerator: 2, denominator: 4, lastWeek: 0, records: [13, "M-1"] }),
        // New: T-3, T-5 (reported by 吴迪, about 王磊's customer). Closed: T-1. Still open: T-2. Not T-4 (吴迪's), T-6 (taken back).
        item("complaints", "投诉", {
          value: 2,
          numerator: 1,
          denominator: 4,
          lastWeek: 1,
          records: ["T-5", "T-3", "T-2", "T-1"],
        }),
        // Five working days of two reps. 王磊 all of his, of which D-4 was late; 李娜 Monday to Wednesday, Thursday's (11)
        // only begun. Not counted: D-12 is a Saturday's, D-13 吴迪's, D-14 a manager's. Week 46: D-1 and D-2 of ten.
        item("forms", "日报", {
          value: 8,
          numerator: 8,
          denominator: 10,
          lastWeek: 2,
          records: ["D-10", "D-9", "D-8", "D-7", "D-6", "D-5", "D-4", "D-3"],
        }),
        // Follow-up of 12 on the 25th, promises P-2 (24th) and P-4 (29th); P-3 was called off, P-5 taken back: 王磊 and 李娜 of 3.
        // Planned for week 47: follow-up of 7 on the 18th, P-1 on the 17th.
        // No plans. Ten visits for each of the two reps: a week of five working days, nobody on leave.
        item("nextWeek", "下周安排", {
          target: 20,
          value: 3,
          numerator: 2,
          denominator: 3,
          lastWeek: 2,
          records: [12, "P-4", "P-2"],
        }),
      ],
      people: [
        // 3 visits, 2 effective (12, 13), 1 order; rivals 13 and M-1; T-1, T-3, T-5 concern him, of which T-3 and T-5 are new.
        {
          name: "王磊",
          orders: 10000,
          newCustomers: 1,
          collected: 5000,
          effectiveRate: 66.7,
          dealRate: 50,
          averagePerPerson: 10000,
          rivals: 2,
          complaints: 2,
          forms: 5,
          nextWeek: 2,
        },
        {
          name: "陈静",
          orders: 2500.5,
          newCustomers: 0,
          collected: 0,
          effectiveRate: 100,
          dealRate: 100,
          averagePerPerson: 2500.5,
          rivals: 0,
          complaints: 0,
          forms: 0,
          nextWeek: 0,
        },
        {
          name: "李娜",
          orders: 0,
          newCustomers: 1,
          collected: 0,
          effectiveRate: null,
          dealRate: null,
          averagePerPerson: 0,
          rivals: 0,
          complaints: 0,
          forms: 3,
          nextWeek: 1,
        },
      ],
    });
  });

  it.each([
    // 8,000.00 + 3,000.50; effective 1, 2 of 3 visits (3 came to nothing): 66.7 %; 2 orders ÷ 2; ÷ 2 reps.
    ["2026-W44", [11000.5, 0, 0, 66.7, 100, 5500.25, 0, 0, 0, 0], [0, 0, 0, null, null, 0, 0, 0, 0, 0]],
    // 5,000.00; collected 2,000.00 + 1,000.00; effective 4, 6 of 3 (5 met nobody); 1 order ÷ 2; T-1 is new.
    ["2026-W45", [5000, 0, 3000, 66.7, 50, 2500, 0, 1, 0, 0], [11000.5, 0, 0, 66.7, 100, 5500.25, 0, 0, 0, 0]],
    // As above; planned for week 47: the follow-up of 7 and P-1; T-2 is new.
    ["2026-W46", [18000.25, 1, 0, 50, 100, 9000.13, 0, 1, 2, 2], [5000, 0, 3000, 66.7, 50, 2500, 0, 1, 0, 0]],
  ])("%s and the week before it", async (week, values, before) => {
    const { items } = await report(week, "陈静");
    expect(items.map(({ value }) => value)).toEqual(values);
    expect(items.map(({ lastWeek }) => lastWeek)).toEqual(before);
  });

  it("week 47 of one rep, of the company, and of a director, who is over all of it", async () => {
    const own = await report("2026-W47", "wanglei@rapport.example");
    expect(own.manager).toBe("王磊");
    expect(own.people.map(({ name }) => name)).toEqual(["王磊"]);
    expect(valuesOf(own)).toMatchObject({ orders: 10000, collected: 5000, complaints: 2, forms: 5, nextWeek: 2 });
    const all = await report("2026-W47");
    expect(all.manager).toBe(null);
    // 12,500.50 and 吴迪's 50,000.00; T-4 is his as well; he opened 906 and handed in D-13.
    expect(valuesOf(all)).toMatchObject({ orders: 62500.5, newCustomers: 3, complaints: 3, forms: 9 });
    expect({ ...(await report("2026-W47", "林岚")), manager: null }).toEqual(all);
  });

  it("counts the week just ended where none is named, and says aloud what there is not", async () => {
    expect((JSON.parse(await print({})) as ReportJson).week).toBe("2026-W47");
    await expect(print({ week: "2026-W54" })).rejects.toThrow("没有“2026-W54”这一周。请写成 2026-W47");
    await expect(print({ week: "2026-W49" })).rejects.toThrow("2026-W49 还没开始");
    await expect(print({ who: "王五" })).rejects.toThrow("没有叫“王五”的人。请写人员名单里的姓名或邮箱");
    await expect(print({ who: "何平" })).rejects.toThrow("何平是管理员，没有周报");
  });

  it("says the same in words, with every figure's numerator and denominator", async () => {
    const words = await printMondayReport(
      { database, house, now: MONDAY },
      { week: "2026-W47", who: "陈静", format: "text" },
    );
    expect(words).toContain(
      "周报 · 第47周（11月16日–22日）\n陈静的团队 · 4 人\n订货 ¥12,500.50，比前一周少 ¥5,499.75（31%）；共 4 次拜访。\n拜访 4/20 次（20%）\n没有记录：李娜\n",
    );
    for (const line of [
      "订货  ¥12,500.50  ↓31%\n    4 次拜访里 2 次有订货 · 前一周 ¥18,000.25",
      "新客户  2 家  ↑1\n    3 人新建档 2 家 · 前一周 1 家",
      "收款  ¥5,000  ↑¥5,000\n    4 次拜访里 1 次有收款 · 前一周 ¥0",
      "有效拜访率  75%  ↑25 个百分点\n    见到人且有结果或下一步的 3 ÷ 全部拜访 4 · 前一周 50%",
      "交易率  66.7%  ↓33.3 个百分点\n    有订货的 2 ÷ 有效拜访 3 · 前一周 100%",
      "人均订货  ¥4,166.83  ↓54%\n    订货 ¥12,500.50 ÷ 3 人 · 前一周 ¥9,000.13",
      "竞品动态  2 条  ↑2\n    4 次拜访，2 条说到竞品 · 前一周 0 条\n    “康师傅五联包降价”、“对面新开折扣店”",
      "投诉  新增 2 · 结案 1 · 超期 1  ↑1\n    要处理 4 件，结案 1 件 · 前一周 新增 1 件",
      "日报  8/10 份  ↑60 个百分点\n    应交 10 份，交了 8 份 · 前一周 2/10 份\n    没交：李娜（周四、周五） · 迟交：王磊 1 份",
      "第48周安排  3 件  ↑1\n    3 人里 2 人有安排 · 前一周 2 件\n    计划拜访 0 · 回访 1 · 承诺 2 · 目标：拜访 20 次",
    ])
      expect(words).toContain(line);
  });

  describe("the reporting line", () => {
    const idOf = async (name: string) =>
      (await database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = ?`, [name]))[0]?.id ?? 0;

    it("counts people at any depth, and those who left with what they did", async () => {
      // 李娜 now stands below 王磊, who has left: both are still 陈静's.
      await database.save([
        { update: "Person", where: { id: await idOf("李娜") }, set: { managerId: await idOf("王磊") } },
        { update: "Person", where: { id: await idOf("王磊") }, set: { isActive: false } },
      ]);
      const { items } = await report("2026-W47", "陈静");
      // The same orders; of the reps only 李娜 is left, and 王磊 counts among those who sold.
      expect(items[0]).toMatchObject({ value: 12500.5, records: [15, 12] });
      expect(items[5]).toMatchObject({ denominator: 3 });
      expect(items[8]).toMatchObject({ value: 3, denominator: 5 });
    });

    it("does not hang on a loop in it", async () => {
      const [boss, manager] = [await idOf("林岚"), await idOf("陈静")];
      await database.save([
        { update: "Person", where: { id: boss }, set: { managerId: manager } },
        { update: "Person", where: { id: await idOf("李娜") }, set: { managerId: await idOf("李娜") } },
      ]);
      // 陈静 now stands above 林岚, and so above 周强 and 吴迪; 李娜 above herself alone.
      const { items } = await report("2026-W47", "陈静");
      expect(items[0]).toMatchObject({ value: 62500.5 });
      expect(valuesOf(await report("2026-W47", "李娜"))).toMatchObject({ newCustomers: 1 });
    });
  });
});
