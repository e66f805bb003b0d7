// A person attaches files, changes or recalls his own message, puts 📌 on one: and the bot is told as Feishu tells it.
import type { Attached, MessagePlace, Outcome } from "../screen.ts";
import { isHeard, mention, refused, sayMessage, type Speaker } from "./client-say.ts";
import { drawEditedEvent, drawPinEvent, drawRecalledEvent } from "./events.ts";
import { type Chat, type Message, newId, tellChange, type World } from "./state.ts";
import { mimeOf } from "./uploads.ts";

const NO_SUCH = "看不到这条消息";
const EDITS = 20; // Feishu: a text may be edited 20 times

const isPicture = (mime: string): boolean => /^image\/(png|jpeg|gif|webp)$/.test(mime);

/** Feishu: each picture and each file is a message of its own, and so are the words. */
export async function attachFiles(speaker: Speaker, user: string, sent: Attached): Promise<Outcome> {
  const { world } = speaker;
  const place = { user, chat: sent.chat, thread: sent.thread ?? null };
  for (const { name, body, mime = mimeOf(name) } of sent.files) {
    const key = newId(isPicture(mime) ? "img_v3_" : "file_v3_");
    world.files.set(key, { key, name, mime, bytes: Buffer.from(body) });
    const content = isPicture(mime) ? { image_key: key } : { file_key: key, file_name: name };
    const outcome = await sayMessage(speaker, { ...place, kind: isPicture(mime) ? "image" : "file", content });
    if (!outcome.isOk) return outcome;
  }
  if (!sent.text) return { isOk: true, tookMs: 0 };
  return sayMessage(speaker, { ...place, kind: "text", content: { text: sent.text } });
}

type Seen = { message: Message; chat: Chat };

function see(world: World, user: string, place: MessagePlace): Seen | null {
  const message = world.messages.get(place.message);
  const chat = world.chats.get(place.chat);
  if (!message || !chat?.members.has(user) || message.chat !== chat.id || message.isDeleted) return null;
  return { message, chat };
}

/** `text` null recalls it. */
export async function correctMessage(
  speaker: Speaker,
  user: string,
  { text, ...place }: MessagePlace & { text: string | null },
): Promise<Outcome> {
  const { world, delivery } = speaker;
  const seen = see(world, user, place);
  if (seen?.message.from.id !== user) return refused(NO_SUCH);
  const { message, chat } = seen;
  const hasHeard = isHeard(speaker, chat, message);
  if (text === null) {
    message.isDeleted = true;
    tellChange(world);
    return hasHeard ? told(await delivery.send(drawRecalledEvent(world, message))) : { isOk: true, tookMs: 0 };
  }
  if (message.kind !== "text" || message.edits >= EDITS) return refused("这条消息不能再编辑");
  const { content, mentions } = mention(world, chat, { text });
  Object.assign(message, { content: JSON.stringify(content), mentions, updatedAt: world.now(), isEdited: true });
  message.edits += 1;
  tellChange(world);
  return hasHeard ? told(await delivery.send(drawEditedEvent(world, message, chat))) : { isOk: true, tookMs: 0 };
}

const told = ({ tookMs }: { tookMs: number }): Outcome => ({ isOk: true, tookMs });

/** Feishu tells of reactions in every chat in which the bot is, whether it hears what is said there or not. */
export async function pinMessage(
  { world, delivery }: Speaker,
  user: string,
  { isSet, ...place }: MessagePlace & { isSet: boolean },
): Promise<Outcome> {
  const seen = see(world, user, place);
  if (!seen || seen.message.pinnedBy.has(user) === isSet) return refused(NO_SUCH);
  const { message, chat } = seen;
  if (isSet) message.pinnedBy.add(user);
  else message.pinnedBy.delete(user);
  tellChange(world);
  if (!chat.hasBot) return { isOk: true, tookMs: 0 };
  return told(await delivery.send(drawPinEvent(world, message, { user, isSet })));
}
