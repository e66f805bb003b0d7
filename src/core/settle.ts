// Decides what becomes of what was understood: ask for the customer, show the form, ask to confirm, or keep it.
// When unsure it asks; it never guesses and saves silently (DESIGN §3).
import { mayMake } from "./access.ts";
import { openCase } from "./case/open.ts";
import { type Shown, button, buttons, cardReply, keptCard, openQuestions, sayStop, text } from "./cards.ts";
import type { CustomerChoice, Match } from "./customers/match.ts";
import { completed } from "./complete.ts";
import { askDuplicate, findCustomer, keepNewCustomer } from "./customer-of.ts";
import { stillOpenParts } from "./daily/late-parts.ts";
import { DayLocked } from "./daily/lock.ts";
import { keepDraft, useDraft } from "./draft.ts";
import { customerChoice, formOf, missingFields } from "./form.ts";
import { keepNew } from "./keep.ts";
import { tellAbout } from "./notices.ts";
import type { RecordType, Values } from "./record.ts";
import type { Part, Problems } from "./reply.ts";
import { isEmpty, rowOf } from "./row.ts";
import { fieldLabel, recordLabel } from "./say-value.ts";
import type { Row, Write } from "./store/database.ts";
import { type Outcome, type Turn, type Understood, numberOf } from "./turn.ts";
import { withWhom } from "./promise/to-whom.ts";
import { planParts } from "./plan/kept-parts.ts";
import { offerParts } from "./offer-card.ts";
import { findTeller } from "./tell.ts";

export type Reached = {
  understood: Understood;
  problems: Problems;
  match: Match | null;
  /** The speaker has tapped that he means a colleague's customer. */
  isConfirmed?: boolean;
  /** The speaker has tapped that the typed name is a new customer. */
  isNewCustomer?: boolean;
};

/** One answer to whatever was understood, from a line, a form or a button alike. */
export async function settle(turn: Turn, reached: Reached): Promise<Outcome> {
  const { understood, match } = reached;
  const { record } = understood;
  if (!mayMake(turn.speaker, record)) {
    const what = recordLabel(record, turn.messages);
    return sayStop(turn, what, turn.messages.answer.mayNotMake(what));
  }
  const ready = { ...understood, values: completed(turn, understood) };
  const isFromForm = turn.ask.does === "submit";
  const asksCustomer = match !== null && match.found !== "one" && !reached.isNewCustomer;
  if (asksCustomer && (isFromForm || Object.keys(reached.problems).length)) return askByForm(turn, ready, reached);
  if (asksCustomer) return askCustomer(turn, ready, match);
  const missing = missingFields(record, ready.values).filter((name) => !(reached.isNewCustomer && name === "customer"));
  if (Object.keys(reached.problems).length || missing.length) return askByForm(turn, ready, reached);
  if (record.needsMore && !holdsMore(ready)) {
    return askByForm(turn, ready, { ...reached, problems: { "": turn.messages.answer.needsMore } });
  }
  try {
    return await keep(turn, ready, reached);
  } catch (error) {
    if (!(error instanceof DayLocked)) throw error;
    // What was written for a day that is signed waits in the form, where its day can be changed, or until it is unlocked.
    return askByForm(turn, ready, { ...reached, problems: { [record.reportedOn ?? ""]: error.message } });
  }
}

/** A field beside the customer and the defaults is filled. */
function holdsMore({ record, values }: Understood): boolean {
  return Object.entries(record.fields).some(([name, field]) => {
    if (field.required || isEmpty(values[name])) return false;
    return !(field.kind === "choice" && values[name] === field.byDefault);
  });
}

/** The form of a draft again, for a platform that could not open it at once. */
export async function openDraft(turn: Turn, understood: Understood): Promise<Outcome> {
  const typed = understood.values["customer"] ? null : understood.typedCustomer;
  const match = typed ? (await turn.lookUpFor(turn.speaker.id)([typed])).match : null;
  return askByForm(turn, understood, { understood, problems: {}, match });
}

async function askByForm(turn: Turn, understood: Understood, { problems, match }: Reached): Promise<Outcome> {
  const { answer } = turn.messages;
  const { record, values } = understood;
  const isFromForm = turn.ask.does === "submit";
  const missing = missingFields(record, values);
  const label = (name: string) => fieldLabel(record, name, turn.messages);
  const shown: Problems = { ...problems };
  const candidates = candidatesOf(match);
  const typed = understood.typedCustomer ?? "";
  if (match && match.found !== "one") {
    shown["customer"] = candidates.length ? answer.whichCustomerField : answer.unknownCustomerField(typed);
  }
  if (isFromForm) for (const name of missing) shown[name] ??= answer.missing(label(name));
  const banner =
    Object.keys(problems).length || !missing.length
      ? answer.pleaseCheck
      : answer.stillMissing(missing.map(label).join(answer.comma));
  const draft = understood.draft === undefined ? await keepDraft(turn, understood) : null;
  const customerName = await nameOf(turn, values);
  const known = draft ? { ...understood, draft: draft.id } : understood;
  const form = formOf(turn, { understood: known, customerName, candidates, problems: shown, banner });
  return { reply: { reply: "form", form }, writes: draft ? [draft.write] : [] };
}

const candidatesOf = (match: Match | null): CustomerChoice[] => {
  if (!match || match.found === "one") return [];
  return match.found === "several" ? match.candidates : match.offered;
};

async function nameOf(turn: Turn, values: Values): Promise<string | null> {
  return (await customerIn(turn, values))?.name ?? null;
}

/** Candidates as buttons, and "new customer" with the name that was typed; the rest of the line waits in a draft. */
async function askCustomer(turn: Turn, understood: Understood, match: Match): Promise<Outcome> {
  const { answer } = turn.messages;
  const typed = understood.typedCustomer ?? "";
  const draft = await keepDraft(turn, understood);
  const candidates = candidatesOf(match);
  const pick = (customer: CustomerChoice) =>
    button(customerChoice(customer).label, { do: "pick", draft: draft.id, id: customer.id });
  const title = match.found === "several" ? answer.whichCustomer(typed) : answer.noSuchCustomer(typed);
  const fresh = button(answer.makeNewCustomer(typed), { do: "pick", draft: draft.id, choice: "new" }, "primary");
  const cancel = button(answer.cancel, { do: "cancel", draft: draft.id });
  const parts: Part[] = [text(answer.didYouMean), buttons(...candidates.map(pick)), buttons(fresh, cancel)];
  const shown = candidates.length ? parts : [text(answer.isItNew), buttons(fresh, cancel)];
  return { reply: cardReply({ title, tone: "ask", summary: title, parts: shown }), writes: [draft.write] };
}

async function keep(turn: Turn, understood: Understood, reached: Reached): Promise<Outcome> {
  const { record, source } = understood;
  const { answer } = turn.messages;
  const likely = record.isLookedUp && !reached.isConfirmed ? await askDuplicate(turn, understood) : null;
  if (likely) return likely;
  const made = reached.isNewCustomer ? await keepNewCustomer(turn, understood.typedCustomer ?? "") : null;
  const named: Values = made ? { ...understood.values, customer: made.id } : understood.values;
  const values = await withWhom(turn, record, named);
  const customer = made ?? matched(reached, values) ?? (await customerIn(turn, values));
  if (typeof values["customer"] === "number" && !customer) {
    return sayStop(turn, answer.notFoundTitle, answer.noSuchCustomer(String(values["customer"])));
  }
  const isColleagues = customer !== null && customer.ownerId !== null && customer.ownerId !== turn.speaker.id;
  if (isColleagues && turn.speaker.role === "rep" && !reached.isConfirmed)
    return askConfirm(turn, understood, customer);
  // Only what comes out of a message has a source, and every such record has the columns for it.
  const origin = source ? { sourceChat: source.chat, sourceMessage: source.message } : {};
  const extra: Row = Object.assign({}, await beginningOf(turn, record, values), origin, understood.madeFrom);
  const tell = await findTeller(turn, record, extra);
  const kept = await keepNew(turn, record, values, extra);
  const about = { record, id: kept.id, values, tell, customer, isColleagues };
  const told = await tellAbout(turn, about);
  const opened =
    record.told === "customerService"
      ? await openCase(turn, { about, row: { ...rowOf(record, values), ...extra } })
      : [];
  const shown: Shown = {
    record,
    id: kept.id,
    values,
    customerName: customer?.name ?? null,
    changeId: kept.changeId,
    told: tell(turn.speaker),
    notes: [...(made ? [answer.newCustomer(made.name)] : []), ...told.notes],
    more: await findMore(turn, understood, { id: kept.id, values }),
  };
  const title = answer.kept(recordLabel(record, turn.messages), numberOf(record, kept.id));
  const used: Write[] = understood.draft === undefined ? [] : [useDraft(understood.draft, kept.id, turn.now)];
  const reply = cardReply(keptCard(turn, title, shown));
  return { reply, writes: [...used, ...(made?.writes ?? []), ...kept.writes, ...told.writes, ...opened] };
}

/** What a kept record asks and offers beside Edit and Undo. */
async function findMore(turn: Turn, { record, draft }: Understood, { id, values }: { id: number; values: Values }) {
  const planned = await planParts(turn, record, { values, draft });
  const open = record.reportedOn === undefined || record.isPlanned ? [] : await stillOpenParts(turn, { values });
  return [...openQuestions(turn, record, id, values), ...offerParts(turn, record, id, values), ...planned, ...open];
}

/** The customer that the look-up has just read. */
const matched = ({ match }: Reached, values: Values): CustomerChoice | null =>
  match?.found === "one" && match.customer.id === values["customer"] ? match.customer : null;

async function customerIn(turn: Turn, values: Values): Promise<CustomerChoice | null> {
  const id = values["customer"];
  return typeof id === "number" ? findCustomer(turn, id) : null;
}

/** What a record begins with beside its fields, by the calendar of the speaker's team. */
async function beginningOf(turn: Turn, record: RecordType, values: Values): Promise<Row> {
  if (!record.begins) return {};
  const { teamId, timezone } = turn.speaker;
  const calendar = await turn.calendars.find(teamId, turn.now);
  return record.begins(values, { now: turn.now, timezone, teamId, calendar });
}

async function askConfirm(turn: Turn, understood: Understood, customer: CustomerChoice): Promise<Outcome> {
  const { answer } = turn.messages;
  const draft = await keepDraft(turn, understood);
  const owner = customer.ownerName ?? "";
  const parts: Part[] = [
    text(answer.confirmColleague(customer.name, owner)),
    buttons(
      button(answer.confirmYes, { do: "confirm", draft: draft.id }, "primary"),
      button(answer.cancel, { do: "cancel", draft: draft.id }),
    ),
  ];
  const title = answer.confirmTitle;
  const summary = answer.confirmColleague(customer.name, owner);
  const used = understood.draft === undefined ? [] : [useDraft(understood.draft, null, turn.now)];
  return { reply: cardReply({ title, tone: "ask", summary, parts }), writes: [draft.write, ...used] };
}
