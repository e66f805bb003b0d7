// A plan that changes after it was handed in is asked for again; one that was sent back, when its rep hands it in.
import { mondayOf } from "../calendar/weeks.ts";
import type { RecordType } from "../record.ts";
import type { Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { findPlanWeek } from "./find.ts";

/** The plans of these days changed: whoever agreed to them, or is asked to, is asked again (src/clock/plans.ts, test/core/plan/approval.test.ts). */
export async function planChanged(turn: Turn, record: RecordType, { repId, days }: Changed): Promise<Write[]> {
  // What somebody above changes himself needs no second look of his.
  if (!record.isPlanned || turn.speaker.id !== repId) return [];
  const writes: Write[] = [];
  for (const monday of new Set(days.map(mondayOf))) {
    const week = await findPlanWeek(turn.database, repId, monday);
    if (!week) continue;
    const { id, state } = week;
    const version = week.version + 1;
    // What was sent back waits, its comment before the rep's eyes, until he hands it in; if he just did, this save is stale.
    if (state === "returned") writes.push({ update: "PlanWeek", where: { id, state }, set: { version }, expect: 1 });
    else writes.push({ update: "PlanWeek", where: { id }, set: { state: "changed", changedAt: turn.now, version } });
  }
  return writes;
}

type Changed = { repId: number; days: readonly string[] };

/** The days that stand among a record's values. */
export const plannedDays = (record: RecordType, ...values: Record<string, unknown>[]): string[] =>
  record.isPlanned ? values.flatMap(({ plannedOn }) => (typeof plannedOn === "string" ? [plannedOn] : [])) : [];
