// What a day's end leaves open: planned visits without a record, and slips nobody came back from (B-26).
import type { Calendar } from "../calendar/working-time.ts";
import { addDays } from "../calendar/weeks.ts";
import type { Line } from "../plan/actual.ts";
import { type Slip, findOut } from "../plan/slip-find.ts";
import { findActual, type PlanRoom } from "../plan/week.ts";
import { dayOf, instantOf } from "../turn.ts";
import type { Speaker } from "../person.ts";
import type { Database } from "../store/database.ts";

export const LATE_TIME = "17:30";
/** How many working days back a question looks for what was not asked about on its day. */
const WORKDAYS_BACK = 2;

/** A slot of this name and the person's number says that he was asked (src/clock/late-log.ts). */
export const lateJobOf = (personId: number): string => `late log ${personId}`;

export type LateItems = { lines: Line[]; slips: Slip[] };

type Asked = { rep: Pick<Speaker, "id" | "timezone">; day: string; calendar: Calendar };

/** The day of the last question before this one; null: there was none. */
async function findLastAsked(database: Database, { rep, day }: Omit<Asked, "calendar">): Promise<string | null> {
  const sql = `SELECT "at" FROM "Slot" WHERE "job" = ? AND "at" < ? ORDER BY "at" DESC LIMIT 1`;
  const [slot] = await database.read<{ at: Date }>(sql, [lateJobOf(rep.id), instantOf(day, LATE_TIME, rep.timezone)]);
  return slot ? dayOf(slot.at, rep.timezone) : null;
}

/**
 * Of the day itself, and of the working days before it on which nobody could be asked, so that after days without the
 * program all comes in one question.
 */
export async function findLateItems(room: PlanRoom, { rep, day, calendar }: Asked): Promise<LateItems> {
  const last = await findLastAsked(room.database, { rep, day });
  const earliest = calendar.addWorkdays(day, -WORKDAYS_BACK);
  const after = last === null ? earliest : addDays(last, 1);
  const from = after > earliest ? after : earliest;
  const { lines } = await findActual(room, rep.id, { days: { from, to: day }, today: day });
  const slips = await findOut(room.database, [rep.id]);
  return { lines: lines.filter(isOpen), slips: slips.filter(({ leftAt }) => dayOf(leftAt, rep.timezone) === day) };
}

export const isOpen = ({ state }: Pick<Line, "state">): boolean => state === "planned" || state === "missed";

type AskedRoom = { database: Database; now: Date };

/** Whether he was asked about this day. */
export async function isAsked({ database, now }: AskedRoom, { rep, day }: Omit<Asked, "calendar">): Promise<boolean> {
  const sql = `SELECT "job" FROM "Slot" WHERE "job" = ? AND "at" = ?`;
  const at = instantOf(day, LATE_TIME, rep.timezone);
  if (now < at) return false;
  return (await database.read(sql, [lateJobOf(rep.id), at])).length > 0;
}
