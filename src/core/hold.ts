// What can wait is held until people work: the instant at which a letter should go out.
import type { Calendar } from "./calendar/working-time.ts";
import { findPerson } from "./person.ts";
import type { Turn } from "./turn.ts";

const MILLISECOND_IN_HOURS = 1 / 3_600_000;

/** The instant itself in working time, else the next opening: after hours, on days off and at noon (test/clock/hold.test.ts). */
export const workingInstant = (calendar: Pick<Calendar, "addWorkingHours">, at: Date): Date =>
  new Date(calendar.addWorkingHours(at, MILLISECOND_IN_HOURS).getTime() - 1);

/** By the calendar of the person's team. */
export async function findWorkingInstant(turn: Turn, personId: number): Promise<Date> {
  const person = await findPerson(turn.database, personId, turn.house);
  return workingInstant(await turn.calendars.find(person?.teamId ?? null, turn.now), turn.now);
}
