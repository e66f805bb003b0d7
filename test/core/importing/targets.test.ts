// targets.csv: added, brought up to date, taken away, refused; and whoever has a target hears of it once.
import { beforeEach, expect, it } from "vitest";
import { importTargets } from "../../../src/core/importing/targets.ts";
import { writeSpreadsheet } from "../../../src/core/tables/spreadsheet.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { forEachDatabase } from "../../support/database.ts";
import { openOffice, userOf } from "../case/office.ts";
import { house } from "../../support/desk.ts";
import { requestOf } from "./request.ts";

const FILE = `who,period,metric,amount
王磊,2026-11,sales,20万
wanglei@rapport.example,2026-11,新客户,5
李娜,2026年11月,回款,"150,000"
华北队,2026-Q4,sales,12345678
王磊,2026,visits,480
`;

forEachDatabase((_name, openFresh) => {
  let database: Database;
  beforeEach(async () => {
    database = await openFresh();
    const office = await openOffice(database, "2026-11-18T10:00:00+08:00");
    for (const who of ["wanglei", "chenjing"]) await office.seat(who, "slack").says("/today");
  });

  const load = (text: string | Uint8Array) => importTargets(requestOf(database, text, { house }));
  const kept = async () =>
    (
      await database.read<{ who: string; period: string; metric: string; goal: bigint }>(
        `SELECT COALESCE(p."name", t."name") AS "who", g."period", g."metric", g."goal" FROM "Target" g
         LEFT JOIN "Person" p ON p."id" = g."personId" LEFT JOIN "Team" t ON t."id" = g."teamId" ORDER BY g."id"`,
      )
    ).map(({ who, period, metric, goal }) => [who, period, metric, Number(goal)]);
  const letters = async () =>
    database.read<{ toUser: string; card: string }>(
      `SELECT "toUser", "card" FROM "Outbox" WHERE "key" LIKE 'target:%' ORDER BY "key"`,
    );

  it("adds targets of people and teams, with history, and the same file again changes nothing", async () => {
    expect(await load(FILE)).toEqual({ added: 5, changed: 0, unchanged: 0, problems: [] });
    const all = [
      ["王磊", "2026-11", "sales", 20_000_000],
      ["王磊", "2026-11", "newCustomers", 5],
      ["李娜", "2026-11", "collection", 15_000_000],
      ["华北队", "2026Q4", "sales", 1_234_567_800],
      ["王磊", "2026", "visits", 480],
    ];
    expect(await kept()).toEqual(all);
    expect(await load(FILE)).toEqual({ added: 0, changed: 0, unchanged: 5, problems: [] });
    expect(await kept()).toEqual(all);
    const history = await database.read(`SELECT "id" FROM "Change" WHERE "record" = 'target' AND "action" = 'import'`);
    expect(history).toHaveLength(5);
  });

  it("brings them up to date, takes one away, and reads a workbook's numbers and days", async () => {
    await load(FILE);
    const again = await writeSpreadsheet([
      ["姓名", "月份", "指标", "金额"],
      ["王磊", "2026-11-01", "销售额", 250000],
      ["王磊", 2026, "拜访", "取消"],
      ["李娜", "2026-11", "collection", 150000],
    ]);
    expect(await load(again)).toEqual({ added: 0, changed: 2, unchanged: 1, problems: [] });
    expect(await kept()).toEqual([
      ["王磊", "2026-11", "sales", 25_000_000],
      ["王磊", "2026-11", "newCustomers", 5],
      ["李娜", "2026-11", "collection", 15_000_000],
      ["华北队", "2026Q4", "sales", 1_234_567_800],
    ]);
  });

  it("says what is wrong in each line, and imports none of them", async () => {
    const bad =
      "who,period,metric,amount\n王五,2026-11,sales,1万\n王磊,11月,sales,1万\n王磊,2026-13,sales,1万\n王磊,2026-11,利润,1\n" +
      "王磊,2026-11,visits,1.5\n王磊,2026-11,sales,\n王磊,2026-12,sales,1万\nWANGLEI@rapport.example,2026-12,订货,2万\n";
    const { problems, ...counts } = await load(bad);
    expect(counts).toEqual({ added: 0, changed: 0, unchanged: 0 });
    expect(problems.map(({ line, sentence }) => `${line} ${sentence}`)).toEqual([
      expect.stringMatching(/^2 who：找不到“王五”/u),
      expect.stringMatching(/^3 period：看不懂“11月”是哪段时间，请连年份写成 2026-11/u),
      expect.stringMatching(/^4 period：看不懂“2026-13”/u),
      expect.stringMatching(/^5 metric：没有“利润”这个选项，请填 sales/u),
      expect.stringMatching(/^6 amount：“1.5”不是一个能用的目标/u),
      expect.stringMatching(/^7 amount：请填“amount”/u),
      expect.stringMatching(/^9 和第 8 行重复/u),
    ]);
    expect(await kept()).toEqual([]);
    expect(await letters()).toEqual([]);
    await database.save([{ update: "Person", where: { name: "李娜" }, set: { name: "王磊" } }]);
    const [twice] = (await load("who,period,metric,amount\n王磊,2026-11,sales,1\n")).problems;
    expect(twice?.sentence).toContain("如果是人，请写邮箱");
    await database.save([{ update: "Person", where: { email: "wanglei@rapport.example" }, set: { isActive: false } }]);
    const [left] = (await load("who,period,metric,amount\nwanglei@rapport.example,2026-11,sales,1\n")).problems;
    expect(left?.sentence).toContain("找不到“wanglei@rapport.example”");
  });

  it("tells whoever has a target once for all of a file, and only of what changed", async () => {
    await load(FILE);
    const first = await letters();
    const to = (who: string, some: typeof first) => some.filter(({ toUser }) => toUser === userOf(who, "slack"));
    const [own, ...more] = to("wanglei", first);
    expect(more).toEqual([]);
    for (const words of ["你的目标有更新", "2026年11月", "订货 ¥200,000 · 新客户 5 家", "2026年", "拜访 480 次"])
      expect(own?.card).toContain(words);
    expect(to("chenjing", first)[0]?.card).toContain("华北队 · 2026年四季度");
    await load(FILE);
    expect(await letters()).toEqual(first);
    await load("who,period,metric,amount\n王磊,2026-11,sales,30万\n");
    const [, then] = to("wanglei", await letters());
    expect(then?.card).toContain("订货 ¥300,000（原来 ¥200,000）");
    expect(then?.card).not.toContain("拜访");
  });
});
