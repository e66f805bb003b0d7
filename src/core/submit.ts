// A form that was filled in: the same path as a line from "allow" on.
import type { FormKey } from "./ask.ts";
import { cardReply, keptCard, openQuestions, sayCard, sayStop, text } from "./cards.ts";
import { findCustomer } from "./customer-of.ts";
import { findRecordLock } from "./daily/lock.ts";
import { findDraft } from "./draft.ts";
import { type Found, findOne } from "./find.ts";
import { formDeskOf } from "./form-desks.ts";
import { type Filled, formOf, missingFields, readForm } from "./form.ts";
import { changedFields, keepChanged } from "./keep.ts";
import { editForm, showById } from "./look.ts";
import { tellSuperiors } from "./notices.ts";
import { findPerson } from "./person.ts";
import type { RecordType, Values } from "./record.ts";
import type { Problems } from "./reply.ts";
import { fieldLabel, recordLabel } from "./say-value.ts";
import { settle } from "./settle.ts";
import { type Teller, findTeller } from "./tell.ts";
import { type Outcome, type Turn, type Understood, numberOf, recordNamed, say } from "./turn.ts";

export async function answerForm(turn: Turn, key: FormKey, filled: Filled): Promise<Outcome> {
  const desk = formDeskOf(turn, key.record);
  if (desk) return desk.submit(turn, key, filled.fields);
  const record = recordNamed(turn, key.record);
  const { answer } = turn.messages;
  if (!record) return sayCard(answer.notFoundTitle, "stop", text(answer.draftGone));
  if (key.id !== undefined) return submitEdit(turn, { record, id: key.id, version: key.version ?? 0 }, filled);
  const draft = key.draft === undefined ? null : await findDraft(turn, key.draft);
  if (key.draft !== undefined && !draft) return sayCard(answer.notFoundTitle, "stop", text(answer.draftGone));
  if (draft?.isUsed) {
    if (draft.madeId !== null) return showById(turn, draft.understood.record, draft.madeId);
    return sayCard(answer.notFoundTitle, "stop", text(answer.draftGone));
  }
  const before: Understood = draft ? { ...draft.understood, record } : { record, values: {} };
  const { values, problems, customer, isNewCustomer } = await readForm(turn, before, filled);
  const understood: Understood = { ...before, values, ...(customer && { typedCustomer: customer.typed }) };
  return settle(turn, { understood, problems, match: customer?.match ?? null, isNewCustomer });
}

type Edited = { record: RecordType; id: number; version: number };

async function submitEdit(turn: Turn, { record, id, version }: Edited, filled: Filled): Promise<Outcome> {
  const { answer } = turn.messages;
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  if (!found || found.isUndone) return sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
  if (found.version !== version) return editForm(turn, found, answer.stale);
  const before: Understood = { record, recordId: id, version, values: found.values };
  const read = await readForm(turn, before, filled);
  const problems: Problems = { ...read.problems };
  for (const name of missingFields(record, read.values)) {
    problems[name] ??= answer.missing(fieldLabel(record, name, turn.messages));
  }
  const repId = found.concerned.makers[0] ?? turn.speaker.id;
  const lock = await findRecordLock(turn, record, { repId, values: [found.values, read.values] });
  if (lock !== null) problems[record.reportedOn ?? ""] ??= lock;
  const customer = await customerOf(turn, read.values);
  if (Object.keys(problems).length) {
    const understood = { ...before, values: read.values };
    const customerName = customer?.name ?? null;
    return say({
      reply: "form",
      form: formOf(turn, { understood, customerName, problems, banner: answer.pleaseCheck }),
    });
  }
  return changeFound(turn, found, { after: read.values, customerName: customer?.name ?? null });
}

async function customerOf(turn: Turn, values: Values) {
  return typeof values["customer"] === "number" ? findCustomer(turn, values["customer"]) : null;
}

type Change = { after: Values; customerName: string | null };

/** Keeps the changes to a record that the speaker may change, and says the record back. */
export async function changeFound(turn: Turn, found: Found, { after, customerName }: Change): Promise<Outcome> {
  const { record, id, version, values: before } = found;
  const { answer } = turn.messages;
  if (!changedFields(record, before, after).length) {
    return sayCard(recordLabel(record, turn.messages), "plain", text(answer.nothingChanged));
  }
  const owner = await ownerOf(turn, found);
  const kept = await keepChanged(turn, record, { id, version, before, after, action: "edit", row: found.row, owner });
  const title = answer.changed(recordLabel(record, turn.messages), numberOf(record, id));
  const more = openQuestions(turn, record, id, after);
  const tell = await findTeller(turn, record, { ...found.row, ...kept.columns });
  const passedOn = await passOn(turn, found, { after, tell });
  const shown = { record, id, values: after, customerName, changeId: kept.changeId, told: tell(turn.speaker), more };
  const card = keptCard(turn, title, { ...shown, notes: passedOn.notes });
  return { reply: cardReply(card), writes: [...kept.writes, ...passedOn.writes] };
}

/** What turns out to be urgent afterwards goes to the superior then. */
async function passOn(turn: Turn, { record, id, values }: Found, { after, tell }: { after: Values; tell: Teller }) {
  const isNowUrgent = record.told === "manager" && after["urgent"] === true && values["urgent"] !== true;
  if (!isNowUrgent) return { notes: [], writes: [] };
  const customer = await customerOf(turn, after);
  return tellSuperiors(turn, { record, id, values: after, tell, customer, isColleagues: false });
}

/** Whose follow-ups a record makes: its author's, also when a manager changes it. */
export async function ownerOf(turn: Turn, found: Found) {
  const authorId = found.concerned.makers[0] ?? turn.speaker.id;
  return (await findPerson(turn.database, authorId, turn.house)) ?? turn.speaker;
}
