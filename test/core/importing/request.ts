// An import of a text, as the command line would ask for it.
import type { ImportRequest } from "../../../src/core/importing/import.ts";
import { importPeople } from "../../../src/core/importing/people.ts";
import { messagesFor } from "../../../src/core/messages/index.ts";
import type { Database } from "../../../src/core/store/database.ts";
import type { OpenFresh } from "../../support/database.ts";

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

export const CUSTOMER_HEADER =
  "name,shortName,aliases,owner,region,phone,address,class,kaLevel,safetyStock,contactName,contactTitle,contactPhone,birthday\n";

/** A database with four people, two of them namesakes. */
export async function openTeam(openFresh: OpenFresh): Promise<Database> {
  const database = await openFresh();
  const people =
    "name,email,role\n小赵,zhao@example.com,rep\n老钱,qian@example.com,manager\n同名,a@x.cn,rep\n同名,b@x.cn,rep\n";
  await importPeople(requestOf(database, people));
  return database;
}
