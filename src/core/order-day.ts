// On which morning an order is to be confirmed with its customer (D-08): within three calendar days, on a workday. Pure.
import { addDays } from "./calendar/weeks.ts";
import type { Calendar } from "./calendar/working-time.ts";
import type { RecordType, Values } from "./record.ts";
import { textIn } from "./row.ts";

/** `day`: when the order was taken, YYYY-MM-DD; `within`: calendar days. */
export type ToConfirm = { day: string; within: number };

/** Null: nothing was ordered. */
export function toConfirm(record: RecordType, values: Values): ToConfirm | null {
  for (const [name, field] of Object.entries(record.fields)) {
    if (field.kind !== "money" || !field.confirmed) continue;
    const day = textIn(values, field.confirmed.of);
    if (Number(values[name] ?? 0) > 0 && day !== null) return { day, within: field.confirmed.within };
  }
  return null;
}

type Around = {
  today: string;
  calendar: Pick<Calendar, "isWorkday" | "addWorkdays">;
  /** That day's morning has gone by. */
  isOver(day: string): boolean;
};

/** `on`: the day that it is told on; `dueOn`: the day by which it is to be done, never before `on`. */
export type ConfirmOn = { on: string; dueOn: string };

/**
 * The morning of the third calendar day after the order. Where that is a day off, the last workday before it, so that it is
 * still within the three days; where they hold none, the first one after. An order that is written down late, but within
 * its days, is told on the next workday's morning; later still (null) nobody is asked to confirm what was long delivered.
 */
export function confirmOn({ day, within }: ToConfirm, { today, calendar, isOver }: Around): ConfirmOn | null {
  const last = addDays(day, within);
  if (last < today) return null;
  const usual = calendar.isWorkday(last) ? last : calendar.addWorkdays(last, -1);
  const wished = usual > day ? usual : calendar.addWorkdays(last, 1);
  const on = isOver(wished) ? nextMorning(today, { calendar, isOver }) : wished;
  return { on, dueOn: on > last ? on : last };
}

function nextMorning(today: string, { calendar, isOver }: Omit<Around, "today">): string {
  const isToday = calendar.isWorkday(today) && !isOver(today);
  return isToday ? today : calendar.addWorkdays(today, 1);
}
