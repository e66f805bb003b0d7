// One turn of a conversation: who asks, what, when, and what the room around him holds.
import { Temporal } from "temporal-polyfill";
import type { Ask } from "./ask.ts";
import type { Calendars } from "./calendar/open.ts";
import type { LookUp } from "./customers/match.ts";
import type { Messages } from "./messages/index.ts";
import type { House, Speaker } from "./person.ts";
import type { RecordType, Values } from "./record.ts";
import type { Reply } from "./reply.ts";
import type { Reports } from "./report.ts";
import type { Database, Row, Write } from "./store/database.ts";

export type Room = {
  database: Database;
  records: readonly RecordType[];
  house: House;
  lookUpFor(personId: number): LookUp;
};

export type Turn = Room & {
  ask: Ask;
  speaker: Speaker;
  messages: Messages;
  now: Date;
  /** The speaker's calendar day. */
  today: string;
  calendars: Calendars;
  reports: Reports;
};

/** What a turn comes to: an answer, and what is to be saved with it in one transaction. */
export type Outcome = { reply: Reply; writes: readonly Write[] };

/** What was understood so far. `recordId` is set when a record is being changed. */
export type Understood = {
  record: RecordType;
  recordId?: number;
  version?: number;
  draft?: number;
  values: Values;
  /** What was typed for the customer, while it is not settled who is meant. */
  typedCustomer?: string;
  /** The line as it was typed, while it is not known yet which kind of record it is for. */
  line?: string;
  /** The columns that name the record it was made from. */
  madeFrom?: Row;
  /** From a message: where it stands. */
  source?: { chat: string; message: string };
};

export const say = (reply: Reply): Outcome => ({ reply, writes: [] });

/** The last day asked for in each zone, with its bounds: everyone who speaks today asks for the same one. */
const days = new Map<string, { from: number; to: number; day: string }>();

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export function dayOf(at: Date, timezone: string): string {
  const known = days.get(timezone);
  const instant = at.getTime();
  if (known && known.from <= instant && instant < known.to) return known.day;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone);
  const from = zoned.startOfDay().epochMilliseconds;
  const to = zoned.add({ days: 1 }).startOfDay().epochMilliseconds;
  const day = zoned.toPlainDate().toString();
  days.set(timezone, { from, to, day });
  return day;
}

const instants = new Map<string, number>();
const MOST_INSTANTS = 1_000;

/** The instant of a wall-clock time on a day in a time zone; a time that does not exist there moves forward. */
export function instantOf(day: string, time: string, timezone: string): Date {
  const text = `${day}T${time}`;
  const key = `${text}[${timezone}]`;
  const known = instants.get(key);
  if (known !== undefined) return new Date(known);
  if (instants.size >= MOST_INSTANTS) instants.clear();
  const instant = Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).epochMilliseconds;
  instants.set(key, instant);
  return new Date(instant);
}

/** The wall-clock time of an instant in a time zone, HH:MM. */
export const timeOf = (at: Date, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainTime()
    .toString()
    .slice(0, 5);

export function recordNamed(room: Pick<Room, "records">, name: string): RecordType | null {
  return room.records.find((record) => record.name === name) ?? null;
}

/** How a record's number is said: V-1042. */
export const numberOf = (record: RecordType, id: number): string => `${record.letter}-${id}`;
