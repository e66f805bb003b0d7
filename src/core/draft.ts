// What was understood and waits for a person: a form to be filled in, a customer to be picked, a confirming tap.
import type { Values } from "./record.ts";
import type { Database, Write } from "./store/database.ts";
import { type Turn, type Understood, recordNamed } from "./turn.ts";

type DraftRow = {
  id: number;
  personId: number;
  record: string;
  recordId: number | null;
  version: number | null;
  values: string;
  chat: string | null;
  message: string | null;
  madeId: number | null;
  usedAt: string | Date | null;
};
type Kept = {
  values: Values;
  typedCustomer: string | null;
  line: string | null;
  madeFrom: Understood["madeFrom"] | null;
};

/** A draft of the speaker's own; `madeId` is the record it already became. */
export type Draft = { understood: Understood; madeId: number | null; isUsed: boolean };

export async function keepDraft(turn: Turn, understood: Understood): Promise<{ id: number; write: Write }> {
  const id = await turn.database.nextId("draft");
  const { record, values, typedCustomer, line, madeFrom, source } = understood;
  const kept: Kept = { values, typedCustomer: typedCustomer ?? null, line: line ?? null, madeFrom: madeFrom ?? null };
  const row = {
    id,
    personId: turn.speaker.id,
    record: record.name,
    recordId: understood.recordId ?? null,
    version: understood.version ?? null,
    values: JSON.stringify(kept),
    platform: turn.ask.actor.platform,
    chat: source?.chat ?? null,
    message: source?.message ?? null,
    createdAt: turn.now,
  };
  return { id, write: { insert: "Draft", row } };
}

/** Null when there is none, or when it is somebody else's: a forged button finds nothing. */
export async function findDraft(turn: Turn, id: number): Promise<Draft | null> {
  const sql = `SELECT * FROM "Draft" WHERE "id" = ? AND "personId" = ?`;
  const [row] = await turn.database.read<DraftRow>(sql, [id, turn.speaker.id]);
  const record = row && recordNamed(turn, row.record);
  if (!row || !record) return null;
  const kept = JSON.parse(row.values) as Kept;
  const understood: Understood = {
    record,
    draft: row.id,
    values: kept.values,
    ...(kept.typedCustomer !== null && { typedCustomer: kept.typedCustomer }),
    ...(kept.line !== null && { line: kept.line }),
    ...(kept.madeFrom && { madeFrom: kept.madeFrom }),
    ...(row.recordId !== null && { recordId: row.recordId }),
    ...(row.version !== null && { version: row.version }),
    ...(row.chat !== null && row.message !== null && { source: { chat: row.chat, message: row.message } }),
  };
  return { understood, madeId: row.madeId, isUsed: row.usedAt !== null };
}

/** A draft becomes one record, however often its button is pressed (test/core/once.test.ts). */
export const useDraft = (id: number, madeId: number | null, now: Date): Write => ({
  update: "Draft",
  where: { id, usedAt: null },
  set: { usedAt: now, madeId },
  expect: 1,
});

/** Drafts that nobody came back to are let go after this long. */
export const DRAFT_DAYS = 30;

export async function findOldDrafts(database: Database, now: Date, limit: number): Promise<Write[]> {
  const before = new Date(now.getTime() - DRAFT_DAYS * 86_400_000);
  const sql = `SELECT "id" FROM "Draft" WHERE "createdAt" < ? ORDER BY "createdAt" LIMIT ${limit}`;
  const old = await database.read<{ id: number }>(sql, [before]);
  return old.map(({ id }) => ({ remove: "Draft", where: { id } }));
}
