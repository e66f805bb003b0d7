// Messages come into being here: kept in their channel, shown, and told to the app as events.
import { isObject, type Json } from "./json.ts";
import { drawMessage, drawMessageEvent } from "./payloads.ts";
import { type Channel, type FileRecord, makeId, makeTs, type Message, type World } from "./world.ts";

type Draft = {
  user: string;
  text: string;
  typed?: string;
  sent?: Json;
  blocks?: Json[];
  metadata?: Json | null;
  threadTs?: string | null;
  ephemeralTo?: string;
  files?: FileRecord[];
  subtype?: string;
};

/** Slack gives every block and every element without an id one of its own. */
export function addIds(blocks: Json[]): Json[] {
  return blocks.map((block) => {
    const copy: Json = { ...block, block_id: block.block_id || makeId("b") };
    if (Array.isArray(block.elements) && block.type !== "rich_text") copy.elements = block.elements.map(addActionId);
    for (const place of ["accessory", "element"]) if (isObject(block[place])) copy[place] = addActionId(block[place]);
    return copy;
  });
}

function addActionId(element: unknown): unknown {
  if (!isObject(element) || ["mrkdwn", "plain_text", "image"].includes(String(element.type))) return element;
  return { ...element, action_id: element.action_id || makeId("a") };
}

/** Adds a message; an ephemeral one is kept for one person's screen only and tells the app nothing. */
export function addMessage(world: World, channel: Channel, draft: Draft): Message {
  const isBot = draft.user === world.bot.user;
  const message: Message = {
    ts: makeTs(world),
    channel: channel.id,
    user: draft.user,
    isBot,
    text: draft.text,
    typed: draft.typed ?? null,
    sent: draft.sent ?? null,
    blocks: draft.blocks ?? [],
    metadata: draft.metadata ?? null,
    threadTs: draft.threadTs ?? null,
    subtype: draft.subtype ?? null,
    ephemeralTo: draft.ephemeralTo ?? null,
    clientId: isBot || draft.subtype ? null : crypto.randomUUID(),
    files: draft.files ?? [],
    reactions: new Map(),
    states: new Map(),
    sentAt: world.now().getTime(),
    editedTs: null,
    isDeleted: false,
  };
  channel.messages.push(message);
  world.changed();
  return message;
}

/** Tells the app of a new message, if the app is in the channel; a mention in a channel is told a second time. */
export function announceMessage(world: World, channel: Channel, message: Message): void {
  if (message.ephemeralTo !== null || !channel.members.has(world.bot.user)) return;
  world.emit(drawMessageEvent(world, channel, message));
  const isMention = !message.isBot && channel.kind !== "im" && message.text.includes(`<@${world.bot.user}>`);
  if (!isMention) return;
  const { subtype: _subtype, ...mention } = drawMessage(world, message);
  world.emit({ ...mention, type: "app_mention", channel: channel.id, event_ts: message.ts });
}

type Change = { text: string; typed?: string; sent?: Json; blocks?: Json[]; metadata?: Json | null };

/** Changes a message in place; `message_changed` has both wordings and no user at its top (slack-payloads samples). */
export function changeMessage(world: World, message: Message, change: Change): void {
  const channel = world.channels.get(message.channel);
  const before = drawMessage(world, message);
  message.text = change.text;
  message.typed = change.typed ?? null;
  message.sent = change.sent ?? null;
  message.blocks = change.blocks ?? [];
  if (change.metadata !== undefined) message.metadata = change.metadata;
  message.editedTs = makeTs(world);
  world.changed();
  if (!channel || message.ephemeralTo !== null || !channel.members.has(world.bot.user)) return;
  const hidden = { type: "message", subtype: "message_changed", hidden: true, channel: channel.id };
  const after = drawMessage(world, message);
  const ts = makeTs(world);
  world.emit({ ...hidden, message: after, previous_message: before, channel_type: channel.kind, ts, event_ts: ts });
}

export function deleteMessage(world: World, message: Message): void {
  const channel = world.channels.get(message.channel);
  const before = drawMessage(world, message);
  message.isDeleted = true;
  world.changed();
  if (!channel || message.ephemeralTo !== null || !channel.members.has(world.bot.user)) return;
  const hidden = { type: "message", subtype: "message_deleted", hidden: true, channel: channel.id };
  const ts = makeTs(world);
  const deleted = { deleted_ts: message.ts, previous_message: before, channel_type: channel.kind };
  world.emit({ ...hidden, ...deleted, ts, event_ts: ts });
}

/** A message that exists for the app: not ephemeral and not deleted. */
export function findMessage(channel: Channel, ts: string): Message | null {
  return channel.messages.find((each) => each.ts === ts && each.ephemeralTo === null && !each.isDeleted) ?? null;
}
