// A person types: a slash command, a message, a file, a correction.
import type { Outcome, SentFile } from "../screen.ts";
import { isObject } from "./json.ts";
import type { Ack } from "./line.ts";
import { canWriteToApp, findCommand } from "./manifest.ts";
import { Refusal } from "./method.ts";
import { guessMime } from "./methods-files.ts";
import { drawCommand } from "./payloads.ts";
import type { PostOffice } from "./post-office.ts";
import { addMessage, announceMessage, changeMessage, deleteMessage } from "./posts.ts";
import { answerCommand } from "./response-url.ts";
import { drawTyped, keepCommandText, keepText } from "./text.ts";
import {
  type Channel,
  type FileRecord,
  issueResponseUrl,
  issueTrigger,
  makeId,
  makeSecret,
  type Message,
  privateChatOf,
  type World,
} from "./world.ts";

/** The fake's inside, as the clients of people need it. */
export type House = {
  world: World;
  post: PostOffice;
  /** What Slack would hold against the app: bad acknowledgements and the like, in words. */
  complaints: string[];
};

type Typed = { chat: string; text: string; thread: string | null };

export function refuse(problem: string): Outcome {
  return { isOk: false, tookMs: 0, problem };
}

/** How an acknowledgement, or the lack of one, looks to the person. */
export function showAck(ack: Ack): Outcome {
  if (ack.isOk) return { isOk: true, tookMs: ack.tookMs };
  return { isOk: false, tookMs: ack.tookMs, problem: ack.problem ?? "dispatch_failed" };
}

/** A channel on this person's screen. */
export function findRoom(world: World, user: string, chat: string): Channel | null {
  privateChatOf(world, user);
  const channel = world.channels.get(chat);
  return channel?.members.has(user) ? channel : null;
}

/** A message on this person's screen, also one that only this person sees. */
export function findShown(world: World, user: string, place: { chat: string; message: string | null }): Message | null {
  const room = findRoom(world, user, place.chat);
  const isShown = (message: Message) =>
    message.ts === place.message && !message.isDeleted && (message.ephemeralTo ?? user) === user;
  return room?.messages.find(isShown) ?? null;
}

export async function say(house: House, user: string, typed: Typed): Promise<Outcome> {
  const channel = findRoom(house.world, user, typed.chat);
  if (!channel) return refuse("channel_not_found");
  if (channel.isArchived) return refuse("is_archived");
  if (typed.text.trim() === "") return refuse("no_text");
  if (typed.text.startsWith("/")) return sayCommand(house, user, { ...typed, channel });
  return sayMessage(house, user, { ...typed, channel, files: [] });
}

async function sayCommand(house: House, user: string, typed: Typed & { channel: Channel }): Promise<Outcome> {
  const { world } = house;
  const [, command = "/", rest = ""] = /^(\S+)([\s\S]*)$/u.exec(typed.text) ?? [];
  // Slack: commands cannot be used in threads, and no thread_ts would be sent (api.slack.com slash-commands page).
  if (typed.thread !== null) return refuse(`${command} is not supported in threads. Sorry!`);
  const rule = findCommand(world.manifest, command);
  if (!rule) return refuse(`${command} is not a valid command.`);
  const place = { user, channel: typed.channel };
  const ack = await house.post.send(
    "slash_commands",
    drawCommand(world, place, {
      command,
      text: keepCommandText(world, rest.trim(), rule.shouldEscape),
      triggerId: issueTrigger(world, user),
      responseUrl: issueResponseUrl(world, { user, channel: typed.channel.id }),
    }),
  );
  return ack.isOk ? showAnswer(house, place, ack) : showAck(ack);
}

/** A command's acknowledgement may carry a message: for this person, or for the channel if it says so. */
function showAnswer(house: House, place: { user: string; channel: Channel }, ack: Ack): Outcome {
  const body = typeof ack.body === "string" ? { text: ack.body } : ack.body;
  if (!isObject(body) || (!body.text && !body.blocks)) return showAck(ack);
  try {
    answerCommand(house.world, { ...place, threadTs: null }, body);
    return showAck(ack);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    house.complaints.push(`command answer: ${error.error} ${JSON.stringify(error.more)}`);
    return { isOk: false, tookMs: ack.tookMs, problem: error.error };
  }
}

type Post = Typed & { channel: Channel; files: FileRecord[] };

async function sayMessage(house: House, user: string, post: Post): Promise<Outcome> {
  const { world } = house;
  const { channel, thread } = post;
  if (channel.kind === "im" && !canWriteToApp(world.manifest)) {
    return refuse("Sending messages to this app has been turned off.");
  }
  const root = channel.messages.find((message) => message.ts === thread && !message.isDeleted);
  if (thread !== null && !root) return refuse("thread_not_found");
  if (root) root.threadTs = root.ts;
  const hasFiles = post.files.length > 0;
  const message = addMessage(world, channel, {
    user,
    text: keepText(world, post.text),
    typed: post.text,
    threadTs: thread,
    files: post.files,
    ...(hasFiles ? { subtype: "file_share" } : { blocks: drawTyped(post.text) }),
  });
  announceMessage(world, channel, message);
  return { isOk: true, tookMs: 0 };
}

/** Uploads files with or without words; the app gets one `file_share` message. */
export async function attach(house: House, user: string, sent: Typed & { files: SentFile[] }): Promise<Outcome> {
  const { world } = house;
  const channel = findRoom(world, user, sent.chat);
  if (!channel) return refuse("channel_not_found");
  if (channel.isArchived) return refuse("is_archived");
  const files = sent.files.map((file): FileRecord => {
    const mime = file.mime ?? guessMime(file.name);
    return { id: makeId("F"), name: file.name, mime, body: file.body, user, key: makeSecret() };
  });
  for (const file of files) world.uploads.set(file.id, { file, length: file.body.length, isComplete: true });
  return sayMessage(house, user, { ...sent, channel, files });
}

/** A person changes or takes back a message of their own; `text` null takes it back. */
export function correct(
  house: House,
  user: string,
  change: { chat: string; message: string; text: string | null },
): Outcome {
  const { world } = house;
  const { text } = change;
  const message = findShown(world, user, change);
  if (!message || message.user !== user) return refuse("cant_update_message");
  if (text === null) deleteMessage(world, message);
  else changeMessage(world, message, { text: keepText(world, text), typed: text, blocks: drawTyped(text) });
  return { isOk: true, tookMs: 0 };
}
