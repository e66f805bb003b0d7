// Names that are like what was typed: the same sound, a slip of the finger, a part. They are offered, never taken.
import { countBits, lettersIn, slipsBetween, slipsInBeginning } from "./distance.ts";
import type { Run } from "./find.ts";
import type { NameList } from "./name-list.ts";
import { type Page, soundAt, soundLengthAt, textAt, textLengthAt } from "./name-page.ts";

/** How a name is like what was typed; less is likelier meant. */
export const LIKENESS = {
  sameSound: 10,
  oneSlip: 11,
  twoSlips: 12,
  soundBegins: 13,
  contained: 14,
  contains: 15,
  beginsWithSlip: 16,
} as const;

/** A customer that may be meant; `length` is the name's, for the shorter is likelier meant. */
export type Likely = { id: number; rank: number; length: number };

/** Shorter sounds are not corrected: everything is one letter away from them. */
const LETTERS_FOR_ONE_SLIP = 5;
const LETTERS_FOR_TWO_SLIPS = 9;
/** Latin letters that count as part of a name. Two Chinese characters always do. */
const LETTERS_FOR_PART = 4;

/** The likeliest `most` customers for a run, from all names; never more than a few milliseconds at a stretch. */
export async function findLikely(names: NameList, run: Run, most: number): Promise<Likely[]> {
  const best = new Map<number, Likely>();
  const rank = rankFor(run);
  await names.scan((page, at) => {
    const found = rank(page, at);
    if (found === null) return;
    const id = page.customerIds[at] ?? 0;
    const known = best.get(id);
    const length = textLengthAt(page, at);
    if (known === undefined || found < known.rank || (found === known.rank && length < known.length))
      best.set(id, { id, rank: found, length });
  });
  return [...best.values()].sort(byLikelihood).slice(0, most);
}

export const byLikelihood = (one: Likely, other: Likely): number =>
  one.rank - other.rank || one.length - other.length || one.id - other.id;

function rankFor(run: Run): (page: Page, at: number) => number | null {
  const slips = run.sound.length >= LETTERS_FOR_TWO_SLIPS ? 2 : run.sound.length >= LETTERS_FOR_ONE_SLIP ? 1 : 0;
  const letters = lettersIn(run.sound);
  const isPart = partFinder(run);
  return (page, at) => {
    const slip = slips === 0 ? null : rankOfSlips({ run, letters, slips, page, at });
    if (slip !== null && slip <= LIKENESS.twoSlips) return slip;
    if (run.isChinese && isCharacterAway(run.normalised, page, at)) return LIKENESS.oneSlip;
    return isPart(page, at) ? LIKENESS.contained : slip;
  };
}

type Sounding = { run: Run; letters: number; slips: number; page: Page; at: number };

function rankOfSlips({ run, letters, slips, page, at }: Sounding): number | null {
  const others = page.letters[at] ?? 0;
  // Each slip takes away one letter at most, so this spares nearly all names the slow comparison.
  if (countBits(letters & ~others) > slips) return null;
  const length = soundLengthAt(page, at);
  if (Math.abs(length - run.sound.length) <= slips && countBits(letters ^ others) <= 2 * slips) {
    const found = slipsBetween(run.sound, soundAt(page, at), slips);
    if (found <= slips) return LIKENESS.sameSound + found;
  }
  if (length <= run.sound.length || countBits(letters & ~others) > 1) return null;
  return slipsInBeginning(run.sound, soundAt(page, at), 1) <= 1 ? LIKENESS.beginsWithSlip : null;
}

/** One character wrong, as look-alikes are (未来, 末来), or one too many or too few in longer names. */
function isCharacterAway(typed: string, page: Page, at: number): boolean {
  const length = textLengthAt(page, at);
  if (Math.abs(length - typed.length) > (typed.length < 4 ? 0 : 1)) return false;
  const start = page.textStarts[at] ?? 0;
  const beginsAlike = page.text.charCodeAt(start) === typed.charCodeAt(0);
  const endsAlike = page.text.charCodeAt(start + length - 1) === typed.charCodeAt(typed.length - 1);
  return (beginsAlike || endsAlike) && slipsBetween(typed, textAt(page, at), 1) <= 1;
}

/** Looks for a run as a part of names (of their sounds, if it is in letters): all places in a page at once. */
function partFinder(run: Run): (page: Page, at: number) => boolean {
  if (run.normalised.length < (run.isChinese ? 2 : LETTERS_FOR_PART)) return () => false;
  let pageSought: Page | null = null;
  let place = -1;
  return (page, at) => {
    const all = run.isChinese ? page.text : page.sound;
    const starts = run.isChinese ? page.textStarts : page.soundStarts;
    if (page !== pageSought) {
      pageSought = page;
      place = all.indexOf(run.normalised);
    }
    const start = starts[at] ?? 0;
    while (place !== -1 && place < start) place = all.indexOf(run.normalised, place + 1);
    return place !== -1 && place < (starts[at + 1] ?? 0);
  };
}
