// The sandbox's clock: it runs like the real one, from wherever it was moved to, so that a later morning can be seen now.
import { Temporal } from "temporal-polyfill";

export const MOVES = ["now", "tomorrow", "friday", "monday", "breach"] as const;
export type MoveName = (typeof MOVES)[number];

export type SandboxClock = {
  now(): Date;
  /** Goes to a later instant, or (null) back to the present. False: it would go back to another instant. */
  move(to: Date | null): boolean;
  /** Anywhere, also into the past: for what is played before anybody looks. */
  stage(to: Date): void;
};

export function makeSandboxClock(real: () => number = Date.now): SandboxClock {
  let ahead = 0;
  return {
    now: () => new Date(real() + ahead),
    move(to) {
      const next = to === null ? 0 : to.getTime() - real();
      if (to !== null && next < ahead) return false;
      ahead = next;
      return true;
    },
    stage(to) {
      ahead = to.getTime() - real();
    },
  };
}

/**
 * The instant that a move means, null for the present: tomorrow 08:30, the coming Friday 17:30, next Monday 09:00, or a
 * wall-clock time in the company's zone, `2026-11-27T17:30`.
 */
export function instantOfMove(move: string, now: Date, timezone: string): Date | null {
  const from = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone);
  const at = (day: Temporal.PlainDate, time: string) =>
    new Date(day.toZonedDateTime({ timeZone: timezone, plainTime: time }).epochMilliseconds);
  const weekday = (wanted: number, time: string) => {
    const day = from.toPlainDate().add({ days: (wanted - from.dayOfWeek + 7) % 7 });
    const first = at(day, time);
    return first > now ? first : at(day.add({ days: 7 }), time);
  };
  switch (move) {
    case "now":
      return null;
    case "tomorrow":
      return at(from.toPlainDate().add({ days: 1 }), "08:30");
    case "friday":
      return weekday(5, "17:30");
    case "monday":
      return weekday(1, "09:00");
    default:
      return new Date(Temporal.PlainDateTime.from(move).toZonedDateTime(timezone).epochMilliseconds);
  }
}
