// SQLite's error codes in our own words.
import { Duplicate, type Trouble, Unavailable } from "./failures.ts";

// sqlite.org/rescode.html; an extended code begins with its primary one.
const TROUBLES: readonly [RegExp, Trouble][] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "locked"],
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_(READONLY|PERM)/, "readonly"],
  [/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB)/, "down"],
];

/** Duplicate and Unavailable where they fit, else the error as it came. */
export function readSqliteError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return isClosed(error) ? new Unavailable("down", error) : error;
  if (/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/.test(code)) return new Duplicate(tableIn(error), error);
  const trouble = TROUBLES.find(([pattern]) => pattern.test(code));
  return trouble === undefined ? error : new Unavailable(trouble[1], error);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && code.startsWith("SQLITE_") ? code : undefined;
}

// "UNIQUE constraint failed: InboundEvent.key"
function tableIn(error: unknown): string {
  return /failed: (\w+)\./.exec((error as Error).message)?.[1] ?? "";
}

function isClosed(error: unknown): boolean {
  return error instanceof TypeError && error.message === "The database connection is not open";
}
