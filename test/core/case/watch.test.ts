// What is due of a case at an instant: a table of columns, and what a change of them moves.
import { describe, expect, it } from "vitest";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import { duesOf, isWatched, nextChange, type Silence, silenceOf, type Watched } from "../../../src/core/case/watch.ts";

const calendar = makeCalendar({ days: makeDayTable(new Map()), timezone: "Asia/Shanghai" });
/** In November 2026; the 18th is a Wednesday. */
const at = (text: string) => new Date(`2026-11-${text.replace(" ", "T")}:00+08:00`);

/** Received on Wednesday at 10:00: a response by Thursday's closing, a proposal by Monday's. */
const FRESH: Watched = {
  step: "received",
  undoneAt: null,
  receivedAt: at("18 10:00"),
  reopenedAt: null,
  responseDueAt: at("19 18:00"),
  respondedAt: null,
  proposalDueAt: at("23 18:00"),
  proposedAt: null,
  waitingSince: null,
  answeredAt: null,
  askedAt: null,
  deciderId: null,
};
const RESPONDED: Partial<Watched> = {
  step: "acknowledged",
  respondedAt: at("18 11:00"),
  answeredAt: at("18 11:00"),
};
/** What touches safety: two working hours to respond, of which a quarter is half an hour. */
const SAFETY: Partial<Watched> = { responseDueAt: at("18 12:00") };

const said = (change: Partial<Watched>, now: string) =>
  duesOf({ ...FRESH, ...change }, calendar, at(now)).map(({ clock, is }) => `${clock} ${is}`);

describe("what is due", () => {
  it.each<[string, Partial<Watched>, string, string[]]>([
    ["far ahead", {}, "19 15:59", ["response far", "proposal far"]],
    ["two working hours before", {}, "19 16:00", ["response near", "proposal far"]],
    ["at the very instant", {}, "19 18:00", ["response over", "proposal far"]],
    ["long after", {}, "24 10:00", ["response over", "proposal over"]],
    ["before a quarter of a short time is left", SAFETY, "18 11:29", ["response far", "proposal far"]],
    ["when a quarter of a short time is left", SAFETY, "18 11:30", ["response near", "proposal far"]],
    ["responded", RESPONDED, "19 18:00", ["proposal far"]],
    ["responded, two working hours before the proposal", RESPONDED, "23 16:00", ["proposal near"]],
    ["proposed", { ...RESPONDED, step: "proposed", proposedAt: at("20 10:00") }, "24 10:00", []],
    ["the customer is waited for", { ...RESPONDED, waitingSince: at("19 10:00") }, "24 10:00", []],
    ["waited for, but nobody has responded", { waitingSince: at("19 10:00") }, "24 10:00", ["response over"]],
    ["closed", { step: "closed" }, "24 10:00", []],
    ["reviewed", { step: "reviewed" }, "24 10:00", []],
    ["taken back", { undoneAt: at("18 10:05") }, "24 10:00", []],
    [
      "taken up again",
      { ...RESPONDED, step: "assessing", reopenedAt: at("24 10:00"), proposalDueAt: at("27 18:00") },
      "27 16:00",
      ["proposal near"],
    ],
    ["moved by a pause", { ...RESPONDED, proposalDueAt: at("26 11:00") }, "26 09:30", ["proposal near"]],
  ])("%s", (_what, change, now, expected) => {
    expect(said(change, now)).toEqual(expected);
  });

  it("is warned of across a night and a weekend by working time", () => {
    const [response] = duesOf({ ...FRESH, responseDueAt: at("23 10:00") }, calendar, at("18 10:00"));
    expect(response?.warnAt).toEqual(at("20 17:00"));
    // Half an hour of a short time that began before closing.
    const late = { receivedAt: at("20 17:00"), responseDueAt: at("23 10:00") };
    expect(duesOf({ ...FRESH, ...late }, calendar, at("20 17:00"))[0]?.warnAt).toEqual(at("23 09:30"));
  });

  it("changes next at a warning or at a deadline", () => {
    const next = (change: Partial<Watched>, now: string) =>
      nextChange(duesOf({ ...FRESH, ...change }, calendar, at(now)), at(now));
    expect(next({}, "18 10:00")).toEqual(at("19 16:00"));
    expect(next({}, "19 16:00")).toEqual(at("19 18:00"));
    expect(next({}, "19 18:00")).toEqual(at("23 16:00"));
    expect(next({}, "23 18:00")).toBeNull();
    expect(next({ ...RESPONDED, waitingSince: at("19 10:00") }, "19 10:00")).toBeNull();
  });

  it("is nothing of a case that is over", () => {
    expect(
      [FRESH, { ...FRESH, step: "closed" as const }, { ...FRESH, undoneAt: at("18 10:05") }].map(isWatched),
    ).toEqual([true, false, false]);
  });
});

describe("silence", () => {
  const silent = (change: Partial<Watched>, now: string) => silenceOf({ ...FRESH, ...change }, calendar, at(now));
  const holder = (since: string): Silence => ({ of: "holder", since: at(since) });
  const decider = (since: string): Silence => ({ of: "decider", since: at(since) });
  const PROPOSED: Partial<Watched> = { ...RESPONDED, step: "proposed", proposedAt: at("19 10:00"), deciderId: 7 };

  it.each<[string, Partial<Watched>, string, ReturnType<typeof silent>]>([
    ["since it was received", {}, "18 12:00", holder("18 10:00")],
    ["ended by an answer", { answeredAt: at("18 10:30") }, "18 12:00", null],
    ["since a breach, though it was answered before", { answeredAt: at("18 10:30") }, "19 18:30", holder("19 18:00")],
    ["since it was received, whatever is breached since", {}, "19 18:30", holder("18 10:00")],
    ["ended by an answer after the breach", { answeredAt: at("20 09:00") }, "20 12:00", null],
    ["none while it is carried in time", RESPONDED, "20 12:00", null],
    ["since a climb", { askedAt: at("18 15:00") }, "18 16:00", holder("18 15:00")],
    ["since an assignment after an answer", { ...RESPONDED, askedAt: at("18 14:00") }, "18 16:00", holder("18 14:00")],
    [
      "none while the customer is waited for",
      { ...RESPONDED, askedAt: at("18 14:00"), waitingSince: at("18 15:00") },
      "20 12:00",
      null,
    ],
    [
      "of a case that nobody responded to, waiting or not",
      { waitingSince: at("18 11:00") },
      "18 16:00",
      holder("18 10:00"),
    ],
    ["of the decider", { ...PROPOSED, askedAt: at("19 10:00") }, "19 12:00", decider("19 10:00")],
    [
      "of the decider alone",
      { ...PROPOSED, step: "received", respondedAt: null, askedAt: at("19 10:00") },
      "19 19:00",
      decider("19 10:00"),
    ],
    [
      "none of a decider who has said something",
      { ...PROPOSED, askedAt: at("19 10:00"), answeredAt: at("19 11:00") },
      "19 17:00",
      null,
    ],
    ["none of what is over", { step: "closed" }, "24 12:00", null],
  ])("%s", (_what, change, now, expected) => {
    expect(silent(change, now)).toEqual(expected);
  });
});
