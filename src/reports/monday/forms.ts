// The daily reports of a report's people: how many were handed in, who left which days out, and what came late (E-01, 9).
import { openCalendar } from "../../core/calendar/open.ts";
import type { Database } from "../../core/store/database.ts";
import { findDailyForms } from "../daily-forms.ts";
import { type Scope, repsOf, stretchesOf } from "./scope.ts";
import { type Span, daysOf } from "./week.ts";

/** Of the days that are over and were worked: how many there are, and how many of their reports were handed in. */
export type FormsCount = { expected: number; kept: number };

/** One person's: ids of reports, of which `late` came after the next working day; days without one. */
export type OwnForms = { id: number; name: string; expected: number; kept: number[]; late: number; missing: string[] };

export type Forms = { people: ReadonlyMap<number, OwnForms>; groups: ReadonlyMap<string, FormsCount> };

export const NO_FORMS: FormsCount = { expected: 0, kept: 0 };

type Asked = { scope: Scope; span: Span; now: Date };

/** Of each day those active reps who were in the scope then. A day that is not over yet is nobody's omission. */
export async function findForms(database: Database, { scope, span, now }: Asked): Promise<Forms> {
  const calendars = openCalendar({ database, house: scope });
  const people = new Map<number, OwnForms>();
  const groups = new Map<string, FormsCount>();
  for (const stretch of stretchesOf(scope, span)) {
    const reps = repsOf(stretch.members);
    const asked = { people: reps, days: daysOf(stretch.span), calendars, now };
    for (const [at, found] of (await findDailyForms(database, asked)).entries()) {
      const { id, name, expected, kept, missing } = found;
      const own = { expected: expected.length, kept: kept.length };
      const late = found.late.filter((one) => kept.includes(one)).length;
      people.set(id, addOwn(people.get(id), { id, name, expected: own.expected, kept, late, missing }));
      const group = reps[at]?.group ?? "rest";
      groups.set(group, addCounts(groups.get(group) ?? NO_FORMS, own));
    }
  }
  return { people, groups };
}

const addOwn = (one: OwnForms | undefined, other: OwnForms): OwnForms =>
  one === undefined
    ? other
    : {
        ...other,
        expected: one.expected + other.expected,
        kept: [...one.kept, ...other.kept],
        late: one.late + other.late,
        missing: [...one.missing, ...other.missing],
      };

const addCounts = (one: FormsCount, other: FormsCount): FormsCount => ({
  expected: one.expected + other.expected,
  kept: one.kept + other.kept,
});

export const sumForms = (people: readonly OwnForms[]): FormsCount =>
  people.reduce((sum, { expected, kept }) => addCounts(sum, { expected, kept: kept.length }), NO_FORMS);

/** Of whom no reports are expected there are none. */
export function formsOf({ people }: Forms, id: number): FormsCount {
  const own = people.get(id);
  return own ? { expected: own.expected, kept: own.kept.length } : NO_FORMS;
}
