// What a record tells beside its fields (a complaint's deadlines), to whoever reads it.
import { type Locale, messagesFor } from "./messages/index.ts";
import type { RecordType } from "./record.ts";
import type { Fact } from "./reply.ts";
import type { Row } from "./store/database.ts";
import { type Turn, dayOf } from "./turn.ts";

/** In the reader's language and zone. */
export type Teller = (reader: { locale: Locale; timezone: string }) => Fact[];

/** The team whose calendar holds for a row; null: the house's. */
export const teamOf = (row: Row): number | null => (typeof row["teamId"] === "number" ? row["teamId"] : null);

/** By the calendar of the record's team. Reads nothing for a record that has nothing to tell. */
export async function findTeller(turn: Turn, record: RecordType, row: Row): Promise<Teller> {
  const { tells } = record;
  if (!tells) return () => [];
  const calendar = await turn.calendars.find(teamOf(row), turn.now);
  return ({ locale, timezone }) =>
    tells(row, { messages: messagesFor(locale), timezone, today: dayOf(turn.now, timezone), calendar });
}
