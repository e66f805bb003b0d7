// What a person is to sell in the month of a day, as his daily report says it (B-31, E-03).
import type { Calendar } from "../calendar/working-time.ts";
import { findAwayAmong, isAway } from "../plan/target.ts";
import type { Database } from "../store/database.ts";
import { findTargetsOf } from "../target/find.ts";
import { goalOfPeriod, roundGoal } from "../target/goal.ts";
import { monthOf, periodsOf } from "../target/period.ts";

type Asked = { repId: number; day: string; calendar: Calendar };

/** In fen: the month's own target, else its working days' part of the quarter's or the year's. Null: none is set. */
export async function findMonthTarget(database: Database, { repId, day, calendar }: Asked): Promise<number | null> {
  const goals = await findTargetsOf(database, repId, periodsOf(day));
  if (goals.length === 0) return null;
  const year = day.slice(0, 4);
  const away = await findAwayAmong(database, [repId], { from: `${year}-01-01`, to: `${year}-12-31` });
  const works = (one: string) => calendar.isWorkday(one) && !isAway(away, repId, one);
  const goal = goalOfPeriod(goals, "sales", { period: monthOf(day), works });
  return goal === null ? null : roundGoal("sales", goal);
}
