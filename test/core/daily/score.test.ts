// E-05 as a table: each rule with what earns it two points, one, and none.
import { describe, expect, it } from "vitest";
import { type RuleName, scoreOf } from "../../../src/core/daily/score.ts";
import { type DayVisit, totalOf } from "../../../src/core/daily/visits.ts";
import type { Line, PlanState } from "../../../src/core/plan/actual.ts";

const EMPTY: DayVisit = {
  id: 1,
  customerId: 1,
  customerName: "永清超市",
  isNew: false,
  purposes: [],
  channel: "onsite",
  met: ["于老板"],
  competitor: null,
  feedback: null,
  summary: "看看",
  nextAction: null,
  hasNext: false,
  orderFen: null,
  marginRate: null,
  discountFen: null,
  receivableFen: null,
  collectedFen: null,
  costFen: null,
};
const visit = (more: Partial<DayVisit>): DayVisit => ({ ...EMPTY, ...more });

const line = (state: PlanState, customerName: string): Line => ({
  id: 1,
  repId: 1,
  customerId: 1,
  customerName,
  plannedOn: "2026-11-20",
  time: null,
  purposes: [],
  note: null,
  status: "open",
  reason: null,
  updatedAt: new Date(0),
  state,
  visitId: null,
  visitedOn: null,
});

type Given = { sentOn?: string; visits?: DayVisit[]; lines?: Line[] };
const score = ({ sentOn = "2026-11-20", visits = [], lines = [] }: Given) =>
  // A Friday: the next working day is the Monday.
  scoreOf({ day: "2026-11-20", sentOn, nextWorkday: "2026-11-23", visits, actual: { lines, unplanned: [] } });

const markOf = (rule: RuleName, given: Given) => {
  const mark = score(given).marks.find((one) => one.rule === rule);
  return mark ? [mark.points, mark.names.join(" ")] : null;
};

describe("the score of a day's report", () => {
  it.each([
    ["2026-11-20", 2],
    ["2026-11-21", 1],
    ["2026-11-23", 1],
    ["2026-11-24", 0],
  ])("handed in on %s", (sentOn, points) => {
    expect(markOf("punctual", { sentOn })).toEqual([points, ""]);
  });

  const bad = { met: [], summary: null };
  it.each<[RuleName, Given, [number, string] | null]>([
    ["met", { visits: [] }, null],
    ["met", { visits: [visit({})] }, [2, ""]],
    ["met", { visits: [visit({}), visit({ met: [], customerName: "重百" })] }, [1, "重百"]],
    ["met", { visits: [visit({}), visit(bad), visit(bad)] }, [0, "永清超市"]],
    ["met", { visits: [visit({ ...bad, channel: "phone" })] }, null],
    ["outcome", { visits: [visit(bad)] }, [0, "永清超市"]],
    ["outcome", { visits: [visit({ ...bad, hasNext: true })] }, [2, ""]],
    ["outcome", { visits: [visit({ ...bad, competitor: "降价" })] }, [2, ""]],
    ["outcome", { visits: [visit({ ...bad, collectedFen: 0 })] }, [2, ""]],
    ["amounts", { visits: [visit({ ...bad, purposes: ["collect"] })] }, [0, "永清超市"]],
    ["amounts", { visits: [visit({ ...bad, purposes: ["collect"], collectedFen: 100 })] }, [2, ""]],
    ["amounts", { visits: [visit({ purposes: ["collect"], summary: "老板不在" })] }, [2, ""]],
    ["amounts", { visits: [visit({ ...bad, purposes: ["order"], collectedFen: 100 })] }, [0, "永清超市"]],
    ["amounts", { visits: [visit({ orderFen: 100, discountFen: 101 })] }, [0, "永清超市"]],
    ["amounts", { visits: [visit({ orderFen: 100, discountFen: 100 })] }, [2, ""]],
    ["plans", { lines: [] }, null],
    ["plans", { lines: [line("done", "重百"), line("cancelled", "重百"), line("late", "重百")] }, [2, ""]],
    ["plans", { lines: [line("done", "重百"), line("planned", "大润发")] }, [1, "大润发"]],
    ["plans", { lines: [line("missed", "大润发")] }, [0, "大润发"]],
  ])("%s %#", (rule, given, mark) => {
    expect(markOf(rule, given)).toEqual(mark);
  });

  it("adds up, out of the rules that the day gives occasion for", () => {
    expect(score({})).toMatchObject({ points: 2, of: 2 });
    expect(score({ visits: [visit({}), visit({ met: [] })], lines: [line("planned", "大润发")] })).toMatchObject({
      points: 7,
      of: 10,
    });
  });
});

describe("the totals of a day's visits", () => {
  it("add what was written, weigh the margin by what was sold, and count each customer once", () => {
    const visits = [
      visit({ orderFen: 300_00, marginRate: 10, isNew: true }),
      visit({ orderFen: 100_00, marginRate: 20, customerId: 2 }),
      visit({ marginRate: 90, customerId: 2, collectedFen: 50_00 }),
    ];
    expect(totalOf(visits)).toEqual({
      orderFen: 400_00,
      marginRate: 12.5,
      discountFen: null,
      receivableFen: null,
      collectedFen: 50_00,
      costFen: null,
      visits: 3,
      fresh: 1,
      known: 1,
    });
  });

  it("say nothing of what nobody wrote", () => {
    expect(totalOf([])).toMatchObject({ orderFen: null, marginRate: null, visits: 0, fresh: 0, known: 0 });
  });
});
