// The order that is to be confirmed with its customer: what is still to be confirmed, and the one tap that says it was.
import { button, cardReply, sayStop, sayWord } from "./cards.ts";
import { addDays } from "./calendar/weeks.ts";
import { findOne } from "./find.ts";
import { settleInLetter } from "./letter-card.ts";
import { sayDay, sayMoney } from "./reading/say.ts";
import type { RecordType } from "./record.ts";
import type { Row } from "./reply.ts";
import type { Cell, Database, Write } from "./store/database.ts";
import { type Outcome, type Turn, numberOf, recordNamed } from "./turn.ts";

type Tap = { id: number; choice: string };

/** `choice`: the key of the letter that it stands in; empty: it was pressed in today's list. */
export async function confirmOrder(turn: Turn, record: RecordType, { id, choice }: Tap): Promise<Outcome> {
  const { answer, reports } = turn.messages;
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  if (!found) return sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
  const words = found.isUndone ? reports.isUndone : reports.isDone(reports.done.order);
  const where = { kind: "order", record: record.name, recordId: id };
  const done = (state: string): Write => ({ update: "Reminder", where: { ...where, state }, set: { state: "done" } });
  const writes = found.isUndone ? [] : [done("told"), done("due")];
  const letter = await settleInLetter(turn, { key: choice, record: record.name, id }, words);
  if (!letter) return { reply: sayWord(words, "done").reply, writes };
  return { reply: cardReply(letter.card), writes: [...writes, letter.write] };
}

type ToDo = { id: number; customerId: number; personId: number; visitedOn: string };

/**
 * Those among visits with an order whose customer the same rep has visited again since: he was there, and needs no line
 * that tells him to call. By visit id.
 */
export async function findSeenSince(database: Pick<Database, "read">, visits: readonly ToDo[]): Promise<Set<number>> {
  const seen = new Set<number>();
  for (const { id, customerId, personId, visitedOn } of visits) {
    const sql = `SELECT "id" FROM "Visit" WHERE "customerId" = ? AND "visitedOn" > ? AND "repId" = ?
      AND "undoneAt" IS NULL LIMIT 1`;
    if ((await database.read(sql, [customerId, visitedOn, personId])).length > 0) seen.add(id);
  }
  return seen;
}

/** What was told stays in today's list for so long. */
const DAYS = 7;
const MOST = 20;

type Told = ToDo & { dueOn: string; name: string; orderFen: bigint | number };

/** The speaker's own orders that he was told to confirm and has not yet. */
export async function ordersToConfirm(turn: Turn): Promise<Row[]> {
  const record = recordNamed(turn, "visit");
  const sql = `SELECT v."id", v."customerId", r."personId", v."visitedOn", r."dueOn", c."name",
    v."orderAmountFen" AS "orderFen" FROM "Reminder" r JOIN "Visit" v ON v."id" = r."recordId"
    JOIN "Customer" c ON c."id" = v."customerId" WHERE r."personId" = ? AND r."state" = 'told' AND r."kind" = 'order'
    AND r."dueAt" >= ? AND v."undoneAt" IS NULL AND v."orderAmountFen" > 0 ORDER BY r."dueOn", v."id" LIMIT ${MOST}`;
  const since = new Date(`${addDays(turn.today, -DAYS)}T00:00:00Z`);
  const params: Cell[] = [turn.speaker.id, since];
  const told = record ? await turn.database.read<Told>(sql, params) : [];
  const seen = await findSeenSince(turn.database, told);
  const { promises } = turn.messages;
  const { locale } = turn.speaker;
  return told.flatMap(({ id, dueOn, name, orderFen }): Row[] => {
    if (!record || seen.has(id)) return [];
    const what = promises.confirmOrder(sayMoney(Number(orderFen), locale));
    const detail = `${sayDay(dueOn, turn.today, locale)} · ${numberOf(record, id)}`;
    const tap = button(promises.orderConfirmed, { do: "confirmed", record: record.name, id, choice: "" });
    return [{ title: `${name} · ${what}`, detail, button: tap }];
  });
}
