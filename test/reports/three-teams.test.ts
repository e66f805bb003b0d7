// Four weeks of three teams, worked out by hand below: a week of three working days, leave, targets, and somebody who moved.
import { beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/core/store/database.ts";
import { findCounted } from "../../src/reports/monday/counted.ts";
import type { ReportItem, ReportJson } from "../../src/reports/monday/file.ts";
import { FIGURES } from "../../src/reports/monday/figures.ts";
import { printMondayReport } from "../../src/reports/monday/printed.ts";
import { findMondayReport } from "../../src/reports/monday/report.ts";
import { countOf } from "../../src/reports/monday/say.ts";
import { findScope } from "../../src/reports/monday/scope.ts";
import { forEachDatabase } from "../support/database.ts";
import { house, openThreeTeams } from "./three-teams.ts";

const NOW = new Date("2026-10-12T09:00:00+08:00");
const WEEK_41 = { week: "2026-W41", monday: "2026-10-05", through: "2026-10-11" };

forEachDatabase((_name, openFresh) => {
  let database: Database;
  beforeEach(async () => {
    database = await openFresh();
    await openThreeTeams(database);
  });

  const report = async (who: string, week = "2026-W41") =>
    JSON.parse(await printMondayReport({ database, house, now: NOW }, { week, who, format: "json" })) as ReportJson;
  const scopeOf = async (key: string) => {
    const scope = await findScope({ database, house, since: "2026-09-01" }, null, key);
    if (!scope) throw new Error(`there is no ${key}`);
    return scope;
  };

  it("week 41 of 甲: the ten items, each with last week and target beside it", async () => {
    // Worked were 8, 9 and (made up) 10 October; of October 18 days in all: 8–10, 12–16, 19–23, 26–30.
    // 甲's people: himself, 甲一, 甲二, and 移 until Thursday the 8th. Visits 1, 2, 3, 4, 6, 10; not 7 (移 on Friday), 9 (undone).
    const expected: Omit<ReportItem, "label">[] = [
      // 20,000 (1) + 3,000 (6) + 500 (10). Week 40: 10,000 (11) + 2,000 (12).
      // Target: 甲一 180,000 × 3 ÷ 18 = 30,000, and 移's of zero.
      {
        key: "orders",
        value: 23500,
        numerator: 3,
        denominator: 6,
        lastWeek: 12000,
        target: 30000,
        records: [10, 6, 1],
      },
      // 901. Not 902 (移 on Saturday), 903 (imported). 甲, 甲一, 甲二, 移. Target: 甲二 6 × 3 ÷ 18 = 1.
      { key: "newCustomers", value: 1, numerator: 1, denominator: 4, lastWeek: 0, target: 1, records: [901] },
      // 4,000 (1) + 5,000 (3). Target: 甲一 36,000 × 3 ÷ 18.
      { key: "collected", value: 9000, numerator: 2, denominator: 6, lastWeek: 0, target: 6000, records: [3, 1] },
      // 1, 2 (a rival), 3, 6, 10; in 4 nobody was met: 5 ÷ 6. Week 40: 11 and 12 of 2.
      {
        key: "effectiveRate",
        value: 83.3,
        numerator: 5,
        denominator: 6,
        lastWeek: 100,
        target: null,
        records: [10, 6, 3, 2, 1],
      },
      // 1, 6, 10 ÷ 5.
      { key: "dealRate", value: 60, numerator: 3, denominator: 5, lastWeek: 100, target: null, records: [10, 6, 1] },
      // Days worked: 3 + 3 + 3 + 1 (移) = 10, so 2 weeks of five: 23,500 ÷ 2. Target: 30,000 ÷ 2.
      // Week 40: 甲一, 甲二, 移 worked 3 days each, 1.8 weeks: 12,000 ÷ 1.8 = 6,666.67.
      {
        key: "averagePerPerson",
        value: 11750,
        numerator: 23500,
        denominator: 2,
        lastWeek: 6666.67,
        target: 15000,
        records: [10, 6, 1],
      },
      // Visit 2 and M-1, which names no customer. M-2 is 移's of Saturday.
      { key: "rivals", value: 2, numerator: 2, denominator: 6, lastWeek: 0, target: null, records: [2, "M-1"] },
      // T-1 is new. T-3 of 29 September was still open on Monday, when 移 was 甲's. T-2 is of Saturday.
      { key: "complaints", value: 1, numerator: 0, denominator: 2, lastWeek: 1, target: null, records: ["T-3", "T-1"] },
      // Three days of 甲一 and 甲二, and 移's Thursday: 7. D-1, D-2 (late, and there), D-3, D-5. Not D-4 (only begun), D-6 (移 on
      // Friday), D-8 (a manager's). Week 40: three days of 甲一, 甲二 and 移, of which D-10 and D-11.
      {
        key: "forms",
        value: 4,
        numerator: 4,
        denominator: 7,
        lastWeek: 2,
        target: null,
        records: ["D-5", "D-3", "D-2", "D-1"],
      },
      // J-1, the follow-up of 3 on the 15th, P-1. The follow-up of 1 on the 13th is J-1; J-2 was called off.
      // Target: ten visits each for 甲一 and 甲二. Planned for week 41: J-3.
      {
        key: "nextWeek",
        value: 3,
        numerator: 2,
        denominator: 4,
        lastWeek: 1,
        target: 20,
        records: ["J-1", 3, "P-1"],
      },
    ];
    const { items, week, manager } = await report("甲");
    expect([week, manager]).toEqual(["2026-W41", "甲"]);
    expect(items.map(({ label: _label, ...item }) => item)).toEqual(expected);
  });

  it.each([
    // 乙: 7,000 (5) + 1,000.50 (7). 乙一 was on leave on the 9th and 10th: 160,000 × 1 ÷ 16, and 移's zero from Friday.
    ["乙", [8000.5, 1, 0, 100, 100], [10000, null, null, null, null]],
    // 丙一 is all of C, so that C's target is his: 18,000 × 3 ÷ 18. Nothing came of visit 8.
    ["丙一", [0, 0, 0, 0, null], [null, null, 3000, null, null]],
    // 总: all of it. Sales 30,000 + 10,000; collection 6,000 and C's 18,000 × 3 ÷ 18 = 3,000.
    ["总", [31500.5, 2, 9000, 77.8, 71.4], [40000, 1, 9000, null, null]],
  ])("week 41 of %s", async (who, values, targets) => {
    const items = (await report(who)).items.slice(0, 5);
    expect(items.map(({ value }) => value)).toEqual(values);
    expect(items.map(({ target }) => target)).toEqual(targets);
  });

  it.each([
    // Week 38: 1,500 (15). Week 39: nothing, 14 is 乙一's. Week 40: 12,000; 220,000 × 3 ÷ 22.
    ["2026-W38", 1500, 60000],
    ["2026-W39", 0, 40000],
    ["2026-W40", 12000, 30000],
  ])("%s of 甲: orders and their target", async (week, value, target) => {
    const [orders] = (await report("甲", week)).items;
    // September: 1–4, 7–11, 14–18, 20 (made up), 21–24, 28–30: 22 days, of week 38 six, of week 39 four.
    expect(orders).toMatchObject({ value, target });
  });

  it("a director's report shows each manager's team, and they add up to it", async () => {
    const asked = { scope: await scopeOf("p1"), span: WEEK_41, now: NOW };
    const { teams, total, aim, forms, measures } = await findMondayReport(database, asked);
    expect(teams.map(({ key, name, tally, aim: own }) => [key, name, tally.orderFen, tally.visits, own.sales])).toEqual(
      [
        ["p2", "甲", 2_350_000, 6, 3_000_000],
        ["p3", "乙", 800_050, 2, 1_000_000],
        ["t3", "C队", 0, 1, null],
      ],
    );
    expect(total.orderFen).toBe(3_150_050);
    // 甲 as above. 乙: 乙一's one day and 移's Friday and Saturday, of which D-7 and D-6. 丙一's D-9 is a Sunday's.
    expect(teams.map(({ forms }) => [forms.kept, forms.expected])).toEqual([
      [4, 7],
      [2, 3],
      [0, 3],
    ]);
    expect(measures.forms).toMatchObject({ value: 6, numerator: 6, denominator: 13 });
    expect([...forms.people.values()].map(({ name, late, missing }) => [name, late, missing])).toEqual([
      ["甲一", 1, ["2026-10-10"]],
      ["甲二", 0, ["2026-10-09", "2026-10-10"]],
      ["乙一", 0, []],
      ["移", 0, ["2026-10-10"]],
      ["丙一", 0, ["2026-10-08", "2026-10-09", "2026-10-10"]],
    ]);
    // Ten a week: 甲一 6, 甲二 6, 移 6, 丙一 6, and 乙一 2 on his one day.
    expect(aim.visits).toBe(26);
  });

  it("behind every figure of every scope stand exactly the records that were counted", async () => {
    for (const key of ["all", "p1", "p2", "p3", "p7", "t1", "t2", "t3"]) {
      const asked = { scope: await scopeOf(key), span: WEEK_41, now: NOW };
      const found = await findMondayReport(database, asked);
      for (const figure of FIGURES) {
        const counted = await findCounted(database, figure, asked);
        expect(counted.length, `${key} ${figure}`).toBe(countOf(found, figure));
      }
    }
  });

  it("takes a month like a week, beside the month before", async () => {
    const span = { week: "2026-10", monday: "2026-10-01", through: "2026-10-12" };
    const { measures, lastWeek, weeks } = await findMondayReport(database, {
      scope: await scopeOf("p4"),
      span,
      now: NOW,
    });
    expect(measures.orders).toMatchObject({ value: 2_000_000, target: 18_000_000 });
    // By 12 September 甲一 had nothing; all of September was 10,000.
    expect(lastWeek.orders.value).toBe(0);
    expect(weeks.map(({ span: { week }, orderFen }) => [week, orderFen])).toEqual([
      ["2026-07", 0],
      ["2026-08", 0],
      ["2026-09", 1_000_000],
      ["2026-10", 2_000_000],
    ]);
  });
});
