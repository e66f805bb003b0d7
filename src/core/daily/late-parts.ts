// Under what one tap of the late log has done: the others, since on Feishu the answer takes the question's place.
import { text } from "../cards.ts";
import type { Values } from "../record.ts";
import type { Part } from "../reply.ts";
import { textIn } from "../row.ts";
import type { Turn } from "../turn.ts";
import { openParts } from "./draw-late.ts";
import { findLateItems, isAsked } from "./late.ts";

/** What is just being settled, and so is not open any more. */
type Settled = { values: Values } | { plan: number };

/** Nothing before the question was asked. */
export async function stillOpenParts(turn: Turn, settled: Settled): Promise<Part[]> {
  const { speaker: rep, today: day, messages } = turn;
  if (!(await isAsked(turn, { rep, day }))) return [];
  const calendar = await turn.calendars.find(rep.teamId, turn.now);
  const { lines } = await findLateItems(turn, { rep, day, calendar });
  const others = lines.filter((line) => {
    if ("plan" in settled) return line.id !== settled.plan;
    const isSame = line.customerId === settled.values["customer"];
    return !(isSame && line.plannedOn <= (textIn(settled.values, "visitedOn") ?? day));
  });
  if (others.length === 0) return [];
  return [{ part: "divider" }, text(messages.dailies.stillOpen, "strong"), ...openParts(others, { reader: rep, day })];
}
