// The small forms of plans: sending a week back, moving a visit, calling it off. Ids only travel.
import type { FormKey, RawFields } from "../ask.ts";
import { sayStop } from "../cards.ts";
import { cleanText } from "../reading/clean.ts";
import { LONGEST_TEXT, readField } from "../reading/field-text.ts";
import type { Form, FormField, Problems } from "../reply.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { decide, findDecidable } from "./decide.ts";
import { findPlanWeekById } from "./find.ts";
import { findMovable, move } from "./move.ts";
import { planNumber } from "./say-line.ts";

/** A form is known by a record's name, which holds letters only (chat/feishu/read-form.ts). */
export const PLAN_FORMS = ["planReturn", "planMove", "planCancel"] as const;
export type PlanForm = (typeof PLAN_FORMS)[number];

type Typed = { fields: RawFields; problems: Problems };
const NOTHING: Typed = { fields: {}, problems: {} };

const typedIn = (fields: RawFields, name: string): string => {
  const raw = fields[name];
  return cleanText(typeof raw === "string" ? raw : (raw?.[0] ?? "")).trim();
};

type Asked = { id: number; version?: number | undefined };

/** Whoever may not, or not now, is told before he fills in a form. */
export async function openPlanForm(turn: Turn, form: PlanForm, asked: Asked): Promise<Outcome> {
  return form === "planReturn" ? openReturn(turn, asked, NOTHING) : openMove(turn, { ...asked, form }, NOTHING);
}

async function openReturn(turn: Turn, { id, version }: Asked, typed: Typed): Promise<Outcome> {
  const { plans } = turn.messages;
  const now = version ?? (await findPlanWeekById(turn.database, id))?.version ?? 0;
  const view = await findDecidable(turn, id, now);
  if ("reply" in view) return view;
  const value = typedIn(typed.fields, "comment").slice(0, LONGEST_TEXT);
  const label = plans.comment;
  const comment: FormField = { name: "comment", label, required: true, hint: plans.commentHint, input: "text", value };
  const drawn = { title: plans.returnForm(view.rep.name), fields: [comment], problems: typed.problems };
  return sayForm(turn, { record: "planReturn", id, version: now }, drawn);
}

type Moving = { id: number; form: "planMove" | "planCancel" };

async function openMove(turn: Turn, { id, form }: Moving, typed: Typed): Promise<Outcome> {
  const { plans, dailies } = turn.messages;
  const found = await findMovable(turn, id);
  if ("reply" in found) return found;
  const day = typedIn(typed.fields, "day");
  const when: FormField = {
    name: "day",
    label: plans.moveDay,
    required: false,
    hint: plans.moveDayHint,
    input: "day",
    value: day === "" ? null : day,
  };
  const fields: FormField[] = [
    ...(form === "planMove" ? [when] : []),
    { name: "reason", label: plans.reason, required: true, input: "text", value: typedIn(typed.fields, "reason") },
  ];
  const title = (form === "planMove" ? plans.moveForm : dailies.cancelForm)(planNumber(id), found.customerName ?? "");
  return sayForm(turn, { record: form, id, version: found.version }, { title, fields, problems: typed.problems });
}

type Drawn = Pick<Form, "title" | "fields" | "problems">;

const sayForm = ({ messages }: Turn, key: { record: PlanForm; id: number; version: number }, drawn: Drawn): Outcome =>
  say({
    reply: "form",
    form: { ...key, submit: messages.plans.submit, cancel: messages.answer.cancel, ...drawn },
  });

export async function submitPlanForm(turn: Turn, form: PlanForm, { key, fields }: Submitted): Promise<Outcome> {
  const { answer } = turn.messages;
  const { id, version = 0 } = key;
  if (id === undefined) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  return form === "planReturn" ? submitReturn(turn, { id, version }, fields) : submitMove(turn, { id, form }, fields);
}

type Submitted = { key: FormKey; fields: RawFields };

async function submitReturn(turn: Turn, asked: { id: number; version: number }, fields: RawFields): Promise<Outcome> {
  const { plans, answer } = turn.messages;
  const view = await findDecidable(turn, asked.id, asked.version);
  if ("reply" in view) return view;
  const comment = typedIn(fields, "comment");
  if (comment === "") return openReturn(turn, asked, { fields, problems: { comment: plans.missingComment } });
  if (comment.length > LONGEST_TEXT)
    return openReturn(turn, asked, { fields, problems: { comment: answer.tooLong(LONGEST_TEXT) } });
  return decide(turn, view, { state: "returned", comment });
}

async function submitMove(turn: Turn, { id, form }: Moving, fields: RawFields): Promise<Outcome> {
  const { plans, answer } = turn.messages;
  const found = await findMovable(turn, id);
  if ("reply" in found) return found;
  const problems: Problems = {};
  const reason = typedIn(fields, "reason");
  if (reason === "") problems["reason"] = plans.missingReason;
  else if (reason.length > LONGEST_TEXT) problems["reason"] = answer.tooLong(LONGEST_TEXT);
  const typedDay = form === "planMove" ? typedIn(fields, "day") : "";
  const read = readField({ kind: "day", when: "due" }, typedDay, turn);
  const day = "value" in read && typeof read.value === "string" ? read.value : null;
  if ("problem" in read) problems["day"] = read.problem;
  else if (day !== null && day < turn.today) problems["day"] = turn.messages.reading.dayOver(day);
  else if (day !== null && day === found.values["plannedOn"]) problems["day"] = plans.sameDay;
  if (Object.keys(problems).length) return openMove(turn, { id, form }, { fields, problems });
  return move(turn, found, { day, reason });
}
