// Fetches the message that a person answered: that is how a message is made into a record in Feishu, which has no shortcuts.
import type { Ask } from "../../core/ask.ts";
import { z } from "zod";
import { dataOf, type FeishuApi, textOf } from "./api.ts";
import { sayError } from "./chats.ts";
import { mentionShape } from "./events.ts";
import type { Log } from "./log.ts";
import { readText } from "./read-text.ts";

const messageShape = z.object({
  msg_type: z.string(),
  body: z.object({ content: z.string() }),
  sender: z.object({ id: z.string(), sender_type: z.string() }),
  mentions: z.array(mentionShape).nullish(),
});

/**
 * The ask with the text of what it quotes. Without the quote, when it is the bot's own, has no words, or cannot be had:
 * the ask then stands for itself.
 */
export async function fillQuoted(api: FeishuApi, ask: Ask, log: Log): Promise<Ask> {
  if (ask.does !== "say" || !ask.quoted || ask.quoted.text !== "") return ask;
  const { quoted, ...bare } = ask;
  try {
    const url = `/open-apis/im/v1/messages/${encodeURIComponent(quoted.message)}`;
    const [item] = z.array(z.unknown()).parse(dataOf(await api.call({ method: "GET", url }))["items"]);
    const found = messageShape.parse(item);
    if (found.sender.sender_type !== "user") return bare;
    const { content } = found.body;
    const said = readText({ type: found.msg_type, content, mentions: found.mentions ?? [] }, "");
    const text = textOf(said?.text);
    return text === null ? bare : { ...ask, quoted: { ...quoted, author: found.sender.id, text } };
  } catch (error) {
    log.warn({ key: ask.key, why: sayError(error) }, "the quoted message could not be read");
    return bare;
  }
}
