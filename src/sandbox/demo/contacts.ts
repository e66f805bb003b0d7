// The demo company's contacts as rows; a birthday that is to be near is counted from the day the company is opened.
import { birthdayColumns } from "../../core/birthday.ts";
import { asBirthday } from "../../core/calendar/birthdays.ts";
import { dayNumber, dayOf } from "../../core/reading/calendar-day.ts";
import type { Row } from "../../core/store/database.ts";
import type { DemoContact } from "./customers.ts";

/** `today`: the day the company is opened. */
export function contactColumns({ name, title, phone, birthday }: DemoContact, today: string): Row {
  return { name, title, phone: phone ?? null, ...birthdayColumns(writtenBirthday(birthday, today)) };
}

function writtenBirthday(birthday: DemoContact["birthday"], today: string): string | null {
  if (typeof birthday !== "object") return birthday ?? null;
  const { inDays, isLunar = false, year } = birthday;
  const written = asBirthday(dayOf(dayNumber(today) + inDays), isLunar);
  return year === undefined ? written : `${year}-${written}`;
}
