// Rows of a SQLite connection with instants as Date and booleans as boolean.
import type Sqlite from "better-sqlite3";
import { readingOf, toSqlite } from "./cells.ts";
import type { Cell } from "./database.ts";
import { readSqliteError } from "./sqlite-errors.ts";
import { cached } from "./statement-cache.ts";

type Read = (sql: string, params: readonly Cell[]) => unknown[];
type Mending = [column: string, read: (value: unknown) => unknown];

/** Throws Unavailable, or SQLite's own error where the SQL is wrong. */
export function makeReading(connection: Sqlite.Database): Read {
  const prepare = cached((sql) => {
    const statement = connection.prepare(sql);
    return { statement, mendings: mendingsOf(statement) };
  });
  return (sql, params) => {
    try {
      const { statement, mendings } = prepare(sql);
      const rows = statement.all(params.map(toSqlite)) as Record<string, unknown>[];
      for (const [column, read] of mendings) {
        for (const row of rows) row[column] = read(row[column]);
      }
      return rows;
    } catch (error) {
      throw readSqliteError(error);
    }
  };
}

function mendingsOf(statement: Sqlite.Statement): Mending[] {
  return statement.columns().flatMap(({ name, type }): Mending[] => {
    const read = readingOf(type);
    return read === undefined ? [] : [[name, read]];
  });
}
