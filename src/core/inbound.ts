// What came in, by its platform's key: a redelivery finds its row and gets the same answer (test/core/once.test.ts).
import type { Ask } from "./ask.ts";
import type { Reply } from "./reply.ts";
import type { Database, Write } from "./store/database.ts";

/** The answer that was already given to this key, or null. */
export async function findAnswer(database: Database, key: string): Promise<Reply | null> {
  const sql = `SELECT "answer" FROM "InboundEvent" WHERE "key" = ?`;
  const [row] = await database.read<{ answer: string | null }>(sql, [key]);
  return row?.answer ? (JSON.parse(row.answer) as Reply) : null;
}

/**
 * Keeps an ask before it is answered, so that a crash loses nothing. A second one with the same key is a Duplicate. It is
 * owed from when it was taken: what a platform brings late was said long before (test/core/taken-late.test.ts).
 */
export const keepAsk = (ask: Ask, takenAt: Date): Write => ({
  insert: "InboundEvent",
  row: { key: ask.key, at: takenAt, ask: JSON.stringify(ask) },
});

/** The answer, in the transaction of what it did; one that is said apart stays owed. A file is not kept: it is made again. */
export function keepAnswer(ask: Ask, reply: Reply, isTaken: boolean): Write {
  const answer = JSON.stringify(reply.reply === "file" ? { reply: "card", card: reply.card } : reply);
  if (isTaken) return { update: "InboundEvent", where: { key: ask.key, answer: null }, set: { answer }, expect: 1 };
  const isOwed = ask.does === "submit" && ask.isSaidApart === true && reply.reply === "card";
  const rest = isOwed ? { ask: JSON.stringify(ask) } : { doneAt: ask.at };
  return { insert: "InboundEvent", row: { key: ask.key, at: ask.at, answer, ...rest } };
}

/** An ask that has waited this long is nobody's: whoever took it would have answered by now. */
const OWED_AFTER_MS = 60_000;

/** Asks that were taken but not answered, the oldest first. */
export async function findOwed(database: Database, now: Date): Promise<Ask[]> {
  const sql = `SELECT "ask" FROM "InboundEvent" WHERE "doneAt" IS NULL AND "ask" IS NOT NULL AND "at" < ? ORDER BY "at"`;
  const rows = await database.read<{ ask: string }>(sql, [new Date(now.getTime() - OWED_AFTER_MS)]);
  return rows.map(({ ask }) => {
    const kept = JSON.parse(ask) as Ask;
    return { ...kept, at: new Date(kept.at) };
  });
}

/** Keys are kept well beyond the last redelivery (Feishu: 7.1 h), then let go. */
export const EVENT_HOURS = 48;

export async function findOldEvents(database: Database, now: Date, limit: number): Promise<Write[]> {
  const before = new Date(now.getTime() - EVENT_HOURS * 3_600_000);
  const sql = `SELECT "key" FROM "InboundEvent" WHERE "at" < ? AND "doneAt" IS NOT NULL ORDER BY "at" LIMIT ${limit}`;
  const old = await database.read<{ key: string }>(sql, [before]);
  return old.map(({ key }) => ({ remove: "InboundEvent", where: { key } }));
}
