// A week of plans that changed after it was handed in: a moment later the manager is asked again, once for all changes.
import { openCalendar } from "../core/calendar/open.ts";
import { sundayOf } from "../core/calendar/weeks.ts";
import { askManager } from "../core/plan/hand-in.ts";
import { findWeek } from "../core/plan/week.ts";
import type { Database, Write } from "../core/store/database.ts";
import { openApprovals } from "./approvals.ts";
import { type JobOptions, type SlotRun, slotJob } from "./slots.ts";

const JOB = "plan question";
/** Changes come in bursts: who moves one visit moves the next as well. */
const SETTLED_MS = 2 * 60_000;

type Changed = { id: number; repId: number; monday: string; changedAt: Date };

export const planQuestions = slotJob(JOB, async (options, { now, sendAt }) => {
  const runs: SlotRun[] = [];
  const changed = await findChanged(options.database, now);
  if (changed.length === 0) return runs;
  const askingOf = await openApprovals(options, now);
  for (const { id, repId, monday, changedAt } of changed) {
    const asking = await askingOf(repId);
    if (asking === "later") continue;
    const write = async () => (asking === "muted" ? [] : askAgain(options, { repId, monday, now: sendAt }));
    runs.push({ job: `${JOB} ${id}`, at: changedAt, write });
  }
  return runs;
});

function findChanged(database: Database, now: Date): Promise<Changed[]> {
  const sql = `SELECT "id", "repId", "monday", "changedAt" FROM "PlanWeek"
    WHERE "state" = 'changed' AND "changedAt" <= ? ORDER BY "id"`;
  return database.read<Changed>(sql, [new Date(now.getTime() - SETTLED_MS)]);
}

type Asking = { repId: number; monday: string; now: Date };

/** A week that is over, or nobody's any more, needs no word: nothing is written. */
async function askAgain({ database, house }: JobOptions, { repId, monday, now }: Asking): Promise<Write[]> {
  const room = { database, house, calendars: openCalendar({ database, house }), now };
  const view = await findWeek(room, repId, monday);
  if (!view || view.managerName === null || sundayOf(monday) < view.today) return [];
  return (await askManager(room, view)).writes;
}
