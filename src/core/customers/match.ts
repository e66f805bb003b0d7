// What comes of looking for a customer by what somebody typed: one that is meant, several that may be, or none.

export type CustomerChoice = { id: number; name: string; ownerId: number | null; ownerName: string | null };

/** "one" may be taken without a question. "several" and "none" are asked about; lists are best first, at most eight. */
export type Match =
  | { found: "one"; customer: CustomerChoice }
  | { found: "several"; candidates: CustomerChoice[] }
  | { found: "none"; offered: CustomerChoice[] };

/**
 * Tries the runs in order (longest first) and returns the first that is taken; else the best question. `run` is the run
 * it speaks of. An exact name in any run goes before a mere prefix or sound in a longer one (DESIGN §3).
 */
export type LookUp = (runs: readonly string[]) => Promise<{ run: string; match: Match }>;
