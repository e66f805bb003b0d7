// What is said back, in our own words. `chat/*/draw.ts` draws it; every text in it is literal, never markup.
import type { Action } from "./ask.ts";

export type Tone = "done" | "ask" | "stop" | "plain";

export type Button = {
  label: string;
  style: "plain" | "primary" | "danger";
  action: Action;
  confirm?: { title: string; text: string; yes: string; no: string };
};

export type Part =
  | { part: "text"; text: string; style?: "strong" | "quiet" }
  | { part: "facts"; facts: Fact[] }
  | { part: "rows"; rows: Row[] }
  | { part: "buttons"; buttons: Button[] }
  | { part: "chart"; chart: Chart }
  | { part: "divider" };

/**
 * A picture of numbers: `columns` stand, `bars` lie (for people's names), `lines` run through time. `unit` is said beside
 * the values. What it shows is also said in words on its card, since a picture can fail.
 */
export type Chart = {
  title: string;
  kind: "columns" | "bars" | "lines";
  unit: string;
  series: { name: string; points: { at: string; value: number }[] }[];
};

export type Fact = { label: string; value: string };
export type Row = { title: string; detail?: string; button?: Button };

/**
 * `summary` is the one line that a notification or a list of chats shows. `isSaid`: somebody's own words passed on, so
 * without a card's frame: `title` is who said them, the first text what he said.
 */
export type Card = { title: string; tone: Tone; summary: string; parts: Part[]; isSaid?: true };

export type Choice = { value: string; label: string };

/** One input. The kinds of input are few, and each platform must draw them all (a missing one does not compile). */
export type FormField = {
  name: string;
  label: string;
  required: boolean;
  hint?: string;
  placeholder?: string;
} & (
  | { input: "customer"; value: Choice | null; typed: string; candidates: Choice[] } // `value.value` is the customer's id
  | { input: "choice"; value: string | null; choices: Choice[] }
  | { input: "choices"; value: string[]; choices: Choice[] }
  | { input: "day"; value: string | null }
  | { input: "line"; value: string } // one line of text; also amounts and rates, as people write them
  | { input: "text"; value: string } // several lines
);
export type FormInput = FormField["input"];

/** Field name → a sentence that says what to do. The name "" is the form as a whole. */
export type Problems = Record<string, string>;

export type Form = {
  record: string;
  id?: number;
  version?: number;
  draft?: number;
  title: string;
  submit: string;
  cancel: string;
  /** Why the form came, when it did not come by itself. */
  banner?: string;
  fields: FormField[];
  problems: Problems;
};

export type Attachment = { name: string; mime: string; bytes: Uint8Array };

export type Reply =
  | { reply: "card"; card: Card } // to a press: stands in place of the card that was pressed
  | { reply: "form"; form: Form } // to a submit: the same form again, with its problems
  | { reply: "file"; file: Attachment; card: Card; isBeside?: true } // `isBeside`: to a press; what was pressed stays
  | { reply: "word"; text: string; tone: Tone } // a short word to the one who pressed; the card stays
  | { reply: "nothing" };
