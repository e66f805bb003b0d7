// Finds the customer somebody means: takes an exact name, or a beginning that fits one only; anything else is asked.
import { findExact, findLoose, findLooseOwn, OWN_LIMIT, type Reader, type Run, toChoice } from "./find.ts";
import { choicesOf, distinct, type Found, fitsOf, isBegun, MOST_CANDIDATES, toRun } from "./fit.ts";
import type { CustomerChoice, LookUp, Match } from "./match.ts";
import { findRivals, offerLikely } from "./offer.ts";

/** A name is no longer than a line field holds. */
const LONGEST_RUN = 200;
/** Runs beyond these are looked for as exact names only. */
const MOST_LOOSE_RUNS = 16;

/**
 * The look-up for one person, whose own customers go before others' (DESIGN §3). An exact name costs one prepared query.
 * A likeness in sound or a slip is offered, never taken (test/core/customers/look-up.test.ts).
 */
export function makeLookUp(database: Reader, personId: number): LookUp {
  return async (typed) => {
    const runs = typed.map(toRun).filter((run) => run.normalised !== "" && run.normalised.length <= LONGEST_RUN);
    return (
      (await lookUpExactly(database, runs, personId)) ??
      (await lookUpLoosely(database, runs, personId)) ?? { run: typed[0] ?? "", match: { found: "none", offered: [] } }
    );
  };
}

async function lookUpExactly(database: Reader, runs: readonly Run[], personId: number): Promise<Found | null> {
  const rows = await findExact(database, [...new Set(runs.map((run) => run.normalised))], personId);
  for (const run of runs) {
    const choices = distinct(rows.filter((row) => row.normalised === run.normalised).map(toChoice));
    if (choices.length > 0) return { run: run.typed, match: decide(choices, personId) };
  }
  return null;
}

/** One's own go first: if just one of them fits it is meant, else if just one of all does. */
function decide(choices: readonly CustomerChoice[], personId: number): Match {
  const own = choices.filter((choice) => choice.ownerId === personId);
  const others = choices.filter((choice) => choice.ownerId !== personId);
  const only = own.length === 1 ? own[0] : own.length === 0 && others.length === 1 ? others[0] : undefined;
  if (only !== undefined) return { found: "one", customer: only };
  return { found: "several", candidates: [...own, ...others].slice(0, MOST_CANDIDATES) };
}

async function lookUpLoosely(database: Reader, all: readonly Run[], personId: number): Promise<Found | null> {
  const runs = all.filter((run) => [...run.normalised].length >= 2).slice(0, MOST_LOOSE_RUNS);
  if (runs.length === 0) return null;
  const own = await findLooseOwn(database, runs, personId);
  const rows = [...own, ...(await findLoose(database, runs))];
  const fits = runs.map((run) => fitsOf(run, rows));
  const at = fits.findIndex((fit) => fit.some(isBegun));
  const run = runs[at];
  if (run === undefined) return offerLikely({ database, runs, fits, personId });
  const match = decide(choicesOf((fits[at] ?? []).filter(isBegun)), personId);
  if (match.found !== "one") return { run: run.typed, match };
  const rivals = await findRivals(database, { run, runs, fits });
  // Where not all of one's own were read, nobody knows that there is only one.
  if (rivals.length === 0 && own.length < OWN_LIMIT) return { run: run.typed, match };
  const candidates = distinct([match.customer, ...rivals]).slice(0, MOST_CANDIDATES);
  return { run: run.typed, match: { found: "several", candidates } };
}
