// Listens in the threads that the desk follows: what happens there becomes an ask, also where nobody mentions the bot.
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Ask } from "../../core/ask.ts";
import type { Desk } from "../../core/platform.ts";
import { dataOf, type FeishuApi } from "./api.ts";
import { type ChatBook, sayError } from "./chats.ts";
import type { Log } from "./log.ts";
import { type ReadHeard, readHeard, type Standing } from "./read-heard.ts";
import { judge } from "./send.ts";

export type Hearing = {
  /**
   * Null: not in a thread that is followed, or none of its business. Rejects where that cannot be found out now, so that
   * Feishu brings it again (test/chat/feishu/hear.test.ts).
   */
  hear(event: unknown, botId: string, now: Date): Promise<Ask | null>;
};

type HearingRoom = { api: FeishuApi; desk: Desk; chats: ChatBook; log: Log };

const MOST_KEPT = 20_000;

/** Remembers where the last messages of followed threads stood: of a recalled one Feishu may not tell it any more. */
export function openHearing(room: HearingRoom): Hearing {
  const kept = new Map<string, Standing>();
  const keep = (message: string, standing: Standing): void => {
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(message, standing);
  };
  return {
    async hear(event, botId, now) {
      const read = readHeard(event, botId, now);
      const standing = read && (await findStanding(room, read, kept.get(read.message)));
      if (!read || !standing) return null;
      const { chat, thread, user } = standing;
      if (!(await room.desk.follows({ platform: "feishu", chat, thread }))) return null;
      if (read.heard.is === "message") keep(read.message, standing);
      const place = { chat, isPrivate: await room.chats.isPrivate(chat), message: read.message, thread };
      const { key, at, heard } = read;
      return { key, actor: { platform: "feishu", user }, place, at, does: "hear", heard };
    },
  };
}

async function findStanding(
  { api, log }: HearingRoom,
  { message, standing }: ReadHeard,
  known: Standing | undefined,
): Promise<Standing | null> {
  const told = { ...known, ...standing };
  if (isWhole(told)) return told;
  try {
    const found = { ...(await askStanding(api, message)), ...standing };
    return isWhole(found) ? found : null;
  } catch (error) {
    if (judge(error).sent !== "never") throw error;
    log.warn({ message, why: sayError(error) }, "the place of a message could not be found");
    return null;
  }
}

const isWhole = (told: Partial<Standing>): told is Standing =>
  told.chat !== undefined && told.thread !== undefined && told.user !== undefined;

const standingShape = z.object({
  chat_id: z.string(),
  root_id: z.string().nullish(),
  sender: z.object({ id: z.string(), sender_type: z.string() }),
});

// Feishu waits three seconds for the acknowledgement, and the ask has to be kept in them too.
const FIND_WITHIN_MS = 1_500;

async function askStanding(api: FeishuApi, message: string): Promise<Partial<Standing>> {
  const url = `/open-apis/im/v1/messages/${encodeURIComponent(message)}`;
  const answered = await Promise.race([api.call({ method: "GET", url }), wait(FIND_WITHIN_MS, null, { ref: false })]);
  if (answered === null) throw new Error("Feishu did not say in time where a message stands");
  const items = dataOf(answered)["items"];
  const read = standingShape.safeParse(Array.isArray(items) ? items[0] : null);
  if (!read.success) return {};
  const { chat_id: chat, root_id: thread, sender } = read.data;
  return { chat, ...(thread && { thread }), ...(sender.sender_type === "user" && { user: sender.id }) };
}
