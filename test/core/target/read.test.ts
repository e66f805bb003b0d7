// What `/target …` means, which periods there are, and how a goal is spread over days.
import { describe, expect, it } from "vitest";
import { type Goal, goalOfPeriod, goalOn } from "../../../src/core/target/goal.ts";
import { daysOfPeriod, listDays, periodAfter, periodsOf, readPeriod } from "../../../src/core/target/period.ts";
import { readGoal, readTargetLine } from "../../../src/core/target/read.ts";

const TODAY = "2026-11-25";

describe("a period", () => {
  it.each([
    ["2026-11", "2026-11"],
    ["２０２６－１１", "2026-11"],
    ["2026年3月", "2026-03"],
    ["3月", "2026-03"],
    ["本月", "2026-11"],
    ["下个月", "2026-12"],
    ["2026Q4", "2026Q4"],
    ["q1", "2026Q1"],
    ["二季度", "2026Q2"],
    ["下季", "2027Q1"],
    ["last quarter", "2026Q3"],
    ["2027", "2027"],
    ["去年", "2025"],
    ["next month", "2026-12"],
  ])("“%s” is %s", (typed, period) => expect(readPeriod(typed, TODAY)).toBe(period));

  it.each(["2026-13", "2026-00", "2026Q5", "0月", "13月", "11", "20000", "1900", "w47", "2026-11-25", "王磊", ""])(
    "“%s” is none",
    (typed) => expect(readPeriod(typed, TODAY)).toBe(null),
  );

  it("has its days, its neighbours, and holds each of its days", () => {
    expect(daysOfPeriod("2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(daysOfPeriod("2028Q1")).toEqual({ from: "2028-01-01", to: "2028-03-31" });
    expect(daysOfPeriod("2026")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect([periodAfter("2026-12", 1), periodAfter("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
    expect([periodAfter("2026Q4", 1), periodAfter("2026Q1", -1), periodAfter("2026", -1)]).toEqual([
      "2027Q1",
      "2025Q4",
      "2025",
    ]);
    for (const day of listDays({ from: "2027-12-20", to: "2028-03-05" }))
      for (const period of periodsOf(day)) {
        const { from, to } = daysOfPeriod(period);
        expect(from <= day && day <= to).toBe(true);
      }
  });
});

describe("a line of targets", () => {
  const goals = (...pairs: [string, number | null][]) => pairs.map(([metric, goal]) => ({ metric, goal }));
  it.each([
    ["", "", "2026-11", []],
    ["王磊", "王磊", "2026-11", []],
    ["2026Q4 王磊", "王磊", "2026Q4", []],
    [
      "王磊 本月 订货20万 收款15万 新客户5 拜访40",
      "王磊",
      "2026-11",
      goals(["sales", 20_000_000], ["collection", 15_000_000], ["newCustomers", 5], ["visits", 40]),
    ],
    [
      "华东队 2026年12月 订货20万收款1.5万",
      "华东队",
      "2026-12",
      goals(["sales", 20_000_000], ["collection", 1_500_000]),
    ],
    [
      "Emily Carter next month sales 200k, visits 40",
      "Emily Carter",
      "2026-12",
      goals(["sales", 20_000_000], ["visits", 40]),
    ],
    ["Orderly Olsen new customers: 3次", "Orderly Olsen", "2026-11", goals(["newCustomers", 3])],
    ["王磊 订货 0", "王磊", "2026-11", goals(["sales", 0])],
    ["王磊 订货 取消 收款 none", "王磊", "2026-11", goals(["sales", null], ["collection", null])],
    ["王磊 订货 12345678.50元", "王磊", "2026-11", goals(["sales", 1_234_567_850])],
  ])("“%s”", (typed, who, period, wanted) => {
    expect(readTargetLine(typed, TODAY)).toEqual({ who, period, goals: wanted });
  });

  it.each([
    ["王磊 订货", { noNumber: "订货" }],
    ["王磊 新客户 1.5", { badGoal: "新客户 1.5" }],
    ["王磊 订货-5", { badGoal: "订货-5" }],
    ["王磊 订货5万 订货6万", { twice: "订货" }],
    ["王磊 拜访 3万", { badGoal: "拜访 3万" }],
  ])("“%s” is asked about", (typed, fault) => expect(readTargetLine(typed, TODAY)).toEqual(fault));

  it("money in fen up to what can be kept, counts up to six digits", () => {
    expect(readGoal("sales", "100亿")).toBe(1_000_000_000_000);
    expect(readGoal("sales", "101亿")).toBe(undefined);
    expect(readGoal("visits", "1234567")).toBe(undefined);
  });
});

describe("a goal on some days", () => {
  const works = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const goal = (period: string, amount: number): Goal => ({ period, metric: "sales", goal: amount });
  const week = (monday: string) =>
    listDays({ from: monday, to: listDays({ from: monday, to: "2027-12-31" })[6] ?? "" });
  const onDays = (goals: Goal[], days: string[]) => goalOn(goals, "sales", { days, works });

  it("is its share of the working days; a month goes before its quarter, a quarter before its year", () => {
    // November 2026 has 21 weekdays, its fourth quarter 66, the year 261.
    expect(onDays([goal("2026-11", 2100)], week("2026-11-16"))).toBe(500);
    expect(onDays([goal("2026Q4", 6600), goal("2026", 1)], week("2026-11-16"))).toBe(500);
    expect(onDays([goal("2026-11", 2100), goal("2026Q4", 66)], week("2026-11-16"))).toBe(500);
    // Monday, 30 November is the month's, the other four days are the quarter's.
    expect(onDays([goal("2026-11", 2100), goal("2026Q4", 660)], week("2026-11-30"))).toBe(100 + 40);
  });

  it("is nothing on days off, null where nothing is set, and zero where zero is", () => {
    expect(onDays([goal("2026-11", 2100)], ["2026-11-21", "2026-11-22"])).toBe(0);
    expect(onDays([goal("2026-12", 2100)], week("2026-11-16"))).toBe(null);
    expect(onDays([goal("2026-11", 0)], week("2026-11-16"))).toBe(0);
    expect(onDays([], week("2026-11-16"))).toBe(null);
  });

  it("comes back whole for its own period, also where nobody works in it", () => {
    expect(goalOfPeriod([goal("2026-11", 777)], "sales", { period: "2026-11", works })).toBe(777);
    expect(goalOfPeriod([goal("2026Q4", 900)], "sales", { period: "2026Q4", works: () => false })).toBe(900);
    expect(onDays([goal("2026-11", 777)], listDays(daysOfPeriod("2026-11")))).toBe(777);
    const never = () => false;
    expect(goalOn([goal("2026-11", 3000)], "sales", { days: ["2026-11-16"], works: never })).toBe(100);
  });
});
