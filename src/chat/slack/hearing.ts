// Listens in the threads that the desk follows: what happens there becomes an ask, also where nobody mentions the bot.
import type { Ask } from "../../core/ask.ts";
import { heardAsk, type ReadHeard, readHeard, type ThreadEvent } from "./read-heard.ts";
import { idsIn } from "./read-text.ts";
import { namesWithin, type Room, within } from "./room.ts";
import { readTrouble } from "./web.ts";

/** The events that belong to a thread beside messages. */
export const REACTIONS = ["reaction_added", "reaction_removed"] as const;

/**
 * Null: not in a thread that is followed, or none of its business. Rejects where that cannot be found out now, so that Slack
 * brings it again (test/chat/slack/hear.test.ts).
 */
export async function hearInThread(room: Room, event: ThreadEvent, botUser: string): Promise<Ask | null> {
  const read = readHeard(event, botUser);
  const thread = read && (read.thread ?? (await findThread(room, read)));
  if (!read || !thread) return null;
  if (!(await room.desk.follows({ platform: "slack", chat: read.chat, thread }))) return null;
  const ids = "text" in read.what ? idsIn(read.what.text).filter((id) => id !== botUser) : [];
  return heardAsk(read, thread, { botUser, of: await namesWithin(room, ids) });
}

// Slack waits three seconds for the acknowledgement, and the ask has to be kept in them too.
const FIND_WITHIN_MS = 1_500;

/** A reaction names its message only. Slack: conversations.replies also takes the ts of a reply, and gives its thread_ts. */
async function findThread(room: Room, { chat, message }: ReadHeard): Promise<string | null> {
  const asked = room.web.conversations.replies({ channel: chat, ts: message, limit: 1 });
  try {
    const found = await within(asked, FIND_WITHIN_MS);
    if (found === null) throw new Error("slack: the thread of a reaction was not told in time");
    const { messages = [] } = found;
    return (messages.find(({ ts }) => ts === message) ?? messages[0])?.thread_ts ?? null;
  } catch (error) {
    const trouble = readTrouble(error);
    if (trouble.trouble !== "refused") throw error;
    room.log.warn({ why: trouble.why }, "slack: the thread of a reaction could not be found");
    return null;
  }
}
