// Reads what Feishu sends into what a person did. Pure: who acts comes from the envelope, never from a button's contents.
import { ACTIONS, type Action, type Actor, type Ask, type Place } from "../../core/ask.ts";
import * as z from "zod";
import { type MessageEvent, type PressEvent, anyEventShape, readTime } from "./events.ts";
import { isMenuKey, MENU } from "./menu.ts";
import { readFields, readMark } from "./read-form.ts";
import { readText } from "./read-text.ts";

/** `privateChat` is a chat that the event shows to be private. */
export type Read =
  | { read: "ask"; ask: Ask; privateChat?: string }
  /** A press or a submit: `ask` is null when the button cannot be read; who may see the answer depends on `chat`. */
  | { read: "press"; ask: (isPrivate: boolean) => Ask | null; actor: Actor; chat: string | null; key: string }
  /** The bot's menu asks for the person's home. */
  | { read: "home"; actor: Actor; key: string }
  /** A message without words, in private. */
  | { read: "wordless"; actor: Actor; key: string }
  | { read: "nothing" };

/** What a bare mention of the bot means. */
const HELP = "/rapport";

/** `event` is the flat form that the SDK makes of an envelope; whatever cannot be read is "nothing". */
export function readEvent(event: unknown, botId: string, now: Date): Read {
  const parsed = anyEventShape.safeParse(event);
  if (!parsed.success) return { read: "nothing" };
  const found = parsed.data;
  switch (found.event_type) {
    case "im.message.receive_v1":
      return readMessage(found, botId, now);
    case "card.action.trigger":
      return readPress(found, now);
    case "application.bot.menu_v6":
      return readMenu(actorOf(found.operator.operator_id.open_id), found, readTime(found.create_time, now));
    case "im.chat.access_event.bot_p2p_chat_entered_v1": {
      const actor = actorOf(found.operator_id.open_id);
      const at = readTime(found.create_time, now);
      const place = privatePlace(found.chat_id);
      return {
        read: "ask",
        ask: { key: eventKey(found), actor, place, at, does: "enter" },
        privateChat: found.chat_id,
      };
    }
  }
}

const actorOf = (user: string): Actor => ({ platform: "feishu", user });
const eventKey = (event: { event_id: string }): string => `feishu:event:${event.event_id}`;
const privatePlace = (chat: string | null): Place => ({ chat, isPrivate: true, message: null, thread: null });

function readMenu(actor: Actor, event: { event_id: string; event_key: string }, at: Date): Read {
  if (!isMenuKey(event.event_key)) return { read: "nothing" };
  const text = MENU[event.event_key];
  if (text === null) return { read: "home", actor, key: eventKey(event) };
  return { read: "ask", ask: { key: eventKey(event), actor, place: privatePlace(null), at, does: "say", text } };
}

/**
 * A message is known by its own id: Feishu may send the same one under two event ids (接收消息). Other bots are not
 * answered, nor what is said in a group without a mention of ours.
 */
function readMessage({ sender, message }: MessageEvent, botId: string, now: Date): Read {
  if (sender.sender_type !== "user") return { read: "nothing" };
  const isPrivate = message.chat_type === "p2p";
  const { message_type: type, content, mentions } = message;
  const said = readText({ type, content, mentions: mentions ?? [] }, botId);
  if (!isPrivate && !said?.isForBot) return { read: "nothing" };
  const actor = actorOf(sender.sender_id.open_id);
  const key = `feishu:message:${message.message_id}`;
  if (!said) return { read: "wordless", actor, key };
  const place: Place = {
    chat: message.chat_id,
    isPrivate,
    message: message.message_id,
    thread: message.root_id || null,
  };
  const about = { key, actor, place, at: readTime(message.create_time, now) };
  const ask: Ask = { ...about, does: "say", text: said.text || HELP, ...pointAtQuoted(message) };
  return { read: "ask", ask, ...(isPrivate && { privateChat: message.chat_id }) };
}

/** Only where the quoted message stands: its text is fetched before the ask is kept. */
function pointAtQuoted(message: MessageEvent["message"]): Pick<Extract<Ask, { does: "say" }>, "quoted"> {
  if (!message.parent_id) return {};
  return { quoted: { author: null, text: "", chat: message.chat_id, message: message.parent_id } };
}

const actionShape = z.object({
  do: z.enum(ACTIONS),
  record: z.string().optional(),
  id: z.number().int().optional(),
  draft: z.number().int().optional(),
  choice: z.string().optional(),
});

function readAction(value: unknown): Action | null {
  const parsed = z.object({ action: actionShape }).safeParse(value);
  if (!parsed.success) return null;
  const { do: name, record, id, draft, choice } = parsed.data.action;
  return {
    do: name,
    ...(record !== undefined && { record }),
    ...(id !== undefined && { id }),
    ...(draft !== undefined && { draft }),
    ...(choice !== undefined && { choice }),
  };
}

function readPress(event: PressEvent, now: Date): Read {
  const actor = actorOf(event.operator.open_id);
  const key = eventKey(event);
  const chat = event.context?.open_chat_id || null;
  const message = event.context?.open_message_id || null;
  const at = readTime(event.create_time, now);
  const did = readDeed(event);
  const ask = (isPrivate: boolean): Ask | null =>
    did && { key, actor, at, place: { chat, isPrivate, message, thread: null }, ...did };
  return { read: "press", ask, actor, chat, key };
}

type Submit = Pick<Extract<Ask, { does: "submit" }>, "does" | "form" | "fields" | "kept">;
type Deed = { does: "press"; action: Action } | Submit;

function readDeed({ action }: PressEvent): Deed | null {
  const pressed = readAction(action.value);
  if (pressed) return { does: "press", action: pressed };
  const mark = readMark(action.value, action.name);
  if (!mark) return null;
  const fields = readFields(mark, action.form_value ?? {});
  return { does: "submit", form: mark.form, fields, ...(mark.kept && { kept: mark.kept }) };
}
