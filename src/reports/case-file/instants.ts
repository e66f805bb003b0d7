// Days and instants on paper: always with the year and the weekday, since a file is read long after.
import { type Reader } from "../../core/case/said.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { dayNumber, partsOf, weekdayOf } from "../../core/reading/calendar-day.ts";
import { dayOf, timeOf } from "../../core/turn.ts";

/** `2026年11月18日 周三`. */
export function sayDayOf(at: Date, { locale, timezone }: Reader): string {
  const day = dayOf(at, timezone);
  return messagesFor(locale).reading.day({ ...partsOf(day), weekday: weekdayOf(dayNumber(day)) });
}

export const sayTimeOf = (at: Date, { timezone }: Reader): string => timeOf(at, timezone);

/** `2026年11月18日 周三 10:32`. */
export const sayAt = (at: Date, reader: Reader): string =>
  messagesFor(reader.locale).caseFile.at(sayDayOf(at, reader), sayTimeOf(at, reader));

/** The time alone beside something of the same day. */
export const sayNear = (at: Date, other: Date, reader: Reader): string =>
  dayOf(at, reader.timezone) === dayOf(other, reader.timezone) ? sayTimeOf(at, reader) : sayAt(at, reader);
