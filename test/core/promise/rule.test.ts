// When a promise is kept, late or broken; and on which morning an order is to be confirmed.
import { describe, expect, it } from "vitest";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { confirmOn } from "../../../src/core/order-day.ts";
import { doingOf } from "../../../src/core/promise/rule.ts";

describe("a promise done on a day", () => {
  it.each([
    [null, "2026-12-10", "2026-12-10", "kept", 0],
    [null, "2026-12-10", "2026-12-08", "kept", 0],
    [null, "2026-12-10", "2026-12-12", "kept", 2],
    [null, null, "2026-12-12", "kept", 0],
    ["month:10", "2026-12-10", "2026-12-10", "kept", 0],
    ["month:10", "2026-12-10", "2026-12-09", "broken", -1],
    ["month:10", "2026-12-10", "2026-12-11", "broken", 1],
    ["month:10:by", "2026-12-10", "2026-12-01", "kept", 0],
    ["month:10:by", "2026-12-10", "2026-12-11", "broken", 1],
    // Moved by agreement: the day agreed on is its day.
    ["week:5", "2026-11-23", "2026-11-23", "kept", 0],
    ["week:5", null, "2026-11-23", "kept", 0],
  ] as const)("every %s, due %s, done %s: %s, %i days", (...row) => {
    const [every, dueOn, on, status, days] = row;
    expect(doingOf({ every, dueOn }, on)).toEqual({ status, days });
  });
});

describe("an order", () => {
  const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: "Asia/Shanghai" });
  // Ordered, written on (its morning is over), told on, to be done by.
  it.each([
    ["2026-11-16", "2026-11-16", "2026-11-19", "2026-11-19"], // Monday: Thursday
    ["2026-11-18", "2026-11-18", "2026-11-20", "2026-11-21"], // Wednesday: Saturday, so Friday
    ["2026-11-19", "2026-11-19", "2026-11-20", "2026-11-22"], // Thursday: Sunday, so Friday
    ["2026-11-20", "2026-11-20", "2026-11-23", "2026-11-23"], // Friday: Monday
    ["2026-02-11", "2026-02-11", "2026-02-14", "2026-02-14"], // a make-up Saturday is a workday
    ["2026-02-13", "2026-02-13", "2026-02-14", "2026-02-16"], // the third day is Spring Festival's
    ["2026-02-14", "2026-02-14", "2026-02-24", "2026-02-24"], // no workday within three days: the first one after
    ["2026-11-17", "2026-11-20", "2026-11-23", "2026-11-23"], // written on its last day: the next workday
    ["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-23"], // written the day after, past that morning
  ])("of %s, written on %s, is told on %s and due by %s", (day, today, on, dueOn) => {
    const isOver = (morning: string) => morning <= today;
    expect(confirmOn({ day, within: 3 }, { today, calendar, isOver })).toEqual({ on, dueOn });
  });

  it("of long ago is nobody's to confirm any more", () => {
    const around = { today: "2026-11-20", calendar, isOver: (morning: string) => morning <= "2026-11-20" };
    expect(confirmOn({ day: "2026-11-16", within: 3 }, around)).toBeNull();
  });
});
