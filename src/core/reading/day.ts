// Which day somebody means, from today on for what is due, up to today for what has been (DESIGN §3, "Dates").
import { cleanText, foldText, sourceOf } from "./clean.ts";
import { dayFrom, dayNumber, dayOf, lastOfMonth, partsOf, weekdayOf } from "./calendar-day.ts";
import { findSaidDay, type Said, type SaidDay } from "./day-words.ts";

/** `due`: today or later. `past`: today or earlier. */
export type Aim = "due" | "past";

/**
 * lunar: a day of the lunar calendar, which is not guessed. none: the calendar has no such day. over: past, though due.
 * plan: to come, though past. old: a month-day more than 90 days ago, so that the year is unsure.
 */
export type DayFault = "lunar" | "none" | "over" | "plan" | "old";
export type Meant = { day: string } | { fault: DayFault };

/** A month-day as a past day is believed this far back; beyond that the year has to be said. */
const BELIEVED_DAYS = 90;

type Asking = { today: string; aim: Aim; isBy: boolean };

/** The day that was said, seen from today. */
export function resolveDay({ said, isBy }: SaidDay, today: string, aim: Aim): Meant {
  const asking = { today, aim, isBy };
  if (said.said === "lunar") return { fault: "lunar" };
  if (said.said === "monthDay") return aim === "due" ? dueMonthDay(said, today) : pastMonthDay(said, today);
  const day = dayOfSaid(said, asking);
  if (day === null) return { fault: "none" };
  if (aim === "due" && day < today) return { fault: "over" };
  return aim === "past" && day > today ? { fault: "plan" } : { day };
}

function dayOfSaid(said: Exclude<Said, { said: "lunar" | "monthDay" }>, asking: Asking): string | null {
  const now = dayNumber(asking.today);
  const { year, month } = partsOf(asking.today);
  switch (said.said) {
    case "offset":
      return dayOf(now + said.days);
    case "weekday":
      return dayOf(weekdayFrom(said, asking));
    case "lastWeekday":
      return dayOf(now - ((weekdayOf(now) - said.weekday + 6) % 7) - 1);
    case "monthEnd":
      return lastOfMonth(year, month + said.month);
    case "dayOfMonth":
      return said.month === null ? nearestDate(said.date, asking) : dayFrom(year, month + said.month, said.date);
    case "full":
      return said.month >= 1 && said.month <= 12 ? dayFrom(said.year, said.month, said.date) : null;
  }
}

function weekdayFrom(
  { weekday, week }: { weekday: number; week: number | null },
  { today, aim, isBy }: Asking,
): number {
  const now = dayNumber(today);
  const present = weekdayOf(now);
  if (week !== null) return now - present + weekday + 7 * week;
  if (aim === "past") return now - ((present - weekday + 7) % 7);
  const ahead = (weekday - present + 7) % 7;
  return now + (ahead === 0 && !isBy ? 7 : ahead);
}

/** `25号`: due, the first such day from today on; past, the latest up to today. */
function nearestDate(date: number, { today, aim }: Asking): string | null {
  const { year, month } = partsOf(today);
  const step = aim === "due" ? 1 : -1;
  for (let months = 0; months < 3; months++) {
    const day = dayFrom(year, month + step * months, date);
    if (day !== null && (aim === "due" ? day >= today : day <= today)) return day;
  }
  return null;
}

function dueMonthDay({ month, date }: { month: number; date: number }, today: string): Meant {
  const { year } = partsOf(today);
  const present = dayFrom(year, month, date);
  const day = present !== null && present >= today ? present : dayFrom(year + 1, month, date);
  return day === null ? { fault: "none" } : { day };
}

function pastMonthDay({ month, date }: { month: number; date: number }, today: string): Meant {
  const { year } = partsOf(today);
  const present = dayFrom(year, month, date);
  const latest = present !== null && present <= today ? present : dayFrom(year - 1, month, date);
  if (latest !== null && dayNumber(today) - dayNumber(latest) <= BELIEVED_DAYS) return { day: latest };
  if (present !== null && present > today) return { fault: "plan" };
  return { fault: latest === null ? "none" : "old" };
}

export type ReadDay = { day: string; rest: string } | { fault: DayFault; said: string };

/**
 * The day at the very beginning of a text, and what follows it. Null: the text begins with no day.
 * `today` is YYYY-MM-DD in the zone of whom it concerns. `11.25` and `7-11` are never days.
 */
export function readDay(text: string, today: string, aim: Aim): ReadDay | null {
  const folded = foldText(cleanText(text).trim());
  const found = findSaidDay(folded.plain, 0);
  if (found === null) return null;
  const meant = resolveDay(found, today, aim);
  if ("fault" in meant) return { fault: meant.fault, said: sourceOf(folded, 0, found.to) };
  return { day: meant.day, rest: sourceOf(folded, found.to, folded.plain.length).trim() };
}
