// Messages as the API tells them: one, or a chat's or a topic's in order.
import { type ApiAnswer, type ApiRequest, ok } from "./http.ts";
import { badRequest } from "./refusal.ts";
import type { Mention, Message, World } from "./state.ts";

export const drawMessage = (world: World, message: Message): Record<string, unknown> => ({
  message_id: message.id,
  ...(message.root === null ? {} : { root_id: message.root }),
  ...(message.parent === null ? {} : { parent_id: message.parent }),
  ...(message.topic === null ? {} : { thread_id: message.topic }),
  msg_type: message.kind,
  create_time: String(message.at),
  update_time: String(message.updatedAt),
  deleted: message.isDeleted,
  updated: message.isEdited,
  chat_id: message.chat,
  sender: {
    id: message.from.isBot ? world.appId : message.from.id,
    id_type: message.from.isBot ? "app_id" : "open_id",
    sender_type: message.from.isBot ? "app" : "user",
    tenant_key: world.tenantKey,
  },
  // Feishu: a recalled message stays in lists, without what it said.
  body: { content: message.isDeleted ? "This message was recalled" : message.content },
  ...(message.mentions.length === 0 ? {} : { mentions: message.mentions.map((m) => drawListedMention(world, m)) }),
});

const drawListedMention = (world: World, mention: Mention): Record<string, unknown> => ({
  key: mention.key,
  id: mention.id,
  id_type: "open_id",
  name: mention.name,
  tenant_key: world.tenantKey,
});

export const listMessages = (world: World, request: ApiRequest): ApiAnswer => {
  const type = request.query.get("container_id_type");
  const container = request.query.get("container_id") ?? "";
  if (type !== "chat" && type !== "thread") throw badRequest("container_id_type");
  const size = Number(request.query.get("page_size") ?? 20);
  if (!Number.isInteger(size) || size < 1 || size > 50) throw badRequest("page_size"); // Feishu: 1 to 50
  const all = [...world.messages.values()].filter((message) =>
    type === "chat" ? message.chat === container : message.topic === container,
  );
  if (all.length === 0 && !world.chats.has(container)) throw badRequest("container_id");
  if (request.query.get("sort_type") === "ByCreateTimeDesc") all.reverse();
  const from = Number(request.query.get("page_token") ?? 0);
  const page = all.slice(from, from + size);
  const hasMore = from + size < all.length;
  return ok({
    has_more: hasMore,
    ...(hasMore ? { page_token: String(from + size) } : {}),
    items: page.map((message) => drawMessage(world, message)),
  });
};
