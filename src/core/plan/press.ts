// The buttons of plans and slips. They carry numbers and days; whose they are and what may be done is decided here.
import type { Action } from "../ask.ts";
import { sayApart } from "../apart.ts";
import { button, buttons, cardReply, sayStop, sayWord } from "../cards.ts";
import { mondayOf } from "../calendar/weeks.ts";
import { findCustomer } from "../customer-of.ts";
import { isCalendarDay } from "../export.ts";
import { findOne } from "../find.ts";
import { sayDay } from "../reading/say.ts";
import { textIn } from "../row.ts";
import { settle } from "../settle.ts";
import type { Table, Write } from "../store/database.ts";
import { type Outcome, type Turn, numberOf } from "../turn.ts";
import type { Line } from "./actual.ts";
import { decide, findDecidable } from "./decide.ts";
import { findSame } from "./find.ts";
import { openPlanForm } from "./forms.ts";
import { handIn } from "./hand-in.ts";
import { findProposals } from "./propose.ts";
import { planRecord } from "./record.ts";
import { planNumber } from "./say-line.ts";
import { undoSeveral } from "./several-undo.ts";
import { maySeePlans, sayWeekCard, showDay, showWeek } from "./show.ts";
import { leaveFor } from "./slip.ts";
import { pressBack, pressLater, pressUnleave } from "./slip-back.ts";
import { showTeam } from "./team.ts";
import { type WeekView, findWeek, isMonday } from "./week.ts";

type Pressed = { id: number | undefined; draft: number | undefined; first: string; second: string };
type Press = (turn: Turn, pressed: Pressed) => Promise<Outcome>;

const gone = async (turn: Turn): Promise<Outcome> =>
  sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.answer.draftGone);

const withId =
  (then: (turn: Turn, id: number, pressed: Pressed) => Promise<Outcome>): Press =>
  (turn, pressed) =>
    pressed.id === undefined ? gone(turn) : then(turn, pressed.id, pressed);

const presses: Record<string, Press> = {
  week: (turn, pressed) =>
    isMonday(pressed.first) ? showWeek(turn, Number(pressed.second), pressed.first) : gone(turn),
  weekOf: (turn, { first, second }) => showWeek(turn, Number(second), mondayOf(first)),
  day: (turn, { first, second }) => showDay(turn, Number(second), first),
  dayOf: withId(showDayOf),
  team: (turn, { first }) => (isMonday(first) ? showTeam(turn, first) : gone(turn)),
  ask: (turn, { first }) => (isMonday(first) ? handIn(turn, first) : gone(turn)),
  approve: withId(async (turn, id, { first }) => {
    const view = await findDecidable(turn, id, Number(first));
    return "reply" in view ? view : decide(turn, view, { state: "approved" });
  }),
  return: withId((turn, id, { first }) => openPlanForm(turn, "planReturn", { id, version: Number(first) })),
  move: withId((turn, id) => openPlanForm(turn, "planMove", { id })),
  cancel: withId((turn, id) => openPlanForm(turn, "planCancel", { id })),
  add: withId(addProposed),
  undoAll: (turn, { draft }) => (draft === undefined ? gone(turn) : undoSeveral(turn, draft)),
  leave: (turn, { first, draft }) => leaveFor(turn, first, draft),
  back: withId(pressBack),
  later: withId(pressLater),
  unleave: withId(pressUnleave),
};

/** Those whose first word is a day. */
const DATED = ["week", "weekOf", "day", "team", "ask", "add"];

export async function pressPlan(turn: Turn, { id, draft, choice = "" }: Action): Promise<Outcome> {
  const [what = "", first = "", second = "", how = ""] = choice.split(":");
  const press = Object.hasOwn(presses, what) ? presses[what] : undefined;
  if (!press || (DATED.includes(what) && !isCalendarDay(first))) return gone(turn);
  const outcome = await press(turn, { id, draft, first, second });
  return how === "apart" ? sayApart(turn, outcome) : outcome;
}

/** The day of a planned visit, beside the message that it was pressed in. */
async function showDayOf(turn: Turn, id: number): Promise<Outcome> {
  const record = planRecord(turn);
  const found = record && (await findOne(turn.database, turn.speaker, { record, id, right: "see" }));
  const day = found && textIn(found.values, "plannedOn");
  const repId = found?.concerned.makers[0];
  if (!day || repId === undefined || !(await maySeePlans(turn, repId))) return gone(turn);
  return sayApart(turn, await showDay(turn, repId, day));
}

/** One tap plans what was proposed; what it says comes from what is proposed now, not from the button. */
async function addProposed(turn: Turn, customerId: number, { first: day }: Pressed): Promise<Outcome> {
  const { plans } = turn.messages;
  const record = planRecord(turn);
  const customer = await findCustomer(turn, customerId);
  if (!record || !customer) return gone(turn);
  if (day < turn.today) return sayWord(plans.dayIsOver, "stop");
  const same = await findSame(turn.database, { repId: turn.speaker.id, customerId, plannedOn: day });
  if (same) return sayWord(plans.alreadyPlanned(numberOf(record, same.id)), "plain");
  const view = await findWeek(turn, turn.speaker.id, mondayOf(day));
  if (!view) return gone(turn);
  const calendar = await turn.calendars.find(turn.speaker.teamId, turn.now);
  const proposed = (await findProposals(turn.database, view, calendar)).find((one) => one.customerId === customerId);
  const values = {
    customer: customerId,
    plannedOn: day,
    purposes: proposed?.purposes ?? [],
    note: proposed?.note ?? null,
  };
  const outcome = await settle(turn, { understood: { record, values }, problems: {}, match: null });
  const added = addedIn(outcome.writes);
  if (!added) return outcome;
  const { purposes, note } = values;
  const who = { repId: turn.speaker.id, customerId, customerName: customer.name };
  const line: Line = { ...NEW_LINE, ...who, id: added.id, plannedOn: day, purposes, note, updatedAt: turn.now };
  return sayAdded(turn, outcome, { view, changeId: added.changeId, line });
}

const NEW_LINE = {
  time: null,
  status: "open",
  reason: null,
  state: "planned",
  visitId: null,
  visitedOn: null,
} as const;

function addedIn(writes: readonly Write[]): { id: number; changeId: number } | null {
  const idOf = (table: Table) => {
    const write = writes.find((one) => "insert" in one && one.insert === table);
    return write && "insert" in write ? Number(write.row["id"]) : null;
  };
  const [id, changeId] = [idOf("Plan"), idOf("Change")];
  return id === null || changeId === null ? null : { id, changeId };
}

type Added = { view: WeekView; line: Line; changeId: number };

/** The week stays where it stood, with the new visit in it, and the tap that takes it back. */
async function sayAdded(turn: Turn, { reply, writes }: Outcome, { view, line, changeId }: Added): Promise<Outcome> {
  const { plans, answer } = turn.messages;
  const lines = [...view.actual.lines, line].toSorted((one, other) => one.plannedOn.localeCompare(other.plannedOn));
  const counts = { ...view.counts, planned: view.counts.planned + 1 };
  const handed = view.handed && { ...view.handed, state: "changed" as const };
  const after = { ...view, actual: { ...view.actual, lines }, counts, handed };
  const note = plans.putDown(
    planNumber(line.id),
    line.customerName,
    sayDay(line.plannedOn, turn.today, turn.speaker.locale),
  );
  const shown = (await sayWeekCard(turn, after, note)).reply;
  if (shown.reply !== "card") return { reply, writes };
  const undo = buttons(button(answer.undo, { do: "undo", record: "plan", id: changeId }, "danger"));
  const card = { ...shown.card, tone: "done" as const, summary: note, parts: [...shown.card.parts, undo] };
  return { reply: cardReply(card), writes };
}
