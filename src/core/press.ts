// A button that was pressed. It carries a name and ids; what they may do is decided here, for the one who pressed.
import type { Action, ActionName } from "./ask.ts";
import { mayMake } from "./access.ts";
import { askApart, sayApart } from "./apart.ts";
import { sayStop } from "./cards.ts";
import { pressDeed } from "./case/deeds.ts";
import { reopenForm } from "./case/fill.ts";
import { pressExport } from "./case/export.ts";
import { deedOfForm } from "./case/needs.ts";
import { caseRecord } from "./case/found.ts";
import type { Deed } from "./case/steps.ts";
import { findCustomer } from "./customer-of.ts";
import { type DailyForm, dailyFormOf, leaveDailyForm, openDailyForm } from "./daily/forms.ts";
import { pressDaily } from "./daily/press.ts";
import { type Draft, findDraft, useDraft } from "./draft.ts";
import { help } from "./help.ts";
import { emptyForm, recordLine } from "./line.ts";
import { editById, listOf, showById } from "./look.ts";
import { takeOffer } from "./offer.ts";
import { openPlanForm, planFormOf, type PlanForm } from "./plan/forms.ts";
import { pressPlan } from "./plan/press.ts";
import { confirmOrder } from "./order.ts";
import { type LaterForm, laterFormOf, openLater, reopenLater } from "./promise/forms.ts";
import { pressPromise } from "./promise/press.ts";
import { setField } from "./quick.ts";
import { formDeskOf } from "./report.ts";
import type { RecordType } from "./record.ts";
import { markDone, snooze } from "./reminded.ts";
import { openDraft, settle } from "./settle.ts";
import { today } from "./today.ts";
import { type Outcome, type Turn, recordNamed } from "./turn.ts";
import { undo } from "./undo.ts";

type Press = (turn: Turn, action: Action) => Promise<Outcome>;

const gone = async (turn: Turn) => sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.answer.draftGone);

const presses: Record<ActionName, Press> = {
  edit: onRecord((turn, record, { id }) => (id === undefined ? gone(turn) : editById(turn, record, id))),
  show: onRecord(async (turn, record, { id, choice }) => {
    const shown = await (id === undefined ? gone(turn) : showById(turn, record, id));
    return choice === "apart" ? sayApart(turn, shown) : shown;
  }),
  list: onRecord((turn, record, { id, choice }) =>
    listOf(turn, record, { ...readPage(choice), ...(id !== undefined && { customer: id }) }),
  ),
  undo: (turn, { id }) => (id === undefined ? gone(turn) : undo(turn, id)),
  set: onRecord((turn, record, { id, choice }) =>
    id === undefined ? gone(turn) : setField(turn, record, { id, choice: choice ?? "" }),
  ),
  done: onRecord((turn, record, { id, choice }) =>
    id === undefined ? gone(turn) : markDone(turn, record, { id, choice: choice ?? "" }),
  ),
  snooze: onRecord((turn, record, { id, choice }) =>
    id === undefined ? gone(turn) : snooze(turn, record, { id, choice: choice ?? "" }),
  ),
  new: onRecord(makeNew),
  pick: onDraft(pickCustomer),
  confirm: onDraft((turn, { understood }) => confirm(turn, understood)),
  cancel: onDraft(async (turn, { understood }) => ({
    reply: sayStop(turn, turn.messages.answer.cancel, turn.messages.answer.draftCancelled).reply,
    writes: understood.draft === undefined ? [] : [useDraft(understood.draft, null, turn.now)],
  })),
  promise: pressPromise,
  later: onRecord(async (turn, record, { id, choice }) => {
    const form = await (id === undefined ? gone(turn) : openLater(turn, record, id));
    return choice === "apart" ? askApart(turn, form) : form;
  }),
  confirmed: onRecord((turn, record, { id, choice }) =>
    id === undefined ? gone(turn) : confirmOrder(turn, record, { id, choice: choice ?? "" }),
  ),
  deed: pressDeed,
  plan: pressPlan,
  daily: pressDaily,
  target: (turn, { choice }) => turn.reports.target.tap(turn, choice ?? ""),
  export: (turn, { id, choice }) => (id === undefined ? gone(turn) : pressExport(turn, id, choice)),
  help: (turn) => help(turn),
  today: async (turn, { choice }) => (choice === "apart" ? sayApart(turn, await today(turn)) : today(turn)),
  report: (turn, { choice }) => turn.reports.show(turn, choice ?? ""),
  counted: (turn, { choice }) => turn.reports.list(turn, choice ?? ""),
};

export async function answerPress(turn: Turn, action: Action): Promise<Outcome> {
  const deed = deedOfForm(action.record);
  if (deed) return pressInForm(turn, deed, action);
  const form = planFormOf(action.record);
  if (form) return pressInPlanForm(turn, form, action);
  const daily = dailyFormOf(action.record);
  if (daily) return pressInDailyForm(turn, daily, action);
  const later = laterFormOf(action.record);
  if (later) return pressInLaterForm(turn, later, action);
  const reported = formDeskOf(turn, action.record);
  if (reported) return reported.press(turn, action);
  return (presses[action.do] ?? gone)(turn, action);
}

/** A deed's form: opened where it could not be opened at once, or left. */
async function pressInForm(turn: Turn, deed: Deed, { do: does, id, draft }: Action): Promise<Outcome> {
  const record = caseRecord(turn);
  if (!record || id === undefined) return gone(turn);
  if (does === "edit") return reopenForm(turn, deed, { id, ...(draft !== undefined && { draft }) });
  return showById(turn, record, id);
}

/** A form of plans: opened where it could not be opened at once, or left. */
async function pressInPlanForm(turn: Turn, form: PlanForm, { do: does, id }: Action): Promise<Outcome> {
  if (id === undefined) return gone(turn);
  if (does === "edit") return openPlanForm(turn, form, { id });
  return sayStop(turn, turn.messages.answer.cancel, turn.messages.answer.draftCancelled);
}

/** A form of a day's report: the same. */
async function pressInDailyForm(turn: Turn, form: DailyForm, { do: does, id, draft }: Action): Promise<Outcome> {
  if (id === undefined) return gone(turn);
  if (does === "edit") return openDailyForm(turn, form, { id, ...(draft !== undefined && { draft }) });
  return leaveDailyForm(turn, form, id);
}

/** A form that asks what became of a promise, or for another day: opened where it could not be at once, or left. */
async function pressInLaterForm(turn: Turn, form: LaterForm, { do: does, id }: Action): Promise<Outcome> {
  const record = recordNamed(turn, form === "promiseEnd" ? "promise" : "visit");
  if (id === undefined || !record) return gone(turn);
  if (does === "edit") return reopenLater(turn, record, id);
  return sayStop(turn, turn.messages.answer.cancel, turn.messages.answer.draftCancelled);
}

/** The page, and what narrowed the list: `2 逾期`. */
function readPage(choice = ""): { page: number; typed: string } {
  const [page = "", ...typed] = choice.split(" ");
  return { page: Math.max(0, Math.trunc(Number(page)) || 0), typed: typed.join(" ") };
}

function onRecord(then: (turn: Turn, record: RecordType, action: Action) => Promise<Outcome>): Press {
  return async (turn, action) => {
    const record = recordNamed(turn, action.record ?? "");
    return record ? then(turn, record, action) : gone(turn);
  };
}

/** A draft is its maker's own and becomes one record: pressed again, it shows that record. */
function onDraft(then: (turn: Turn, draft: Draft, action: Action) => Promise<Outcome>): Press {
  return async (turn, action) => {
    const draft = action.draft === undefined ? null : await findDraft(turn, action.draft);
    if (!draft) return gone(turn);
    if (!draft.isUsed) return then(turn, draft, action);
    return draft.madeId === null ? gone(turn) : showById(turn, draft.understood.record, draft.madeId);
  };
}

async function makeNew(turn: Turn, record: RecordType, { id, choice, draft }: Action): Promise<Outcome> {
  const from = choice === undefined ? null : recordNamed(turn, choice);
  if (from && id !== undefined) return takeOffer(turn, from, id);
  if (draft === undefined) return newOf(turn, record, id);
  const kept = await findDraft(turn, draft);
  if (!kept || kept.isUsed) return gone(turn);
  const { line } = kept.understood;
  return line === undefined ? openDraft(turn, kept.understood) : recordLine(turn, record, line);
}

/** The empty form, or with customer `id` in it. */
async function newOf(turn: Turn, record: RecordType, id: number | undefined): Promise<Outcome> {
  const customer = id === undefined || !record.fields["customer"] ? null : await findCustomer(turn, id);
  if (!customer || !mayMake(turn.speaker, record)) return emptyForm(turn, record);
  return openDraft(turn, { record, values: { customer: customer.id } });
}

async function pickCustomer(turn: Turn, { understood }: Draft, { id, choice }: Action): Promise<Outcome> {
  if (choice === "new") return settle(turn, { understood, problems: {}, match: null, isNewCustomer: true });
  const customer = id === undefined ? null : await findCustomer(turn, id);
  if (!customer) return gone(turn);
  const values = { ...understood.values, customer: customer.id };
  return settle(turn, { understood: { ...understood, values }, problems: {}, match: null });
}

const confirm = (turn: Turn, understood: Draft["understood"]): Promise<Outcome> =>
  settle(turn, { understood, problems: {}, match: null, isConfirmed: true });
