// A planned visit in words: when, whom, what for, and what became of it.
import { type Messages, messagesFor } from "../messages/index.ts";
import type { Speaker } from "../person.ts";
import { sayDay } from "../reading/say.ts";
import type { Line } from "./actual.ts";
import type { Plan } from "./find.ts";

export type Reader = Pick<Speaker, "locale" | "timezone">;

export const planNumber = (id: number): string => `J-${id}`;

export const sayPurposes = (codes: readonly string[], messages: Messages): string => {
  const labels: Record<string, string> = messages.records.plan.choices.purposes;
  return codes.map((code) => labels[code] ?? code).join(messages.answer.comma);
};

/** `14:30 永清超市 · 收款 · 谈陈列` */
export function sayPlan(plan: Pick<Plan, "time" | "customerName" | "purposes" | "note">, { locale }: Reader): string {
  const messages = messagesFor(locale);
  const who = plan.time === null ? plan.customerName : `${plan.time} ${plan.customerName}`;
  return [who, sayPurposes(plan.purposes, messages), plan.note ?? ""].filter(Boolean).join(" · ");
}

/** What became of it; empty while it is still to come. `today` is the reader's. */
export function sayState({ state, visitedOn, reason }: Line, { locale }: Reader, today: string): string {
  const { plans } = messagesFor(locale);
  if (state === "late" && visitedOn !== null) return plans.lateOn(sayDay(visitedOn, today, locale));
  const said = plans.states[state];
  return reason !== null && (state === "moved" || state === "cancelled") ? plans.withReason(said, reason) : said;
}
