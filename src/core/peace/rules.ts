// When and whether a person is told something by the clock: the one place that decides it (test/core/peace/rules.test.ts).
import type { Calendar } from "../calendar/working-time.ts";
import { addDays } from "../calendar/weeks.ts";
import { workingInstant } from "../hold.ts";
import type { ReminderKind, Role } from "../record.ts";
import { dayOf, instantOf, timeOf } from "../turn.ts";

/** What a person may silence. Safety and letters that could not be delivered are not among them. */
export const MUTABLE = [
  "promises",
  "followUps",
  "appointments",
  "days",
  "approvals",
  "lateLog",
  "briefings",
  "mondayReport",
] as const;
export type MutableKind = (typeof MUTABLE)[number];
/** Told to those only who lead people. */
const OF_MANAGERS: readonly MutableKind[] = ["approvals", "mondayReport"];

/** The kinds that somebody of this role may be told at all. */
export const kindsOf = (role: Role): readonly MutableKind[] =>
  role === "manager" || role === "director" ? MUTABLE : MUTABLE.filter((kind) => !OF_MANAGERS.includes(kind));

export type PeaceKind = MutableKind | "cases" | "safety" | "slipQuestion" | "slipWord";

/**
 * `isMorning`: part of the morning message, never before it. `waits`: what it waits for the end of; `afterwards` instead of
 * a day off: what falls due on a day off is told there, but what had to wait anyway is not. `hours`: only in working time.
 */
type Rule = {
  isMorning: boolean;
  waits: { leave: boolean; dayOff: boolean | "afterwards"; quiet: boolean; hours?: true };
};

const AS_USUAL = { leave: true, dayOff: true, quiet: true } as const;
const MORNING_ONLY: Rule = { isMorning: true, waits: AS_USUAL };
const ANY_TIME: Rule = { isMorning: false, waits: AS_USUAL };

const RULES: Record<PeaceKind, Rule> = {
  promises: MORNING_ONLY,
  followUps: MORNING_ONLY,
  appointments: MORNING_ONLY,
  days: MORNING_ONLY,
  approvals: ANY_TIME,
  lateLog: ANY_TIME,
  mondayReport: ANY_TIME,
  // Who planned a visit on a day off means to work on it.
  briefings: { isMorning: false, waits: { leave: true, dayOff: false, quiet: true } },
  // Cases run in working time, and pass to the stand-in by themselves (core/case/keepers.ts); whoever has none hears of his
  // when he is back.
  cases: { isMorning: false, waits: { leave: true, dayOff: true, quiet: false, hours: true } },
  // Somebody may be hurt: neither a day off nor leave nor quiet hours keep it back.
  safety: { isMorning: false, waits: { leave: false, dayOff: false, quiet: false } },
  // Who left on a day off said himself when he would be back (B-11); his leave is looked at by the slip.
  slipQuestion: { isMorning: false, waits: { leave: false, dayOff: "afterwards", quiet: true } },
  slipWord: { isMorning: false, waits: { leave: false, dayOff: true, quiet: true } },
};

const KIND_OF: Record<ReminderKind, PeaceKind> = {
  promise: "promises",
  followUp: "followUps",
  appointment: "appointments",
  birthday: "days",
  birthdaySoon: "days",
  cases: "cases",
  order: "followUps",
  unlogged: "lateLog",
};

export const peaceKindOf = (reminder: ReminderKind): PeaceKind => KIND_OF[reminder];

/** Times are HH:MM on the wall of his zone; quiet hours may go over midnight, and are none where both are the same. */
export type Setting = { morning: string; quietFrom: string; quietTo: string; daysAhead: number };

/** DESIGN §4: 08:30, three days ahead. By night nobody is told anything. */
export const USUAL: Setting = { morning: "08:30", quietFrom: "21:00", quietTo: "07:00", daysAhead: 3 };

/** What he silenced, and until which day; null: until he says so. */
export type Mutes = ReadonlyMap<MutableKind, string | null>;

export type Whose = {
  setting: Setting;
  mutes: Mutes;
  /** In his own zone. */
  calendar: Pick<Calendar, "timezone" | "isWorkday" | "addWorkingHours">;
  isAway(day: string): boolean;
};

/** He does not want to hear of it on this day: it is not told, and does not come later either. */
export function isMuted({ mutes }: Pick<Whose, "mutes">, kind: PeaceKind, day: string): boolean {
  const until = mutes.get(kind as MutableKind);
  return until !== undefined && (until === null || day < until);
}

/** Longer than any leave or holiday that somebody would come back from. */
const MOST_STEPS = 1_000;

/**
 * The first instant, from `at` on, at which it may be told. What waited over a night, a day off or leave comes with that
 * day's morning message, not before.
 */
export function opensAt(kind: PeaceKind, whose: Whose, at: Date): Date {
  const { waits, isMorning } = RULES[kind];
  const { setting, calendar, isAway } = whose;
  const { timezone } = calendar;
  let from = at;
  for (let step = 0; step < MOST_STEPS; step++) {
    const day = dayOf(from, timezone);
    const isFirst = from.getTime() === at.getTime();
    const isOff = waits.dayOff !== false && !(waits.dayOff === "afterwards" && isFirst) && !calendar.isWorkday(day);
    const isGone = isOff || (waits.leave && isAway(day));
    const morning = instantOf(day, setting.morning, timezone);
    const next = isGone
      ? instantOf(addDays(day, 1), "00:00", timezone)
      : (isMorning || !isFirst) && from < morning
        ? morning
        : waits.quiet
          ? endOfQuiet(setting, timezone, from)
          : waits.hours
            ? workingInstant(calendar, from)
            : from;
    if (next <= from) return from;
    from = next;
  }
  return from;
}

/** The instant itself outside quiet hours. */
function endOfQuiet({ quietFrom, quietTo }: Setting, timezone: string, at: Date): Date {
  const time = timeOf(at, timezone);
  const day = dayOf(at, timezone);
  const isOver = quietFrom > quietTo;
  if (isOver && time >= quietFrom) return instantOf(addDays(day, 1), quietTo, timezone);
  const isQuiet = (isOver || time >= quietFrom) && time < quietTo;
  return isQuiet ? instantOf(day, quietTo, timezone) : at;
}

/** What falls due after today but can only be told today: `until`, where it was put in before `before`. */
export type Span = { until: Date; before: Date };

/**
 * What falls due on days off is told on the last workday before them, in its morning message; what was put in after that
 * waits until they are over. Also what is due at the usual hour of a day whose own morning is earlier.
 */
export function spanOf({ setting, calendar }: Whose, now: Date): Span {
  const { timezone, isWorkday } = calendar;
  const today = dayOf(now, timezone);
  let last = today;
  while (!isWorkday(addDays(last, 1)) && last < addDays(today, MOST_DAYS_OFF)) last = addDays(last, 1);
  const usual = instantOf(last, USUAL.morning, timezone);
  return { until: usual > now ? usual : now, before: instantOf(today, setting.morning, timezone) };
}

/** The longest holidays have nine days; a calendar without any workday must end as well. */
const MOST_DAYS_OFF = 30;
