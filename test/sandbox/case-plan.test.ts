// The demo company's case: its deadline lies a few working hours ahead whenever the sandbox is started, and the button finds it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeDayTable } from "../../src/core/calendar/days.ts";
import { dueAfterPause } from "../../src/core/calendar/pause.ts";
import { makeCalendar } from "../../src/core/calendar/working-time.ts";
import { planCase } from "../../src/sandbox/demo/case-plan.ts";
import { drawCrushedBox } from "../../src/sandbox/demo/picture.ts";
import { findBreach } from "../../src/sandbox/find-breach.ts";
import { forEachDatabase } from "../support/database.ts";
import { house, openDesk } from "../support/desk.ts";

const HOUR_MS = 3_600_000;
const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: "Asia/Shanghai" });

describe("the plan of the demo case", () => {
  it.each([
    ["in the morning", "2026-11-18T09:30:00+08:00", "2026-11-18T13:30:00+08:00"],
    ["after lunch", "2026-11-18T13:10:00+08:00", "2026-11-18T16:10:00+08:00"],
    ["in the afternoon", "2026-11-18T16:00:00+08:00", "2026-11-19T10:00:00+08:00"],
    ["at night", "2026-11-18T23:00:00+08:00", "2026-11-19T13:30:00+08:00"],
    ["on a Friday evening", "2026-11-20T20:00:00+08:00", "2026-11-23T13:30:00+08:00"],
    ["on a Sunday", "2026-11-22T09:45:00+08:00", "2026-11-23T13:30:00+08:00"],
    ["before a make-up Sunday", "2026-09-19T12:00:00+08:00", "2026-09-20T13:30:00+08:00"],
    ["in the National Day week", "2026-10-03T12:00:00+08:00", "2026-10-08T13:30:00+08:00"],
  ])("started %s: the proposal is due %s → %s", (_when, now, dueAt) => {
    expect(planCase(calendar, new Date(now)).dueAt).toEqual(new Date(dueAt));
  });

  it("comes out at that deadline by the case's own rules, with everything before it in the past", () => {
    const instants = fc.date({ min: new Date("2025-02-01"), max: new Date("2026-12-20"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (now) => {
        const { receivedAt, waitsFrom, waitsUntil, dueAt } = planCase(calendar, now);
        const due = calendar.deadlineOf(receivedAt, 3);
        const paused = dueAfterPause(calendar, { dueAt: due, pausedAt: waitsFrom, now: waitsUntil });
        const hours = calendar.workingTimeBetween(now, dueAt) / HOUR_MS;
        return (
          paused.getTime() === dueAt.getTime() &&
          receivedAt < waitsFrom &&
          waitsFrom < waitsUntil &&
          waitsUntil.getTime() + HOUR_MS / 12 < now.getTime() &&
          hours >= 3 &&
          hours <= 4.2
        );
      }),
    );
  });
});

it("the demo's picture is a small PNG", () => {
  const picture = drawCrushedBox();
  expect(Buffer.from(picture.subarray(0, 8)).toString("hex")).toBe("89504e470d0a1a0a");
  expect(picture.length).toBeLessThan(5_000);
});

forEachDatabase((_name, openFresh) => {
  it("the jump goes to the next deadline of an open case, within working time", async () => {
    const database = await openFresh();
    const now = new Date("2026-11-18T10:00:00+08:00");
    const room = { database, house };
    await openDesk(database);
    const set = (columns: Record<string, Date | string | null>) =>
      database.save([{ update: "Complaint", where: { id: 1001 }, set: columns, expect: 1 }]);
    const at = (instant: string) => new Date(new Date(instant).getTime() + 1_000);
    const received = { responseDueAt: new Date("2026-11-18T18:00:00+08:00") };
    await set({ ...received, proposalDueAt: new Date("2026-11-18T15:00:00+08:00") });
    expect(await findBreach(room, now)).toEqual(at("2026-11-18T15:00:00+08:00"));
    await set({ status: "waiting", waitingSince: now });
    // People hear of what is missed at closing when they are back.
    expect(await findBreach(room, now)).toEqual(at("2026-11-19T09:00:00+08:00"));
    await set({ respondedAt: now });
    expect(await findBreach(room, now)).toBeNull();
    await set({ status: "open", waitingSince: null });
    expect(await findBreach(room, now)).toEqual(at("2026-11-18T15:00:00+08:00"));
    expect(await findBreach(room, new Date("2026-11-18T15:00:00+08:00"))).toBeNull();
    await set({ status: "closed" });
    expect(await findBreach(room, now)).toBeNull();
  });
});
