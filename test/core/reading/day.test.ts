// Which day is meant: as a due day, as a past day; and what is no day at all.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayFault, readDay } from "../../../src/core/reading/day.ts";

const TODAY = "2026-11-18"; // a Wednesday

type Expected = string | `!${DayFault}`;
/** What is said, the day if it is due, the day if it is past; `!` marks why it is none. */
const days: readonly [said: string, due: Expected, past: Expected][] = [
  ["今天", "2026-11-18", "2026-11-18"],
  ["明天", "2026-11-19", "!plan"],
  ["后天", "2026-11-20", "!plan"],
  ["大后天", "2026-11-21", "!plan"],
  ["昨天", "!over", "2026-11-17"],
  ["前天", "!over", "2026-11-16"],
  ["大前天", "!over", "2026-11-15"],
  ["周三", "2026-11-25", "2026-11-18"],
  ["周三前", "2026-11-18", "2026-11-18"],
  ["星期三之前", "2026-11-18", "2026-11-18"],
  ["周四", "2026-11-19", "2026-11-12"],
  ["星期五", "2026-11-20", "2026-11-13"],
  ["礼拜天", "2026-11-22", "2026-11-15"],
  ["周日", "2026-11-22", "2026-11-15"],
  ["周1", "2026-11-23", "2026-11-16"],
  ["本周五", "2026-11-20", "!plan"],
  ["本周一", "!over", "2026-11-16"],
  ["这周三", "2026-11-18", "2026-11-18"],
  ["这个星期天", "2026-11-22", "!plan"],
  ["下周三", "2026-11-25", "!plan"],
  ["下个星期一", "2026-11-23", "!plan"],
  ["下下周三", "2026-12-02", "!plan"],
  ["上周三", "!over", "2026-11-11"],
  ["上上周五", "!over", "2026-11-06"],
  ["25号", "2026-11-25", "2026-10-25"],
  ["25日前", "2026-11-25", "2026-10-25"],
  ["十号", "2026-12-10", "2026-11-10"],
  ["10号", "2026-12-10", "2026-11-10"],
  ["18号", "2026-11-18", "2026-11-18"],
  ["31号", "2026-12-31", "2026-10-31"],
  ["下月5号", "2026-12-05", "!plan"],
  ["下个月5号", "2026-12-05", "!plan"],
  ["本月3号", "!over", "2026-11-03"],
  ["月底", "2026-11-30", "!plan"],
  ["本月底", "2026-11-30", "!plan"],
  ["月底前", "2026-11-30", "!plan"],
  ["下月底", "2026-12-31", "!plan"],
  ["下个月底", "2026-12-31", "!plan"],
  ["11月25日", "2026-11-25", "!plan"],
  ["11月25号", "2026-11-25", "!plan"],
  ["十一月二十五日", "2026-11-25", "!plan"],
  ["11月10日", "2027-11-10", "2026-11-10"],
  ["8月20日", "2027-08-20", "2026-08-20"],
  ["8月19日", "2027-08-19", "!old"],
  ["11/25", "2026-11-25", "!plan"],
  ["１１／２５", "2026-11-25", "!plan"],
  ["11/18", "2026-11-18", "2026-11-18"],
  ["11/17", "2027-11-17", "2026-11-17"],
  ["2/30", "!none", "!none"],
  ["2月29日", "!none", "!none"],
  ["2026-11-25", "2026-11-25", "!plan"],
  ["2026/11/25", "2026-11-25", "!plan"],
  ["2026年11月25日", "2026-11-25", "!plan"],
  ["2026-07-01", "!over", "2026-07-01"],
  ["2026-13-01", "!none", "!none"],
  ["3天后", "2026-11-21", "!plan"],
  ["三天之后", "2026-11-21", "!plan"],
  ["两周后", "2026-12-02", "!plan"],
  ["2个星期后", "2026-12-02", "!plan"],
  ["3天前", "!over", "2026-11-15"],
  ["today", "2026-11-18", "2026-11-18"],
  ["Tomorrow", "2026-11-19", "!plan"],
  ["day after tomorrow", "2026-11-20", "!plan"],
  ["yesterday", "!over", "2026-11-17"],
  ["the day before yesterday", "!over", "2026-11-16"],
  ["Fri", "2026-11-20", "2026-11-13"],
  ["friday", "2026-11-20", "2026-11-13"],
  ["Wed", "2026-11-25", "2026-11-18"],
  ["by Wed", "2026-11-18", "2026-11-18"],
  ["by Fri", "2026-11-20", "2026-11-13"],
  ["on Friday", "2026-11-20", "2026-11-13"],
  ["before Fri", "2026-11-20", "2026-11-13"],
  ["this Fri", "2026-11-20", "!plan"],
  ["next Fri", "2026-11-20", "2026-11-13"],
  ["next week Fri", "2026-11-27", "!plan"],
  ["Fri next week", "2026-11-27", "!plan"],
  ["last Wed", "!over", "2026-11-11"],
  ["last week Mon", "!over", "2026-11-09"],
  ["in 3 days", "2026-11-21", "!plan"],
  ["in a week", "2026-11-25", "!plan"],
  ["in 2 weeks", "2026-12-02", "!plan"],
  ["2 days ago", "!over", "2026-11-16"],
  ["Nov 25", "2026-11-25", "!plan"],
  ["November 25th", "2026-11-25", "!plan"],
  ["25 Nov", "2026-11-25", "!plan"],
  ["Nov 10", "2027-11-10", "2026-11-10"],
  ["Jan 5, 2027", "2027-01-05", "!plan"],
  ["end of month", "2026-11-30", "!plan"],
  ["by the end of the month", "2026-11-30", "!plan"],
  ["end of next month", "2026-12-31", "!plan"],
  ["初八", "!lunar", "!lunar"],
  ["腊月二十", "!lunar", "!lunar"],
  ["农历八月十五", "!lunar", "!lunar"],
  ["八月十五", "!lunar", "!lunar"],
  ["闰六月初一", "!lunar", "!lunar"],
  ["除夕前", "!lunar", "!lunar"],
];

const noDays =
  "11.25 7-11 1-2 二月花酒店 五月花纸业 一点点奶茶 7天酒店 三五醇酒 25号楼 一号店 周末 下周 周围 今年 1/2箱 11/25/26 Sunny Mayor Monet thu_ 13月1日 32号 0号 下个月 三十而已 次日达".split(
    " ",
  );

const said = (text: string, today: string, aim: "due" | "past"): string | null => {
  const read = readDay(text, today, aim);
  if (read === null) return null;
  return "fault" in read ? `!${read.fault}` : read.day;
};

describe("a day in words, on Wednesday 2026-11-18", () => {
  it.each(days)("%s", (text, due, past) => {
    expect(said(text, TODAY, "due")).toBe(due);
    expect(said(text, TODAY, "past")).toBe(past);
  });

  it.each(noDays)("%s is none", (text) => {
    expect(readDay(text, TODAY, "due")).toBeNull();
  });

  it.each([
    ["周五前换海报", "2026-11-20", "换海报"],
    ["11月25日上午送货", "2026-11-25", "上午送货"],
    ["by Fri replace posters", "2026-11-20", "replace posters"],
    ["下周三 前台陈列", "2026-11-25", "前台陈列"],
    ["25号送POP", "2026-11-25", "送POP"],
  ])("%s: the rest stays", (text, day, rest) => expect(readDay(text, TODAY, "due")).toEqual({ day, rest }));
});

describe("at the edges of a year", () => {
  it.each([
    ["2026-12-31", "due", "周五", "2027-01-01"],
    ["2026-12-31", "due", "1号", "2027-01-01"],
    ["2027-01-03", "past", "12/31", "2026-12-31"],
    ["2027-01-01", "past", "周四", "2026-12-31"],
    ["2026-12-28", "due", "下周三", "2027-01-06"],
    ["2026-12-15", "due", "下月底", "2027-01-31"],
    ["2028-02-28", "due", "2/29", "2028-02-29"],
    ["2027-01-31", "due", "下月30号", "!none"],
  ] as const)("on %s, %s, %s is %s", (today, aim, text, day) => expect(said(text, today, aim)).toBe(day));
});

const someDay = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2100-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("whatever the day", () => {
  it("a due day is never past, and a past day is never to come", () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...days.map(([text]) => text)), (today, text) => {
        const due = readDay(text, today, "due");
        const past = readDay(text, today, "past");
        if (due !== null && "day" in due) expect(due.day >= today).toBe(true);
        if (past !== null && "day" in past) expect(past.day <= today).toBe(true);
      }),
    );
  });

  it("a full date is itself", () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(readDay(day, day, "due")).toEqual({ day, rest: "" });
      }),
    );
  });

  it("a bare weekday is due within the seven days to come, with 前 also today", () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(..."一二三四五六日"), (today, weekday) => {
        const ahead = (text: string) => (Date.parse(said(text, today, "due") ?? "") - Date.parse(today)) / 86_400_000;
        expect(ahead(`周${weekday}`)).toBeGreaterThanOrEqual(1);
        expect(ahead(`周${weekday}`)).toBeLessThanOrEqual(7);
        expect(ahead(`周${weekday}前`)).toBe(ahead(`周${weekday}`) % 7);
      }),
    );
  });
});
