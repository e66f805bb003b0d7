// What the two fake platforms have in common: people do things, people see things. The page and the tests use this;
// what happens underneath (envelopes, signatures, triggers, limits) is each platform's own.
import type { PlatformName } from "../core/ask.ts";

export type SandboxUser = { id: string; name: string; email: string };
export type ScreenFile = { name: string; mime: string; url: string; bytes: number };

/** `json` is the very JSON the bot sent: Slack `{text, blocks}`, Feishu a card or `{msg_type, content}`. */
export type ScreenMessage = {
  id: string; // Slack: ts; Feishu: message_id
  from: { id: string; name: string; isBot: boolean };
  at: number; // ms
  text: string | null; // plain text, when people typed it
  json: unknown;
  thread: string | null;
  replies: number;
  isEphemeral: boolean; // only this user sees it
  isEdited: boolean;
  isDeleted: boolean;
  /** Who put 📌 on it, by id. */
  pinnedBy: string[];
  files: ScreenFile[];
  /** Slack: uploaded pictures that stand in its blocks, by the file's id. */
  pictures?: Record<string, ScreenFile>;
};

export type ScreenChat = { id: string; name: string; kind: "private" | "channel"; messages: ScreenMessage[] };

export type Screen = {
  platform: PlatformName;
  user: SandboxUser;
  chats: ScreenChat[];
  /** Slack: the view on top of the stack (title, blocks, state …), as the bot sent it, with its id and hash. */
  modal: unknown;
  /** Slack: the Home tab's view. */
  home: unknown;
  /** Feishu: the last toast `{type, content}`; Slack: the errors under the modal's fields, by block id. */
  word: unknown;
};

/** What a person can press or fill in is named as the platform names it; the JSON on the screen has all of it. */
export type Press = {
  chat: string | null; // null: in the modal or the home
  message: string | null;
  /** Slack: an element of `actions` (action_id, block_id, type, value …). Feishu: `action` (tag, value, name …). */
  action: Record<string, unknown>;
};
export type Submit = {
  chat: string | null;
  message: string | null; // Feishu: the card's message
  view: string | null; // Slack: the view's id
  /** Slack: `state.values`. Feishu: `form_value`. */
  values: Record<string, unknown>;
  /** Feishu: the submit button's name and value. */
  action?: Record<string, unknown>;
};

export type SentFile = { name: string; body: Uint8Array; mime?: string };
export type Attached = { chat: string; files: SentFile[]; text?: string; thread?: string | null };
export type MessagePlace = { chat: string; message: string };

/** What came back at once; `problem` is what the person's client would show ("operation_timeout", code 200341 …). */
export type Outcome = { isOk: boolean; tookMs: number; problem?: string };

export type FakePlatform = {
  name: PlatformName;
  users(): SandboxUser[];
  screen(user: string): Screen;
  /** Called after anything on anybody's screen changed. Returns what stops it. */
  onChange(listener: () => void): () => void;
  /** Slack: text that begins with "/" goes the slash command's way, except in a thread, where Slack refuses it. */
  say(user: string, chat: string, text: string, thread?: string | null): Promise<Outcome>;
  /** Sends files, with or without words. */
  attach(user: string, sent: Attached): Promise<Outcome>;
  /** Changes a message of one's own, or takes it back (`text` null). */
  correct(user: string, place: MessagePlace, text: string | null): Promise<Outcome>;
  /** Puts 📌 on a message, or takes one's own off. */
  pin(user: string, place: MessagePlace, isSet: boolean): Promise<Outcome>;
  press(user: string, press: Press): Promise<Outcome>;
  submit(user: string, submit: Submit): Promise<Outcome>;
  /** Closes a Slack modal without submitting. */
  dismiss(user: string, view: string): Promise<Outcome>;
  /** Slack: a message shortcut by callback id. Feishu has none: refused. */
  shortcut(user: string, chat: string, message: string, callback: string): Promise<Outcome>;
  /** Slack: external_select typeahead. Feishu has none: empty. */
  suggest(user: string, press: Press, typed: string): Promise<{ label: string; value: string }[]>;
  /** Slack: opens the Home tab. Feishu: opens the private chat. */
  enter(user: string): Promise<Outcome>;
  /** Feishu: the bot menu's event key. Slack has none: refused. */
  menu(user: string, key: string): Promise<Outcome>;
  /** The private chat of this user with the bot. */
  privateChat(user: string): string;
  /** Everything is delivered and answered; for tests. */
  settled(): Promise<void>;
  close(): Promise<void>;
};
