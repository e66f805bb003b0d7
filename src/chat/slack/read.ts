// What Slack sends → what a person did. Pure: names come in as a map, the instant as an argument, nothing is looked up.
import { createHash } from "node:crypto";
import type { BlockAction, ButtonAction, MessageShortcut, SlashCommand, ViewSubmitAction } from "@slack/bolt";
import { ACTIONS, type Action, type Actor, type Ask, type Place, type RawFields } from "../../core/ask.ts";
import { NOWHERE, readMetadata } from "./metadata.ts";
import { type Names, readText, withoutMention } from "./read-text.ts";

/** The few members of a message event that are ours to read. */
export type MessageEvent = {
  type: string;
  subtype?: string;
  bot_id?: string;
  user?: string;
  text?: string;
  channel?: string;
  channel_type?: string;
  ts?: string;
  thread_ts?: string;
};

const by = (user: string): Actor => ({ platform: "slack", user });
/** Slack: ids of private chats with one person begin with D. */
export const isDirect = (chat: string | null | undefined): boolean => chat?.startsWith("D") === true;
/** A ts is seconds with six decimals; it names a message within its channel. */
export const readTs = (ts: string): Date => new Date(Math.floor(Number(ts) * 1000));

/** A slash command; its trigger_id is one per invocation. Slack: commands cannot be given in threads. */
export function readCommand(body: SlashCommand, now: Date): Ask {
  const isPrivate = isDirect(body.channel_id);
  return {
    key: `slack:command:${body.trigger_id}`,
    actor: by(body.user_id),
    // A command may be given in the private chat of two people, where the bot cannot write: such a chat is not kept.
    place: { chat: isPrivate ? null : body.channel_id, isPrivate, message: null, thread: null },
    at: now,
    does: "say",
    text: `${body.command} ${readText(body.text ?? "")}`.trim(),
  };
}

// Slack: edits, deletions, joins and the like are messages with a subtype; these two are people's own words.
export const SPOKEN: readonly (string | undefined)[] = [undefined, "file_share", "thread_broadcast"];

/** Words in the private chat, or words that mention the bot; null: not said to us, or not by a person. */
export function readMessage(event: MessageEvent, botUser: string, names: Names): Ask | null {
  const { user, channel, ts, text = "" } = event;
  if (!user || !channel || !ts || event.bot_id || user === botUser || !SPOKEN.includes(event.subtype)) return null;
  const isPrivate = event.channel_type === "im" || isDirect(channel);
  if (!isPrivate && !text.includes(`<@${botUser}`)) return null;
  return {
    // The same message may come as `message` and as `app_mention`, with two event ids: it is one.
    key: `slack:message:${channel}:${ts}`,
    actor: by(user),
    place: { chat: channel, isPrivate, message: ts, thread: event.thread_ts ?? null },
    at: readTs(ts),
    does: "say",
    text: readText(withoutMention(text, botUser), names).trim(),
  };
}

/** The Messages tab was opened. Whether it is the first time is known to `core`. */
export function readEnter(event: { user: string; channel: string; event_ts: string }): Ask {
  return {
    key: `slack:enter:${event.user}:${event.event_ts}`,
    actor: by(event.user),
    place: { chat: event.channel, isPrivate: true, message: null, thread: null },
    at: readTs(event.event_ts),
    does: "enter",
  };
}

/** Null: not a button of ours. */
function readAction(value: string | undefined): Action | null {
  try {
    const action = JSON.parse(value ?? "") as Partial<Action> | null;
    return action?.do !== undefined && ACTIONS.includes(action.do) ? { ...action, do: action.do } : null;
  } catch {
    return null;
  }
}

function readPressPlace(body: BlockAction<ButtonAction>): Place {
  const chat = body.channel?.id ?? null;
  if (chat === null) return readMetadata(body.view?.private_metadata)?.origin ?? NOWHERE;
  const isHidden = body.container["is_ephemeral"] === true;
  const thread: unknown = body.container["thread_ts"] ?? body.message?.["thread_ts"];
  return {
    chat: isDirect(chat) && isHidden ? null : chat,
    isPrivate: isDirect(chat),
    message: isHidden ? null : (body.message?.ts ?? null),
    thread: typeof thread === "string" ? thread : null,
  };
}

/** A button. Slack gives presses no event id; the instant of the press and what was pressed are the same in each delivery. */
export function readPress(body: BlockAction<ButtonAction>): Ask | null {
  const pressed = body.actions[0];
  const action = readAction(pressed?.value);
  if (!pressed || !action) return null;
  const where = String(body.container["message_ts"] ?? body.view?.id ?? "");
  return {
    key: `slack:press:${body.user.id}:${pressed.action_ts}:${where}:${pressed.action_id}`,
    actor: by(body.user.id),
    place: readPressPlace(body),
    at: readTs(pressed.action_ts),
    does: "press",
    action,
  };
}

type State = ViewSubmitAction["view"]["state"]["values"];

/** Block id → what stood in its input. An empty input is missing. */
export function readFields(state: State): RawFields {
  const fields: RawFields = {};
  for (const [name, elements] of Object.entries(state)) {
    const element = Object.values(elements)[0];
    if (!element) continue;
    const several = element.selected_options?.map((option) => option.value);
    const one = element.selected_option?.value ?? element.selected_date ?? element.value ?? undefined;
    const value = several ?? one;
    if (value !== undefined && value.length > 0) fields[name] = value;
  }
  return fields;
}

/**
 * A form. The key holds what was filled in as well: Slack keeps a view's hash when a submission is answered with errors,
 * and the corrected form must not pass for a redelivery of the faulty one.
 */
export function readSubmit(body: ViewSubmitAction, now: Date): Ask | null {
  const metadata = readMetadata(body.view.private_metadata);
  if (!metadata) return null;
  const fields = readFields(body.view.state.values);
  const digest = createHash("sha256").update(JSON.stringify(fields)).digest("base64url").slice(0, 16);
  return {
    key: `slack:submit:${body.view.id}:${body.view.hash}:${digest}`,
    actor: by(body.user.id),
    place: metadata.origin,
    at: now,
    does: "submit",
    isSaidApart: true,
    form: metadata.form,
    fields,
    ...(metadata.kept.length > 0 ? { kept: metadata.kept } : {}),
  };
}

export const LOG = "log_";

/** A message shortcut `log_<record>`: make this message a record. */
export function readShortcut(body: MessageShortcut, now: Date, names: Names): Ask | null {
  const { message, channel } = body;
  if (!body.callback_id.startsWith(LOG)) return null;
  const author = message.user ? (names.get(message.user) ?? null) : null;
  const thread: unknown = message["thread_ts"];
  return {
    key: `slack:shortcut:${body.trigger_id}`,
    actor: by(body.user.id),
    place: {
      chat: isDirect(channel.id) ? null : channel.id,
      isPrivate: isDirect(channel.id),
      message: message.ts,
      thread: typeof thread === "string" ? thread : null,
    },
    at: now,
    does: "log",
    record: body.callback_id.slice(LOG.length),
    quoted: { author, text: readText(message.text ?? "", names), chat: channel.id, message: message.ts },
  };
}
