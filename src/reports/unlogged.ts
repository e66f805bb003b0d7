// In the manager's morning message: planned visits that have no record on the second working day, a line for each person.
import { text } from "../core/cards.ts";
import { type Locale, messagesFor } from "../core/messages/index.ts";
import { sayDay } from "../core/reading/say.ts";
import type { Part } from "../core/reply.ts";

export type UnloggedItem = { repId: number; rep: string; day: string; customer: string };

type Reading = { locale: Locale; today: string };

/** `王磊：11月16日 周一 永清超市、大润发` */
export function sayUnlogged(items: readonly UnloggedItem[], { locale, today }: Reading): string[] {
  const { dailies, answer } = messagesFor(locale);
  return groupBy(items, ({ repId }) => repId).map((own) => {
    const days = groupBy(own, ({ day }) => day).map((ofDay) => {
      const customers = ofDay.map(({ customer }) => customer).join(answer.comma);
      return dailies.unloggedOf(sayDay(ofDay[0]?.day ?? today, today, locale), customers);
    });
    return dailies.unlogged(own[0]?.rep ?? "", days.join(answer.comma));
  });
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => number | string): T[][] {
  const groups = new Map<number | string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

export function drawUnlogged(items: readonly UnloggedItem[], reading: Reading): Part[] {
  if (items.length === 0) return [];
  const { dailies } = messagesFor(reading.locale);
  return [text(dailies.unloggedSection, "strong"), text(sayUnlogged(items, reading).join("\n"))];
}
