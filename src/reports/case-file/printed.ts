// A case's file for the person at the machine, who may see all: `rapport export complaint --case T-1042`.
import { openCalendar } from "../../core/calendar/open.ts";
import { type CaseFormat, findCaseFile } from "../../core/case/file.ts";
import type { House } from "../../core/person.ts";
import type { Room } from "../../core/turn.ts";
import { drawCaseFile } from "./draw.ts";

type Printing = Pick<Room, "database" | "records"> & { house: House; now: Date };

/** In the house's language and zone, with all its pictures; null: there is no such case. */
export async function printCaseFile(printing: Printing, { id, format }: { id: number; format: CaseFormat }) {
  const { database, records, house, now } = printing;
  const room = { database, records, calendars: openCalendar({ database, house }) };
  const filing = { reader: house, now, by: null, isManager: true, pictureBytes: Number.POSITIVE_INFINITY };
  const file = await findCaseFile(room, id, filing);
  return file && drawCaseFile(file, format);
}
