// Changes a message of the bot's own in place, and says when it is no longer there to be changed.
import type { Sent } from "../../core/platform.ts";
import type { Drawn } from "./draw.ts";
import { BAD_BLOCKS, openPrivate, readSent, withoutBlocks } from "./send.ts";
import { readTrouble, type WebClient } from "./web.ts";

// Slack's words for a message that nobody will ever change again (chat.update, error codes). An archived channel
// (`is_inactive`) or one that we were thrown out of is another matter: there a new message could not stand either.
const GONE = ["message_not_found", "cant_update_message", "edit_window_closed"];

export type Change = { channel: string; message: string; drawn: Drawn };

/** Doing it twice does no harm, so an unknown outcome is simply tried again (test/chat/slack/replace.test.ts). */
export async function changeMessage(web: WebClient, { channel, message, drawn }: Change): Promise<Sent> {
  try {
    // Slack: chat.update takes no user's id in place of the private chat.
    const chat = /^[UW]/u.test(channel) ? await openPrivate(web, channel) : channel;
    await web.chat.update({ channel: chat, ts: message, ...drawn, parse: "none", link_names: false });
    return { sent: "yes", messageId: message };
  } catch (error) {
    const trouble = readTrouble(error);
    if (trouble.trouble === "refused" && GONE.includes(trouble.why)) {
      return { sent: "never", why: trouble.why, isGone: true };
    }
    if (!BAD_BLOCKS.includes(trouble.why) || drawn.blocks.length === 0) return readSent(trouble);
    return changeMessage(web, { channel, message, drawn: withoutBlocks(drawn) });
  }
}
