// A person comes in another way: by a message's shortcut, a global one, or the Home tab.
import type { Outcome } from "../screen.ts";
import { findRoom, findShown, type House, refuse, showAck } from "./client-say.ts";
import { hasHomeTab, hasShortcut } from "./manifest.ts";
import { drawChannelRef, drawInteraction, drawMessage, drawView } from "./payloads.ts";
import { clientOf, issueResponseUrl, issueTrigger, makeTs, privateChatOf } from "./world.ts";

/** A message shortcut: the only way in from a thread besides a mention and a button. */
export async function useShortcut(
  house: House,
  user: string,
  place: { chat: string; message: string; callback: string },
): Promise<Outcome> {
  const { world } = house;
  const channel = findRoom(world, user, place.chat);
  const message = findShown(world, user, place);
  if (!channel || !message || message.ephemeralTo !== null) return refuse("message_not_found");
  if (!hasShortcut(world.manifest, "message", place.callback)) return refuse("no such shortcut");
  // The recorded samples of this one kind carry neither the app's id nor a user's second name.
  const { api_app_id: _app, ...begin } = drawInteraction(world, "message_action", user);
  const payload = {
    ...begin,
    user: { id: user, name: world.users.get(user)?.name ?? user, team_id: world.team.id },
    callback_id: place.callback,
    trigger_id: issueTrigger(world, user),
    action_ts: makeTs(world),
    message_ts: message.ts,
    channel: drawChannelRef(channel),
    message: drawMessage(world, message),
    response_url: issueResponseUrl(world, { user, channel: channel.id, threadTs: message.threadTs }),
  };
  return showAck(await house.post.send("interactive", payload));
}

/** A global shortcut: no channel and no response_url come with it. */
export async function useGlobalShortcut(house: House, user: string, callback: string): Promise<Outcome> {
  const { world } = house;
  if (!hasShortcut(world.manifest, "global", callback)) return refuse("no such shortcut");
  const payload = {
    ...drawInteraction(world, "shortcut", user),
    callback_id: callback,
    trigger_id: issueTrigger(world, user),
    action_ts: makeTs(world),
  };
  return showAck(await house.post.send("interactive", payload));
}

/** Opens the Home tab of the app. */
export async function enter(house: House, user: string): Promise<Outcome> {
  const { world } = house;
  if (!hasHomeTab(world.manifest)) return refuse("this app has no Home tab");
  const home = world.views.get(clientOf(world, user).home ?? "");
  const event = { type: "app_home_opened", user, channel: privateChatOf(world, user).id, tab: "home" };
  const view = home ? { view: drawView(world, home) } : {};
  return showAck(await house.post.sendEvent({ ...event, event_ts: makeTs(world), ...view }));
}
