// Reports, as far as core knows them: it is given them, since it imports no other room. `src/reports/desk.ts` has them.
import type { Action, FormKey, RawFields } from "./ask.ts";
import type { CaseFile, CaseFormat } from "./case/file.ts";
import type { Part } from "./reply.ts";
import type { Outcome, Turn } from "./turn.ts";

/** A form that is no record's: `press` is one of the form's own buttons, opening it again or leaving it. */
export type FormDesk = {
  press(turn: Turn, action: Action): Promise<Outcome>;
  submit(turn: Turn, key: FormKey, fields: RawFields): Promise<Outcome>;
};

export type Reports = {
  /** `/report …`: which week, of whom, as what. */
  say(turn: Turn, typed: string): Promise<Outcome>;
  /** The button "report". */
  show(turn: Turn, choice: string): Promise<Outcome>;
  /** The button "counted": the records behind one figure. */
  list(turn: Turn, choice: string): Promise<Outcome>;
  /** The form with which a manager adds his own words to a week's report. */
  words: FormDesk;
  /** `/target …`, its buttons and its form. */
  target: FormDesk & {
    say(turn: Turn, typed: string): Promise<Outcome>;
    tap(turn: Turn, choice: string): Promise<Outcome>;
  };
  /** What one should know before walking in at a customer's, as far as the speaker may see it; whether he may see the customer was asked before. */
  brief(turn: Turn, customerId: number): Promise<Part[]>;
  /** A case's file as a page to print, or as Markdown: all of it. */
  drawCase(file: CaseFile, format: CaseFormat): string;
};
