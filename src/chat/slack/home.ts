// The Home tab: the person's own page, published when it is opened and again after something was saved.
import type { Actor } from "../../core/ask.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { drawHome, wordCard } from "./draw.ts";
import { localeOf, type Room, sayFailure, track, within } from "./room.ts";
import { readTrouble } from "./web.ts";

const LOADING_AFTER_MS = 500;
// Whoever looked at the tab within this time may still have it open.
const LOOKING_MS = 10 * 60_000;

async function publish(room: Room, user: string, view: ReturnType<typeof drawHome>): Promise<void> {
  try {
    await room.web.views.publish({ user_id: user, view });
  } catch (error) {
    const { why } = readTrouble(error);
    room.identity.refused(why);
    room.log.warn({ why }, "slack: views.publish failed");
  }
}

async function publishHome(room: Room, actor: Actor): Promise<void> {
  const locale = localeOf(room, actor);
  const { chat } = messagesFor(locale);
  try {
    const home = room.desk.home(actor);
    if ((await within(home, LOADING_AFTER_MS)) === null) {
      await publish(room, actor.user, drawHome(wordCard(chat.loading, "plain", chat.notice), locale));
    }
    const { card, locale: own } = await home;
    await publish(room, actor.user, drawHome(card, own));
  } catch (error) {
    const text = sayFailure(room, { what: "drawing the home", error, locale });
    await publish(room, actor.user, drawHome(wordCard(text, "stop", chat.notice), locale));
  }
}

/** The tab was opened. */
export async function showHome(room: Room, actor: Actor): Promise<void> {
  const now = room.now();
  for (const [user, at] of room.homes) {
    if (now.getTime() - at.getTime() > LOOKING_MS) room.homes.delete(user);
  }
  room.homes.set(actor.user, now);
  await publishHome(room, actor);
}

/** After a save: the tab is drawn again if the person may still be looking at it. Nobody waits for it. */
export function refreshHome(room: Room, actor: Actor): void {
  const lookedAt = room.homes.get(actor.user);
  if (lookedAt === undefined || room.now().getTime() - lookedAt.getTime() > LOOKING_MS) return;
  void track(room, publishHome(room, actor));
}
