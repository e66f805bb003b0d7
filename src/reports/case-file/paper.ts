// A case's file between its facts and its format: headings, rows and entries in words. Every text in it is literal.
import type { Locale } from "../../core/messages/index.ts";

/** What stands under something else: an earlier wording, the reason of a mark. */
export type Note = { label: string; text: string };

/** `value` null: the form's field was left empty. `by`: who and when. */
export type Row = { label: string; value: string | null; by?: string; notes?: readonly Note[] };
export type Form = { heading: string; rows: readonly Row[] };

/** `key` names it within the file; `bytes` are a PNG's, JPEG's, GIF's or WebP's (`mime`). */
export type Picture = { key: string; name: string; mime: string; bytes: Uint8Array };

/** `did`: what was done, in our words; `words`: what was said, in theirs. */
export type Item = {
  time: string;
  who: string;
  did: string | null;
  words: string | null;
  marks: readonly string[];
  isDeleted: boolean;
  notes: readonly Note[];
  picture: Picture | null;
};
export type Day = { day: string; items: readonly Item[] };

export type Paper = {
  locale: Locale;
  /** Of the printed page's foot; our own words only. */
  number: string;
  title: string;
  subtitle: string;
  notes: readonly string[];
  forms: readonly Form[];
  timeline: { heading: string; days: readonly Day[]; empty: string };
  /** Between a label and what it labels. */
  colon: string;
  none: string;
};
