// The manager's word on a week of plans: agreed, or sent back with a comment (B-01, X-13). The rep hears of it.
import { findReports } from "../access.ts";
import { button, buttons, cardReply, sayStop, sayWord, text } from "../cards.ts";
import { workingInstant } from "../hold.ts";
import { messagesFor } from "../messages/index.ts";
import { findAddress, letter } from "../notices.ts";
import type { Card, Part } from "../reply.ts";
import type { Row, Write } from "../store/database.ts";
import type { Outcome, Turn } from "../turn.ts";
import { drawWeek } from "./draw-week.ts";
import { type PlanWeek, findPlanWeekById } from "./find.ts";
import { sayMoment } from "./moment.ts";
import { type WeekView, findWeek, sayWeek } from "./week.ts";

/** Whoever was asked, and those above the rep; nobody decides on his own plan. */
export async function mayDecide({ database, speaker }: Turn, { repId, askedId }: Pick<PlanWeek, "repId" | "askedId">) {
  if (speaker.id === repId) return false;
  if (speaker.role === "director" || speaker.id === askedId) return true;
  return speaker.role === "manager" && (await findReports(database, speaker.id)).includes(repId);
}

/** A week that the speaker may decide on now, or the answer that says why not. */
export async function findDecidable(turn: Turn, id: number, version: number): Promise<WeekView | Outcome> {
  const { plans } = turn.messages;
  const stop = (words: string) => sayStop(turn, plans.approve, words);
  const handed = await findPlanWeekById(turn.database, id);
  if (!handed || !(await mayDecide(turn, handed))) return stop(plans.mayNotDecide);
  if (handed.state === "approved" || handed.state === "returned") {
    const when = handed.decidedAt ? sayMoment(handed.decidedAt, turn.speaker) : "";
    return stop(plans.alreadyDecided(handed.decidedName ?? "", when));
  }
  const view = await findWeek(turn, handed.repId, handed.monday);
  if (!view) return stop(plans.notAsked);
  // As it was read first: what another decides meanwhile must make the save stale, not pass for what was seen.
  if (handed.version === version) return { ...view, handed };
  const note = plans.changedMeanwhile(view.rep.name);
  return { reply: cardReply(drawWeek(view, { reader: turn.speaker, role: "decide", note })), writes: [] };
}

export type Decision = { state: "approved" } | { state: "returned"; comment: string };

/** Of two who decide at once one wins, and the other is told who it was (test/core/plan/approval.test.ts). */
export async function decide(turn: Turn, view: WeekView, decision: Decision): Promise<Outcome> {
  const { handed } = view;
  if (!handed) return sayWord(turn.messages.plans.notAsked, "stop");
  const { speaker, now } = turn;
  const comment = decision.state === "returned" ? decision.comment : null;
  const set = {
    state: decision.state,
    decidedById: speaker.id,
    decidedAt: now,
    comment,
    letterKey: null,
    version: handed.version + 1,
  };
  const after: WeekView = { ...view, handed: { ...handed, ...set, decidedName: speaker.name } };
  const writes: Write[] = [
    { update: "PlanWeek", where: { id: handed.id, version: handed.version }, set, expect: 1 },
    await signature(turn, handed, { state: decision.state, comment }),
    ...(await tellRep(turn, after)),
  ];
  const card = drawWeek(after, { reader: speaker, role: "look" });
  return { reply: cardReply({ ...card, tone: "done" }), writes };
}

/** a named person's press, with its time, is the signature. */
async function signature(turn: Turn, handed: PlanWeek, after: Row): Promise<Write> {
  return {
    insert: "Change",
    row: {
      id: await turn.database.nextId("change"),
      record: "planWeek",
      recordId: handed.id,
      personId: turn.speaker.id,
      action: "edit",
      before: JSON.stringify({ state: handed.state }),
      after: JSON.stringify(after),
      platform: turn.ask.actor.platform,
      at: turn.now,
    },
  };
}

async function tellRep(turn: Turn, { rep, handed, monday }: WeekView): Promise<Write[]> {
  const address = await findAddress(turn, rep.id);
  if (!address || !handed) return [];
  const messages = messagesFor(rep.locale);
  const { plans } = messages;
  const words = sayWeek(monday, messages);
  const say = handed.state === "approved" ? plans.approvedTitle : plans.returnedTitle;
  const title = say(turn.speaker.name, ...words);
  const see = button(plans.seeWeek, { do: "plan", choice: `week:${monday}:${rep.id}` }, "primary");
  const parts: Part[] = [...(handed.comment ? [text(handed.comment)] : []), buttons(see)];
  const card: Card = {
    title,
    tone: handed.state === "approved" ? "done" : "ask",
    summary: [title, handed.comment].filter(Boolean).join(" "),
    parts,
  };
  const calendar = await turn.calendars.find(rep.teamId, turn.now);
  const dueAt = workingInstant(calendar, turn.now);
  const key = `plandecided:${handed.id}:${handed.version}`;
  return [letter({ address, card, locale: rep.locale, key, now: turn.now, dueAt })];
}
