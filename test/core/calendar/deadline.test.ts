// Deadlines against a walk through every minute of 2025 and 2026, in three process zones.
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { dueAfterPause } from "../../../src/core/calendar/pause.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import { isPublishedWorkday } from "./published.ts";

const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: "Asia/Shanghai" });
const MINUTE = 60_000;
const SHANGHAI = 8 * 60;
const FROM = Date.UTC(2025, 0, 2) / MINUTE;
const TO = Date.UTC(2026, 11, 1) / MINUTE;

/** The day and the minute of the day in Shanghai, which has had no summer time in these years. */
function wallOf(minute: number): { day: string; of: number } {
  const local = minute + SHANGHAI;
  return { day: new Date(local * MINUTE).toISOString().slice(0, 10), of: ((local % 1440) + 1440) % 1440 };
}
const isWorked = (minute: number): boolean => {
  const { day, of } = wallOf(minute);
  return isPublishedWorkday(day) && ((of >= 540 && of < 720) || (of >= 780 && of < 1080));
};

/** Minute by minute: the closings that come after receipt are counted; the one of the day of receipt is the first. */
function slowDeadline(received: number, workdays: number): Date {
  let closings = 0;
  for (let minute = received; ; minute++) {
    const isClosing = wallOf(minute).of === 1079 && isWorked(minute);
    if (isClosing) closings += 1;
    if (closings === workdays + 1) return new Date((minute + 1) * MINUTE);
  }
}

function slowCount(from: number, to: number): number {
  let count = 0;
  for (let minute = from; minute < to; minute++) if (isWorked(minute)) count += 1;
  return count;
}

function slowWalk(from: number, minutes: number): Date {
  let minute = from;
  for (let left = minutes; left > 0; minute++) if (isWorked(minute)) left -= 1;
  return new Date(minute * MINUTE);
}

const processZone = process.env["TZ"];
afterAll(() => {
  if (processZone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = processZone;
});

describe.each(["UTC", "Asia/Shanghai", "America/New_York"])("with the process in %s", (zone) => {
  const minutes = fc.integer({ min: FROM, max: TO });
  const stretches = fc.integer({ min: 0, max: 12 * 1440 });

  it("gives one and three working days as a walk through the minutes does", () => {
    process.env["TZ"] = zone;
    const property = fc.property(minutes, fc.constantFrom(1, 3), (received, workdays) => {
      expect(calendar.deadlineOf(new Date(received * MINUTE), workdays)).toEqual(slowDeadline(received, workdays));
    });
    fc.assert(property, { numRuns: 120 });
  });

  it("keeps what was left of them through one pause and a second", () => {
    process.env["TZ"] = zone;
    const property = fc.property(minutes, stretches, stretches, stretches, stretches, (received, ...spans) => {
      let dueAt = calendar.deadlineOf(new Date(received * MINUTE), 3);
      let slow = slowDeadline(received, 3);
      let minute = received;
      for (const [worked, waited] of [spans.slice(0, 2), spans.slice(2)]) {
        const pausedAt = minute + (worked ?? 0);
        minute = pausedAt + (waited ?? 0);
        const left = slow.getTime() / MINUTE > pausedAt ? slowCount(pausedAt, slow.getTime() / MINUTE) : null;
        dueAt = dueAfterPause(calendar, {
          dueAt,
          pausedAt: new Date(pausedAt * MINUTE),
          now: new Date(minute * MINUTE),
        });
        if (left !== null) slow = slowWalk(minute, left);
        expect(dueAt).toEqual(slow);
      }
    });
    fc.assert(property, { numRuns: 40 });
  });

  it.each([
    ["2026-02-13T16:00", "2026-02-14T18:00", "2026-02-25T18:00"],
    ["2026-02-13T18:10", "2026-02-24T18:00", "2026-02-26T18:00"],
    ["2026-04-30T10:00", "2026-05-06T18:00", "2026-05-08T18:00"],
    ["2026-09-30T10:00", "2026-10-08T18:00", "2026-10-10T18:00"],
  ])("a complaint of %s is due %s and %s", (received, response, proposal) => {
    process.env["TZ"] = zone;
    const at = (text: string) => new Date(`${text}:00+08:00`);
    expect([1, 3].map((days) => calendar.deadlineOf(at(received), days))).toEqual([at(response), at(proposal)]);
  });
});
