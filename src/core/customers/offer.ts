// What to ask when no name begins with what was typed, or when two parts of a line may each be the customer.
import { findChoices, findExact, type Reader, type Run, toChoice } from "./find.ts";
import { choicesOf, type Fit, type Found, isBegun, MOST_CANDIDATES } from "./fit.ts";
import { byLikelihood, findLikely, LIKENESS, type Likely } from "./likeness.ts";
import type { CustomerChoice } from "./match.ts";
import { namesIn } from "./name-list.ts";

/** The offer speaks of one of the first runs; each costs a scan of all names. */
const MOST_LIKELY_RUNS = 4;
/** So many likely ones are read, for one's own among them are offered first. */
const MOST_LIKELY = 40;
/** A shorter text is like too many names to be taken for a misspelt one. */
const RIVAL_LETTERS = 9;

type Asked = { database: Reader; runs: readonly Run[]; fits: readonly Fit[][]; personId: number };

/** The likeliest customers for the run that is likest to a name. */
export async function offerLikely({ database, runs, fits, personId }: Asked): Promise<Found> {
  let best: { run: Run; likely: Likely[] } | null = null;
  for (const [at, run] of runs.slice(0, MOST_LIKELY_RUNS).entries()) {
    const likely = await likelyFor(database, run, fits[at] ?? []);
    if (likely[0] === undefined) continue;
    if (best === null || likely[0].rank < (best.likely[0]?.rank ?? 0)) best = { run, likely };
  }
  if (best === null) return { run: runs[0]?.typed ?? "", match: { found: "none", offered: [] } };
  const choices = await choicesFor(database, best.likely);
  const own = choices.filter((choice) => choice.ownerId === personId);
  const others = choices.filter((choice) => choice.ownerId !== personId);
  const offered = [...own, ...others].slice(0, MOST_CANDIDATES);
  return { run: best.run.typed, match: { found: "none", offered } };
}

async function likelyFor(database: Reader, run: Run, fits: readonly Fit[]): Promise<Likely[]> {
  const sounding = fits.map(({ row }) => ({
    id: row.id,
    rank: row.pinyin === run.sound ? LIKENESS.sameSound : LIKENESS.soundBegins,
    length: row.normalised.length,
  }));
  const all = [
    ...sounding,
    ...(await findLikely(namesIn(database), run, MOST_LIKELY)),
    ...(await findWithin(database, run)),
  ];
  const best = new Map<number, Likely>();
  for (const likely of all.sort(byLikelihood)) if (!best.has(likely.id)) best.set(likely.id, likely);
  return [...best.values()].slice(0, MOST_LIKELY);
}

/** Customers with whose whole name the run begins: 永清超市 for 永清超市东门店. */
async function findWithin(database: Reader, run: Run): Promise<Likely[]> {
  const characters = [...run.normalised];
  const beginnings = characters.map((_, at) => characters.slice(0, at + 1).join("")).slice(1, -1);
  const rows = await findExact(database, beginnings, 0);
  return rows.map((row) => ({
    id: row.id,
    rank: LIKENESS.contains,
    length: run.normalised.length - row.normalised.length,
  }));
}

async function choicesFor(database: Reader, likely: readonly Likely[]): Promise<CustomerChoice[]> {
  const ids = likely.map(({ id }) => id);
  const choices = new Map((await findChoices(database, ids)).map((row) => [row.id, toChoice(row)]));
  return ids.flatMap((id) => choices.get(id) ?? []);
}

type Taken = { run: Run; runs: readonly Run[]; fits: readonly Fit[][] };

/**
 * Other customers that a line may speak of: `永清朝市 wfj` is not taken for 王府井 while 永清超市 sounds like its first
 * word.
 */
export async function findRivals(database: Reader, { run, runs, fits }: Taken): Promise<CustomerChoice[]> {
  const rivals: CustomerChoice[] = [];
  for (const [at, other] of runs.entries()) {
    if (overlaps(run, other)) continue;
    const fitting = (fits[at] ?? []).filter((fit) => isBegun(fit) || fit.row.pinyin === other.sound);
    rivals.push(...choicesOf(fitting));
    if (fitting.length > 0 || other.sound.length < RIVAL_LETTERS) continue;
    const likely = await findLikely(namesIn(database), other, MOST_CANDIDATES);
    rivals.push(
      ...(await choicesFor(
        database,
        likely.filter(({ rank }) => rank <= LIKENESS.oneSlip),
      )),
    );
  }
  return rivals;
}

const overlaps = (one: Run, other: Run): boolean =>
  one.normalised.includes(other.normalised) || other.normalised.includes(one.normalised);
