// An import of a text, as the command line would ask for it.
import type { ImportRequest } from "../../../src/core/importing/import.ts";
import { messagesFor } from "../../../src/core/messages/index.ts";
import type { Database } from "../../../src/core/store/database.ts";

export const NOW = new Date("2026-11-18T02:00:00Z");

export function requestOf(
  database: Database,
  text: string | Uint8Array,
  more: Partial<ImportRequest> = {},
): ImportRequest {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { database, messages: messagesFor("zh-CN"), now: NOW, bytes, fileName: "file.csv", ...more };
}

/** Everything an import may write to. */
export async function countRows(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ["Person", "Team", "Identity", "Customer", "CustomerName", "Contact", "Change"]) {
    const [row] = await database.read<{ count: number }>(`SELECT count(*) AS "count" FROM "${table}"`);
    counts[table] = Number(row?.count);
  }
  return counts;
}
