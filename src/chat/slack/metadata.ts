// What a modal carries from its opening to its submission: which form, where it was asked for. Ids only, but for a search word.
import type { FormKey, Place } from "../../core/ask.ts";
import type { Form } from "../../core/reply.ts";
import { cutText } from "../literal-text.ts";

/** Where the form was asked for: a modal itself has no channel. */
export type Origin = Place;
/** The Home tab, or a modal that is no form: seen by one person alone. */
export const NOWHERE: Origin = { chat: null, isPrivate: true, message: null, thread: null };

export type Metadata = { form: FormKey; origin: Origin; kept: string[]; typed: string };

/** Slack: private_metadata holds 3000 characters (@slack/types); the only open-ended part is the search word. */
export function writeMetadata(metadata: { form: Form; origin: Origin; kept: string[]; typed: string }): string {
  const { record, id, version, draft } = metadata.form;
  const form: FormKey = {
    record,
    ...(id === undefined ? {} : { id }),
    ...(version === undefined ? {} : { version }),
    ...(draft === undefined ? {} : { draft }),
  };
  return JSON.stringify({ form, origin: metadata.origin, kept: metadata.kept, typed: cutText(metadata.typed, 200) });
}

/** Null: not a form of ours. */
export function readMetadata(text: string | undefined): Metadata | null {
  try {
    const read = JSON.parse(text ?? "") as Partial<Metadata> | null;
    if (!read?.form?.record) return null;
    return { form: read.form, origin: read.origin ?? NOWHERE, kept: read.kept ?? [], typed: read.typed ?? "" };
  } catch {
    return null;
  }
}
