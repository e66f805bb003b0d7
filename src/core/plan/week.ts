// A person's week (or one day of it): what is planned, what became of it, the target, and his manager's word.
import type { Calendars } from "../calendar/open.ts";
import { addDays, mondayOf, numberOfWeek, sundayOf, weekOf } from "../calendar/weeks.ts";
import type { Messages } from "../messages/index.ts";
import { findPerson, type Speaker } from "../person.ts";
import { partsOf } from "../reading/calendar-day.ts";
import { type Room, dayOf } from "../turn.ts";
import { type Actual, type Counts, compare, countOf } from "./actual.ts";
import { type Days, type PlanWeek, findPlans, findPlanWeek, findVisited } from "./find.ts";
import { type Target, findAway, targetOf } from "./target.ts";

/** What it takes to look at plans; a Turn has it. */
export type PlanRoom = Pick<Room, "database" | "house"> & { calendars: Calendars; now: Date };

/** `handed`: as it was handed in, null: not yet. `today` is the person's own. */
export type WeekView = {
  rep: Speaker;
  managerName: string | null;
  monday: string;
  today: string;
  actual: Actual;
  counts: Counts;
  target: Target;
  handed: PlanWeek | null;
};

/** Null: there is no such person at work. */
export async function findWeek(room: PlanRoom, repId: number, monday: string): Promise<WeekView | null> {
  const rep = await findPerson(room.database, repId, room.house);
  if (!rep) return null;
  const today = dayOf(room.now, rep.timezone);
  const actual = await findActual(room, repId, { days: { from: monday, to: sundayOf(monday) }, today });
  const away = await findAway(room.database, [repId], monday);
  const calendar = await room.calendars.find(rep.teamId, room.now);
  // Whoever reports to himself by mistake has nobody above him.
  const managerId = rep.managerId === rep.id ? null : rep.managerId;
  const manager = managerId === null ? null : await findPerson(room.database, managerId, room.house);
  return {
    rep,
    managerName: manager?.name ?? null,
    monday,
    today,
    actual,
    counts: countOf(actual),
    target: targetOf(calendar, monday, { personId: repId, away }),
    handed: await findPlanWeek(room.database, repId, monday),
  };
}

type Asked = { days: Days; today: string };

export async function findActual({ database }: PlanRoom, repId: number, asked: Asked): Promise<Actual> {
  const plans = await findPlans(database, [repId], asked.days);
  return compare(plans, await findVisited(database, [repId], asked.days), asked);
}

/** `第48周`, `11月23日–29日`: for titles. */
export function sayWeek(monday: string, { plans }: Messages): [week: number, days: string] {
  const [from, to] = [partsOf(monday), partsOf(sundayOf(monday))];
  return [numberOfWeek(weekOf(monday)), plans.days({ from, to })];
}

export const weekAfter = (monday: string): string => addDays(monday, 7);
export const weekBefore = (monday: string): string => addDays(monday, -7);
export const isMonday = (day: string): boolean => mondayOf(day) === day;
