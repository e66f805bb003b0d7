// A person puts 📌 on a message, or takes it off; the app hears of it where it is in the channel.
import type { Outcome } from "../screen.ts";
import { findShown, type House, refuse } from "./client-say.ts";
import { makeTs } from "./world.ts";

/** Slack's name for 📌. */
const PIN = "pushpin";

/** reaction_added and reaction_removed name the message by channel and ts only (slack-payloads, ReactionAddedPayload). */
export function pin(house: House, user: string, place: { chat: string; message: string; isSet: boolean }): Outcome {
  const { world } = house;
  const message = findShown(world, user, place);
  const channel = world.channels.get(place.chat);
  if (!message || !channel || message.ephemeralTo !== null) return refuse("message_not_found");
  const users = message.reactions.get(PIN) ?? new Set<string>();
  if (users.has(user) === place.isSet) return refuse(place.isSet ? "already_reacted" : "no_reaction");
  if (place.isSet) users.add(user);
  else users.delete(user);
  if (users.size > 0) message.reactions.set(PIN, users);
  else message.reactions.delete(PIN);
  world.changed();
  if (!channel.members.has(world.bot.user)) return { isOk: true, tookMs: 0 };
  const item = { type: "message", channel: channel.id, ts: message.ts };
  const type = place.isSet ? "reaction_added" : "reaction_removed";
  world.emit({ type, user, reaction: PIN, item, item_user: message.user, event_ts: makeTs(world) });
  return { isOk: true, tookMs: 0 };
}

/** Who put 📌 on it. */
export const pinnedBy = (reactions: ReadonlyMap<string, ReadonlySet<string>>): string[] => [
  ...(reactions.get(PIN) ?? []),
];
