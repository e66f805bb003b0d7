// What happens in a thread beside what is said to the bot: messages, edits, deletions, 📌. Pure, like read.ts.
import type { Ask, Heard, HeardFile } from "../../core/ask.ts";
import { isDirect, readTs, SPOKEN } from "./read.ts";
import { type Names, readText, withoutMention } from "./read-text.ts";

type FileObject = { id?: string; name?: string; title?: string; mimetype?: string; size?: number; mode?: string };

type Said = {
  subtype?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts?: string;
  thread_ts?: string;
  files?: FileObject[];
  edited?: { ts?: string };
};

/** A `message` event of any subtype, or a reaction; the few members that are ours to read. */
export type ThreadEvent = Said & {
  type: string;
  channel?: string;
  channel_type?: string;
  event_ts?: string;
  message?: Said;
  previous_message?: Said;
  deleted_ts?: string;
  reaction?: string;
  item?: { type?: string; channel?: string; ts?: string };
};

/** What was read so far. `thread`: null where the event does not say it; it is then looked up. `text`: as Slack keeps it. */
export type ReadHeard = {
  key: string;
  user: string;
  chat: string;
  isPrivate: boolean;
  message: string;
  thread: string | null;
  at: Date;
  what: Heard;
};

const isPersons = ({ user, bot_id: bot }: Said, botUser: string): boolean =>
  user !== undefined && user !== botUser && bot === undefined;

/** Files that are still there and that Slack itself holds; the others (a free plan's hidden ones, links) have no bytes. */
export const readFiles = (files: readonly FileObject[] = []): HeardFile[] =>
  files.flatMap(({ id, name, title, mimetype, size, mode }) =>
    id && mode !== "tombstone" && mode !== "hidden_by_limit"
      ? [{ id, name: name ?? title ?? id, mime: mimetype ?? "application/octet-stream", size: size ?? 0 }]
      : [],
  );

/** Null: nothing that belongs into a thread's file, said by the bot, or meant for it (a mention, a command in private). */
export function readHeard(event: ThreadEvent, botUser: string): ReadHeard | null {
  if (event.type === "reaction_added" || event.type === "reaction_removed") return readReaction(event, botUser);
  if (event.type !== "message" || !event.channel) return null;
  const isPrivate = event.channel_type === "im" || isDirect(event.channel);
  const where = { chat: event.channel, isPrivate };
  if (event.subtype === "message_changed") return readEdit(event, where, botUser);
  if (event.subtype === "message_deleted") return readDeletion(event, where, botUser);
  return SPOKEN.includes(event.subtype) ? readNew(event, where, botUser) : null;
}

type Where = { chat: string; isPrivate: boolean };

function readNew(event: ThreadEvent, where: Where, botUser: string): ReadHeard | null {
  const { user, ts, thread_ts: thread, text = "", files } = event;
  if (!user || !ts || !thread || thread === ts || !isPersons(event, botUser)) return null;
  if (text.includes(`<@${botUser}`) || (where.isPrivate && /^\s*[/／]/u.test(text))) return null;
  const what = { is: "message", text, files: readFiles(files) } as const;
  // The same key as for words to the bot: one message is one ask, however it is taken.
  const key = `slack:message:${where.chat}:${ts}`;
  return { key, user, ...where, message: ts, thread, at: readTs(ts), what };
}

/** Slack also sends `message_changed` when a link was unfolded or a reply came: then the words are the same. */
function readEdit(event: ThreadEvent, where: Where, botUser: string): ReadHeard | null {
  const { message: after, previous_message: before, event_ts: eventTs } = event;
  if (!after?.user || !after.ts || !isPersons(after, botUser)) return null;
  const { thread_ts: thread, ts, text = "", edited } = after;
  if (!thread || thread === ts || !edited || before?.text === text) return null;
  const editedTs = edited.ts ?? eventTs ?? ts;
  const key = `slack:edit:${where.chat}:${ts}:${editedTs}`;
  return { key, user: after.user, ...where, message: ts, thread, at: readTs(editedTs), what: { is: "edit", text } };
}

/** Slack does not say who deleted it: it counts as its author's. */
function readDeletion(event: ThreadEvent, where: Where, botUser: string): ReadHeard | null {
  const { deleted_ts: ts, previous_message: before, event_ts: eventTs } = event;
  if (!ts || !before?.user || !isPersons(before, botUser)) return null;
  if (!before.thread_ts || before.thread_ts === ts) return null;
  const key = `slack:deletion:${where.chat}:${ts}`;
  const at = readTs(eventTs ?? ts);
  return { key, user: before.user, ...where, message: ts, thread: before.thread_ts, at, what: { is: "deletion" } };
}

/** 📌 and its round brother. */
const PINS = ["pushpin", "round_pushpin"];

function readReaction(event: ThreadEvent, botUser: string): ReadHeard | null {
  const { user, reaction, item, event_ts: eventTs, type } = event;
  if (!user || user === botUser || !PINS.includes(reaction ?? "")) return null;
  if (item?.type !== "message" || !item.channel || !item.ts || !eventTs) return null;
  return {
    key: `slack:reaction:${user}:${item.channel}:${item.ts}:${reaction}:${eventTs}`,
    user,
    chat: item.channel,
    isPrivate: isDirect(item.channel),
    message: item.ts,
    thread: null,
    at: readTs(eventTs),
    what: { is: "evidence", isSet: type === "reaction_added" },
  };
}

/** The finished ask, once the thread is known and the names in the text are looked up. */
export function heardAsk(read: ReadHeard, thread: string, names: { botUser: string; of: Names }): Ask {
  const { key, user, chat, isPrivate, message, at, what } = read;
  const said = "text" in what ? readText(withoutMention(what.text, names.botUser), names.of).trim() : "";
  const heard: Heard = "text" in what ? { ...what, text: said } : what;
  const place = { chat, isPrivate, message, thread };
  return { key, actor: { platform: "slack", user }, place, at, does: "hear", heard };
}
