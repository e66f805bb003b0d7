// Reads what a message says: text and rich text become the plain words that people saw.
import { isBody, textOf } from "./api.ts";
import type { Mention } from "./events.ts";

export type MessageContent = { type: string; content: string; mentions: readonly Mention[] };

/** `isForBot`: the bot is among the mentions. Null: a kind of message without words (picture, voice, file …). */
export type MessageText = { text: string; isForBot: boolean };

/** Mentions of the bot fall away; other people's become their names. */
export function readText(message: MessageContent, botId: string): MessageText | null {
  const content = parseContent(message.content);
  const written = content && writtenText(message.type, content);
  if (written === null) return null;
  const names = new Map(message.mentions.map((mention) => [mention.key, mention]));
  const isForBot = message.mentions.some((mention) => idOf(mention) === botId);
  const text = written.replace(/@_user_\d+|@_all/g, (key) => sayMention(key, names.get(key), botId));
  return { text: openCommand(text), isForBot };
}

const idOf = (mention: Mention): string | null =>
  typeof mention.id === "string" ? mention.id : (mention.id?.open_id ?? null);

function sayMention(key: string, mention: Mention | undefined, botId: string): string {
  // Feishu: "@_all" often stands in the text without an entry among the mentions.
  if (key === "@_all") return "@所有人";
  if (!mention) return key;
  return idOf(mention) === botId ? "" : `@${mention.name ?? ""}`;
}

/** A Chinese keyboard gives a full-width stroke. */
const openCommand = (text: string): string => text.trim().replace(/^／/, "/");

function parseContent(content: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(content);
    return isBody(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function writtenText(type: string, content: Record<string, unknown>): string | null {
  if (type === "text") return readLinks(textOf(content["text"]) ?? "");
  return type === "post" ? readPost(content) : null;
}

// Feishu gives a link as `[text](address)`, 接收消息内容. Anything else in brackets is what the person typed.
const LINK = /\[([^[\]\n]*)\]\((?:https?:\/\/|mailto:|tel:)[^\s()]*\)/gi;
const readLinks = (text: string): string => text.replace(LINK, "$1");

/** Rich text: lines of elements, bare or inside a language. */
function readPost(content: Record<string, unknown>): string | null {
  const post = Array.isArray(content["content"]) ? content : Object.values(content).find(isBody);
  const lines = post?.["content"];
  if (!post || !Array.isArray(lines)) return null;
  const written = lines.map((line) => (Array.isArray(line) ? line.map(readElement).join("") : ""));
  return [textOf(post["title"]), ...written].filter((line) => line !== null).join("\n");
}

function readElement(element: unknown): string {
  if (!isBody(element)) return "";
  if (element["tag"] === "at") return textOf(element["user_id"]) ?? "";
  return textOf(element["text"]) ?? "";
}
