// The history of a record, oldest first.
import type { RecordType, Values } from "./record.ts";
import type { Turn } from "./turn.ts";

export type HistoryAction = "create" | "edit" | "undo" | "import";
export type Change = {
  id: number;
  action: HistoryAction;
  personId: number | null;
  who: string | null;
  at: Date;
  before: Values | null;
  after: Values | null;
};

type ChangeRow = Omit<Change, "before" | "after"> & { before: string | null; after: string | null };

const columns = `c."id", c."action", c."personId", c."at", c."before", c."after", p."name" AS "who"
  FROM "Change" c LEFT JOIN "Person" p ON p."id" = c."personId"`;

const changeOf = (row: ChangeRow): Change => ({
  ...row,
  before: row.before === null ? null : (JSON.parse(row.before) as Values),
  after: row.after === null ? null : (JSON.parse(row.after) as Values),
});

export async function findHistory(turn: Pick<Turn, "database">, record: RecordType, id: number): Promise<Change[]> {
  const sql = `SELECT ${columns} WHERE c."record" = ? AND c."recordId" = ? ORDER BY c."at", c."id"`;
  return (await turn.database.read<ChangeRow>(sql, [record.name, id])).map(changeOf);
}

export type RecordChange = Change & { record: string; recordId: number };

export async function findChange(turn: Turn, id: number): Promise<RecordChange | null> {
  const sql = `SELECT c."record", c."recordId", ${columns} WHERE c."id" = ?`;
  const [row] = await turn.database.read<ChangeRow & { record: string; recordId: number }>(sql, [id]);
  return row ? { ...changeOf(row), record: row.record, recordId: row.recordId } : null;
}

/** An instant in the speaker's own zone and language, with its date (a case lasts days). */
export const sayInstant = (at: Date, { speaker }: Pick<Turn, "speaker">): string =>
  new Intl.DateTimeFormat(speaker.locale, {
    timeZone: speaker.timezone,
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(at);
