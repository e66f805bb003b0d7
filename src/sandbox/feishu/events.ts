// The envelopes of Feishu's events: what a person did, in the platform's own words.
import { type Chat, type Message, newId, unionIdOf, userIdOf, type World } from "./state.ts";

export type Envelope = {
  schema: "2.0";
  header: {
    event_id: string;
    token: string;
    create_time: string;
    event_type: string;
    tenant_key: string;
    app_id: string;
  };
  event: Record<string, unknown>;
};

/** `create_time` is in ms for events and in µs for card callbacks (Feishu: "卡片回传交互"). */
export const drawEnvelope = (world: World, type: string, event: Record<string, unknown>): Envelope => ({
  schema: "2.0",
  header: {
    event_id: newId("").slice(0, 32),
    token: world.verificationToken,
    create_time: String(type === CARD_CLICKED ? world.now() * 1000 : world.now()),
    event_type: type,
    tenant_key: world.tenantKey,
    app_id: world.appId,
  },
  event,
});

export const CARD_CLICKED = "card.action.trigger";

const drawIds = (user: string): Record<string, string> => ({
  open_id: user,
  union_id: unionIdOf(user),
  user_id: userIdOf(user),
});

const drawSaid = (world: World, message: Message, chat: Chat): Record<string, unknown> => ({
  sender: { sender_id: drawIds(message.from.id), sender_type: "user", tenant_key: world.tenantKey },
  message: {
    message_id: message.id,
    ...(message.root === null ? {} : { root_id: message.root }),
    ...(message.parent === null ? {} : { parent_id: message.parent }),
    ...(message.topic === null ? {} : { thread_id: message.topic }),
    create_time: String(message.at),
    update_time: String(message.updatedAt),
    chat_id: message.chat,
    chat_type: chat.kind === "private" ? "p2p" : "group",
    message_type: message.kind,
    content: message.content,
    ...(message.mentions.length === 0 ? {} : { mentions: drawMentions(world, message) }),
  },
});

export const drawMessageEvent = (world: World, message: Message, chat: Chat): Envelope =>
  drawEnvelope(world, "im.message.receive_v1", drawSaid(world, message, chat));

/** Not in the SDK's types yet; apps in use read it as the same shape as a new message. */
export const drawEditedEvent = (world: World, message: Message, chat: Chat): Envelope =>
  drawEnvelope(world, "im.message.updated_v1", drawSaid(world, message, chat));

/** It does not say who recalled it (SDK 1.74.0, "im.message.recalled_v1"). */
export const drawRecalledEvent = (world: World, message: Message): Envelope =>
  drawEnvelope(world, "im.message.recalled_v1", {
    message_id: message.id,
    chat_id: message.chat,
    recall_time: String(world.now()),
    recall_type: "message_owner",
  });

/** Neither chat nor topic in it (SDK 1.74.0, "im.message.reaction.created_v1"). */
export const drawPinEvent = (world: World, message: Message, by: { user: string; isSet: boolean }): Envelope =>
  drawEnvelope(world, `im.message.reaction.${by.isSet ? "created" : "deleted"}_v1`, {
    message_id: message.id,
    reaction_type: { emoji_type: "Pin" },
    operator_type: "user",
    user_id: drawIds(by.user),
    action_time: String(world.now()),
  });

const drawMentions = (world: World, message: Message): Record<string, unknown>[] =>
  message.mentions.map((mention) => ({
    key: mention.key,
    id: mention.isBot ? { open_id: mention.id, union_id: unionIdOf(mention.id), user_id: "" } : drawIds(mention.id),
    mentioned_type: mention.isBot ? "bot" : "user",
    name: mention.name,
    tenant_key: world.tenantKey,
  }));

type Click = { user: string; message: Message; token: string; action: Record<string, unknown> };

export const drawClickEvent = (world: World, click: Click): Envelope =>
  drawEnvelope(world, CARD_CLICKED, {
    operator: { ...drawIds(click.user), tenant_key: world.tenantKey },
    token: click.token,
    action: click.action,
    host: "im_message",
    context: { open_message_id: click.message.id, open_chat_id: click.message.chat },
  });

/** No chat in it: a bot answers with the open_id (Feishu: custom apps only). */
export const drawMenuEvent = (world: World, user: string, key: string): Envelope =>
  drawEnvelope(world, "application.bot.menu_v6", {
    operator: { operator_name: world.users.get(user)?.name ?? "", operator_id: drawIds(user) },
    event_key: key,
    timestamp: Math.floor(world.now() / 1000),
  });

export const drawEnteredEvent = (world: World, user: string, chat: string): Envelope => {
  const last = [...world.messages.values()].filter((message) => message.chat === chat).at(-1);
  return drawEnvelope(world, "im.chat.access_event.bot_p2p_chat_entered_v1", {
    chat_id: chat,
    operator_id: drawIds(user),
    ...(last === undefined ? {} : { last_message_id: last.id, last_message_create_time: String(last.at) }),
  });
};

export const drawBotAddedEvent = (world: World, user: string, chat: Chat): Envelope =>
  drawEnvelope(world, "im.chat.member.bot.added_v1", {
    chat_id: chat.id,
    operator_id: drawIds(user),
    external: false,
    operator_tenant_key: world.tenantKey,
    name: chat.name,
  });
