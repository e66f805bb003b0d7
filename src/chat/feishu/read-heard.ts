// What happens in a thread beside what is said to the bot: messages, edits, recalls, 📌. Pure, like read.ts.
import { z } from "zod";
import type { Heard, HeardFile } from "../../core/ask.ts";
import { isBody, textOf } from "./api.ts";
import { mentionShape, readTime } from "./events.ts";
import { readText } from "./read-text.ts";

const head = { event_id: z.string().min(1), create_time: z.string().nullish() };
const userId = z.object({ open_id: z.string().min(1) });

const saidShape = z.object({
  ...head,
  event_type: z.enum(["im.message.receive_v1", "im.message.updated_v1"]),
  sender: z.object({ sender_type: z.string(), sender_id: userId }).nullish(),
  message: z.object({
    message_id: z.string().min(1),
    root_id: z.string().nullish(),
    create_time: z.string().nullish(),
    update_time: z.string().nullish(),
    chat_id: z.string().min(1),
    chat_type: z.string().nullish(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mentionShape).nullish(),
  }),
});

// Feishu: 撤回消息; who recalled it is not said.
const recallShape = z.object({
  ...head,
  event_type: z.literal("im.message.recalled_v1"),
  message_id: z.string().min(1),
  recall_time: z.string().nullish(),
});

// Feishu: 新增消息表情回复, 删除消息表情回复; neither names the chat.
const reactionShape = z.object({
  ...head,
  event_type: z.enum(["im.message.reaction.created_v1", "im.message.reaction.deleted_v1"]),
  message_id: z.string().min(1),
  reaction_type: z.object({ emoji_type: z.string() }),
  operator_type: z.string().nullish(),
  user_id: userId.nullish(),
  action_time: z.string().nullish(),
});

const heardShape = z.discriminatedUnion("event_type", [saidShape, recallShape, reactionShape]);

/** Where a message stands and whose it is, as far as an event or Feishu itself tells it. */
export type Standing = { chat: string; thread: string; user: string };

/** What was read so far; what the event does not say is looked up by the message. */
export type ReadHeard = { key: string; message: string; at: Date; heard: Heard; standing: Partial<Standing> };

/** Null: nothing for a thread's file, said by a bot, or meant for the bot (a mention, a command in private). */
export function readHeard(event: unknown, botId: string, now: Date): ReadHeard | null {
  const parsed = heardShape.safeParse(event);
  if (!parsed.success) return null;
  const found = parsed.data;
  switch (found.event_type) {
    case "im.message.receive_v1":
      return readNew(found, botId, now);
    case "im.message.updated_v1":
      return readEdit(found, botId, now);
    case "im.message.recalled_v1":
      return {
        key: `feishu:recall:${found.message_id}`,
        message: found.message_id,
        at: readTime(found.recall_time ?? found.create_time, now),
        heard: { is: "deletion" },
        standing: {},
      };
    default:
      return readReaction(found, now);
  }
}

type Said = z.infer<typeof saidShape>;

/** Words as they were seen, and files; both may be missing (a sticker, a card): then its kind is named. */
export function readSaid(said: { type: string; content: string; mentions: readonly z.infer<typeof mentionShape>[] }): {
  text: string;
  files: HeardFile[];
} {
  const text = readText(said, "")?.text ?? "";
  const files = readFiles(said.type, said.content);
  return { text: text === "" && files.length === 0 ? `[${said.type}]` : text, files };
}

function standingOf({ sender, message }: Said): Partial<Standing> {
  return {
    chat: message.chat_id,
    ...(message.root_id && { thread: message.root_id }),
    ...(sender && { user: sender.sender_id.open_id }),
  };
}

function readNew(event: Said, botId: string, now: Date): ReadHeard | null {
  const { sender, message } = event;
  if (sender?.sender_type !== "user" || !message.root_id) return null;
  const { message_id: id, message_type: type, content, create_time: time } = message;
  const mentions = message.mentions ?? [];
  const toBot = readText({ type, content, mentions }, botId);
  if (toBot?.isForBot || (message.chat_type === "p2p" && toBot?.text.startsWith("/"))) return null;
  const heard: Heard = { is: "message", ...readSaid({ type, content, mentions }) };
  // The same key as for words to the bot: one message is one ask, however it is taken.
  return { key: `feishu:message:${id}`, message: id, at: readTime(time, now), heard, standing: standingOf(event) };
}

function readEdit(event: Said, botId: string, now: Date): ReadHeard | null {
  const { sender, message } = event;
  if (sender && sender.sender_type !== "user") return null;
  const { message_id: id, message_type: type, content, update_time: updated } = message;
  const said = readText({ type, content, mentions: message.mentions ?? [] }, botId);
  if (!said) return null;
  const key = `feishu:edit:${id}:${updated ?? event.event_id}`;
  const at = readTime(updated ?? event.create_time, now);
  return { key, message: id, at, heard: { is: "edit", text: said.text }, standing: standingOf(event) };
}

/** Feishu: 表情文案说明; the sign of a pin. */
const PIN = "Pin";

function readReaction(event: z.infer<typeof reactionShape>, now: Date): ReadHeard | null {
  const { message_id: message, user_id: user, action_time: time } = event;
  if (event.reaction_type.emoji_type !== PIN || event.operator_type === "app" || !user) return null;
  const isSet = event.event_type === "im.message.reaction.created_v1";
  return {
    key: `feishu:reaction:${message}:${user.open_id}:${isSet ? "set" : "off"}:${time ?? event.event_id}`,
    message,
    at: readTime(time ?? event.create_time, now),
    heard: { is: "evidence", isSet },
    standing: { user: user.open_id },
  };
}

const NO_SIZE = 0;
const image = (key: string): HeardFile => ({ id: key, name: `${key.slice(-8)}.png`, mime: "image/png", size: NO_SIZE });

/** Files of a message. Feishu tells no size, and of pictures no name (接收消息内容); both show when the bytes are fetched. */
function readFiles(type: string, content: string): HeardFile[] {
  const body = parse(content);
  const key = textOf(body["file_key"]);
  if (type === "image") return [textOf(body["image_key"])].flatMap((id) => (id ? [image(id)] : []));
  if (type === "post") return imagesIn(body).map(image);
  if (!key || type === "sticker") return [];
  const name = textOf(body["file_name"]) ?? `${key.slice(-8)}${type === "audio" ? ".opus" : ""}`;
  return [{ id: key, name, mime: "application/octet-stream", size: NO_SIZE }];
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (!isBody(value)) return [];
  const own = value["tag"] === "img" ? textOf(value["image_key"]) : null;
  return own ? [own] : Object.values(value).flatMap(imagesIn);
}

function parse(content: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(content);
    return isBody(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
