// Working days and hours: the published lists, the computed deadlines, and a count of every minute, in three process zones.
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type DayTable, makeDayTable } from "../../../src/core/calendar/days.ts";
import { BUSINESS_HOURS, type Hours, type Span } from "../../../src/core/calendar/hours.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import { countMinutes, type Minutes } from "./minutes.ts";
import { isPublishedWorkday, publishedDays } from "./published.ts";

const days = makeDayTable(new Map());
const shanghai = makeCalendar({ days, timezone: "Asia/Shanghai" });
const inShanghai = (text: string) => new Date(`${text}:00+08:00`);

const NIGHT_SPANS: readonly Span[] = [
  ["00:00", "04:30"],
  ["22:30", "24:00"],
];
/** Every night, up to midnight and across the hour that a clock repeats or leaves out on a Sunday. */
const NIGHT: Hours = { weekdays: Array.from({ length: 7 }, () => NIGHT_SPANS), makeUp: NIGHT_SPANS };
const NO_HOLIDAYS: DayTable = { listed: () => null, isYearKnown: () => true };

type Place = { days: DayTable; hours: Hours; isWorkday(day: string): boolean };
const places: Record<string, Place> = {
  office: { days, hours: BUSINESS_HOURS, isWorkday: isPublishedWorkday },
  night: { days: NO_HOLIDAYS, hours: NIGHT, isWorkday: () => true },
};

const counted = new Map<string, Minutes>();
/** Counted once for all process zones. */
function minutesIn(timezone: string, place: Place): Minutes {
  const key = `${timezone} ${JSON.stringify(place.hours)}`;
  const minutes = counted.get(key) ?? countMinutes({ timezone, ...place });
  counted.set(key, minutes);
  return minutes;
}

const processZone = process.env["TZ"];
afterAll(() => {
  if (processZone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = processZone;
});

describe.each(["UTC", "Asia/Shanghai", "America/New_York"])("with the process in %s", (zone) => {
  const here = <T>(run: () => T): T => {
    process.env["TZ"] = zone;
    return run();
  };

  it("works on the published workdays of 2025 and 2026, and on no other day", () => {
    here(() => {
      expect(publishedDays().filter((day) => shanghai.isWorkday(day) !== isPublishedWorkday(day))).toEqual([]);
    });
    expect(publishedDays().filter((day) => day >= "2026" && shanghai.isWorkday(day))).toHaveLength(248);
  });

  it.each([
    ["before a make-up Saturday and Spring Festival", "2026-02-13 16:00", "2026-02-14 18:00", "2026-02-25 18:00"],
    ["after closing", "2026-02-13 18:10", "2026-02-24 18:00", "2026-02-26 18:00"],
    ["at the very minute of closing", "2026-02-13 18:00", "2026-02-24 18:00", "2026-02-26 18:00"],
    ["a minute before closing", "2026-02-13 17:59", "2026-02-14 18:00", "2026-02-25 18:00"],
    ["before Labour Day", "2026-04-30 10:00", "2026-05-06 18:00", "2026-05-08 18:00"],
    ["before National Day", "2026-09-30 10:00", "2026-10-08 18:00", "2026-10-10 18:00"],
    ["on a day off", "2026-10-03 10:00", "2026-10-09 18:00", "2026-10-12 18:00"],
    ["before opening", "2026-11-18 06:00", "2026-11-19 18:00", "2026-11-23 18:00"],
    ["at noon", "2026-11-18 12:30", "2026-11-19 18:00", "2026-11-23 18:00"],
  ])("gives 1 and 3 working days for what comes %s", (_case, received, response, proposal) => {
    here(() => {
      const receivedAt = inShanghai(received.replace(" ", "T"));
      expect(shanghai.deadlineOf(receivedAt, 1)).toEqual(inShanghai(response.replace(" ", "T")));
      expect(shanghai.deadlineOf(receivedAt, 3)).toEqual(inShanghai(proposal.replace(" ", "T")));
    });
  });

  it.each([
    ["2026-11-18 10:00", 2, "2026-11-18 12:00"],
    ["2026-11-18 11:00", 2, "2026-11-18 14:00"],
    ["2026-11-18 17:00", 2, "2026-11-19 10:00"],
    ["2026-11-20 19:00", 2, "2026-11-23 11:00"],
    ["2026-02-14 17:30", 2, "2026-02-24 10:30"],
    ["2026-11-18 12:10", 0, "2026-11-18 12:10"],
    ["2026-11-18 09:00", 8, "2026-11-18 18:00"],
    ["2026-11-18 09:00", 0.5, "2026-11-18 09:30"],
  ])("from %s gives %f working hours until %s", (from, hours, until) => {
    here(() => {
      expect(shanghai.addWorkingHours(inShanghai(from.replace(" ", "T")), hours)).toEqual(
        inShanghai(until.replace(" ", "T")),
      );
    });
  });

  it.each([
    ["2026-09-30", 5, "2026-10-13"],
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-02-14", 0, "2026-02-14"],
    ["2026-02-24", -1, "2026-02-14"],
    ["2026-03-02", -2, "2026-02-27"],
  ])("counts from %s %i workdays to %s", (day, n, then) => {
    expect(here(() => shanghai.addWorkdays(day, n))).toBe(then);
  });

  it.each([
    ["office", "Asia/Shanghai"],
    ["office", "America/New_York"],
    ["office", "Australia/Lord_Howe"],
    ["night", "America/New_York"],
    ["night", "Europe/Berlin"],
    ["night", "Africa/Cairo"],
  ])("counts %s hours in %s as one would minute by minute", (kind, timezone) => {
    const place = places[kind];
    if (!place) throw new Error(`there is no place “${kind}”`);
    const minutes = minutesIn(timezone, place);
    const calendar = makeCalendar({ ...place, timezone });
    const instant = fc
      .integer({ min: Date.UTC(2025, 0, 3) / 60_000, max: Date.UTC(2026, 10, 20) / 60_000 })
      .map((minute) => new Date(minute * 60_000));
    const property = fc.property(instant, fc.integer({ min: -500, max: 30_000 }), (from, length) => {
      const to = new Date(from.getTime() + length * 60_000);
      expect(calendar.workingTimeBetween(from, to)).toBe(minutes.between(from, to) * 60_000);
      const worked = Math.max(0, length % 2_500);
      expect(calendar.addWorkingHours(from, worked / 60)).toEqual(minutes.after(from, worked));
    });
    here(() => fc.assert(property, { numRuns: 60 }));
  });
});

describe("a deadline", () => {
  const instant = fc.date({
    min: new Date("2025-01-03T00:00Z"),
    max: new Date("2026-11-20T00:00Z"),
    noInvalidDate: true,
  });

  it("is always a closing, comes later the more days it has, and never sooner for what came later", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 100_000 }), (at, n, later) => {
        const due = shanghai.deadlineOf(at, n);
        expect(shanghai.addWorkingHours(new Date(due.getTime() - 60_000), 1 / 60)).toEqual(due);
        expect(shanghai.workingTimeBetween(due, new Date(due.getTime() + 60_000))).toBe(0);
        expect(shanghai.deadlineOf(at, n + 1) > due).toBe(true);
        expect(shanghai.deadlineOf(new Date(at.getTime() + later * 1_000), n) >= due).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("runs in the team's zone", () => {
    const newYork = makeCalendar({ days, timezone: "America/New_York" });
    const friday = new Date("2026-03-06T15:00:00-05:00");
    expect(newYork.deadlineOf(friday, 1)).toEqual(new Date("2026-03-09T18:00:00-04:00"));
  });

  it("follows what an administrator said before what was published", () => {
    const own = new Map([
      ["2026-11-19", { isWorkday: false, name: "公司年会" }],
      ["2026-11-21", { isWorkday: true, name: null }],
      ["2026-02-14", { isWorkday: false, name: null }],
    ]);
    const calendar = makeCalendar({ days: makeDayTable(own), timezone: "Asia/Shanghai" });
    expect(calendar.deadlineOf(inShanghai("2026-11-18T10:00"), 1)).toEqual(inShanghai("2026-11-20T18:00"));
    expect(calendar.deadlineOf(inShanghai("2026-11-18T10:00"), 2)).toEqual(inShanghai("2026-11-21T18:00"));
    expect(calendar.isWorkday("2026-02-14")).toBe(false);
  });

  it("cannot be without any workday", () => {
    const never: Hours = { weekdays: [[], [], [], [], [], [], []], makeUp: [] };
    expect(() => makeCalendar({ days, timezone: "Asia/Shanghai", hours: never })).toThrow("no workday");
  });
});

describe("a year", () => {
  it("is known when it was published, or when an administrator listed it", () => {
    const holidays = ["2027-01-01", "2027-02-08", "2027-10-01"].map(
      (day) => [day, { isWorkday: false, name: null }] as const,
    );
    expect([2025, 2026, 2027].map(days.isYearKnown)).toEqual([true, true, false]);
    expect(makeDayTable(new Map(holidays)).isYearKnown(2027)).toBe(true);
    expect(makeDayTable(new Map(holidays.slice(1, 2))).isYearKnown(2027)).toBe(false);
  });
});
