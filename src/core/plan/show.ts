// A week or a day of plans, one's own or that of somebody whose plans one may see.
import { findReports } from "../access.ts";
import { button, cardReply, sayStop, text } from "../cards.ts";
import { exampleOf } from "../look.ts";
import { sayDay } from "../reading/say.ts";
import type { Part } from "../reply.ts";
import { type Outcome, type Turn, dayOf, say } from "../turn.ts";
import { findPerson } from "../person.ts";
import { mayDecide } from "./decide.ts";
import { drawDay } from "./draw-day.ts";
import { type Role, drawWeek } from "./draw-week.ts";
import { type Proposal, type Why, findProposals } from "./propose.ts";
import { planRecord } from "./record.ts";
import { sayPurposes } from "./say-line.ts";
import { teamParts } from "./team.ts";
import { type WeekView, findActual, findWeek } from "./week.ts";

/** One's own; a manager's people's, at any depth; a director's are everybody's (DESIGN §5). */
export async function maySeePlans({ database, speaker }: Turn, repId: number): Promise<boolean> {
  if (speaker.id === repId || speaker.role === "director") return true;
  return speaker.role === "manager" && (await findReports(database, speaker.id)).includes(repId);
}

export async function showWeek(turn: Turn, repId: number, monday: string): Promise<Outcome> {
  const view = (await maySeePlans(turn, repId)) ? await findWeek(turn, repId, monday) : null;
  return view ? sayWeekCard(turn, view) : sayUnseen(turn);
}

export const sayUnseen = (turn: Turn): Outcome =>
  sayStop(turn, turn.messages.answer.notFoundTitle, turn.messages.plans.notYours(""));

export async function sayWeekCard(turn: Turn, view: WeekView, note?: string): Promise<Outcome> {
  const role = await roleOf(turn, view);
  const more = role === "own" ? await ownParts(turn, view) : [];
  return say(cardReply(drawWeek(view, { reader: turn.speaker, role, more, ...(note && { note }) })));
}

async function roleOf(turn: Turn, { rep, handed }: WeekView): Promise<Role> {
  if (rep.id === turn.speaker.id) return "own";
  return handed && (await mayDecide(turn, handed)) ? "decide" : "look";
}

/** Below one's own plan: what is worth planning, and one's people. */
async function ownParts(turn: Turn, view: WeekView): Promise<Part[]> {
  const { plans } = turn.messages;
  const calendar = await turn.calendars.find(view.rep.teamId, turn.now);
  const proposals = await findProposals(turn.database, view, calendar);
  const team = await teamParts(turn, view.monday);
  const record = planRecord(turn);
  const isEmpty = view.actual.lines.length === 0;
  const example = record ? `${record.command} ${exampleOf(turn, record)}` : "";
  return [
    ...(isEmpty ? [text(plans.emptyHint(example), "quiet")] : []),
    ...(proposals.length
      ? [text(plans.proposals, "strong"), { part: "rows" as const, rows: proposals.map((one) => rowOf(turn, one)) }]
      : []),
    ...(team ? [text(plans.words.team[0] ?? "", "strong"), ...team] : []),
  ];
}

function rowOf(turn: Turn, proposal: Proposal) {
  const { plans } = turn.messages;
  const { customerId, customerName, day, because, purposes } = proposal;
  const said = sayDay(day, turn.today, turn.speaker.locale);
  const action = { do: "plan" as const, id: customerId, choice: `add:${day}` };
  const detail = [sayWhy(turn, because), sayPurposes(purposes, turn.messages)].filter(Boolean).join(" · ");
  return { title: customerName, detail, button: button(plans.putOn(said), action) };
}

function sayWhy({ messages, today, speaker }: Turn, because: Why): string {
  const { why } = messages.plans;
  switch (because.why) {
    case "promise":
      return why.promise(because.what, sayDay(because.dueOn, today, speaker.locale));
    case "followUp":
      return why.followUp(because.what);
    case "key":
    case "cycle":
      return why[because.why](because.days);
    case "never":
      return why.never;
  }
}

export async function showDay(turn: Turn, repId: number, day: string): Promise<Outcome> {
  const rep = (await maySeePlans(turn, repId)) ? await findPerson(turn.database, repId, turn.house) : null;
  if (!rep) return sayUnseen(turn);
  const today = dayOf(turn.now, rep.timezone);
  const actual = await findActual(turn, repId, { days: { from: day, to: day }, today });
  const isOwn = repId === turn.speaker.id;
  return say(cardReply(drawDay({ rep, day, today, actual }, { reader: turn.speaker, isOwn })));
}
