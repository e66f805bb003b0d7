// A day's report whose records changed after it was handed in: a moment later the manager gets a fresh card, once for all changes.
import { openCalendar } from "../core/calendar/open.ts";
import { findDailyById } from "../core/daily/find.ts";
import { askToSign } from "../core/daily/send.ts";
import { findDailyView } from "../core/daily/view.ts";
import type { Database, Write } from "../core/store/database.ts";
import { openApprovals } from "./approvals.ts";
import { type JobOptions, type SlotRun, slotJob } from "./slots.ts";

const JOB = "daily question";
/** Changes come in bursts: who corrects one amount corrects the next as well. */
const SETTLED_MS = 2 * 60_000;

type Changed = { id: number; repId: number; changedAt: Date; platform: string };

export const dailyQuestions = slotJob(JOB, async (options, { now, sendAt }) => {
  const runs: SlotRun[] = [];
  const changed = await findChanged(options.database, now);
  if (changed.length === 0) return runs;
  const askingOf = await openApprovals(options, now);
  for (const { id, repId, platform, changedAt } of changed) {
    const asking = await askingOf(repId);
    if (asking === "later") continue;
    const write = async () => (asking === "muted" ? [] : askAgain(options, { id, platform, now: sendAt }));
    runs.push({ job: `${JOB} ${id}`, at: changedAt, write });
  }
  return runs;
});

function findChanged(database: Database, now: Date): Promise<Changed[]> {
  const sql = `SELECT "id", "repId", "changedAt", "platform" FROM "DailyReport"
    WHERE "state" = 'changed' AND "changedAt" <= ? ORDER BY "id"`;
  return database.read<Changed>(sql, [new Date(now.getTime() - SETTLED_MS)]);
}

type Asking = { id: number; platform: string; now: Date };

/** Somebody who has left needs no word; what was decided meanwhile makes the save stale. */
async function askAgain({ database, house }: JobOptions, { id, platform, now }: Asking): Promise<Write[]> {
  const room = { database, house, calendars: openCalendar({ database, house }), now };
  const daily = await findDailyById(database, id);
  const view = daily?.state === "changed" ? await findDailyView(room, daily.repId, daily.day) : null;
  return view ? (await askToSign(room, view, platform)).writes : [];
}
