// The question whether a kept record shall also become another one (an urgent visit: a market report, a complaint).
import { button, buttons, text } from "./cards.ts";
import type { RecordType, Values } from "./record.ts";
import type { Part } from "./reply.ts";
import type { Turn } from "./turn.ts";

/** The question with its button. The button carries the visit's id only: what is offered is worked out again. */
export function offerParts(turn: Turn, record: RecordType, id: number, values: Values): Part[] {
  const { answer } = turn.messages;
  const offer = record.offers?.(values);
  if (!offer) return [];
  const label = { urgentMarket: answer.reportMarket, urgentComplaint: answer.openComplaint }[offer.question];
  const action = { do: "new", record: offer.record, id, choice: record.name } as const;
  return [text(answer[offer.question]), buttons(button(label, action, "primary"))];
}
