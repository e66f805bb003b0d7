// The confirming tap: a kept record becomes another one as well (an urgent visit: a market report, a complaint).
import { sayStop } from "./cards.ts";
import { findOne } from "./find.ts";
import { tableOf } from "./keep.ts";
import type { RecordType } from "./record.ts";
import { settle } from "./settle.ts";
import { type Outcome, type Turn, numberOf, recordNamed } from "./turn.ts";

/** The tap: makes what record `id` of the kind `from` offers, once for each record. */
export async function takeOffer(turn: Turn, from: RecordType, id: number): Promise<Outcome> {
  const { answer } = turn.messages;
  const found = await findOne(turn.database, turn.speaker, { record: from, id, right: "change" });
  const offer = found && !found.isUndone ? from.offers?.(found.values) : null;
  const record = offer && recordNamed(turn, offer.record);
  if (!offer || !record) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const sql = `SELECT "id" FROM "${tableOf(record)}" WHERE "${from.name}Id" = ? AND "undoneAt" IS NULL`;
  const [made] = await turn.database.read<{ id: number }>(sql, [id]);
  if (made) return sayStop(turn, answer.notFoundTitle, answer.alreadyMade(numberOf(record, made.id)));
  const understood = { record, values: offer.values, madeFrom: { [`${from.name}Id`]: id } };
  return settle(turn, { understood, problems: {}, match: null, isConfirmed: true });
}
