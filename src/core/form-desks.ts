// The forms that are no record's: who opens and leaves each, and who takes it in. They go by names that no record has.
import { sayStop } from "./cards.ts";
import { reopenForm, submitDeed } from "./case/fill.ts";
import { caseRecord } from "./case/found.ts";
import { formName } from "./case/needs.ts";
import { type Deed, DEEDS } from "./case/steps.ts";
import { DAILY_FORMS, type DailyForm, leaveDailyForm, openDailyForm, submitDailyForm } from "./daily/forms.ts";
import { showById } from "./look.ts";
import { PEACE_FORM, pressInPeaceForm, submitPeace } from "./peace/form.ts";
import { openPlanForm, PLAN_FORMS, type PlanForm, submitPlanForm } from "./plan/forms.ts";
import { LATER_FORMS, type LaterForm, reopenLater, submitLater } from "./promise/forms.ts";
import type { FormDesk } from "./report.ts";
import { type Outcome, type Turn, recordNamed } from "./turn.ts";

/** Null: the form is a record's own, or nobody's. */
export function formDeskOf({ reports }: Turn, form: string | undefined): FormDesk | null {
  if (form === "target") return reports.target;
  if (form === "weekWords") return reports.words;
  return DESKS.get(form ?? "") ?? null;
}

const DESKS: ReadonlyMap<string, FormDesk> = new Map([
  ...DEEDS.map((deed) => [formName(deed), deskOfDeed(deed)] as const),
  ...PLAN_FORMS.map((form) => [form, deskOfPlans(form)] as const),
  ...DAILY_FORMS.map((form) => [form, deskOfDays(form)] as const),
  ...LATER_FORMS.map((form) => [form, deskOfLater(form)] as const),
  [PEACE_FORM, { press: pressInPeaceForm, submit: (turn, _key, fields) => submitPeace(turn, fields) }],
]);

function deskOfDeed(deed: Deed): FormDesk {
  return {
    async press(turn, { do: does, id, draft }) {
      const record = caseRecord(turn);
      if (!record || id === undefined) return gone(turn);
      if (does === "edit") return reopenForm(turn, deed, { id, ...(draft !== undefined && { draft }) });
      return showById(turn, record, id);
    },
    submit: (turn, key, fields) => submitDeed(turn, key, { deed, fields }),
  };
}

function deskOfPlans(form: PlanForm): FormDesk {
  return {
    press: openOrLeave((turn, id) => openPlanForm(turn, form, { id })),
    submit: (turn, key, fields) => submitPlanForm(turn, form, { key, fields }),
  };
}

function deskOfDays(form: DailyForm): FormDesk {
  return {
    async press(turn, { do: does, id, draft }) {
      if (id === undefined) return gone(turn);
      if (does === "edit") return openDailyForm(turn, form, { id, ...(draft !== undefined && { draft }) });
      return leaveDailyForm(turn, form, id);
    },
    submit: (turn, key, fields) => submitDailyForm(turn, form, { key, fields }),
  };
}

function deskOfLater(form: LaterForm): FormDesk {
  return {
    press: openOrLeave((turn, id) => {
      const record = recordNamed(turn, form === "promiseEnd" ? "promise" : "visit");
      return record ? reopenLater(turn, record, id) : gone(turn);
    }),
    submit: (turn, { id }, fields) => submitLater(turn, form, { id, fields }),
  };
}

type Opening = (turn: Turn, id: number) => Promise<Outcome>;

/** Opened where it could not be opened at once, or left. */
function openOrLeave(open: Opening): FormDesk["press"] {
  return async (turn, { do: does, id }) => {
    if (id === undefined) return gone(turn);
    const { cancel, draftCancelled } = turn.messages.answer;
    return does === "edit" ? open(turn, id) : sayStop(turn, cancel, draftCancelled);
  };
}

const gone = async (turn: Turn) => sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.answer.draftGone);
