// Looking at what is kept: lists, one record with its history, and the form that changes it.
import { mayMake } from "./access.ts";
import { listCases } from "./case/list.ts";
import { showCase, showInvolved } from "./case/timeline.ts";
import { button, buttons, card, cardReply, foundCard, sayCard, sayStop, sayingOf, text } from "./cards.ts";
import { findRecordLock } from "./daily/lock.ts";
import { keepDraft } from "./draft.ts";
import { type Found, findOne, findVisible } from "./find.ts";
import { formOf } from "./form.ts";
import { listPromises } from "./promise/list.ts";
import { readNumber } from "./number.ts";
import type { RecordType, Values } from "./record.ts";
import type { Button, Card, Part, Row } from "./reply.ts";
import { isEmpty, textIn } from "./row.ts";
import { fieldLabel, headlineOf, recordLabel, sayValue } from "./say-value.ts";
import { findHistory, sayInstant } from "./history.ts";
import { findTeller } from "./tell.ts";
import { type Outcome, type Turn, numberOf, say } from "./turn.ts";

const PAGE = 10;

export type Wanted = { typed: string; page: number; customer?: number };

/** What the speaker may see of a kind, newest first; `typed` narrows it to a customer. */
export async function listOf(turn: Turn, record: RecordType, wanted: Wanted): Promise<Outcome> {
  const { answer } = turn.messages;
  if (record.told === "customerService") {
    return listCases(turn, record, { line: wanted.typed, page: wanted.page, customer: wanted.customer ?? null });
  }
  const what = recordLabel(record, turn.messages);
  const customer = wanted.customer ?? (wanted.typed ? await customerNamed(turn, wanted.typed) : null);
  if (wanted.typed && customer === null)
    return sayStop(turn, answer.notFoundTitle, answer.notFound(what, wanted.typed));
  if (record.model === "promise") return listPromises(turn, record, { page: wanted.page, customer });
  const where = customer === null ? {} : record.isLookedUp ? { id: customer } : { customerId: customer };
  const page = { where, skip: wanted.page * PAGE, take: PAGE };
  const { found, total } = await findVisible(turn.database, turn.speaker, record, page);
  if (!total) {
    const example =
      record.command && mayMake(turn.speaker, record) ? `${record.command} ${exampleOf(turn, record)}` : "";
    const hint = example ? [text(answer.emptyListHint(example), "quiet")] : [];
    return sayCard(what, "plain", text(answer.emptyList(what)), ...hint);
  }
  const rows = found.map((one) => rowOfFound(turn, one));
  const turnPage = (label: string, to: number) =>
    button(label, { do: "list", record: record.name, choice: String(to), ...(customer !== null && { id: customer }) });
  const pages = [
    ...(wanted.page > 0 ? [turnPage(answer.previousPage, wanted.page - 1)] : []),
    ...((wanted.page + 1) * PAGE < total ? [turnPage(answer.nextPage, wanted.page + 1)] : []),
  ];
  const parts: Part[] = [{ part: "rows", rows }, ...(pages.length ? [buttons(...pages)] : [])];
  return say(cardReply(card(answer.list(what, total), "plain", parts)));
}

export const exampleOf = (turn: Turn, record: RecordType): string =>
  record.examples[turn.speaker.locale === "en" ? "en" : "zh"];

/** A record as one line of a list, with a button to see it. */
export function rowOfFound(turn: Turn, found: Found): Row {
  const { record, id, values, customerName } = found;
  const more = Object.keys(record.fields).filter((name) => !record.headline.includes(name));
  const saying = sayingOf(turn, customerName);
  const detail = more.flatMap((name) => {
    const value = values[name];
    const isShown = !isEmpty(value) && !record.fields[name]?.isPersonal;
    return isShown && value !== null && value !== undefined
      ? [`${fieldLabel(record, name, turn.messages)} ${sayValue(record, name, value, saying)}`]
      : [];
  });
  return {
    title: `${numberOf(record, id)} ${headlineOf(record, values, saying)}`,
    detail: detail.slice(0, 4).join(" · "),
    button: button(turn.messages.answer.show, { do: "show", record: record.name, id }),
  };
}

async function customerNamed(turn: Turn, typed: string): Promise<number | null> {
  const { match } = await turn.lookUpFor(turn.speaker.id)([typed]);
  return match.found === "one" ? match.customer.id : null;
}

/** By number, or the latest of a customer named. Null: there is none that the speaker has this right to. */
async function findTyped(
  turn: Turn,
  record: RecordType,
  typed: string,
  right: "see" | "change",
): Promise<Found | null> {
  const id = readNumber(record, typed);
  if (id !== null) return findOne(turn.database, turn.speaker, { record, id, right });
  const customer = await customerNamed(turn, typed);
  if (customer === null) return null;
  if (record.isLookedUp) return findOne(turn.database, turn.speaker, { record, id: customer, right });
  const page = { where: { customerId: customer }, take: 1 };
  const [latest] = (await findVisible(turn.database, turn.speaker, record, page)).found;
  return latest ? findOne(turn.database, turn.speaker, { record, id: latest.id, right }) : null;
}

export async function showOne(turn: Turn, record: RecordType, typed: string): Promise<Outcome> {
  const { answer } = turn.messages;
  const what = recordLabel(record, turn.messages);
  if (typed === "") return sayStop(turn, what, answer.whichToShow(what));
  const found = await findTyped(turn, record, typed, "see");
  return found ? showFound(turn, found) : sayStop(turn, answer.notFoundTitle, answer.notFound(what, typed));
}

export async function showById(turn: Turn, record: RecordType, id: number): Promise<Outcome> {
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "see" });
  const { answer } = turn.messages;
  if (found) return showFound(turn, found);
  const asCase = record.told === "customerService" ? await showInvolved(turn, id) : null;
  if (asCase) return asCase;
  return sayStop(turn, answer.notFoundTitle, answer.notFound(recordLabel(record, turn.messages), numberOf(record, id)));
}

/** The record, and who did what to it, the first wording included. */
async function showFound(turn: Turn, found: Found): Promise<Outcome> {
  const { record, id } = found;
  const { answer } = turn.messages;
  const asCase = record.told === "customerService" ? await showCase(turn, found) : null;
  if (asCase) return asCase;
  const history = await findHistory(turn, record, id);
  const lines = history.flatMap((change): Part[] => {
    const when = sayInstant(change.at, turn);
    const who = change.who ?? answer.system;
    return [text(answer.historyLine[change.action](who, when), "quiet"), ...changeLines(turn, found, change)];
  });
  const told = (await findTeller(turn, record, found.row))(turn.speaker);
  const mayEdit = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  const edit = mayEdit && !found.isUndone ? [button(answer.edit, { do: "edit", record: record.name, id })] : [];
  const isBriefed = record.isLookedUp && !found.isUndone;
  const parts: Part[] = [{ part: "divider" }, ...lines, ...(edit.length && !isBriefed ? [buttons(...edit)] : [])];
  const shown = foundCard(turn, found, { told, parts });
  return say(cardReply(isBriefed ? await briefed(turn, found, { shown, edit }) : shown));
}

type Shown = { shown: Card; edit: readonly Button[] };

/** What one needs before walking in at a customer's comes first; its own fields and history stand below. */
async function briefed(turn: Turn, { id, values, record, customerName }: Found, { shown, edit }: Shown): Promise<Card> {
  const { briefing } = turn.messages;
  const title = briefing.title(headlineOf(record, values, sayingOf(turn, customerName)), numberOf(record, id));
  const visit = turn.records.find(({ name }) => name === "visit");
  const log = button(briefing.log, { do: "new", record: "visit", id }, "primary");
  const taps = [...(visit && mayMake(turn.speaker, visit) ? [log] : []), ...edit];
  const brief = await turn.reports.brief(turn, id);
  const parts = [...brief, ...(taps.length ? [buttons(...taps)] : []), { part: "divider" as const }, ...shown.parts];
  return { ...shown, title, summary: title, parts };
}

/** `/customer 永清超市`: one that is there is shown, not made again. Null: nobody is meant, or not one of the speaker's. */
export async function showNamed(turn: Turn, record: RecordType, typed: string): Promise<Outcome | null> {
  if (!record.isLookedUp || typed === "" || /[:：=]/u.test(typed)) return null;
  const id = await customerNamed(turn, typed);
  const found = id === null ? null : await findOne(turn.database, turn.speaker, { record, id, right: "see" });
  if (!found) return null;
  const shown = await showFound(turn, found);
  const name = textIn(found.values, "name") ?? "";
  const isExact = name.normalize("NFKC").toLowerCase() === typed.normalize("NFKC").toLowerCase();
  if (isExact || shown.reply.reply !== "card" || !mayMake(turn.speaker, record)) return shown;
  // What merely begins or sounds like it may have been meant as a new one.
  const draft = await keepDraft(turn, { record, values: { name: typed } });
  const make = button(turn.messages.briefing.newCustomer(typed), { do: "new", record: record.name, draft: draft.id });
  const { card: known } = shown.reply;
  return {
    reply: cardReply({ ...known, parts: [...known.parts, buttons(make)] }),
    writes: [...shown.writes, draft.write],
  };
}

type Changed = { before: Values | null; after: Values | null; action: string };

function changeLines(turn: Turn, { record, customerName }: Found, { before, after, action }: Changed): Part[] {
  const { answer } = turn.messages;
  if (!before || !after || action === "create") return [];
  const saying = sayingOf(turn, customerName);
  const said = (name: string, values: Values) => {
    const value = values[name];
    return value === null || value === undefined ? answer.empty : sayValue(record, name, value, saying);
  };
  return Object.keys(after)
    .filter((name) => name in record.fields && !(record.fields[name]?.isPersonal && !turn.ask.place.isPrivate))
    .map((name) => {
      const label = fieldLabel(record, name, turn.messages);
      return text(answer.changeLine(label, said(name, before), said(name, after)), "quiet");
    });
}

export async function editOne(turn: Turn, record: RecordType, typed: string): Promise<Outcome> {
  const { answer } = turn.messages;
  const what = recordLabel(record, turn.messages);
  if (typed === "") return sayStop(turn, what, answer.whichToShow(what));
  const found = await findTyped(turn, record, typed, "change");
  return found ? editOpen(turn, found) : sayStop(turn, answer.notFoundTitle, answer.notFound(what, typed));
}

export async function editById(turn: Turn, record: RecordType, id: number): Promise<Outcome> {
  const found = await findOne(turn.database, turn.speaker, { record, id, right: "change" });
  const { answer } = turn.messages;
  if (!found || found.isUndone) return sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
  return editOpen(turn, found);
}

/** Nobody fills in a form that a signature refuses then. */
async function editOpen(turn: Turn, found: Found): Promise<Outcome> {
  const { record, values, concerned } = found;
  const repId = concerned.makers[0] ?? turn.speaker.id;
  const lock = await findRecordLock(turn, record, { repId, values: [values] });
  return lock === null ? editForm(turn, found) : sayStop(turn, turn.messages.dailies.lockedTitle, lock);
}

export function editForm(turn: Turn, found: Found, banner?: string): Outcome {
  const { record, id, version, values, customerName } = found;
  const understood = { record, recordId: id, version, values };
  return say({ reply: "form", form: formOf(turn, { understood, customerName, ...(banner && { banner }) }) });
}
