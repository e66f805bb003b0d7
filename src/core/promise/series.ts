// A promise that comes round again: one row for each time. The next time's row is made when the one before it ends.
import { addDays } from "../calendar/weeks.ts";
import { nextOfRhythm, rhythmOf } from "../reading/rhythm.ts";
import type { Cell, Database, Row } from "../store/database.ts";

type First = { dueOn: string | null; every: string | null };

/** The day of the next time after those named; null: it does not come round again, or has no day yet. */
export function nextOf(every: string | null, ...days: (string | null)[]): string | null {
  const rhythm = every === null ? null : rhythmOf(every);
  const latest = days.reduce((one, other) => ((other ?? "") > (one ?? "") ? other : one), null);
  return rhythm === null || latest === null ? null : nextOfRhythm(rhythm, latest);
}

/** The same, but not before today: nobody is held to times that went by unsaid. */
export function comingOf(every: string | null, today: string, ...days: (string | null)[]): string | null {
  const next = nextOf(every, ...days);
  return next === null || next >= today ? next : nextOf(every, addDays(today, -1));
}

/** Columns of a new promise that no field holds. */
export const firstColumns = ({ dueOn, every }: First): Row => ({
  firstDueOn: dueOn,
  nextOn: dueOn === null ? null : nextOf(every, dueOn),
});

/** The times after these first ones that are still open. */
export async function findNexts(
  database: Pick<Database, "read">,
  customerId: number,
  firsts: readonly number[],
): Promise<number[]> {
  if (firsts.length === 0) return [];
  const sql = `SELECT "id" FROM "Promise" WHERE "customerId" = ? AND "status" = 'open' AND "undoneAt" IS NULL
    AND "seriesId" IN (${firsts.map(() => "?").join(", ")}) ORDER BY "id"`;
  const params: Cell[] = [customerId, ...firsts];
  return (await database.read<{ id: number }>(sql, params)).map(({ id }) => id);
}
