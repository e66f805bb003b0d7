// What managers add to the report of a week in their own words: kept once a week and manager, shown to whoever reads it.
import type { Database } from "../../core/store/database.ts";
import { type Scope, membersIn } from "./scope.ts";
import { type Span, isMonthly } from "./week.ts";

export type SaidWords = { personId: number; name: string; text: string };

type WordsRow = SaidWords & { version: number; id: number };

const WORDS = `SELECT w."id", w."personId", p."name", w."text", w."version" FROM "ReportWords" w
  JOIN "Person" p ON p."id" = w."personId"`;

/** Of everybody whose week is in it; whose report it is comes first. A month has none of its own. */
export async function findWords(database: Database, scope: Scope, span: Span): Promise<SaidWords[]> {
  if (isMonthly(span)) return [];
  const rows = await database.read<WordsRow>(`${WORDS} WHERE w."monday" = ? AND w."text" <> '' ORDER BY w."id"`, [
    span.monday,
  ]);
  const members = new Set(membersIn(scope, span).map(({ id }) => id));
  const isFirst = ({ personId }: WordsRow) => Number(scope.key !== `p${personId}`);
  return rows
    .filter(({ personId }) => members.has(personId))
    .toSorted((one, other) => isFirst(one) - isFirst(other))
    .map(({ personId, name, text }) => ({ personId, name, text }));
}

/** One's own of a week, as they stand; null: none yet. */
export async function findOwnWords(database: Database, personId: number, monday: string): Promise<WordsRow | null> {
  const sql = `${WORDS} WHERE w."personId" = ? AND w."monday" = ?`;
  return (await database.read<WordsRow>(sql, [personId, monday]))[0] ?? null;
}
