// Under a plan that was just kept: the way to its week, where it is handed in.
import { button, buttons } from "../cards.ts";
import { mondayOf } from "../calendar/weeks.ts";
import type { RecordType, Values } from "../record.ts";
import type { Part } from "../reply.ts";
import { textIn } from "../row.ts";
import type { Turn } from "../turn.ts";

export function weekParts({ messages, speaker }: Turn, record: RecordType, values: Values): Part[] {
  const day = record.isPlanned ? textIn(values, "plannedOn") : null;
  if (day === null) return [];
  return [buttons(button(messages.plans.seeWeek, { do: "plan", choice: `week:${mondayOf(day)}:${speaker.id}:apart` }))];
}
