// A deed's form that came back: read, and then the deed like any other.
import type { FormKey, RawFields } from "../ask.ts";
import { sayStop } from "../cards.ts";
import { LONGEST_TEXT } from "../reading/field-text.ts";
import type { Form } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { doDeed } from "./deeds.ts";
import { findGiven } from "./drafts.ts";
import { drawDeedForm } from "./forms.ts";
import { type Case, findCase, findRoles, stateOf } from "./found.ts";
import { needOf } from "./needs.ts";
import { readGiven } from "./read-form.ts";
import { refuse } from "./refuse.ts";
import { wordsFor } from "./said.ts";
import { type Deed, refusalOf } from "./steps.ts";

/** A deed's form that was filled in. What cannot be read comes back with its sentence, and nothing typed is lost. */
export async function submitDeed(turn: Turn, key: FormKey, { deed, fields }: Filled): Promise<Outcome> {
  const found = key.id === undefined ? null : await findAllowed(turn, key.id, deed);
  if (!found) return gone(turn, key.id);
  if ("reply" in found) return found;
  const read = await readGiven(turn, {
    fields,
    asks: needOf(deed, found).asks,
    required: needOf(deed, found).required,
  });
  if (Object.keys(read.problems).length) {
    const form = await drawDeedForm(turn, found, { deed, given: read.given, problems: read.problems });
    return say({ reply: "form", form: echoed(form, fields) });
  }
  return doDeed(turn, { id: found.id, deed, given: read.given });
}

type Filled = { deed: Deed; fields: RawFields };

/** What was typed stands there again as it was typed. */
const echoed = (form: Form, fields: RawFields): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    const typed = fields[field.name];
    const isText = field.input === "line" || field.input === "text";
    return isText && typeof typed === "string" ? { ...field, value: typed.slice(0, LONGEST_TEXT) } : field;
  }),
});

/** The form opened again, for a platform that could not open it at once. */
export async function reopenForm(
  turn: Turn,
  deed: Deed,
  { id, draft }: { id?: number; draft?: number },
): Promise<Outcome> {
  const found = id === undefined ? null : await findAllowed(turn, id, deed);
  if (!found) return gone(turn, id);
  if ("reply" in found) return found;
  const given = draft === undefined ? null : await findGiven(turn, draft);
  return say({ reply: "form", form: await drawDeedForm(turn, found, { deed, given: given ?? {} }) });
}

/** Whoever may not do it, or not now, is told before he fills in a form. */
async function findAllowed(turn: Turn, id: number, deed: Deed): Promise<Case | Outcome | null> {
  const found = await findCase(turn.database, id);
  if (!found || found.undoneAt) return null;
  const roles = await findRoles(turn, found);
  if (roles.length === 0) return null;
  const refusal = refusalOf(deed, { state: stateOf(found), roles, now: turn.now });
  return refusal ? refuse(turn, { found, roles, deed, refusal }) : found;
}

function gone(turn: Turn, id: number | undefined): Outcome {
  const words = wordsFor(turn.speaker);
  return sayStop(turn, words.timeline, words.notFound(`T-${id ?? ""}`));
}
