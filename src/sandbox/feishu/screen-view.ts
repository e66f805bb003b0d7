// A person's screen: his chats with their messages, drawn from what the fake remembers.
import type { Screen, ScreenChat, ScreenFile, ScreenMessage } from "../screen.ts";
import { eachObject, isNode, parseJson, sayValue } from "./json-walk.ts";
import type { Chat, Message, World } from "./state.ts";

export const drawScreen = (world: World, id: string, fileUrl: (key: string) => string): Screen => {
  const user = world.users.get(id);
  if (user === undefined) throw new Error(`no such Feishu user: ${id}`);
  const chats = [...world.chats.values()].filter((chat) => chat.members.has(id) && !chat.isDissolved);
  return {
    platform: "feishu",
    user: { id, name: user.name, email: user.email },
    chats: chats.map((chat) => drawChat(world, chat, fileUrl)),
    modal: null,
    home: null,
    word: world.words.get(id) ?? null,
  };
};

const drawChat = (world: World, chat: Chat, fileUrl: (key: string) => string): ScreenChat => ({
  id: chat.id,
  name: chat.name,
  kind: chat.kind === "private" ? "private" : "channel",
  messages: [...world.messages.values()]
    .filter((message) => message.chat === chat.id)
    .map((message) => drawMessage(world, message, fileUrl)),
});

const drawMessage = (world: World, message: Message, fileUrl: (key: string) => string): ScreenMessage => {
  const content = message.isDeleted ? null : parseJson(message.content);
  const isCard = message.kind === "interactive";
  return {
    id: message.id,
    from: message.from,
    at: message.at,
    text: message.isDeleted || message.from.isBot ? null : readableText(message, content),
    json: content === null || isCard ? content : { msg_type: message.kind, content },
    thread: message.topic === null ? null : message.root,
    replies: message.topic === null ? 0 : countReplies(world, message),
    isEphemeral: false,
    isEdited: message.isEdited,
    isDeleted: message.isDeleted,
    pinnedBy: [...message.pinnedBy],
    files: content === null ? [] : drawFiles(world, content, fileUrl),
  };
};

const countReplies = (world: World, first: Message): number =>
  [...world.messages.values()].filter((other) => other.topic === first.topic && other.root === first.id).length;

/** What people read: mention keys turned back into names. */
const readableText = (message: Message, content: unknown): string => {
  if (!isNode(content)) return "";
  let text = message.kind === "text" ? sayValue(content["text"]) : postText(content);
  for (const mention of [...message.mentions].reverse()) text = text.replaceAll(mention.key, `@${mention.name}`);
  return text.replaceAll("@_all", "@所有人");
};

const postText = (post: Record<string, unknown>): string => {
  const lines: unknown[] = Array.isArray(post["content"]) ? post["content"] : [];
  const body = lines.map((line) => [...eachObject(line)].map((element) => sayValue(element["text"])).join(""));
  return [sayValue(post["title"]), ...body].filter((line, i) => i > 0 || line !== "").join("\n");
};

/** A file or picture message has one; a card has those of its pictures, named by their keys. */
const drawFiles = (world: World, content: unknown, fileUrl: (key: string) => string): ScreenFile[] =>
  [...eachObject(content)]
    .flatMap((node) => world.files.get(String(node["file_key"] ?? node["image_key"] ?? node["img_key"])) ?? [])
    .map((file) => ({ name: file.name, mime: file.mime, url: fileUrl(file.key), bytes: file.bytes.length }));
