// What is due of a case at an instant: its two clocks with their warnings, and since when nobody has answered. Pure.
import type { Calendar } from "../calendar/working-time.ts";
import type { Case } from "./found.ts";
import { isOver } from "./steps.ts";

/** The columns that decide it: a change of any of them moves what is due at once, with nothing to cancel. */
export type Watched = Pick<
  Case,
  | "step"
  | "undoneAt"
  | "receivedAt"
  | "reopenedAt"
  | "responseDueAt"
  | "respondedAt"
  | "proposalDueAt"
  | "proposedAt"
  | "waitingSince"
  | "answeredAt"
  | "askedAt"
  | "deciderId"
>;

/** One of the two clocks that runs. `near`: its warning is due; `over`: it is breached. */
export type Due = { clock: "response" | "proposal"; dueAt: Date; warnAt: Date; is: "far" | "near" | "over" };

const HOUR = 3_600_000;
/** Warned so much working time before, or a quarter of the whole where that is less. */
const AHEAD = 2 * HOUR;
const QUARTER = 4;

export const isWatched = ({ step, undoneAt }: Pick<Case, "step" | "undoneAt">): boolean =>
  undoneAt === null && !isOver(step);

/** While the customer is waited for, the clock of the proposal stands (C-21; test/core/case/watch.test.ts). */
export function duesOf(found: Watched, calendar: Calendar, now: Date): Due[] {
  if (!isWatched(found)) return [];
  const dues: Due[] = [];
  const add = (clock: Due["clock"], from: Date, dueAt: Date) => {
    const warnAt = warningOf(calendar, from, dueAt);
    dues.push({ clock, dueAt, warnAt, is: dueAt <= now ? "over" : warnAt <= now ? "near" : "far" });
  };
  const { receivedAt, reopenedAt, responseDueAt, respondedAt, proposalDueAt, proposedAt, waitingSince } = found;
  if (responseDueAt && !respondedAt) add("response", receivedAt, responseDueAt);
  if (proposalDueAt && !proposedAt && !waitingSince) add("proposal", reopenedAt ?? receivedAt, proposalDueAt);
  return dues;
}

function warningOf(calendar: Calendar, from: Date, dueAt: Date): Date {
  const whole = calendar.workingTimeBetween(from, dueAt);
  return calendar.addWorkingTime(from, whole - Math.min(AHEAD, whole / QUARTER));
}

/** Who does not answer, and since when. */
export type Silence = { of: "holder" | "decider"; since: Date };

/**
 * Null: somebody has answered, or nothing is asked. A case asks when it is received, when a clock is breached, and when a
 * deed or a climb asks somebody (`askedAt`): then it is he who is silent. A breach does not grant whoever was silent before
 * it a new term.
 */
export function silenceOf(found: Watched, calendar: Calendar, now: Date): Silence | null {
  if (!isWatched(found)) return null;
  const { answeredAt, askedAt, deciderId, step, receivedAt, waitingSince } = found;
  const isUnanswered = (at: Date) => answeredAt === null || at > answeredAt;
  const asked = askedAt && isUnanswered(askedAt) ? askedAt : null;
  if (deciderId !== null) return asked && { of: "decider", since: asked };
  // The customer is waited for, and nobody here.
  if (waitingSince && step !== "received") return null;
  if (asked) return { of: "holder", since: asked };
  const breaches = duesOf(found, calendar, now).filter((due) => due.is === "over");
  const asking = [...(step === "received" ? [receivedAt] : []), ...breaches.map(({ dueAt }) => dueAt)];
  const [since] = asking.filter(isUnanswered).toSorted((one, other) => one.getTime() - other.getTime());
  return since ? { of: "holder", since } : null;
}

/** The next instant at which anything of it changes by itself; null: never. */
export function nextChange(dues: readonly Due[], now: Date): Date | null {
  return earliest(dues.flatMap(({ warnAt, dueAt }) => [warnAt, dueAt]).filter((at) => at > now));
}

export const earliest = (all: readonly (Date | null)[]): Date | null =>
  all.reduce((first, at) => (at && (!first || at < first) ? at : first), null);
