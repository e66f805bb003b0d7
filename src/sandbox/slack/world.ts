// What the fake Slack knows: people, channels, messages, views, triggers and response URLs, as plain data.
import { randomBytes } from "node:crypto";
import type { SandboxUser } from "../screen.ts";
import type { Json } from "./json.ts";
import type { Manifest } from "./manifest.ts";

export type FileRecord = { id: string; name: string; mime: string; body: Uint8Array; user: string; key: string };

export type Message = {
  ts: string;
  channel: string;
  user: string;
  isBot: boolean;
  text: string; // as Slack keeps it: escaped, mentions as <@U…>
  typed: string | null; // as a person typed it
  sent: Json | null; // the very JSON the bot sent
  blocks: Json[];
  metadata: Json | null;
  threadTs: string | null;
  subtype: string | null;
  ephemeralTo: string | null;
  clientId: string | null;
  files: FileRecord[];
  reactions: Map<string, Set<string>>;
  states: Map<string, ValueState>; // what each person chose in the message's inputs
  sentAt: number;
  editedTs: string | null;
  isDeleted: boolean;
};

/** `state.values`: block id → action id → the element's value as Slack sends it. */
export type ValueState = Record<string, Record<string, Json>>;

export type Channel = {
  id: string;
  name: string;
  kind: "im" | "channel" | "group";
  isArchived: boolean;
  members: Set<string>;
  messages: Message[];
};

export type View = {
  id: string;
  hash: string;
  type: "modal" | "home";
  user: string;
  sent: Json;
  rootId: string;
  previousId: string | null;
  values: ValueState;
  offered: Map<string, Json>; // external_select options shown so far, by value
};

export type Trigger = { user: string; issuedAt: number; isUsed: boolean; view: string | null };

export type ResponseUrl = {
  user: string;
  channel: string;
  message: string | null;
  threadTs: string | null;
  usesLeft: number;
  expiresAt: number;
};

/** What one person's client shows besides messages. */
type Client = { stack: string[]; home: string | null; word: unknown };

/** Something Slack sends to the app. The same delivery can be sent again: its ids stay. `isAcked`: it was acknowledged once. */
export type Delivery = {
  id: string;
  kind: "events_api" | "slash_commands" | "interactive";
  payload: Json;
  isAcked?: boolean;
};

export type World = {
  team: { id: string; domain: string };
  appId: string;
  bot: { user: string; id: string; name: string };
  botToken: string;
  appToken: string;
  isRevoked: boolean;
  manifest: Manifest | null;
  origin: string;
  users: Map<string, SandboxUser>;
  channels: Map<string, Channel>;
  views: Map<string, View>;
  clients: Map<string, Client>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  uploads: Map<string, { file: FileRecord; length: number; isComplete: boolean }>;
  lastTs: number;
  triggerMs: number;
  now: () => Date;
  changed: () => void;
  /** Sends an event that nobody waits for; Slack's own retries included. */
  emit: (event: Json) => void;
};

/** Slack's ids are a letter and capitals or digits. */
export function makeId(letter: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  return letter + Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length]).join("");
}

export function makeSecret(bytes = 16): string {
  return randomBytes(bytes).toString("hex");
}

/** The next message ts: seconds with six decimals, unique and increasing (test/sandbox/slack/text.test.ts). */
export function makeTs(world: World): string {
  const micros = Math.max(world.now().getTime() * 1000, world.lastTs + 1);
  world.lastTs = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, "0")}`;
}

export function clientOf(world: World, user: string): Client {
  const known = world.clients.get(user);
  if (known) return known;
  const fresh: Client = { stack: [], home: null, word: null };
  world.clients.set(user, fresh);
  return fresh;
}

/** Issues a trigger_id; Slack lets it open one view within 3 s. */
export function issueTrigger(world: World, user: string, view: string | null = null): string {
  const id = `${Date.now()}.${Math.floor(performance.now() * 1000)}.${makeSecret()}`;
  world.triggers.set(id, { user, issuedAt: performance.now(), isUsed: false, view });
  return id;
}

export function issueResponseUrl(
  world: World,
  place: { user: string; channel: string; message?: string | null; threadTs?: string | null },
): string {
  const id = `${world.team.id}/${Math.floor(Math.random() * 1e12)}/${makeSecret(12)}`;
  world.responseUrls.set(id, {
    user: place.user,
    channel: place.channel,
    message: place.message ?? null,
    threadTs: place.threadTs ?? null,
    usesLeft: 5, // Slack: a response_url works 5 times within 30 minutes, docs "Handling user interaction"
    expiresAt: world.now().getTime() + 30 * 60_000,
  });
  return `${world.origin}/actions/${id}`;
}

/** The private chat of a person with the bot; made when first needed, as Slack does. */
export function privateChatOf(world: World, user: string): Channel {
  for (const channel of world.channels.values()) {
    if (channel.kind === "im" && channel.members.has(user)) return channel;
  }
  const members = new Set([user, world.bot.user]);
  const chat: Channel = {
    id: makeId("D"),
    name: "directmessage",
    kind: "im",
    isArchived: false,
    members,
    messages: [],
  };
  world.channels.set(chat.id, chat);
  return chat;
}
