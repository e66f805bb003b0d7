// The texts of a day's report out of its records: customers, products, rivals, complaints, promises (B-31), a line each. Pure.
import type { Messages } from "../messages/index.ts";
import { sayDay } from "../reading/say.ts";
import type { Locale } from "../messages/index.ts";
import type { DayComplaint } from "./facts.ts";
import type { DailyView } from "./view.ts";

export const SECTIONS = ["customer", "product", "rival", "complaint", "promise", "reflections"] as const;
export type Section = (typeof SECTIONS)[number];

export type Saying = { messages: Messages; locale: Locale };

/** What stands under each title; "" where there is nothing. */
export function textsOf({ facts, daily }: DailyView, saying: Saying): Record<Section, string> {
  const { visits, complaints, markets, promises, day } = facts;
  const { dailies } = saying.messages;
  const said = (customer: string, ...words: (string | null)[]) => {
    const all = words.filter((one) => one !== null && one !== "").join(" ");
    return all === "" ? [] : [dailies.said(customer, all)];
  };
  return {
    customer: visits.flatMap((one) => said(one.customerName, one.feedback, one.summary)).join("\n"),
    product: [
      ...complaints.flatMap(({ customerName, product }) => said(customerName, product)),
      ...(daily?.product ? [daily.product] : []),
    ].join("\n"),
    rival: [
      ...visits.flatMap((one) => said(one.customerName, one.competitor)),
      ...markets.flatMap((one) => said(one.customerName, one.text)),
    ].join("\n"),
    complaint: complaints.map((one) => sayComplaint(one, saying)).join("\n"),
    promise: promises
      .flatMap(({ customerName, text, dueOn }) =>
        said(customerName, dueOn === null ? null : sayDay(dueOn, day, saying.locale), text),
      )
      .join("\n"),
    reflections: daily?.reflections ?? "",
  };
}

/** Cause, symptom, evidence, product and mood, as far as they were written down. */
function sayComplaint(one: DayComplaint, { messages }: Saying): string {
  const { choices, fields } = messages.records.complaint;
  const labelled = (["product", "cause", "evidence", "mood", "demand"] as const).flatMap((name) => {
    const label = (fields as Record<string, string>)[name];
    const value = one[name];
    return value === null || value === "" ? [] : [label === undefined ? value : `${label} ${value}`];
  });
  const kind = (choices.kind as Record<string, string>)[one.kind] ?? one.kind;
  const head = messages.dailies.said(`T-${one.id} ${one.customerName}`, [kind, one.description].join(" "));
  return [head, ...labelled].join(" · ");
}
