// What is planned for today and not done yet, for today's list: each leads to what to know before walking in.
import { button } from "../cards.ts";
import type { Row } from "../reply.ts";
import type { Turn } from "../turn.ts";
import { planNumber, sayPlan } from "./say-line.ts";
import { findActual } from "./week.ts";

export async function findTodaysPlans(turn: Turn): Promise<Row[]> {
  const { speaker, today, messages } = turn;
  const { lines } = await findActual(turn, speaker.id, { days: { from: today, to: today }, today });
  return lines
    .filter(({ state }) => state === "planned")
    .map((line) => {
      const before = { do: "show", record: "customer", id: line.customerId, choice: "apart" } as const;
      return {
        title: sayPlan(line, speaker),
        detail: planNumber(line.id),
        button: button(messages.briefing.before, before),
      };
    });
}
