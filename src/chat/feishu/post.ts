// Puts messages into Feishu: cards to a person, a chat or a thread, files, and changes of cards already there.
import { createHash } from "node:crypto";
import type { Card } from "../../core/reply.ts";
import type { Locale } from "../../core/messages/index.ts";
import { pictureKind } from "../../core/picture.ts";
import { type Body, dataOf, type FeishuApi, FeishuError, textOf } from "./api.ts";
import type { CardJson } from "./card.ts";
import type { ChatBook } from "./chats.ts";
import { drawCard } from "./draw.ts";
import { maskCard } from "./mask.ts";

/** `thread`: a message that is answered, in its topic. `reply`: a message that is answered where it stands. */
export type Target = { user: string } | { chat: string; thread?: string } | { reply: string };

/** `key` makes a repeat within an hour go out once: Feishu knows it as `uuid` (test/chat/feishu/send.test.ts). */
export type Post = { to: Target; key: string };
type Content = { type: "interactive" | "file" | "image"; content: Record<string, unknown> };

export type Poster = {
  /** Answers the message's id. */
  postCard(post: Post, card: CardJson): Promise<string>;
  postFile(post: Post, file: { name: string; bytes: Uint8Array }): Promise<string>;
  /** Changes a card of the bot's own, at most 14 days old, five times a second at most (Feishu: 更新消息卡片). */
  changeCard(message: string, card: CardJson): Promise<void>;
};

// Feishu: a uuid holds 50 characters.
const writeUuid = (key: string): string => createHash("sha256").update(key).digest("hex").slice(0, 40);

export function openPoster(api: FeishuApi, chats: ChatBook): Poster {
  const post = async ({ to, key }: Post, { type, content }: Content): Promise<string> => {
    const body = { msg_type: type, content: JSON.stringify(content), uuid: writeUuid(key) };
    const sent = dataOf(await api.call({ method: "POST", ...addressOf(to, body) }));
    const chat = textOf(sent["chat_id"]);
    if ("user" in to && chat) chats.learnPrivate(chat);
    return textOf(sent["message_id"]) ?? "";
  };
  return {
    postCard: (where, card) => post(where, { type: "interactive", content: card }),
    async postFile(where, file) {
      const picture = await uploadPicture(api, file.bytes);
      if (picture !== null) return post(where, { type: "image", content: { image_key: picture } });
      const form = { file_type: "stream", file_name: file.name, file: new Uint8Array(file.bytes) };
      const sent = await api.call({ method: "POST", url: "/open-apis/im/v1/files", form });
      return post(where, { type: "file", content: { file_key: textOf(dataOf(sent)["file_key"]) ?? "" } });
    },
    async changeCard(message, card) {
      const data = { content: JSON.stringify(card) };
      await api.call({ method: "PATCH", url: `${MESSAGES}/${encodeURIComponent(message)}`, data });
    },
  };
}

// Feishu: pictures up to 10 MB are shown in place; a bigger one, or one whose format it does not know, goes as a file.
const PICTURE_BYTES = 10 * 1024 * 1024;

async function uploadPicture(api: FeishuApi, bytes: Uint8Array): Promise<string | null> {
  if (!pictureKind(bytes) || bytes.length > PICTURE_BYTES) return null;
  const form = { image_type: "message", image: new Uint8Array(bytes) };
  const sent = await api.call({ method: "POST", url: "/open-apis/im/v1/images", form });
  return textOf(dataOf(sent)["image_key"]);
}

const MESSAGES = "/open-apis/im/v1/messages";

function addressOf(to: Target, body: Body): { url: string; params?: Record<string, string>; data: Body } {
  if ("user" in to)
    return { url: MESSAGES, params: { receive_id_type: "open_id" }, data: { ...body, receive_id: to.user } };
  if ("reply" in to) return { url: `${MESSAGES}/${encodeURIComponent(to.reply)}/reply`, data: body };
  if (to.thread === undefined)
    return { url: MESSAGES, params: { receive_id_type: "chat_id" }, data: { ...body, receive_id: to.chat } };
  // Nothing can be posted into a topic; a reply to one of its messages stays in it.
  const url = `${MESSAGES}/${encodeURIComponent(to.thread)}/reply`;
  return { url, data: { ...body, reply_in_thread: true } };
}

// Feishu: 230028, the content audit; phone numbers and e-mail addresses in plain text are enough for it.
const AUDIT = 230028;

/** Posts a card; where the company's content audit refuses it, once more with phone numbers and e-mails masked. */
export async function postMasked(
  poster: Poster,
  post: Post,
  { card, locale }: { card: Card; locale: Locale },
): Promise<string> {
  try {
    return await poster.postCard(post, drawCard(card, locale));
  } catch (error) {
    if (!isAudit(error)) throw error;
    // Another content needs another uuid.
    return poster.postCard({ ...post, key: `${post.key}:masked` }, drawCard(maskCard(card), locale));
  }
}

const isAudit = (error: unknown): boolean => error instanceof FeishuError && error.code === AUDIT;

/** Changes a card; masked where the content audit refuses it, like a new one. */
export async function changeMasked(
  poster: Poster,
  message: string,
  { card, locale }: { card: Card; locale: Locale },
): Promise<void> {
  try {
    await poster.changeCard(message, drawCard(card, locale));
  } catch (error) {
    if (!isAudit(error)) throw error;
    await poster.changeCard(message, drawCard(maskCard(card), locale));
  }
}
