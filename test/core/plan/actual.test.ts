// Planned against actual, and the target of a week: every state once, and none of them twice.
import { describe, expect, it } from "vitest";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import { compare, countOf } from "../../../src/core/plan/actual.ts";
import type { Plan, Visited } from "../../../src/core/plan/find.ts";
import { targetOf } from "../../../src/core/plan/target.ts";

let made = 0;
const plan = (customerId: number, plannedOn: string, more: Partial<Plan> = {}): Plan => ({
  id: (made += 1),
  repId: 1,
  customerId,
  customerName: `C${customerId}`,
  plannedOn,
  time: null,
  purposes: [],
  note: null,
  status: "open",
  reason: null,
  updatedAt: new Date(0),
  ...more,
});
const visit = (customerId: number, visitedOn: string): Visited => ({
  id: (made += 1),
  repId: 1,
  customerId,
  customerName: `C${customerId}`,
  visitedOn,
});

const days = { from: "2026-11-16", to: "2026-11-22" };
const statesOf = (plans: Plan[], visits: Visited[], today = "2026-11-19") => {
  const actual = compare(plans, visits, { days, today });
  return {
    states: actual.lines.map(({ state }) => state),
    unplanned: actual.unplanned.map(({ visitedOn }) => visitedOn),
  };
};

describe("planned against actual", () => {
  it("is planned until its day is over, then missed", () => {
    const plans = [plan(1, "2026-11-18"), plan(2, "2026-11-19"), plan(3, "2026-11-20")];
    expect(statesOf(plans, []).states).toEqual(["missed", "planned", "planned"]);
  });

  it("is done by a visit of that customer on that day, also ahead of the day's end", () => {
    expect(statesOf([plan(1, "2026-11-19")], [visit(1, "2026-11-19")])).toEqual({ states: ["done"], unplanned: [] });
    expect(statesOf([plan(1, "2026-11-18")], [visit(2, "2026-11-18")])).toEqual({
      states: ["missed"],
      unplanned: ["2026-11-18"],
    });
  });

  it("is made up for by a later visit that nothing else was planned for, once, within a week", () => {
    expect(statesOf([plan(1, "2026-11-16")], [visit(1, "2026-11-18")])).toEqual({ states: ["late"], unplanned: [] });
    const two = [plan(1, "2026-11-16"), plan(1, "2026-11-17")];
    expect(statesOf(two, [visit(1, "2026-11-18")]).states).toEqual(["late", "missed"]);
    const own = [plan(1, "2026-11-16"), plan(1, "2026-11-18")];
    expect(statesOf(own, [visit(1, "2026-11-18")]).states).toEqual(["missed", "done"]);
    expect(statesOf([plan(1, "2026-11-16")], [visit(1, "2026-11-24")], "2026-11-30").states).toEqual(["missed"]);
    expect(statesOf([plan(1, "2026-11-16")], [visit(1, "2026-11-23")], "2026-11-30").states).toEqual(["late"]);
  });

  it("does not count next week's planned visit for this week's missed one", () => {
    const plans = [plan(1, "2026-11-17"), plan(1, "2026-11-23")];
    expect(statesOf(plans, [visit(1, "2026-11-23")], "2026-11-30")).toEqual({ states: ["missed"], unplanned: [] });
  });

  it("stays moved or cancelled, whatever happened on the day", () => {
    const plans = [plan(1, "2026-11-17", { status: "moved" }), plan(2, "2026-11-17", { status: "cancelled" })];
    expect(statesOf(plans, [visit(1, "2026-11-17")])).toEqual({
      states: ["moved", "cancelled"],
      unplanned: ["2026-11-17"],
    });
  });

  it("is counted by state; what was moved away is not planned any more", () => {
    const plans = [
      plan(1, "2026-11-16"),
      plan(2, "2026-11-16"),
      plan(3, "2026-11-16", { status: "moved" }),
      plan(4, "2026-11-20"),
      plan(5, "2026-11-17"),
    ];
    const visits = [visit(1, "2026-11-16"), visit(2, "2026-11-18"), visit(9, "2026-11-18")];
    expect(countOf(compare(plans, visits, { days, today: "2026-11-19" }))).toEqual({
      planned: 4,
      done: 1,
      late: 1,
      missed: 1,
      moved: 1,
      unplanned: 1,
    });
  });
});

describe("ten visits a week (X-08)", () => {
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: "Asia/Shanghai" });
  const target = (monday: string, away: { fromOn: string; toOn: string }[] = []) =>
    targetOf(calendar, monday, { personId: 7, away: away.map((one) => ({ personId: 7, ...one })) });

  it("is ten in a week of five days", () => expect(target("2026-11-16")).toEqual({ days: 5, visits: 10 }));

  it("takes holidays off: in the week of 1 October 2026 three days are worked", () =>
    // 28–30 September are worked; 1–4 October are off.
    expect(target("2026-09-28")).toEqual({ days: 3, visits: 6 }));

  it("adds a make-up Saturday: 10 October 2026 is worked, 5–7 October are off", () =>
    // 8, 9 and 10 October.
    expect(target("2026-10-05")).toEqual({ days: 3, visits: 6 }));

  it("takes leave off, also where it began the week before, and nobody else's", () => {
    expect(target("2026-11-16", [{ fromOn: "2026-11-12", toOn: "2026-11-17" }])).toEqual({ days: 3, visits: 6 });
    expect(target("2026-11-16", [{ fromOn: "2026-11-16", toOn: "2026-11-20" }])).toEqual({ days: 0, visits: 0 });
    const others = [{ personId: 8, fromOn: "2026-11-16", toOn: "2026-11-20" }];
    expect(targetOf(calendar, "2026-11-16", { personId: 7, away: others }).visits).toBe(10);
  });
});
