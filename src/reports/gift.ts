// What was last given, in one line, for the morning message and the briefing.
import type { LastGift } from "../core/care/gifts.ts";
import { type Locale, messagesFor } from "../core/messages/index.ts";
import { sayDay, sayMoney } from "../core/reading/say.ts";

/** `2025-09-25 · 于建国 · 茶叶一盒 · ¥200 · 王磊`; `isNamed`: who got it is said as well. */
export function sayGift({ name, what, fen, on, by }: LastGift, reading: Reading, isNamed = false): string {
  const { locale, today } = reading;
  const { gift } = messagesFor(locale).records.care.choices.kind;
  return [
    sayDay(on, today, locale),
    ...(isNamed && name !== null ? [name] : []),
    what ?? gift,
    ...(fen === null ? [] : [sayMoney(fen, locale)]),
    by,
  ].join(" · ");
}

type Reading = { locale: Locale; today: string };
