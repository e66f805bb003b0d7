// A button that was pressed. It carries a name and ids; what they may do is decided here, for the one who pressed.
import type { Action, ActionName } from "./ask.ts";
import { mayMake } from "./access.ts";
import { askApart, sayApart } from "./apart.ts";
import { pressCare } from "./care/log.ts";
import { sayStop } from "./cards.ts";
import { pressDeed } from "./case/deeds.ts";
import { pressExport } from "./case/export.ts";
import { findCustomer } from "./customer-of.ts";
import { pressDaily } from "./daily/press.ts";
import { type Draft, findDraft, useDraft } from "./draft.ts";
import { formDeskOf } from "./form-desks.ts";
import { help } from "./help.ts";
import { emptyForm, recordLine } from "./line.ts";
import { editById, listOf, showById } from "./look.ts";
import { takeOffer } from "./offer.ts";
import { pressPeace } from "./peace/form.ts";
import { pressPlan } from "./plan/press.ts";
import { confirmOrder } from "./order.ts";
import { openLater } from "./promise/forms.ts";
import { pressPromise } from "./promise/press.ts";
import { setField } from "./quick.ts";
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
  peace: pressPeace,
  care: pressCare,
  daily: pressDaily,
  target: (turn, { choice }) => turn.reports.target.tap(turn, choice ?? ""),
  export: (turn, { id, choice }) => (id === undefined ? gone(turn) : pressExport(turn, id, choice)),
  help: (turn) => help(turn),
  today: async (turn, { choice }) => (choice === "apart" ? sayApart(turn, await today(turn)) : today(turn)),
  report: (turn, { choice }) => turn.reports.show(turn, choice ?? ""),
  counted: (turn, { choice }) => turn.reports.list(turn, choice ?? ""),
};

export async function answerPress(turn: Turn, action: Action): Promise<Outcome> {
  const desk = formDeskOf(turn, action.record);
  return desk ? desk.press(turn, action) : (presses[action.do] ?? gone)(turn, action);
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
