// The small form of a deed that needs words: what it asks for, filled with what is known. Ids only travel.
import { messagesFor } from "../messages/index.ts";
import { groupFen } from "../reading/say.ts";
import type { Choice, Form, FormField, Problems } from "../reply.ts";
import type { Outcome, Turn } from "../turn.ts";
import type { Given, Wanted } from "./changes.ts";
import { keepGiven } from "./drafts.ts";
import { type Case, caseNumber } from "./found.ts";
import { type FieldName, formName, needOf } from "./needs.ts";
import { findAssignees } from "./people.ts";
import { wordsFor } from "./said.ts";
import type { Deed } from "./steps.ts";

/** What was said already stands in it; from a message, where no form can be opened at once, it waits in a draft. */
export async function openDeedForm(turn: Turn, found: Case, { deed, given, problems }: Asked): Promise<Outcome> {
  const isSpoken = turn.ask.does === "say" || turn.ask.does === "hear";
  const draft = isSpoken ? await keepGiven(turn, { id: found.id, deed, given }) : null;
  const form = await drawDeedForm(turn, found, { deed, given, ...(problems && { problems }) });
  const known = draft ? { ...form, draft: draft.id } : form;
  return { reply: { reply: "form", form: known }, writes: draft ? [draft.write] : [] };
}

type Asked = Pick<Wanted, "deed" | "given"> & { problems?: Problems };

export async function drawDeedForm(turn: Turn, found: Case, { deed, given, problems = {} }: Asked): Promise<Form> {
  const words = wordsFor(turn.speaker);
  const { asks, required } = needOf(deed, found);
  const people = asks.includes("person") ? await findAssignees(turn.database, found.teamId) : [];
  const choices = people.map(({ id, name }) => ({ value: String(id), label: name }));
  const drawn = { turn, found, deed, given, people: choices };
  return {
    record: formName(deed),
    id: found.id,
    version: found.version,
    title: words.form.title(words.deeds[deed], caseNumber(found)),
    submit: words.form.submit,
    cancel: messagesFor(turn.speaker.locale).answer.cancel,
    fields: asks.map((name) => ({ name, required: required.includes(name), ...inputOf(drawn, name) })),
    problems,
  };
}

type Drawing = { turn: Turn; found: Case; deed: Deed; given: Given; people: Choice[] };
type Input<F = FormField> = F extends FormField ? Omit<F, "name" | "required"> : never;

const choicesOf = (labels: object): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label: String(label) }));

function inputOf({ turn, found, deed, given, people }: Drawing, name: FieldName): Input {
  const { form, faults, natures } = wordsFor(turn.speaker);
  const { severity } = messagesFor(turn.speaker.locale).records.complaint.choices;
  switch (name) {
    case "words": {
      const said = deed === "change" ? found.proposal : null;
      return { input: "text", label: labelOfWords(deed, turn), value: given.words ?? said ?? "" };
    }
    case "amount": {
      const fen = given.amountFen ?? (deed === "change" ? found.proposalFen : null);
      const value = fen === null ? "" : groupFen(Number(fen));
      return { input: "line", label: form.amount, hint: form.amountHint, value };
    }
    case "cause":
      return { input: "text", label: form.cause, value: given.cause ?? found.cause ?? "" };
    case "fault":
      return { input: "choice", label: form.fault, value: given.fault ?? found.fault, choices: choicesOf(faults) };
    case "severity":
      return {
        input: "choice",
        label: form.severity,
        value: given.severity ?? found.severity,
        choices: choicesOf(severity),
      };
    case "nature":
      return { input: "choice", label: form.nature, value: given.nature ?? found.nature, choices: choicesOf(natures) };
    case "person": {
      const value = given.person ? String(given.person.id) : null;
      return { input: "choice", label: form.person, value, choices: people };
    }
    case "satisfaction": {
      const value = given.satisfaction === undefined ? null : String(given.satisfaction);
      return { input: "choice", label: form.satisfaction, value, choices: choicesOf(form.scores) };
    }
  }
}

function labelOfWords(deed: Deed, turn: Turn): string {
  const labels: Record<string, string> = wordsFor(turn.speaker).form.words;
  return labels[deed] ?? deed;
}
