// Answers what was taken and never answered, because its process ended: by the outbox, to where it was asked.
import type { Ask } from "./ask.ts";
import { card, text } from "./cards.ts";
import { formCard } from "./form-card.ts";
import { findOwed } from "./inbound.ts";
import { type Locale, messagesFor } from "./messages/index.ts";
import { type Address, letter } from "./notices.ts";
import type { Answer } from "./platform.ts";
import type { Card, Reply } from "./reply.ts";
import type { Database } from "./store/database.ts";

export type Owing = {
  database: Database;
  /** Answers an ask that stands in the database already. */
  answer: (ask: Ask) => Promise<Answer>;
  now: Date;
  log: { error(fields: object, message: string): void };
};

/**
 * How many were answered. The answer and the tick are one save, and one that fails stays owed without holding up the
 * others (test/clock/recover.test.ts).
 */
export async function recoverOwed({ database, answer, now, log }: Owing): Promise<number> {
  let answered = 0;
  for (const ask of await findOwed(database, now)) {
    try {
      const { reply, locale } = await answer(ask);
      const owed = cardOf(ask, reply, locale);
      const letters = owed
        ? [letter({ address: addressOf(ask), card: owed, locale, key: `answer:${ask.key}`, now })]
        : [];
      const tick = { update: "InboundEvent", where: { key: ask.key }, set: { doneAt: now, ask: null } } as const;
      await database.save([...letters, tick]);
      answered += 1;
    } catch (error) {
      log.error({ err: error, key: ask.key }, "an owed answer could not be given yet");
    }
  }
  return answered;
}

/** In the thread that it was asked in; in private to the person, wherever he opens it. A form's result is always his. */
function addressOf({ actor, place, does }: Ask): Address {
  const { platform, user } = actor;
  const isHis = does === "submit" || (place.isPrivate && place.thread === null);
  if (place.chat === null || isHis) return { platform, toUser: user };
  const thread = place.thread ?? place.message;
  return { platform, chat: place.chat, ...(thread !== null && { thread }) };
}

/** A letter holds a card: a form is one tap away, and a file has to be asked for again. */
function cardOf(ask: Ask, reply: Reply, locale: Locale): Card | null {
  const { clock } = messagesFor(locale);
  switch (reply.reply) {
    case "card":
      return reply.card;
    case "form":
      return formCard(reply.form, locale);
    case "word":
      return card(reply.text, reply.tone, []);
    case "file":
      return card(reply.card.title, "ask", [text(clock.fileLost(ask.does === "say" ? ask.text : ""))]);
    case "nothing":
      return null;
  }
}
