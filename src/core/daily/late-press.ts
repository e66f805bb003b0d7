// "It took place": the form of the visit, filled with what was planned.
import { mayMake } from "../access.ts";
import { cardReply, sayCard, sayStop, text } from "../cards.ts";
import { findMovable } from "../plan/move.ts";
import { openDraft } from "../settle.ts";
import { textIn } from "../row.ts";
import { findActual } from "../plan/week.ts";
import { type Outcome, type Turn, numberOf, recordNamed, say } from "../turn.ts";
import { drawLate } from "./draw-late.ts";
import { findLateItems } from "./late.ts";

/** A plan of one's own; what was logged, moved or called off meanwhile brings the question as it is now. */
export async function logPlanned(turn: Turn, id: number): Promise<Outcome> {
  const { answer, dailies } = turn.messages;
  const visit = recordNamed(turn, "visit");
  if (!visit || !mayMake(turn.speaker, visit)) return sayStop(turn, answer.notFoundTitle, answer.draftGone);
  const found = await findMovable(turn, id);
  if ("reply" in found) return found;
  const day = textIn(found.values, "plannedOn") ?? turn.today;
  const { lines } = await findActual(turn, turn.speaker.id, { days: { from: day, to: day }, today: turn.today });
  const line = lines.find((one) => one.id === id);
  if (line?.visitId) return stillOpen(turn, dailies.alreadyLogged(numberOf(visit, line.visitId)));
  const { customer = null, purposes = null, note } = found.values;
  const visitedOn = day > turn.today ? turn.today : day;
  const values = { customer, purposes, visitedOn, channel: "onsite", summary: note ?? null };
  return openDraft(turn, { record: visit, values });
}

async function stillOpen(turn: Turn, words: string): Promise<Outcome> {
  const { speaker: rep, today: day, messages } = turn;
  const calendar = await turn.calendars.find(rep.teamId, turn.now);
  const items = await findLateItems(turn, { rep, day, calendar });
  if (items.lines.length + items.slips.length === 0) return sayCard(messages.dailies.lateDone, "done", text(words));
  const card = drawLate(items, { reader: rep, day });
  return say(cardReply({ ...card, summary: words, parts: [text(words, "quiet"), ...card.parts] }));
}
