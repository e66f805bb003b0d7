// The parts of a line.
import type { SaidDay } from "./day-words.ts";
import type { Chosen } from "./openers.ts";
import type { Sum } from "./sums.ts";

/** `first` and `last` are numbers of words. Texts are the person's own characters. */
export type Part = { first: number; last: number } & (
  | { is: "plain" }
  | { is: "customer"; isLabelled: boolean }
  | { is: "choice"; chosen: Chosen[]; said: string }
  | { is: "flag"; field: string }
  | { is: "sum"; field: string; value: number; said: string }
  | { is: "amount"; fen: number; said: string }
  | { is: "day"; saidDay: SaidDay; said: string }
  | { is: "time"; time: string; said: string }
  | { is: "names"; names: string[] }
  | { is: "text"; field: string; text: string; sums: Sum[] }
  | { is: "labelled"; field: string; text: string }
  /** Words that nothing takes, and a field that may have been meant. */
  | { is: "doubt"; field: string; said: string }
  | { is: "empty" }
);
