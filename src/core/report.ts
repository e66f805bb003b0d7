// Reports, as far as core knows them: it is given them, since it imports no other room. `src/reports/monday/desk.ts` is one.
import type { Outcome, Turn } from "./turn.ts";

export type Reports = {
  /** `/report …`: which week, of whom, as what. */
  say(turn: Turn, typed: string): Promise<Outcome>;
  /** The button "report". */
  show(turn: Turn, choice: string): Promise<Outcome>;
  /** The button "counted": the records behind one figure. */
  list(turn: Turn, choice: string): Promise<Outcome>;
};
