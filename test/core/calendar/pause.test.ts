// The working-time clock against one that counts minutes slowly, and its pause, over 2025–2026.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { dueAfterPause } from "../../../src/core/calendar/pause.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";

const days = makeDayTable(new Map());
const calendar = makeCalendar({ days, timezone: "Asia/Shanghai" });

const MINUTE = 60_000;
const FROM = Date.UTC(2025, 0, 2) / MINUTE;
const TO = Date.UTC(2026, 10, 1) / MINUTE;
/** Shanghai is eight hours ahead of UTC all year. */
const AHEAD = 8 * 60;

const worked = new Map<string, boolean>();

/** Whether a minute is worked, found without the calendar's own arithmetic: each minute by itself. */
function isWorked(minute: number): boolean {
  const local = new Date((minute + AHEAD) * MINUTE);
  const day = local.toISOString().slice(0, 10);
  const known = worked.get(day);
  const listed = known === undefined ? days.listed(day) : null;
  const isDay = known ?? listed?.isWorkday ?? ![0, 6].includes(local.getUTCDay());
  worked.set(day, isDay);
  const time = local.getUTCHours() * 60 + local.getUTCMinutes();
  return isDay && ((time >= 540 && time < 720) || (time >= 780 && time < 1080));
}

/** Minutes worked from `from` until `to`, counted one by one. */
function countMinutes(from: number, to: number): number {
  let count = 0;
  for (let minute = from; minute < to; minute += 1) if (isWorked(minute)) count += 1;
  return count;
}

/** The minute by whose end so many have been worked. */
function walk(from: number, minutes: number): number {
  let minute = from;
  for (let left = minutes; left > 0; minute += 1) if (isWorked(minute)) left -= 1;
  return minute;
}

const at = (minute: number) => new Date(minute * MINUTE);
const minutes = fc.integer({ min: FROM, max: TO });
const stretches = fc.integer({ min: 0, max: 20 * 24 * 60 });

describe("the working-time clock", () => {
  it("counts what the slow clock counts", () => {
    fc.assert(
      fc.property(minutes, stretches, (from, length) => {
        const counted = calendar.workingTimeBetween(at(from), at(from + length));
        expect(counted).toBe(countMinutes(from, from + length) * MINUTE);
      }),
      { numRuns: 150 },
    );
  });

  it("ends where the slow clock ends", () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 0, max: 60 * 60 }), (from, length) => {
        expect(calendar.addWorkingTime(at(from), length * MINUTE)).toEqual(at(walk(from, length)));
        expect(calendar.addWorkingHours(at(from), length / 60).getTime()).toBeCloseTo(walk(from, length) * MINUTE, -1);
      }),
      { numRuns: 150 },
    );
  });

  it("stands while the customer is waited for, and runs on with what was left", () => {
    fc.assert(
      fc.property(minutes, stretches, stretches, (received, worked, waited) => {
        const dueAt = calendar.deadlineOf(at(received), 3);
        const pausedAt = at(received + worked);
        const now = at(received + worked + waited);
        const due = dueAfterPause(calendar, { dueAt, pausedAt, now });
        if (pausedAt >= dueAt) {
          expect(due).toEqual(dueAt);
          return;
        }
        const left = countMinutes(received + worked, dueAt.getTime() / MINUTE);
        expect(due).toEqual(at(walk(received + worked + waited, left)));
        // However long it stood, the working time from receipt to the deadline, the pause left out, is the same.
        const before = calendar.workingTimeBetween(at(received), pausedAt);
        const after = calendar.workingTimeBetween(now, due);
        expect(before + after).toBe(calendar.workingTimeBetween(at(received), dueAt));
      }),
      { numRuns: 150 },
    );
  });

  it("is not moved by a pause of no length, nor by several in a row within one night", () => {
    const dueAt = new Date("2026-11-23T18:00:00+08:00");
    const pausedAt = new Date("2026-11-19T15:00:00+08:00");
    expect(dueAfterPause(calendar, { dueAt, pausedAt, now: pausedAt })).toEqual(dueAt);
    const night = new Date("2026-11-19T20:00:00+08:00");
    const morning = new Date("2026-11-20T08:00:00+08:00");
    expect(dueAfterPause(calendar, { dueAt, pausedAt: night, now: morning })).toEqual(dueAt);
  });
});
