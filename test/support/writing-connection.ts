// The very connection on which a SQLite database writes, so that a test can fill its disk or take its rights away.
import Sqlite from "better-sqlite3";
import { vi } from "vitest";
import { type Database, openDatabase } from "../../src/core/store/database.ts";

export type Opened = { database: Database; connection: Sqlite.Database };

/** Opens the file as the program does, and keeps hold of the connection that it sets to writing. */
export async function openWithConnection(url: string): Promise<Opened> {
  const pragmas = vi.spyOn(Sqlite.prototype, "pragma");
  const database = await openDatabase(url, { migrate: false });
  const at = pragmas.mock.calls.findIndex(([asked]) => asked.startsWith("synchronous"));
  const connection = pragmas.mock.contexts[at] as Sqlite.Database | undefined;
  pragmas.mockRestore();
  if (!connection) throw new Error("no connection was set to writing");
  return { database, connection };
}

export type Trouble = { name: "locked" | "full" | "readonly"; begin(opened: Opened, url: string): () => void };

/** Each begins a trouble on the living database and answers what ends it. */
export const TROUBLES: readonly Trouble[] = [
  {
    name: "locked",
    begin(_opened, url) {
      const other = new Sqlite(url.replace("file:", ""));
      other.exec("BEGIN IMMEDIATE");
      return () => void other.exec("ROLLBACK").close();
    },
  },
  {
    name: "full",
    begin({ connection }) {
      const pages = Number(connection.pragma("page_count", { simple: true }));
      connection.pragma(`max_page_count = ${pages}`);
      fillLastPages(connection);
      return () => {
        connection.exec(`DELETE FROM "Team" WHERE "id" < 0`);
        connection.pragma("max_page_count = 1073741823");
      };
    },
  },
  {
    name: "readonly",
    begin({ connection }) {
      connection.pragma("query_only = ON");
      return () => void connection.pragma("query_only = OFF");
    },
  },
];

/** A row has to find no place in any page that is begun. */
function fillLastPages(connection: Sqlite.Database): void {
  const insert = connection.prepare(`INSERT INTO "Team" ("id", "name", "createdAt") VALUES (?, ?, '2026-01-01')`);
  for (let id = -1, length = 3000; length > 0; id -= 1) {
    try {
      insert.run(id, `${id}${"x".repeat(length)}`);
    } catch {
      length = Math.floor(length / 2);
    }
  }
}
