// Deadlines in words, in both languages and in the reader's own zone.
import { describe, expect, it } from "vitest";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { sayDeadline } from "../../../src/core/calendar/say.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import { type Locale, messagesFor } from "../../../src/core/messages/index.ts";

const own = new Map([
  ["2026-11-19", { isWorkday: false, name: "公司年会" }],
  ["2026-11-24", { isWorkday: false, name: null }],
]);
const calendar = makeCalendar({ days: makeDayTable(own), timezone: "Asia/Shanghai" });

function said(received: string, workdays: number, locale: Locale, timezone = "Asia/Shanghai"): string {
  const receivedAt = new Date(received);
  const reader = { messages: messagesFor(locale), timezone, today: received.slice(0, 10) };
  return sayDeadline(calendar, { receivedAt, dueAt: calendar.deadlineOf(receivedAt, workdays) }, reader);
}

describe("a deadline", () => {
  it.each([
    ["2026-11-11T10:00+08:00", 1, "11月12日(周四)18:00", "Thu 12 Nov 18:00"],
    ["2026-02-13T16:00+08:00", 1, "2月14日(周六，调休上班)18:00", "Sat 14 Feb 18:00 (make-up workday)"],
    ["2026-02-13T16:00+08:00", 3, "2月25日(周三)18:00，已扣春节", "Wed 25 Feb 18:00, not counting Spring Festival"],
    [
      "2026-09-24T10:00+08:00",
      5,
      "10月9日(周五)18:00，已扣中秋节、国庆节",
      "Fri 9 Oct 18:00, not counting Mid-Autumn Festival, National Day",
    ],
    [
      "2026-11-18T10:00+08:00",
      4,
      "11月26日(周四)18:00，已扣公司年会、放假日",
      "Thu 26 Nov 18:00, not counting 公司年会, days off",
    ],
    [
      "2026-12-31T10:00+08:00",
      1,
      "2027年1月1日(周五)18:00，2027 年的放假安排还没有公布，按周末推算",
      "Fri 1 Jan 2027 18:00, the holidays of 2027 are not published yet, so only weekends are left out",
    ],
  ])("of what came at %s with %i working days is said with its reasons", (received, workdays, chinese, english) => {
    expect(said(received, workdays, "zh-CN")).toBe(chinese);
    expect(said(received, workdays, "en")).toBe(english);
  });

  it("is said in the reader's zone, whatever the team's", () => {
    expect(said("2026-11-11T10:00+08:00", 1, "en", "America/New_York")).toBe("Thu 12 Nov 05:00");
    expect(said("2026-02-13T16:00+08:00", 1, "zh-CN", "Pacific/Kiritimati")).toBe("2月15日(周日)00:00");
  });
});
