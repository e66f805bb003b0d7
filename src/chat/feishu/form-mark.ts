// What a form's submit button carries to say which form it is. Ids and field names, nothing to be trusted.
import type { FormKey } from "../../core/ask.ts";

/**
 * `names`: the fields that can be filled in. `kept`: those shown only, too long for an input. `chosen`: the ids that its
 * customer choices showed when it was drawn.
 */
export type FormMark = { form: FormKey; names?: string[]; kept?: string[]; chosen?: Record<string, string> };

/** The same key in the button's name, for clients that lose its value. */
export function writeSubmitName(form: FormKey): string {
  const part = (letter: string, value: number | undefined) => (value === undefined ? "" : `_${letter}${value}`);
  return `submit_${form.record}${part("i", form.id)}${part("v", form.version)}${part("d", form.draft)}`;
}
