// The table leaves nobody out: every kind of reminder, every kind of peace and every job of the clock stands in it.
import { describe, expect, it } from "vitest";
import { jobs } from "../../../src/clock/jobs.ts";
import { MUTABLE, type PeaceKind, peaceKindOf } from "../../../src/core/peace/rules.ts";
import type { ReminderKind } from "../../../src/core/record.ts";
import { kinds } from "./kinds.ts";

/** The compiler asks for whatever is added to either. */
const PEACE: Record<PeaceKind, true> = {
  promises: true,
  followUps: true,
  appointments: true,
  days: true,
  approvals: true,
  lateLog: true,
  briefings: true,
  mondayReport: true,
  cases: true,
  safety: true,
  slipQuestion: true,
  slipWord: true,
};
const REMINDERS: Record<ReminderKind, true> = {
  followUp: true,
  promise: true,
  birthdaySoon: true,
  birthday: true,
  appointment: true,
  cases: true,
  unlogged: true,
  order: true,
};
/** What administrators read of letters that were lost is no reminder (test/clock/dead-letters.test.ts). */
const ELSEWHERE = ["dead letters"];

const all = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

describe("every kind", () => {
  it("of peace is shown", () => expect(all(kinds.map(({ shows }) => shows))).toEqual(all(Object.keys(PEACE))));

  it("of reminder is shown", () =>
    expect(all(kinds.flatMap(({ reminder }) => reminder ?? []))).toEqual(all(Object.keys(REMINDERS))));

  it("of the clock's jobs is shown", () =>
    expect(all([...kinds.map(({ job }) => job), ...ELSEWHERE])).toEqual(all(jobs.map(({ name }) => name))));

  it("stands for the peace of its reminder, and is silenced where that can be silenced", () => {
    for (const { name, shows, reminder, mute } of kinds) {
      if (reminder !== undefined) expect([name, peaceKindOf(reminder)]).toEqual([name, shows]);
      expect([name, mute !== null]).toEqual([name, MUTABLE.some((kind) => kind === shows)]);
    }
  });
});
