// How the page writes times: always in the company's zone, in the page's language.
import type { Locale } from "../../core/messages/index.ts";

export type Clock = { locale: Locale; timezone: string };

const write = (at: number, { locale, timezone }: Clock, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone, hourCycle: "h23" }).format(at);

const dayOf = (at: number, clock: Clock): string =>
  write(at, { ...clock, locale: "en" }, { year: "numeric", month: "2-digit", day: "2-digit" });

/** The strip at the top: "2026年11月23日 周一", where there is little room "11月23日", and "08:30". */
export const writeNow = (at: number, clock: Clock): { day: string; shortDay: string; time: string } => ({
  day: write(at, clock, { year: "numeric", month: "long", day: "numeric", weekday: "short" }),
  shortDay: write(at, clock, { month: "short", day: "numeric" }),
  time: write(at, clock, { hour: "2-digit", minute: "2-digit" }),
});

/** The company's wall clock as a field for times wants it: `2026-11-23T08:30`. */
export const writeWallClock = (at: number, timezone: string): string => {
  const clock = { locale: "en", timezone } as const;
  const [month, day, year] = dayOf(at, clock).split("/");
  return `${year}-${month}-${day}T${writeNow(at, clock).time}`;
};

/** A message's time: the hour today, with the day before it on other days, with the year in other years. */
export function writeMoment(at: number, now: number, clock: Clock): string {
  const time = write(at, clock, { hour: "2-digit", minute: "2-digit" });
  if (dayOf(at, clock) === dayOf(now, clock)) return time;
  const isThisYear = dayOf(at, clock).slice(-4) === dayOf(now, clock).slice(-4);
  const day = write(at, clock, { month: "short", day: "numeric", ...(!isThisYear && { year: "numeric" }) });
  return `${day} ${time}`;
}

/** A file's size for people: 812 B, 41 KB, 3.2 MB. */
export function writeBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
