// PostgreSQL's and its driver's errors in our own words.
import { Duplicate, Stale, type Trouble, Unavailable } from "./failures.ts";

/** postgresql.org/docs/current/errcodes-appendix.html; the last row is Node's own codes. */
const TROUBLES: readonly [RegExp, Trouble][] = [
  [/^(55P03|57014|40P01|40001)$/, "locked"],
  [/^53100$/, "full"],
  [/^25006$/, "readonly"],
  [/^(08...|53300|57P0.|58...|3D000|28...)$/, "down"],
  [/^E[A-Z_]+$/, "down"],
];

/** pg 8 gives its own connection errors no code. */
const LOST = /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after|not queryable/i;

/** Duplicate, Stale and Unavailable where they fit, else the error as it came. */
export function readPostgresError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "23505") return new Duplicate("table" in error ? String(error.table) : "", error);
  // The one division in our statements is the one that counts rows (see postgres-save.ts).
  if (code === "22012") return new Stale(error);
  const trouble = TROUBLES.find(([pattern]) => pattern.test(code))?.[1];
  if (trouble === undefined && !LOST.test(error.message)) return error;
  return new Unavailable(trouble ?? "down", error);
}

/** The whole transaction was undone by the server for another one's sake: it may be tried again at once. */
export function isUndone(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "40P01" || error.code === "40001");
}
