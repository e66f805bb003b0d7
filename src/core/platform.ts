// What a chat platform must do for us: five things, none optional. `chat/slack` and `chat/feishu` are the two that do.
import type { Actor, Ask, HeardFile, PlatformName } from "./ask.ts";
import type { Locale } from "./messages/index.ts";
import type { Attachment, Card, Choice, Reply } from "./reply.ts";

/** A message out of the outbox. `key` is the same at each attempt. */
export type Outgoing = {
  key: string;
  to: ({ user: string } | { chat: string }) & { thread?: string };
  card: Card;
  locale: Locale;
  /** Stands in place of this message, which is changed; gone where it is no longer there. */
  replaces?: string;
  /** Goes along with the card, in the same thread. */
  file?: Attachment;
  /** An earlier attempt may have arrived (its outcome was "unknown", or its sender died): look before sending. */
  isInDoubt?: boolean;
};

/** "retry": not sent, try again after `afterMs`. "unknown": may have been sent. "never": will not go, say why. */
export type Sent =
  | { sent: "yes"; messageId: string }
  | { sent: "retry" | "unknown"; why: string; afterMs?: number }
  // isGone: the message to replace, or to answer, is no longer there. isClosed: nothing can be said in this chat any more.
  | { sent: "never"; why: string; isGone?: true; isClosed?: true };

/** What the platform knows of a user whom we meet for the first time. */
export type Profile = { name: string; email: string | null };

export type Connection = { isUp: boolean; since: Date; why?: string };

export type Platform = {
  name: PlatformName;
  start(): Promise<void>;
  /** Stops taking in, waits for what is under way, then closes. */
  stop(): Promise<void>;
  send(message: Outgoing): Promise<Sent>;
  connection(): Connection;
  /** Null: it cannot be had (deleted, not allowed). Rejects where it may be had another time. */
  fetchFile(where: { chat: string; message: string; file: HeardFile }): Promise<Attachment | "tooBig" | null>;
  /** What was said in a thread so far, the oldest first, at most 50; the bot's own messages are left out. */
  readThread(where: { chat: string; thread: string }): Promise<SaidBefore[]>;
};

export type SaidBefore = {
  user: string | null;
  author: string | null;
  message: string;
  at: Date;
  text: string;
  files: HeardFile[];
};

/** What a platform gets from the house: somebody to answer. None of these throws: a failure is a Reply that says so. */
export type Desk = {
  /**
   * Answers what a person did. The same `ask.key` gives the same answer again and changes nothing twice
   * (test/core/once.test.ts).
   */
  answer(ask: Ask): Promise<Answer>;
  /**
   * For events that are acknowledged before they are answered (messages): keeps the ask durably.
   * False: it was taken before, so there is nothing to do.
   */
  take(ask: Ask): Promise<boolean>;
  /** This thread is a case's file: what happens in it is heard, also without a mention. */
  follows(thread: { platform: PlatformName; chat: string; thread: string }): Promise<boolean>;
  /** The answer to a taken ask has been said. */
  said(key: string): Promise<void>;
  /** Customers whose names fit what was typed so far, best first, at most `limit`; `value` is the customer's id. */
  suggest(actor: Actor, typed: string, limit: number): Promise<Choice[]>;
  /** A person's home: recent records, open promises, open complaints. */
  home(actor: Actor): Promise<{ card: Card; locale: Locale }>;
  /** An empty or loading form's title, for opening something before anything was asked of the database. */
  locale(actor: Actor): Locale;
};

/** `locale` is the person's; drawers need it for the few words of their own. `isAgain`: it was given before, by whomever. */
export type Answer = { reply: Reply; locale: Locale; isAgain?: true };

/** How `core` asks a platform who somebody is (first contact: users are tied to a Person by e-mail). Null: unknown there. */
export type FindProfile = (actor: Actor) => Promise<Profile | null>;
