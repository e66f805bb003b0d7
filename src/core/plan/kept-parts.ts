// Under a plan that was just kept: what is left of its paste, and the way to its week, where it is handed in.
import { button, buttons } from "../cards.ts";
import { mondayOf } from "../calendar/weeks.ts";
import type { RecordType, Values } from "../record.ts";
import type { Part } from "../reply.ts";
import { textIn } from "../row.ts";
import type { Turn } from "../turn.ts";
import { restParts } from "./rest.ts";

type Kept = { values: Values; draft: number | undefined };

export async function planParts(turn: Turn, record: RecordType, { values, draft }: Kept): Promise<Part[]> {
  const day = record.isPlanned ? textIn(values, "plannedOn") : null;
  if (day === null) return [];
  const week = { do: "plan" as const, choice: `week:${mondayOf(day)}:${turn.speaker.id}:apart` };
  return [...(await restParts(turn, draft)), buttons(button(turn.messages.plans.seeWeek, week))];
}
