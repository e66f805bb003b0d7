// chat.*: posting, private notes, changing and deleting messages.
import { isObject, type Json } from "./json.ts";
import { type Args, findChannel, type Method, problemsOf, readText, Refusal, requireText } from "./method.ts";
import { drawMessage } from "./payloads.ts";
import { addIds, addMessage, announceMessage, changeMessage, deleteMessage, findMessage } from "./posts.ts";
import { requirePictures } from "./rules-files.ts";
import { hasScope } from "./scopes.ts";
import { checkCumulativeText } from "./rules-surfaces.ts";
import { validateMessage } from "./validate.ts";
import { type Channel, type Message, privateChatOf, type World } from "./world.ts";

export type Content = { text: string; blocks: Json[]; sent: Json; metadata: Json | null };

/** @throws Refusal no_text, invalid_blocks (with the validator's words), msg_blocks_too_long, metadata_… */
export function readContent(args: Args): Content {
  const text = readText(args, "text") ?? "";
  const blocks = args.blocks ?? [];
  if (!Array.isArray(blocks)) throw new Refusal("invalid_blocks_format");
  const hasAttachments = Array.isArray(args.attachments) && args.attachments.length > 0;
  if (text === "" && blocks.length === 0 && !hasAttachments) throw new Refusal("no_text");
  if (blocks.length > 0) {
    const problems = validateMessage(blocks, text);
    const isOnlyTooLong = problems.length === 1 && checkCumulativeText(blocks).length === 1;
    if (isOnlyTooLong) throw new Refusal("msg_blocks_too_long");
    if (problems.length > 0) throw new Refusal("invalid_blocks", problemsOf(problems));
  }
  const sent: Json = { text };
  const withIds = addIds(blocks as Json[]);
  if (blocks.length > 0) sent.blocks = withIds;
  if (hasAttachments) sent.attachments = args.attachments;
  return { text, blocks: withIds, sent, metadata: readMetadata(args) };
}

function readMetadata(args: Args): Json | null {
  if (args.metadata === undefined) return null;
  const metadata = args.metadata;
  const isRight = isObject(metadata) && typeof metadata.event_type === "string" && isObject(metadata.event_payload);
  if (!isRight) throw new Refusal("invalid_metadata_format"); // chat.postMessage page
  return metadata;
}

function findPostChannel(world: World, args: Args): Channel {
  const id = requireText(args, "channel");
  if (world.users.has(id)) return privateChatOf(world, id); // Slack: a user id opens the private chat
  const channel = findChannel(world, id);
  if (channel.isArchived) throw new Refusal("is_archived");
  const mayPost = channel.members.has(world.bot.user) || (world.manifest && hasScope(world, "chat:write.public"));
  if (!mayPost) throw new Refusal("not_in_channel");
  return channel;
}

export function readThread(channel: Channel, args: Args): string | null {
  const ts = readText(args, "thread_ts");
  if (ts === null) return null;
  const parent = findMessage(channel, ts);
  if (!parent) throw new Refusal("thread_not_found");
  // chat.postMessage page: not the ts of a reply, but of its parent.
  if (parent.threadTs && parent.threadTs !== parent.ts) throw new Refusal("cannot_reply_to_message");
  parent.threadTs = parent.ts; // Slack: a message with replies has thread_ts = ts
  return ts;
}

const postMessage: Method = (world, args) => {
  const channel = findPostChannel(world, args);
  const content = readContent(args);
  requirePictures(world, content.blocks, "token");
  const threadTs = readThread(channel, args);
  // Slack: longer than 40,000 characters is truncated (chat.postMessage page).
  const text = content.text.slice(0, 40_000);
  const message = addMessage(world, channel, { user: world.bot.user, ...content, text, threadTs });
  announceMessage(world, channel, message);
  return { channel: channel.id, ts: message.ts, message: drawMessage(world, message) };
};

const postEphemeral: Method = (world, args) => {
  const channel = findPostChannel(world, args);
  const user = requireText(args, "user");
  if (!world.users.has(user)) throw new Refusal("user_not_found");
  if (!channel.members.has(user)) throw new Refusal("user_not_in_channel");
  const content = readContent(args);
  requirePictures(world, content.blocks, "token");
  if (content.text.length > 40_000) throw new Refusal("msg_too_long");
  const threadTs = readText(args, "thread_ts");
  const message = addMessage(world, channel, { user: world.bot.user, ...content, threadTs, ephemeralTo: user });
  return { message_ts: message.ts };
};

function findOwnMessage(world: World, args: Args, refusal: string): Message {
  const channel = findChannel(world, requireText(args, "channel"));
  // slack-api-ref chat.update: a message within an archived channel cannot be edited.
  if (channel.isArchived) throw new Refusal("is_inactive");
  if (!channel.members.has(world.bot.user)) throw new Refusal("channel_not_found");
  const message = findMessage(channel, requireText(args, "ts"));
  if (!message) throw new Refusal("message_not_found"); // also for ephemeral ones: chat.update cannot touch them
  if (!message.isBot) throw new Refusal(refusal);
  return message;
}

const update: Method = (world, args) => {
  const message = findOwnMessage(world, args, "cant_update_message");
  const content = readContent(args);
  requirePictures(world, content.blocks, "token");
  if (content.text.length > 4000) throw new Refusal("msg_too_long"); // slack-api-ref chat.update
  const change = { text: content.text, sent: content.sent, blocks: content.blocks };
  changeMessage(world, message, args.metadata === undefined ? change : { ...change, metadata: content.metadata });
  return { channel: message.channel, ts: message.ts, text: message.text, message: drawMessage(world, message) };
};

const remove: Method = (world, args) => {
  const message = findOwnMessage(world, args, "cant_delete_message");
  deleteMessage(world, message);
  return { channel: message.channel, ts: message.ts };
};

export const CHAT_METHODS: Record<string, Method> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
};
