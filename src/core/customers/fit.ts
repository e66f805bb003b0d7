// How well the names that were found fit what was typed.
import { beginsWith, type LooseRow, type Run, toChoice } from "./find.ts";
import type { CustomerChoice, Match } from "./match.ts";
import { normaliseName } from "./names.ts";
import { isHan, soundsOf } from "./pinyin.ts";

/** Candidates that a person is asked to choose from; more do not fit a phone's screen. */
export const MOST_CANDIDATES = 8;

export type Found = { run: string; match: Match };
/** A row that begins like a run; see `beginsWith`. */
export type Fit = { row: LooseRow; fit: 0 | 1 | 2 };

/** An exact name is found without its sound, which costs more than the rest of the reading: it is made when asked for. */
export function toRun(typed: string): Run {
  const normalised = normaliseName(typed);
  let sound: string | undefined;
  return {
    typed,
    normalised,
    get sound() {
      sound ??= soundsOf(normalised).join("");
      return sound;
    },
    isChinese: isHan(normalised),
  };
}

export const isBegun = ({ fit }: Fit): boolean => fit < 2;

/** The rows that fit a run; those that sound or read whole first, then the shorter name. */
export function fitsOf(run: Run, rows: readonly LooseRow[]): Fit[] {
  const fits = rows.flatMap((row): Fit[] => {
    const fit = beginsWith(run, row);
    return fit === null ? [] : [{ row, fit }];
  });
  return fits.sort((one, other) => one.fit - other.fit || one.row.normalised.length - other.row.normalised.length);
}

export const choicesOf = (fits: readonly Fit[]): CustomerChoice[] => distinct(fits.map(({ row }) => toChoice(row)));

export function distinct(choices: readonly CustomerChoice[]): CustomerChoice[] {
  return [...new Map(choices.map((choice) => [choice.id, choice])).values()];
}
