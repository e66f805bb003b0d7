// Opens SQLite files with the settings that keep what was promised.
import { mkdirSync } from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { readSqliteError } from "./sqlite-errors.ts";

/** The path in `file:…`, relative to the working directory. */
export function sqlitePath(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/(?=\/))?/, "").replace(/\?.*$/, ""));
}

/** Opening may have to wait for another process that is just making or closing the file. */
const OPENING_PATIENCE_MS = 10_000;

/** The connection that writes; `patienceMs`: how long it may block for another process's lock. Throws Unavailable when the file cannot be opened for writing. */
export function openWriter(file: string, patienceMs: number): Sqlite.Database {
  return opened(() => {
    mkdirSync(path.dirname(file), { recursive: true });
    const connection = new Sqlite(file, { timeout: OPENING_PATIENCE_MS });
    connection.pragma("journal_mode = WAL");
    // A commit is on the disk when it returns (sqlite.org/pragma.html#pragma_synchronous).
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    // What a savepoint may have to undo is kept in memory instead of in a temporary file.
    connection.pragma("temp_store = MEMORY");
    connection.pragma(`busy_timeout = ${patienceMs}`);
    return connection;
  });
}

/** A second connection that cannot write, for reading beside the writer. */
export function openReader(file: string): Sqlite.Database {
  return opened(() => new Sqlite(file, { readonly: true, timeout: 1_000 }));
}

function opened(open: () => Sqlite.Database): Sqlite.Database {
  try {
    return open();
  } catch (error) {
    throw readSqliteError(error);
  }
}
