// Every kind of reminder by every circumstance: when it is told (issue of the week, "Peace").
import { describe, expect, it } from "vitest";
import { makeDayTable } from "../../../src/core/calendar/days.ts";
import { makeCalendar } from "../../../src/core/calendar/working-time.ts";
import {
  isMuted,
  type MutableKind,
  opensAt,
  type PeaceKind,
  type Setting,
  spanOf,
  USUAL,
  type Whose,
} from "../../../src/core/peace/rules.ts";

const SHANGHAI = "Asia/Shanghai";

type Circumstance = {
  timezone?: string;
  setting?: Partial<Setting>;
  mutes?: readonly [MutableKind, string | null][];
  leave?: readonly [from: string, to: string];
  /** Days that are not what the calendar says. */
  days?: Record<string, boolean>;
};

function whose({ timezone = SHANGHAI, setting = {}, mutes = [], leave, days = {} }: Circumstance = {}): Whose {
  const overrides = new Map(Object.entries(days).map(([day, isWorkday]) => [day, { isWorkday, name: null }]));
  return {
    setting: { ...USUAL, ...setting },
    mutes: new Map(mutes),
    calendar: makeCalendar({ days: makeDayTable(overrides), timezone }),
    isAway: (day) => leave !== undefined && leave[0] <= day && day <= leave[1],
  };
}

/** Each kind's own usual instant of a working Monday, in Shanghai. */
const USUALLY: Record<PeaceKind, string> = {
  promises: "08:30",
  followUps: "08:30",
  appointments: "08:30",
  days: "08:30",
  approvals: "10:00",
  lateLog: "17:30",
  briefings: "08:00",
  mondayReport: "09:00",
  cases: "10:00",
  safety: "10:00",
  slipQuestion: "18:15",
  slipWord: "18:45",
};
const KINDS = Object.keys(USUALLY) as PeaceKind[];
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`);

/** What comes out for each kind, where it is not what the kinds named `waiting` get. */
type Table = readonly [said: string, day: string, circumstance: Circumstance, told: Partial<Record<PeaceKind, string>>];

const MONDAY = "2026-11-23";
const on = (kinds: readonly PeaceKind[], told: string) => Object.fromEntries(kinds.map((kind) => [kind, told]));
const MORNING: readonly PeaceKind[] = ["promises", "followUps", "appointments", "days"];
const ANY: readonly PeaceKind[] = ["approvals", "lateLog", "mondayReport"];

const table: Table[] = [
  ["on time", MONDAY, {}, {}],
  [
    "on a day off: the next workday's morning; safety at once, and who is out on his own slip",
    "2026-11-21",
    {},
    { ...on([...MORNING, ...ANY, "slipWord"], "2026-11-23 08:30"), cases: "2026-11-23 09:00" },
  ],
  ["on a make-up Saturday: as on any workday", "2026-10-10", {}, {}],
  [
    "in a holiday of nine days",
    "2026-02-16",
    {},
    { ...on([...MORNING, ...ANY, "slipWord"], "2026-02-24 08:30"), cases: "2026-02-24 09:00" },
  ],
  [
    "on leave until Wednesday: the first morning back",
    MONDAY,
    { leave: ["2026-11-23", "2026-11-25"] },
    { ...on([...MORNING, ...ANY, "briefings"], "2026-11-26 08:30"), cases: "2026-11-26 09:00" },
  ],
  [
    "on leave until Friday: the weekend is no morning back",
    MONDAY,
    { leave: ["2026-11-20", "2026-11-27"] },
    {
      ...on([...MORNING, ...ANY], "2026-11-30 08:30"),
      cases: "2026-11-30 09:00",
      // Of a visit that he planned for that Saturday.
      briefings: "2026-11-28 08:30",
    },
  ],
  [
    "with an own hour of ten: the morning message then, the rest at its own time",
    MONDAY,
    { setting: { morning: "10:00" } },
    { ...on(MORNING, `${MONDAY} 10:00`) },
  ],
  [
    "in quiet hours from 17:00 to 11:00",
    MONDAY,
    { setting: { quietFrom: "17:00", quietTo: "11:00" } },
    {
      ...on([...MORNING, "briefings", "approvals", "mondayReport"], `${MONDAY} 11:00`),
      ...on(["lateLog", "slipQuestion", "slipWord"], "2026-11-24 11:00"),
    },
  ],
];

const said = (instant: Date, timezone = SHANGHAI): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" }).format(instant);

describe.each(table)("%s", (_said, day, circumstance, told) => {
  it.each(KINDS)("%s", (kind) => {
    const expected = told[kind] ?? `${day} ${USUALLY[kind]}`;
    expect(said(opensAt(kind, whose(circumstance), at(day, USUALLY[kind])))).toBe(expected);
  });
});

describe("at night", () => {
  it.each<[PeaceKind, string]>([
    ["promises", "2026-11-24 08:30"],
    ["approvals", "2026-11-24 08:30"],
    ["slipQuestion", "2026-11-24 08:30"],
    ["cases", "2026-11-24 09:00"],
    ["safety", "2026-11-23 23:00"],
  ])("%s at 23:00", (kind, told) => expect(said(opensAt(kind, whose(), at(MONDAY, "23:00")))).toBe(told));

  it("a slip of a Friday night is asked about on Monday", () =>
    expect(said(opensAt("slipQuestion", whose(), at("2026-11-20", "21:05")))).toBe("2026-11-23 08:30"));
});

describe("a silenced kind", () => {
  const muted = whose({
    mutes: [
      ["days", null],
      ["promises", "2026-11-30"],
    ],
  });
  it.each<[PeaceKind, string, boolean]>([
    ["days", MONDAY, true],
    ["days", "2030-01-01", true],
    ["promises", "2026-11-29", true],
    ["promises", "2026-11-30", false],
    ["followUps", MONDAY, false],
    ["cases", MONDAY, false],
    ["safety", MONDAY, false],
  ])("%s on %s: %s", (kind, day, is) => expect(isMuted(muted, kind, day)).toBe(is));
});

describe("a clock change", () => {
  const NEW_YORK = "America/New_York";
  // 2026-03-08 is a Sunday, at two the clocks go to three; 2026-11-01 a Sunday as well, at two they go back to one.
  const worked = { timezone: NEW_YORK, days: { "2026-03-08": true, "2026-11-01": true } };
  it.each<[string, Circumstance, PeaceKind, string, string]>([
    ["08:30 after it has begun", worked, "promises", "2026-03-08T05:00:00Z", "2026-03-08T12:30:00.000Z"],
    ["08:30 the day before", { timezone: NEW_YORK }, "promises", "2026-03-06T05:00:00Z", "2026-03-06T13:30:00.000Z"],
    ["08:30 after it has ended", worked, "promises", "2026-11-01T04:00:00Z", "2026-11-01T13:30:00.000Z"],
    [
      "an hour that does not exist moves forward",
      { ...worked, setting: { morning: "02:30", quietTo: "02:00" } },
      "promises",
      "2026-03-08T05:00:00Z",
      "2026-03-08T07:30:00.000Z",
    ],
    [
      "quiet hours that end in the hour that does not exist",
      { ...worked, setting: { morning: "02:00", quietTo: "02:30" } },
      "approvals",
      "2026-03-08T06:00:00Z",
      "2026-03-08T07:30:00.000Z",
    ],
    [
      "an hour that comes twice is the first",
      { ...worked, setting: { morning: "01:30", quietTo: "01:00" } },
      "promises",
      "2026-11-01T04:00:00Z",
      "2026-11-01T05:30:00.000Z",
    ],
  ])("%s", (...[, circumstance, kind, from, told]) =>
    expect(opensAt(kind, whose(circumstance), new Date(from)).toISOString()).toBe(told),
  );
});

describe("what can only be told today", () => {
  it.each<[string, Circumstance, string, string, string]>([
    ["on a Tuesday: what is due by now", {}, "2026-11-24T09:00:00+08:00", "2026-11-24 09:00", "2026-11-24 08:30"],
    ["on a Friday: the weekend's as well", {}, "2026-11-20T08:30:00+08:00", "2026-11-22 08:30", "2026-11-20 08:30"],
    [
      "before the make-up Saturday: not that one's",
      {},
      "2026-10-09T08:30:00+08:00",
      "2026-10-09 08:30",
      "2026-10-09 08:30",
    ],
    ["before Spring Festival: all nine days'", {}, "2026-02-14T08:30:00+08:00", "2026-02-23 08:30", "2026-02-14 08:30"],
    [
      "with an own hour of seven: what is due at half past eight",
      { setting: { morning: "07:00" } },
      "2026-11-24T07:00:00+08:00",
      "2026-11-24 08:30",
      "2026-11-24 07:00",
    ],
  ])("%s", (...[, circumstance, now, until, before]) => {
    const span = spanOf(whose(circumstance), new Date(now));
    expect([said(span.until), said(span.before)]).toEqual([until, before]);
  });

  it("ends where no day is worked", () => {
    const days = Object.fromEntries(
      Array.from({ length: 1_500 }, (_, day) => [
        new Date(Date.UTC(2026, 10, 20 + day)).toISOString().slice(0, 10),
        false,
      ]),
    );
    const idle = whose({ days });
    expect(spanOf(idle, at("2026-11-20", "08:30")).until).toEqual(at("2026-12-20", "08:30"));
    expect(opensAt("promises", idle, at("2026-11-20", "08:30")) > at("2029-01-01", "08:30")).toBe(true);
  });
});
