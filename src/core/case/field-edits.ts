// How a complaint's own fields were changed after it was received: by its form, and its severity by an assessment.
import { findHistory } from "../history.ts";
import type { Database } from "../store/database.ts";
import type { Room } from "../turn.ts";
import { type Case, caseRecord } from "./found.ts";

/** A choice's code, a customer's name, or what was written; null: nothing. */
export type FieldChange = { name: string; before: string | null; after: string | null };
export type FieldEdit = { at: Date; who: string | null; isUndo: boolean; fields: readonly FieldChange[] };

type Files = Pick<Room, "database" | "records">;

/** The earliest first. */
export async function findFieldEdits(room: Files, found: Case): Promise<FieldEdit[]> {
  const edits = [...(await findFormEdits(room, found)), ...(await findSeverities(room.database, found.id))];
  return edits.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

async function findFormEdits(room: Files, found: Case): Promise<FieldEdit[]> {
  const record = caseRecord(room);
  if (!record) return [];
  const history = await findHistory(room, record, found.id);
  const edits = history.filter(({ action, before, after }) => action !== "create" && before && after);
  const names = await findNames(
    room.database,
    edits.flatMap(({ before, after }) => [before?.["customer"], after?.["customer"]]),
  );
  const said = (name: string, value: unknown): string | null => {
    if (record.fields[name]?.kind === "customer") return names.get(Number(value)) ?? null;
    return typeof value === "string" && value !== "" ? value : null;
  };
  return edits.map(({ at, who, action, before, after }) => ({
    at,
    who,
    isUndo: action === "undo",
    fields: Object.keys(after ?? {})
      .filter((name) => name in record.fields)
      .map((name) => ({ name, before: said(name, before?.[name]), after: said(name, after?.[name]) })),
  }));
}

async function findNames(database: Database, ids: readonly unknown[]): Promise<Map<number, string>> {
  const known = [...new Set(ids.map(Number))].filter(Number.isSafeInteger);
  if (known.length === 0) return new Map();
  const sql = `SELECT "id", "name" FROM "Customer" WHERE "id" IN (${known.map(() => "?").join(", ")})`;
  const rows = await database.read<{ id: number; name: string }>(sql, known);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Assessed = { before: string | null; after: string | null; at: Date; who: string | null };

async function findSeverities(database: Database, id: number): Promise<FieldEdit[]> {
  const sql = `SELECT c."before", c."after", c."at", p."name" AS "who" FROM "Change" c
    LEFT JOIN "Person" p ON p."id" = c."personId" WHERE c."record" = 'case' AND c."recordId" = ? ORDER BY c."id"`;
  const rows = await database.read<Assessed>(sql, [id]);
  return rows.flatMap(({ at, who, ...kept }) => {
    const [before, after] = [severityIn(kept.before), severityIn(kept.after)];
    if (after === null || before === after) return [];
    return [{ at, who, isUndo: false, fields: [{ name: "severity", before, after }] }];
  });
}

const severityIn = (kept: string | null): string | null =>
  kept === null ? null : ((JSON.parse(kept) as { severity?: string }).severity ?? null);
