// Fetches the message that a person answered: that is how a message is made into a record in Feishu, which has no shortcuts.
import { setTimeout as wait } from "node:timers/promises";
import type { Ask } from "../../core/ask.ts";
import * as z from "zod";
import { dataOf, type FeishuApi, textOf } from "./api.ts";
import { sayError } from "./chats.ts";
import { mentionShape } from "./events.ts";
import type { Log } from "./log.ts";
import { readText } from "./read-text.ts";
import { judge } from "./send.ts";

const messageShape = z.object({
  msg_type: z.string(),
  body: z.object({ content: z.string() }),
  sender: z.object({ id: z.string(), sender_type: z.string() }),
  mentions: z.array(mentionShape).nullish(),
});

/**
 * The ask with the text of what it quotes. Without the quote, when that is the bot's own, has no words or is refused: the
 * ask then stands for itself. Throws when Feishu does not answer in time, so that the event comes again and nothing is lost.
 */
export async function fillQuoted(api: FeishuApi, ask: Ask, log: Log): Promise<Ask> {
  if (ask.does !== "say" || !ask.quoted || ask.quoted.text !== "") return ask;
  const { quoted, ...bare } = ask;
  try {
    const found = await findMessage(api, quoted.message);
    if (found?.sender.sender_type !== "user") return bare;
    const { content } = found.body;
    const said = readText({ type: found.msg_type, content, mentions: found.mentions ?? [] }, "");
    const text = textOf(said?.text);
    return text === null ? bare : { ...ask, quoted: { ...quoted, author: found.sender.id, text } };
  } catch (error) {
    if (judge(error).sent !== "never") throw error;
    log.warn({ key: ask.key, why: sayError(error) }, "the quoted message could not be read");
    return bare;
  }
}

// Feishu waits three seconds for the acknowledgement, and the ask has to be kept in them too.
const FIND_WITHIN_MS = 1_500;

async function findMessage(api: FeishuApi, message: string): Promise<z.infer<typeof messageShape> | null> {
  const url = `/open-apis/im/v1/messages/${encodeURIComponent(message)}`;
  const answered = await Promise.race([api.call({ method: "GET", url }), wait(FIND_WITHIN_MS, null, { ref: false })]);
  if (answered === null) throw new Error("Feishu did not give the quoted message in time");
  const items = dataOf(answered)["items"];
  const read = messageShape.safeParse(Array.isArray(items) ? items[0] : null);
  return read.success ? read.data : null;
}
