// What every import has in common: the file is read, all of it is checked, and it is saved whole or not at all.
import type { Messages } from "../messages/index.ts";
import type { House } from "../person.ts";
import type { Database, Write } from "../store/database.ts";
import { readTable, type TableLimits, type TableRow, UnreadableTable } from "../tables/read.ts";
import type { RowProblem } from "./row.ts";

export type ImportRequest = {
  database: Database;
  messages: Messages;
  now: Date;
  bytes: Uint8Array;
  fileName: string;
  /** Who imports; null or missing: somebody at the machine. */
  personId?: number | null;
  /** Whose letters are in which language where a person has none of his own; missing: nobody is written to. */
  house?: House;
  /** Called as the rows are made ready, at last with `done` = `total` when all is saved. */
  progress?: (done: number, total: number) => void;
  limits?: TableLimits;
};

/** Counts of people or customers. With a problem nothing is saved and the counts are 0. */
export type ImportReport = { added: number; changed: number; unchanged: number; problems: RowProblem[] };

/** Writes by kind, in the order in which rows may refer to each other; many of one table in a row are saved in bulk. */
export type Plan = { added: number; changed: number; unchanged: number; writes: Write[] };

export const refused = (problems: readonly RowProblem[]): ImportReport => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  problems: [...problems].sort((one, other) => one.line - other.line),
});

/** The table's rows, or what is wrong with the file. */
export async function readFileOf(request: ImportRequest): Promise<TableRow[] | RowProblem> {
  const { importing } = request.messages;
  try {
    return await readTable(request.bytes, request.limits);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    const sentence = importing.inFile(request.fileName, importing.unreadable[error.why]);
    return { line: error.line, field: null, sentence };
  }
}

/** One transaction for all of it (test/core/importing/customers.test.ts). */
export async function savePlan(request: ImportRequest, { writes, ...counts }: Plan): Promise<ImportReport> {
  if (writes.length > 0) await request.database.save(writes);
  const total = counts.added + counts.changed + counts.unchanged;
  request.progress?.(total, total);
  return { ...counts, problems: [] };
}

type Change = { record: string; recordId: number; before: object | null; after: object };

/** The history entry of an imported row. */
export const changeWrite = (
  request: ImportRequest,
  id: number,
  { record, recordId, before, after }: Change,
): Write => ({
  insert: "Change",
  row: {
    id,
    record,
    recordId,
    personId: request.personId ?? null,
    action: "import",
    before: before && JSON.stringify(before),
    after: JSON.stringify(after),
    platform: "import",
    at: request.now,
  },
});
