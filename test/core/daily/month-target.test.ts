// The month's target in the head of a daily report, in its sheet and on its card, worked out by hand.
import { beforeEach, expect, it } from "vitest";
import { openCalendar } from "../../../src/core/calendar/open.ts";
import { layOut } from "../../../src/core/daily/sheet.ts";
import { drawDaily } from "../../../src/core/daily/draw.ts";
import { findDailyView } from "../../../src/core/daily/view.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { house, ID, openThreeTeams } from "../../reports/three-teams.ts";
import { forEachDatabase } from "../../support/database.ts";

const NOW = new Date("2026-10-09T18:00:00+08:00");

forEachDatabase((_name, openFresh) => {
  let database: Database;
  beforeEach(async () => {
    database = await openFresh();
    await openThreeTeams(database);
  });

  const said = async (repId: number, locale: "zh-CN" | "en" = "zh-CN") => {
    const room = { database, house, records: [], calendars: openCalendar({ database, house }), now: NOW };
    const view = await findDailyView(room, repId, "2026-10-09");
    if (!view) throw new Error("there is no such rep");
    const reader = { locale, timezone: house.timezone };
    const head = layOut(view, reader).lines.at(2) ?? [];
    const card = drawDaily(view, { reader, role: "own", example: "" });
    return { head: [1, 6, 11].map((at) => head[at]), card: JSON.stringify(card) };
  };
  const set = (repId: number, period: string, goal: bigint) =>
    database.save([
      {
        insert: "Target",
        row: {
          id: 100,
          personId: repId,
          teamId: null,
          period,
          metric: "sales",
          goal,
          createdAt: NOW,
          updatedAt: NOW,
          version: 1,
        },
      },
    ]);

  it("says the month's own target and how much of it is there", async () => {
    // 甲一: 180,000 for October; 20,000 on the 8th, nothing on the 9th: 11 %.
    const { head, card } = await said(ID.甲一);
    expect(head).toEqual([180_000, 20_000, "11%"]);
    expect(card).toContain("目标 ¥180,000，完成 11%");
    expect((await said(ID.甲一, "en")).card).toContain("target ¥180,000, 11% done");
  });

  it("takes the working days' part of a year's where nothing else is set, leave left out", async () => {
    // 丙一 works 18 days of October: of a year's 248 working days in 2026, 24,800,000 gives 18 × 100,000.
    const calendar = await openCalendar({ database, house }).find(null, NOW);
    const days = Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
    const worked = days.filter((day) => calendar.isWorkday(day)).length;
    await set(ID.丙一, "2026", BigInt(worked * 100_000_00));
    expect((await said(ID.丙一)).head).toEqual([1_800_000, 0, "0%"]);
  });

  it("divides nothing by a target of zero, and says where none is set", async () => {
    // 移: zero for October, 3,000 on the 8th and 1,000.50 on the 9th.
    const zero = await said(ID.移);
    expect(zero.head).toEqual([0, 4000.5, null]);
    expect(zero.card).toContain("目标 ¥0");
    expect(zero.card).not.toContain("完成");
    // 甲二 has a target of new customers only.
    const none = await said(ID.甲二);
    expect(none.head).toEqual(["未设", 0, null]);
    expect(none.card).not.toContain("目标");
  });
});
