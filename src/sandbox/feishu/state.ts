// What the fake Feishu remembers: people, chats, messages, files and the tokens it gave out.
import { createHash, randomBytes } from "node:crypto";
import type { SandboxUser } from "../screen.ts";

/** `id` is the open_id. A resigned user answers 230013, a user who stopped the bot 230053. */
export type FeishuUser = SandboxUser & { mobile?: string; state?: "active" | "resigned" | "stopped" };

/** A group. Everybody is a member and the bot is inside unless said otherwise. */
export type FeishuGroup = { id: string; name: string; members?: string[]; hasBot?: boolean; isDissolved?: boolean };

export type Chat = {
  id: string;
  name: string;
  kind: "private" | "group";
  members: Set<string>;
  hasBot: boolean;
  isDissolved: boolean;
};

export type Mention = { key: string; id: string; name: string; isBot: boolean };
export type MessageKind = "text" | "post" | "interactive" | "image" | "file";

export type Message = {
  id: string;
  chat: string;
  from: { id: string; name: string; isBot: boolean };
  at: number; // ms
  updatedAt: number; // ms
  kind: MessageKind;
  content: string; // the JSON text as it was sent
  root: string | null;
  parent: string | null;
  topic: string | null; // omt_…, only inside a topic
  mentions: Mention[];
  notifies: string[]; // open_ids that a mention in it would ring; "all" is everybody
  isEdited: boolean;
  isDeleted: boolean;
  edits: number;
  pinnedBy: Set<string>; // who put 📌 on it
};

export type StoredFile = { key: string; name: string; mime: string; bytes: Buffer };

/** The right to update a clicked card later: 30 minutes, twice, and only after the click was answered. */
export type UpdateToken = { token: string; message: string; madeAt: number; isAnswered: boolean; uses: number };

export type Word = { type: string; content: string };

export type World = {
  now: () => number;
  appId: string;
  appSecret: string;
  verificationToken: string;
  tenantKey: string;
  bot: { id: string; name: string };
  users: Map<string, FeishuUser>;
  chats: Map<string, Chat>;
  messages: Map<string, Message>;
  files: Map<string, StoredFile>;
  accessTokens: Map<string, number>; // token → expires at, ms of the real clock
  updateTokens: Map<string, UpdateToken>;
  uuids: Map<string, { at: number; message: string }>;
  words: Map<string, Word>; // the last toast each person saw
  missingScopes: Set<string>;
  listeners: Set<() => void>;
};

type WorldSeed = {
  users: FeishuUser[];
  chats: FeishuGroup[];
  now: () => number;
  botName: string;
  verificationToken: string;
  missingScopes: string[];
};

export const newId = (prefix: string): string => prefix + randomBytes(16).toString("hex");

export const privateChatId = (user: string): string =>
  `oc_${createHash("sha256").update(`p2p:${user}`).digest("hex").slice(0, 32)}`;

export const unionIdOf = (user: string): string => `on_${user.replace(/^ou_/, "")}`;
export const userIdOf = (user: string): string => user.replace(/^ou_/, "").slice(0, 8);

export const openWorld = (seed: WorldSeed): World => {
  const users = new Map(seed.users.map((user) => [user.id, user]));
  const chats = new Map<string, Chat>();
  for (const user of seed.users) {
    const id = privateChatId(user.id);
    const members = new Set([user.id]);
    chats.set(id, { id, name: seed.botName, kind: "private", members, hasBot: true, isDissolved: false });
  }
  for (const group of seed.chats) chats.set(group.id, openGroup(group, users));
  return {
    now: seed.now,
    // SDK 1.74.0: an app id of any other shape leaves WSClient idle.
    appId: `cli_${randomBytes(8).toString("hex")}`,
    appSecret: randomBytes(16).toString("hex"),
    verificationToken: seed.verificationToken,
    tenantKey: randomBytes(8).toString("hex"),
    bot: { id: newId("ou_"), name: seed.botName },
    users,
    chats,
    messages: new Map(),
    files: new Map(),
    accessTokens: new Map(),
    updateTokens: new Map(),
    uuids: new Map(),
    words: new Map(),
    missingScopes: new Set(seed.missingScopes),
    listeners: new Set(),
  };
};

const openGroup = (group: FeishuGroup, users: Map<string, FeishuUser>): Chat => ({
  id: group.id,
  name: group.name,
  kind: "group",
  members: new Set(group.members ?? users.keys()),
  hasBot: group.hasBot ?? true,
  isDissolved: group.isDissolved ?? false,
});

/** Tells everybody who looks that something on a screen is different now. */
export const tellChange = (world: World): void => {
  for (const listener of world.listeners) listener();
};

type NewMessage = Pick<Message, "chat" | "from" | "kind" | "content"> &
  Partial<Pick<Message, "root" | "parent" | "topic" | "mentions" | "notifies">>;

export const addMessage = (world: World, made: NewMessage): Message => {
  const at = world.now();
  const message: Message = {
    root: null,
    parent: null,
    topic: null,
    mentions: [],
    notifies: [],
    ...made,
    id: newId("om_"),
    at,
    updatedAt: at,
    isEdited: false,
    isDeleted: false,
    edits: 0,
    pinnedBy: new Set(),
  };
  world.messages.set(message.id, message);
  tellChange(world);
  return message;
};
