// conversations.* and reactions.add: rooms, who is in them and what was said there.
import type { Json } from "./json.ts";
import { type Args, findChannel, type Method, readFlag, readText, Refusal, requireText } from "./method.ts";
import { pageOf } from "./methods-people.ts";
import { drawMessage } from "./payloads.ts";
import { findMessage } from "./posts.ts";
import { requireChannelScope } from "./scopes.ts";
import { type Channel, type Message, privateChatOf, type World } from "./world.ts";

function drawChannel(world: World, channel: Channel): Json {
  const other = [...channel.members].find((member) => member !== world.bot.user);
  return {
    id: channel.id,
    ...(channel.kind === "im" ? { user: other } : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === "channel",
    is_group: channel.kind === "group",
    is_im: channel.kind === "im",
    is_mpim: false,
    is_private: channel.kind !== "channel",
    is_archived: channel.isArchived,
    is_member: channel.members.has(world.bot.user),
  };
}

const open: Method = (world, args) => {
  const users = requireText(args, "users").split(",");
  const [user] = users;
  if (users.length !== 1 || user === undefined || !world.users.has(user)) throw new Refusal("user_not_found");
  const chat = privateChatOf(world, user);
  return { channel: readFlag(args, "return_im") ? drawChannel(world, chat) : { id: chat.id } };
};

const info: Method = (world, args) => {
  const channel = findChannel(world, requireText(args, "channel"));
  requireChannelScope(world, channel, "read");
  return { channel: drawChannel(world, channel) };
};

const KINDS: Record<string, Channel["kind"]> = { public_channel: "channel", private_channel: "group", im: "im" };

const list: Method = (world, args) => {
  const types = (readText(args, "types") ?? "public_channel").split(",");
  const kinds = types.map((type) => KINDS[type.trim()]);
  const fits = (channel: Channel) =>
    kinds.includes(channel.kind) &&
    (channel.kind === "channel" || channel.members.has(world.bot.user)) &&
    !(readFlag(args, "exclude_archived") && channel.isArchived);
  const channels = [...world.channels.values()].filter(fits);
  for (const channel of channels) requireChannelScope(world, channel, "read");
  const { page, response_metadata } = pageOf(args, channels, 100);
  return { channels: page.map((channel) => drawChannel(world, channel)), response_metadata };
};

const join: Method = (world, args) => {
  const channel = findChannel(world, requireText(args, "channel"));
  if (channel.kind !== "channel") throw new Refusal("method_not_supported_for_channel_type");
  if (channel.isArchived) throw new Refusal("is_archived");
  channel.members.add(world.bot.user);
  world.changed();
  return { channel: drawChannel(world, channel) };
};

const members: Method = (world, args) => {
  const channel = findChannel(world, requireText(args, "channel"));
  requireChannelScope(world, channel, "read");
  const { page, response_metadata } = pageOf(args, [...channel.members], 100);
  return { members: page, response_metadata };
};

function findReadable(world: World, args: Args): Channel {
  const channel = findChannel(world, requireText(args, "channel"));
  requireChannelScope(world, channel, "history");
  if (!channel.members.has(world.bot.user)) throw new Refusal("not_in_channel");
  return channel;
}

/** Metadata only comes when asked for (conversations.history page: `include_all_metadata`). */
function answerMessages(world: World, args: Args, all: Message[]): Json {
  const oldest = Number(readText(args, "oldest") ?? 0);
  const latest = Number(readText(args, "latest") ?? Number.MAX_SAFE_INTEGER);
  const isInclusive = readFlag(args, "inclusive");
  const within = all.filter((message) => {
    const at = Number(message.ts);
    return (at > oldest && at < latest) || (isInclusive && (at === oldest || at === latest));
  });
  const { page, response_metadata } = pageOf(args, within, 100);
  const messages = page.map((message) => {
    const { metadata, ...drawn } = drawMessage(world, message);
    return readFlag(args, "include_all_metadata") && metadata ? { ...drawn, metadata } : drawn;
  });
  return { messages, has_more: response_metadata.next_cursor !== "", response_metadata };
}

function listVisible(channel: Channel): Message[] {
  return channel.messages.filter((message) => message.ephemeralTo === null && !message.isDeleted);
}

const history: Method = (world, args) => {
  const channel = findReadable(world, args);
  const roots = listVisible(channel).filter((message) => !message.threadTs || message.threadTs === message.ts);
  return answerMessages(world, args, roots.reverse()); // newest first
};

const replies: Method = (world, args) => {
  const channel = findReadable(world, args);
  const ts = requireText(args, "ts");
  if (!findMessage(channel, ts)) throw new Refusal("thread_not_found");
  const thread = listVisible(channel).filter((message) => message.ts === ts || message.threadTs === ts);
  return answerMessages(world, args, thread); // oldest first
};

const react: Method = (world, args) => {
  const name = requireText(args, "name");
  const channel = findReadable(world, args);
  const message = findMessage(channel, requireText(args, "timestamp"));
  if (!message) throw new Refusal("message_not_found");
  if (!/^[a-z0-9_+'-]+$/u.test(name)) throw new Refusal("invalid_name");
  const users = message.reactions.get(name) ?? new Set();
  if (users.has(world.bot.user)) throw new Refusal("already_reacted");
  message.reactions.set(name, users.add(world.bot.user));
  world.changed();
  return {};
};

export const CHANNEL_METHODS: Record<string, Method> = {
  "conversations.open": open,
  "conversations.info": info,
  "conversations.list": list,
  "conversations.join": join,
  "conversations.members": members,
  "conversations.history": history,
  "conversations.replies": replies,
  "reactions.add": react,
};
