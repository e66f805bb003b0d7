// An answer to a press that leaves the pressed card as it is: what is shown comes as a message of its own.
import { type Address, letter } from "./notices.ts";
import type { Outcome, Turn } from "./turn.ts";

/**
 * The card goes to the one who pressed, in private, by the outbox, in the same save as the answer (a morning message must not
 * vanish behind what one looks up from it). Any other answer stays as it is.
 */
export function sayApart(turn: Turn, outcome: Outcome): Outcome {
  const { reply, writes } = outcome;
  if (reply.reply !== "card") return outcome;
  const { platform, user } = turn.ask.actor;
  const address: Address = { platform, toUser: user };
  const { locale } = turn.speaker;
  const below = letter({ address, card: reply.card, locale, key: `apart:${turn.ask.key}`, now: turn.now });
  return { reply: { reply: "nothing" }, writes: [...writes, below] };
}
