// response_url: five answers within half an hour, also where the app is no member.
import { isObject, type Json } from "./json.ts";
import { readFlag, Refusal } from "./method.ts";
import { readContent } from "./methods-chat.ts";
import { addMessage, announceMessage, changeMessage, deleteMessage } from "./posts.ts";
import { requirePictures } from "./rules-files.ts";
import type { Channel, Message, ResponseUrl, World } from "./world.ts";

/** @throws Refusal used_url, expired_url, no_text, invalid_blocks; Slack answers these with a status that is not 2xx. */
export function takeResponse(world: World, id: string, body: unknown): void {
  const url = world.responseUrls.get(id);
  const channel = url ? world.channels.get(url.channel) : undefined;
  if (!url || !channel) throw new Refusal("invalid_url");
  if (world.now().getTime() > url.expiresAt) throw new Refusal("expired_url");
  if (url.usesLeft === 0) throw new Refusal("used_url");
  if (!isObject(body)) throw new Refusal("invalid_payload");
  url.usesLeft -= 1;
  const original = channel.messages.find((message) => message.ts === url.message && !message.isDeleted) ?? null;
  if (readFlag(body, "delete_original") && original) deleteMessage(world, original);
  else if (readFlag(body, "replace_original") && original) replaceOriginal(world, original, body);
  else answerCommand(world, { channel, user: url.user, threadTs: readThread(url, body) }, body);
}

function readThread(url: ResponseUrl, body: Json): string | null {
  return typeof body.thread_ts === "string" ? body.thread_ts : url.threadTs;
}

function replaceOriginal(world: World, original: Message, body: Json): void {
  const { text, blocks, sent } = readContent(body);
  requirePictures(world, blocks, "response_url");
  changeMessage(world, original, { text, blocks, sent });
}

/** Shows what a command's acknowledgement or a response_url says: to one person, or to the channel if asked. */
export function answerCommand(
  world: World,
  place: { channel: Channel; user: string; threadTs: string | null },
  body: Json,
): void {
  const { channel } = place;
  const content = readContent(body);
  requirePictures(world, content.blocks, "response_url");
  const draft = { user: world.bot.user, ...content, threadTs: place.threadTs };
  if (body.response_type === "in_channel") announceMessage(world, channel, addMessage(world, channel, draft));
  else addMessage(world, channel, { ...draft, ephemeralTo: place.user });
}
