// ISO weeks, and the words with which a report is asked for.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readReportWords } from "../../src/reports/monday/ask.ts";
import { readCountedChoice, readReportChoice } from "../../src/reports/monday/button.ts";
import { addDays, daysOf, mondayOf, readWeek, spanBefore, spanOf, weekOf } from "../../src/reports/monday/week.ts";

describe("a week", () => {
  it.each([
    ["2026-11-22", "2026-W47", "2026-11-16"],
    ["2026-11-23", "2026-W48", "2026-11-23"],
    ["2027-01-03", "2026-W53", "2026-12-28"],
    ["2024-12-30", "2025-W01", "2024-12-30"],
    ["2021-01-01", "2020-W53", "2020-12-28"],
  ])("%s lies in %s, which begins on %s", (day, week, monday) => {
    expect([weekOf(day), mondayOf(day), readWeek(week)]).toEqual([week, monday, monday]);
  });

  it("is the one that Temporal gives, for every day of fifty years", () => {
    for (let day = "2000-01-01"; day < "2050-01-01"; day = addDays(day, 1)) {
      const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
      expect(weekOf(day)).toBe(`${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`);
    }
  });

  it.each(["2026-W54", "2025-W53", "2026-W00", "2026-47", "W47", "", "2026-W4x", "99999-W01", "1066-W01"])(
    "there is no “%s”",
    (typed) => expect(readWeek(typed)).toBe(null),
  );

  it("runs as far as today, and is compared with as much of the one before", () => {
    const span = spanOf("2026-11-16", "2026-11-18");
    expect(span).toEqual({ week: "2026-W47", monday: "2026-11-16", through: "2026-11-18" });
    expect(span && spanBefore(span, 1)).toEqual({ week: "2026-W46", monday: "2026-11-09", through: "2026-11-11" });
    expect(span && daysOf(span)).toEqual(["2026-11-16", "2026-11-17", "2026-11-18"]);
    expect(spanOf("2026-11-16", "2026-12-18")?.through).toBe("2026-11-22");
    expect(spanOf("2026-11-16", "2026-11-15")).toBe(null);
  });
});

describe("what is asked for", () => {
  const TODAY = "2026-11-25"; // a Wednesday of week 48
  it.each([
    ["", "2026-11-23", "card", ""],
    ["本周", "2026-11-23", "card", ""],
    ["上周", "2026-11-16", "card", ""],
    ["last week", "2026-11-16", "card", ""],
    ["LAST  WEEK xlsx", "2026-11-16", "xlsx", ""],
    ["下周", "2026-11-30", "card", ""],
    ["2026-W47", "2026-11-16", "card", ""],
    ["pdf 上周", "2026-11-16", "pdf", ""],
    ["ｗ４７ ｊｓｏｎ", "2026-11-16", "json", ""],
    ["王磊 上周", "2026-11-16", "card", "王磊"],
    ["上周 Emily Carter xlsx", "2026-11-16", "xlsx", "Emily Carter"],
    ["上周末小队", "2026-11-23", "card", "上周末小队"],
  ])("“%s” is the week of %s as %s of “%s”", (typed, monday, format, who) => {
    expect(readReportWords(typed, TODAY)).toEqual({ monday, format, who });
  });

  it.each(["2026-W54", "w99", "2026-w00"])("“%s” is said to be no week", (typed) => {
    expect(readReportWords(typed, TODAY)).toEqual({ badWeek: typed });
  });
});

describe("what a button carries", () => {
  it.each([
    "",
    "|",
    "orders",
    "orders|p1",
    "sales|p1|2026-11-22|abc|1|0",
    "orders|p1|2026-11-31|abc|1|0",
    "orders|p1|2026-11-22||1|0",
  ])("“%s” leads to no figure", (choice) => expect(readCountedChoice(choice)).toBe(null));
  it.each(["", "p1", "p1|2026-11-17|card", "p1|x|card"])("“%s” leads to no report", (choice) =>
    expect(readReportChoice(choice)).toBe(null),
  );
  it("is never trusted to be well formed", () => {
    fc.assert(
      fc.property(fc.string(), (choice) => {
        readCountedChoice(choice);
        readReportChoice(choice);
        readReportWords(choice, "2026-11-25");
      }),
    );
  });
});
