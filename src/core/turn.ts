// One turn of a conversation: who asks, what, when, and what the room around him holds.
import { Temporal } from "temporal-polyfill";
import type { Ask, PlatformName } from "./ask.ts";
import type { LookUp } from "./customers/match.ts";
import type { Messages } from "./messages/index.ts";
import type { House, Speaker } from "./person.ts";
import type { RecordType, Values } from "./record.ts";
import type { Reply } from "./reply.ts";
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

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export const dayOf = (at: Date, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString();

/** The instant of a wall-clock time on a day in a time zone; a time that does not exist there moves forward. */
export const instantOf = (day: string, time: string, timezone: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timezone).epochMilliseconds);

export function recordNamed(room: Pick<Room, "records">, name: string): RecordType | null {
  return room.records.find((record) => record.name === name) ?? null;
}

/** How a record's number is said: V-1042. */
export const numberOf = (record: RecordType, id: number): string => `${record.letter}-${id}`;

export const isPlatform = (name: string): name is PlatformName => name === "slack" || name === "feishu";
