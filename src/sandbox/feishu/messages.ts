// The message API: send, reply, update a card, read, list a topic, take back.
import * as z from "zod";
import { type ApiAnswer, type ApiRequest, ok, type Route } from "./http.ts";
import { isNode, parseJson } from "./json-walk.ts";
import { checkContent, isMessageKind } from "./message-content.ts";
import { drawMessage, listMessages } from "./message-list.ts";
import type { Rates } from "./rates.ts";
import { badRequest, Refusal } from "./refusal.ts";
import {
  addMessage,
  type Chat,
  type Message,
  newId,
  privateChatId,
  tellChange,
  unionIdOf,
  userIdOf,
  type World,
} from "./state.ts";

const SEND_SCOPE = "im:message:send_as_bot";
const READ_SCOPE = "im:message:readonly";
const UUID_MS = 60 * 60 * 1000; // Feishu: one uuid sends at most once within an hour
const CARD_LIFE_MS = 14 * 24 * 60 * 60 * 1000; // Feishu: 230031, cards can be changed for 14 days

const outgoing = z.object({
  msg_type: z.string().refine(isMessageKind, "invalid msg_type"),
  content: z.string(),
  uuid: z.string().max(50).optional(), // Feishu: uuid ≤ 50 characters
});
const created = outgoing.extend({ receive_id: z.string().min(1) });
const replied = outgoing.extend({ reply_in_thread: z.boolean().optional() });
const patched = z.object({ content: z.string() });

const readBody = <T>(shape: z.ZodType<T>, request: ApiRequest): T => {
  const read = shape.safeParse(request.json);
  if (!read.success) throw badRequest(z.prettifyError(read.error));
  return read.data;
};

type Send = { chat: Chat; body: z.infer<typeof outgoing>; parent: Message | null; isTopic: boolean };

/** Once per uuid and hour: a second call gets the first message again (test/sandbox/feishu/messages.test.ts). */
const sendOnce = (world: World, rates: Rates, { chat, body, parent, isTopic }: Send): ApiAnswer => {
  const before = body.uuid === undefined ? undefined : world.uuids.get(body.uuid);
  const earlier = before && world.now() - before.at < UUID_MS ? world.messages.get(before.message) : undefined;
  if (earlier) return ok(drawMessage(world, earlier));
  rates.send(chat.id);
  const { msg_type: kind, content } = body;
  if (!isMessageKind(kind)) throw badRequest("invalid msg_type");
  const notifies = checkContent(world, kind, content);
  if (parent !== null && isTopic && parent.topic === null) parent.topic = newId("omt_");
  const message = addMessage(world, {
    chat: chat.id,
    from: { ...world.bot, isBot: true },
    kind,
    content,
    notifies,
    root: parent === null ? null : (parent.root ?? parent.id),
    parent: parent?.id ?? null,
    topic: parent?.topic ?? null,
  });
  if (body.uuid !== undefined) world.uuids.set(body.uuid, { at: message.at, message: message.id });
  return ok(drawMessage(world, message));
};

const findUser = (world: World, type: string, id: string): string | undefined => {
  for (const user of world.users.values()) {
    const ids: Record<string, string> = {
      open_id: user.id,
      union_id: unionIdOf(user.id),
      user_id: userIdOf(user.id),
      email: user.email,
    };
    if (ids[type] === id) return user.id;
  }
  return undefined;
};

const findReceiver = (world: World, type: string, id: string): Chat => {
  if (!["open_id", "union_id", "user_id", "email", "chat_id"].includes(type))
    throw badRequest(`receive_id_type ${type}`);
  const user = type === "chat_id" ? undefined : findUser(world, type, id);
  const chat = world.chats.get(type === "chat_id" ? id : privateChatId(user ?? ""));
  if (chat === undefined) throw new Refusal(230034, "The receive_id is invalid.");
  checkChat(world, chat);
  return chat;
};

const checkChat = (world: World, chat: Chat): void => {
  if (chat.isDissolved) throw new Refusal(232009, "The chat has already been dissolved.");
  if (!chat.hasBot) throw new Refusal(230002, "The bot can NOT be out of the chat.");
  if (chat.kind === "group") return;
  const [member] = chat.members;
  const state = world.users.get(member ?? "")?.state;
  if (state === "resigned") throw new Refusal(230013, "Bot has NO availability to this user.");
  if (state === "stopped") throw new Refusal(230053, "The user has stopped the bot from sending messages.");
};

const findMessage = (world: World, request: ApiRequest): Message => {
  const message = world.messages.get(request.params["id"] ?? "");
  if (message === undefined) throw badRequest("message_id");
  if (message.isDeleted) throw new Refusal(230011, "The message is recalled.");
  return message;
};

const patchCard = (world: World, rates: Rates, request: ApiRequest): ApiAnswer => {
  const message = findMessage(world, request);
  const { content } = readBody(patched, request);
  if (!message.from.isBot) throw new Refusal(230027, "Lack of necessary permissions.");
  if (message.kind !== "interactive") throw badRequest("this message is not a card");
  if (world.now() - message.at > CARD_LIFE_MS)
    throw new Refusal(230031, "Message can only be modified within 14 days after sending.");
  rates.update(message.id);
  // Feishu: update_multi must be said to be true before and after ("Update the message card").
  if (!isForAll(message.content) || !isForAll(content)) throw badRequest("config.update_multi must be true");
  replaceCard(world, message, content);
  return { body: { code: 0, msg: "success", data: {} } };
};

const isForAll = (content: string): boolean => {
  try {
    const card = parseJson(content);
    return isNode(card) && isNode(card["config"]) && card["config"]["update_multi"] === true;
  } catch {
    throw badRequest("content is not a string in json format");
  }
};

/** Puts another card in the place of a message's card, if it is a good one. */
export const replaceCard = (world: World, message: Message, content: string): void => {
  const notifies = checkContent(world, "interactive", content);
  message.content = content;
  message.notifies = notifies;
  message.updatedAt = world.now();
  message.isEdited = true;
  tellChange(world);
};

const takeBack = (world: World, request: ApiRequest): ApiAnswer => {
  const message = findMessage(world, request);
  if (!message.from.isBot) throw new Refusal(230026, "No permission to recall this message.");
  message.isDeleted = true;
  tellChange(world);
  return { body: { code: 0, msg: "success", data: {} } };
};

export const messageRoutes = (rates: Rates): Route[] => [
  {
    method: "POST",
    path: "/open-apis/im/v1/messages",
    scope: SEND_SCOPE,
    answer: (world, request) => {
      const body = readBody(created, request);
      const chat = findReceiver(world, request.query.get("receive_id_type") ?? "", body.receive_id);
      return sendOnce(world, rates, { chat, body, parent: null, isTopic: false });
    },
  },
  {
    method: "POST",
    path: "/open-apis/im/v1/messages/:id/reply",
    scope: SEND_SCOPE,
    answer: (world, request) => {
      const body = readBody(replied, request);
      const parent = findMessage(world, request);
      const chat = world.chats.get(parent.chat);
      if (chat === undefined) throw badRequest("message_id");
      checkChat(world, chat);
      return sendOnce(world, rates, { chat, body, parent, isTopic: body.reply_in_thread === true });
    },
  },
  {
    method: "PATCH",
    path: "/open-apis/im/v1/messages/:id",
    scope: SEND_SCOPE,
    answer: (world, request) => patchCard(world, rates, request),
  },
  { method: "DELETE", path: "/open-apis/im/v1/messages/:id", scope: SEND_SCOPE, answer: takeBack },
  { method: "GET", path: "/open-apis/im/v1/messages", scope: READ_SCOPE, answer: listMessages },
  {
    method: "GET",
    path: "/open-apis/im/v1/messages/:id",
    scope: READ_SCOPE,
    answer: (world, request) => {
      const message = world.messages.get(request.params["id"] ?? "");
      if (message === undefined) throw badRequest("message_id");
      return ok({ items: [drawMessage(world, message)] });
    },
  },
];
