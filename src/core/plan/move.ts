// A planned visit that does not take place as planned: moved to another day or called off, with a reason.
import { button, buttons, cardReply, sayStop, text } from "../cards.ts";
import { stillOpenParts } from "../daily/late-parts.ts";
import { type Found, findOne } from "../find.ts";
import { keepChanged, keepNew } from "../keep.ts";
import { sayDay } from "../reading/say.ts";
import type { Part } from "../reply.ts";
import { textIn } from "../row.ts";
import type { Write } from "../store/database.ts";
import type { Outcome, Turn } from "../turn.ts";
import { planRecord } from "./record.ts";
import { planNumber } from "./say-line.ts";
import { keepUndo } from "./undo-draft.ts";

/** An open plan of the speaker's own, or the answer that says why not. */
export async function findMovable(turn: Turn, id: number): Promise<Found | Outcome> {
  const { answer, plans } = turn.messages;
  const record = planRecord(turn);
  const found = record && (await findOne(turn.database, turn.speaker, { record, id, right: "change" }));
  if (!found || found.isUndone || !found.concerned.makers.includes(turn.speaker.id))
    return sayStop(turn, answer.notFoundTitle, answer.mayNotChange);
  if (found.values["status"] !== "open") return sayStop(turn, plans.move, plans.notOpen(planNumber(id)));
  return found;
}

type Moving = { day: string | null; reason: string };

/** The old one stays, with its reason; the new one stands on its day. One undo takes back both. */
export async function move(turn: Turn, found: Found, { day, reason }: Moving): Promise<Outcome> {
  const { record, id, version, values: before, row, customerName } = found;
  const { plans, answer } = turn.messages;
  const after = { ...before, status: day === null ? "cancelled" : "moved", reason };
  const changed = await keepChanged(turn, record, {
    id,
    version,
    before,
    after,
    action: "edit",
    row,
    owner: turn.speaker,
  });
  const writes: Write[] = [...changed.writes];
  const changes = [changed.changeId];
  if (day !== null) {
    const values = { ...before, plannedOn: day, status: "open", reason: null };
    const made = await keepNew(turn, record, values, { movedFromId: id });
    writes.push(...made.writes);
    changes.push(made.changeId);
  }
  const undo = await keepUndo(turn, changes);
  const said = day === null ? null : sayDay(day, turn.today, turn.speaker.locale);
  const title = said === null ? plans.cancelledTitle(planNumber(id)) : plans.movedTitle(planNumber(id), said);
  const shownDay = day ?? textIn(before, "plannedOn") ?? turn.today;
  const parts: Part[] = [
    text([customerName ?? "", reason].filter(Boolean).join(" · ")),
    buttons(
      button(plans.seeDay, { do: "plan", choice: `day:${shownDay}:${turn.speaker.id}` }),
      button(answer.undo, { do: "plan", draft: undo.id, choice: "undoAll" }, "danger"),
    ),
    ...(await stillOpenParts(turn, { plan: id })),
  ];
  const reply = cardReply({ title, tone: "done", summary: `${title} ${reason}`, parts });
  return { reply, writes: [...writes, undo.write] };
}
