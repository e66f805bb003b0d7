// A person types: makes the message, turns @names into mention keys, and tells the bot what it is allowed to hear.
import type { Outcome } from "../screen.ts";
import type { Delivery } from "./delivery.ts";
import { drawMessageEvent } from "./events.ts";
import { addMessage, type Chat, type Mention, type Message, newId, tellChange, type World } from "./state.ts";

/** "mentions": the bot hears a group only when it is called (im:message.group_at_msg). "all": im:message.group_msg. */
export type GroupHearing = "mentions" | "all";

export type Said = {
  user: string;
  chat: string;
  kind: "text" | "post" | "image" | "file";
  content: unknown;
  /** A topic's first message: the words go into that topic, and open it if there is none. */
  thread?: string | null;
  /** A message that is quoted, without a topic. */
  quotes?: string | null;
};

export type Speaker = { world: World; delivery: Delivery; hearing: GroupHearing };

export const sayMessage = async (speaker: Speaker, said: Said): Promise<Outcome> => {
  const { world, delivery } = speaker;
  const chat = world.chats.get(said.chat);
  const user = world.users.get(said.user);
  if (chat === undefined || user === undefined || !chat.members.has(user.id)) return refused("不在这个会话里");
  const parentId = said.thread ?? said.quotes ?? null;
  const parent = parentId === null ? null : (findThread(world, parentId) ?? null);
  if (parentId !== null && (parent === null || parent.chat !== chat.id)) return refused("没有这条消息");
  // Feishu: topics are for groups; in a private chat an answer quotes the message and stands in the chat itself.
  const opensTopic = said.thread && chat.kind !== "private";
  if (parent !== null && opensTopic && parent.topic === null) parent.topic = newId("omt_");
  const { content, mentions } = mention(world, chat, said.content);
  const message = addMessage(world, {
    chat: chat.id,
    from: { id: user.id, name: user.name, isBot: false },
    kind: said.kind,
    content: JSON.stringify(content),
    mentions,
    root: parent === null ? null : (parent.root ?? parent.id),
    parent: parent?.id ?? null,
    topic: parent?.topic ?? null,
  });
  tellChange(world);
  if (!isHeard(speaker, chat, message)) return { isOk: true, tookMs: 0 };
  const delivered = await delivery.send(drawMessageEvent(world, message, chat));
  return { isOk: true, tookMs: delivered.tookMs };
};

export const refused = (problem: string): Outcome => ({ isOk: false, tookMs: 0, problem });

/** A thread is named by its first message, or by its topic's id. */
const findThread = (world: World, id: string): Message | undefined =>
  world.messages.get(id) ?? [...world.messages.values()].find((message) => message.topic === id);

export const isHeard = ({ world, hearing }: Speaker, chat: Chat, message: Message): boolean => {
  if (chat.kind === "private") return true;
  if (!chat.hasBot) return false;
  return hearing === "all" || message.mentions.some((mentioned) => mentioned.id === world.bot.id);
};

/** "@名字" becomes "@_user_1" with the person beside it; "@所有人" becomes "@_all" with nobody (Feishu: "接收消息"). */
export const mention = (world: World, chat: Chat, content: unknown): { content: unknown; mentions: Mention[] } => {
  const people = [...chat.members].flatMap((id) => world.users.get(id) ?? []);
  const named = [
    ...people.map(({ id, name }) => ({ id, name, isBot: false })),
    { id: world.bot.id, name: world.bot.name, isBot: true },
  ].sort((a, b) => b.name.length - a.name.length);
  const mentions: Mention[] = [];
  const readText = (text: string): string => {
    let read = text.replaceAll("@所有人", "@_all");
    for (const one of named) {
      const parts = read.split(`@${one.name}`);
      if (parts.length === 1) continue;
      const key = `@_user_${mentions.length + 1}`;
      mentions.push({ key, ...one });
      read = parts.join(key);
    }
    return read;
  };
  return { content: mapTexts(content, readText), mentions };
};

const mapTexts = (value: unknown, map: (text: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "text" && typeof inner === "string" ? map(inner) : mapTexts(inner, map),
    ]),
  );
};
