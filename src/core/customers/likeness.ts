// Names that are like what was typed: the same sound, a slip of the finger, a part. They are offered, never taken.
import { countBits, lettersIn, slipsBetween, slipsInBeginning } from "./distance.ts";
import type { Run } from "./find.ts";
import type { NameList } from "./name-list.ts";
import { namesWith, type Page, soundAt, textAt } from "./name-page.ts";

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
  const slips = run.sound.length >= LETTERS_FOR_TWO_SLIPS ? 2 : run.sound.length >= LETTERS_FOR_ONE_SLIP ? 1 : 0;
  const look = { run, slips, letters: lettersIn(run.sound) };
  await names.scan((page, isCurrent) => {
    const note: Note = (at, rank) => {
      if (!isCurrent(at)) return;
      const id = page.customerIds[at] ?? 0;
      const known = best.get(id);
      const { start, end } = textAt(page, at);
      const likely = { id, rank, length: end - start };
      if (known === undefined || byLikelihood(likely, known) < 0) best.set(id, likely);
    };
    noteParts(look, page, note);
    if (slips > 0) noteSlips(look, page, note);
    if (run.isChinese) noteCharacters(run.normalised, page, note);
  });
  return [...best.values()].sort(byLikelihood).slice(0, most);
}

export const byLikelihood = (one: Likely, other: Likely): number =>
  one.rank - other.rank || one.length - other.length || one.id - other.id;

type Look = { run: Run; slips: number; letters: number };
type Note = (at: number, rank: number) => void;

/** Names (or, for letters, sounds of names) that the run is part of. */
function noteParts({ run }: Look, page: Page, note: Note): void {
  if (run.normalised.length < (run.isChinese ? 2 : LETTERS_FOR_PART)) return;
  const found = run.isChinese
    ? namesWith(run.normalised, page.text, page.textStarts)
    : namesWith(run.normalised, page.sound, page.soundStarts);
  for (const at of found) note(at, LIKENESS.contained);
}

/** Names that sound like the run but for a slip or two, or that begin so. */
function noteSlips({ run, slips, letters }: Look, page: Page, note: Note): void {
  for (let at = 0; at < page.letters.length; at++) {
    // Each slip takes away one letter at most, so this spares nearly all names the slow comparison.
    const missing = countBits(letters & ~(page.letters[at] ?? 0));
    if (missing > slips) continue;
    const piece = soundAt(page, at);
    const found = slipsBetween(run.sound, piece, slips);
    if (found <= slips) note(at, LIKENESS.sameSound + found);
    else if (missing <= 1 && slipsInBeginning(run.sound, piece, 1) <= 1) note(at, LIKENESS.beginsWithSlip);
  }
}

/** One character wrong, as look-alikes are (未来, 末来), or one too many or too few in longer names. */
function noteCharacters(typed: string, page: Page, note: Note): void {
  const most = typed.length < 4 ? 0 : 1;
  const [first, last] = [typed.charCodeAt(0), typed.charCodeAt(typed.length - 1)];
  for (let at = 0; at < page.letters.length; at++) {
    const start = page.textStarts[at] ?? 0;
    const end = (page.textStarts[at + 1] ?? 0) - 1;
    if (Math.abs(end - start - typed.length) > most) continue;
    if (page.text.charCodeAt(start) !== first && page.text.charCodeAt(end - 1) !== last) continue;
    if (slipsBetween(typed, textAt(page, at), 1) <= 1) note(at, LIKENESS.oneSlip);
  }
}
