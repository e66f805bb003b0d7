// The first words to somebody who opens the private chat, once on each platform.
import { cardReply } from "./cards.ts";
import { welcomeCard } from "./help.ts";
import type { Outcome, Turn } from "./turn.ts";

export function welcome(turn: Turn): Outcome {
  const { platform, user } = turn.ask.actor;
  const set = { greetedAt: turn.now };
  const greeted = { update: "Identity" as const, where: { platform, userId: user }, set };
  return { reply: cardReply(welcomeCard(turn)), writes: [greeted] };
}
