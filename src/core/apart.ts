// An answer to a press that leaves the pressed card as it is: what is shown comes as a message of its own.
import { formCard } from "./form-card.ts";
import { type Address, letter } from "./notices.ts";
import type { Card } from "./reply.ts";
import type { Outcome, Turn } from "./turn.ts";

/**
 * The card goes to the one who pressed, in private, by the outbox, in the same save as the answer (a morning message must not
 * vanish behind what one looks up from it). Any other answer stays as it is.
 */
export function sayApart(turn: Turn, outcome: Outcome): Outcome {
  const { reply } = outcome;
  return reply.reply === "card" ? sendBelow(turn, outcome, reply.card) : outcome;
}

/**
 * A form that was pressed for in a morning message. Slack's opens over it; Feishu's would stand in its place for good
 * (a form is a card there), so a message below leads to it.
 */
export function askApart(turn: Turn, outcome: Outcome): Outcome {
  const { reply } = outcome;
  if (reply.reply !== "form" || turn.ask.actor.platform === "slack") return outcome;
  return sendBelow(turn, outcome, formCard(reply.form, turn.speaker.locale));
}

function sendBelow(turn: Turn, { writes }: Outcome, card: Card): Outcome {
  const { platform, user } = turn.ask.actor;
  const address: Address = { platform, toUser: user };
  const { locale } = turn.speaker;
  const below = letter({ address, card, locale, key: `apart:${turn.ask.key}`, now: turn.now });
  return { reply: { reply: "nothing" }, writes: [...writes, below] };
}
