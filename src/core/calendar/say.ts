// A deadline in words, with what makes it later or earlier than people would count on their fingers.
import type { Messages } from "../messages/index.ts";
import { dayNumber, partsOf, weekdayOf } from "../reading/calendar-day.ts";
import { dayOf } from "../turn.ts";
import type { Calendar } from "./working-time.ts";

/** The reader: his language, his zone, his day today. */
export type DeadlineReader = { messages: Messages; timezone: string; today: string };
export type Deadline = { receivedAt: Date; dueAt: Date };

/**
 * `2月25日(周三)18:00，已扣春节`; a make-up workday and years that nobody has published yet are named too. In the
 * reader's zone, whatever the team's.
 */
export function sayDeadline(calendar: Calendar, { receivedAt, dueAt }: Deadline, reader: DeadlineReader): string {
  const { calendar: words } = reader.messages;
  const { daysOff, endsOnMakeUp, unknownYears } = calendar.circumstancesOf(receivedAt, dueAt);
  const day = dayOf(dueAt, reader.timezone);
  const { year, month, date } = partsOf(day);
  const moment = words.moment({
    year: year === partsOf(reader.today).year ? null : year,
    month,
    date,
    weekday: weekdayOf(dayNumber(day)),
    time: timeOf(dueAt, reader.timezone),
    isMakeUp: endsOnMakeUp && day === dayOf(dueAt, calendar.timezone),
  });
  const without = daysOff.length > 0 ? [words.without(daysOff)] : [];
  const unknown = unknownYears.length > 0 ? [words.unknownYears(unknownYears)] : [];
  return [moment, ...without, ...unknown].join(words.comma);
}

const timeOf = (at: Date, timezone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    at,
  );
