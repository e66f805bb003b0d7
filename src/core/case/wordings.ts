// What stood there before: earlier wordings of what was said in the thread, and changes of the complaint's own fields.
import { findHistory } from "../history.ts";
import { fieldLabel, sayValue } from "../say-value.ts";
import type { RecordType, Values } from "../record.ts";
import type { Database } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import type { Entry } from "./entries.ts";
import { type Case, caseRecord } from "./found.ts";
import { sayWhen, wordsFor } from "./said.ts";

/** What stood there until then. `after` null: what came later was known already. */
export type Wording = { text: string; after: string | null; at: Date };

/** What entries said before they were edited, the first wording first. */
export async function findWordings(database: Database, entries: readonly Entry[]): Promise<Map<number, Wording[]>> {
  const wordings = new Map<number, Wording[]>();
  const edited = entries.filter(({ editedAt }) => editedAt !== null).map(({ id }) => id);
  if (edited.length === 0) return wordings;
  const sql = `SELECT "recordId", "before", "after", "at" FROM "Change" WHERE "record" = 'entry'
    AND "recordId" IN (${edited.map(() => "?").join(", ")}) ORDER BY "at", "id"`;
  type Row = { recordId: number; before: string; after: string | null; at: Date };
  for (const { recordId, before, after, at } of await database.read<Row>(sql, edited)) {
    const wording = { text: textIn(before), after: after === null ? null : textIn(after), at };
    wordings.set(recordId, [...(wordings.get(recordId) ?? []), wording]);
  }
  return wordings;
}

const textIn = (kept: string): string => (JSON.parse(kept) as { text: string }).text;

/** The complaint's form was changed: one line for each time, with what stood there before and after. */
export async function findEdits(turn: Turn, found: Case): Promise<{ at: Date; id: number; words: string }[]> {
  const record = caseRecord(turn);
  if (!record) return [];
  const { answer } = turn.messages;
  const history = await findHistory(turn, record, found.id);
  return history.flatMap(({ id, at, who, action, before, after }) => {
    if (action === "create") return [];
    const did = { edit: answer.edit, undo: answer.undo, import: answer.system }[action];
    const changed = before && after ? sayChanges(turn, { record, found, before, after }) : [];
    const words = wordsFor(turn.speaker).entryDeed(
      sayWhen(at, turn.speaker),
      who ?? answer.system,
      [did, ...changed].join(" · "),
    );
    return [{ at, id, words }];
  });
}

type Changed = { record: RecordType; found: Case; before: Values; after: Values };

function sayChanges(turn: Turn, { record, found, before, after }: Changed): string[] {
  const { speaker, messages, today } = turn;
  const saying = { locale: speaker.locale, messages, today, customerName: found.customerName };
  const said = (value: Values[string] | undefined, name: string) =>
    value === null || value === undefined ? messages.answer.empty : sayValue(record, name, value, saying);
  return Object.keys(after)
    .filter((name) => name in record.fields)
    .map((name) =>
      messages.answer.changeLine(fieldLabel(record, name, messages), said(before[name], name), said(after[name], name)),
    );
}
