// What every answer to Slack needs at hand, and the few things all of them do: ask the desk, wait no longer than Slack does.
import { randomBytes } from "node:crypto";
import type { Actor, Ask } from "../../core/ask.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Answer, Desk } from "../../core/platform.ts";
import type { Identity } from "./identity.ts";
import type { Directory } from "./names.ts";
import type { Names } from "./read-text.ts";
import type { PictureRoom } from "./pictures.ts";
import type { Log, WebClient } from "./web.ts";

export type Room = {
  web: WebClient;
  desk: Desk;
  log: Log;
  directory: Directory;
  pictures: PictureRoom;
  identity: Identity;
  now: () => Date;
  /** Slash commands that open a form when nothing stands behind them. */
  formCommands: ReadonlySet<string>;
  /** Everything under way, so that a stop can wait for it. */
  underway: Set<Promise<unknown>>;
  /** Who looked at his Home tab, and when. */
  homes: Map<string, Date>;
  /** Keys of answers that were posted by themselves, newest last. */
  posted: Set<string>;
};

// Slack: an acknowledgement must come within 3 s (Bolt docs, "Acknowledging requests").
export const SLOW_AFTER_MS = 2500;
// A form that is surely coming gets its modal after this long; a trigger_id lives for 3 s (views.open).
export const LOADING_AFTER_MS = 400;
const NAMES_MS = 800;

/** Keeps `work` among what a stop waits for. Its failure is the caller's to see. */
export function track<T>(room: Pick<Room, "underway">, work: Promise<T>): Promise<T> {
  room.underway.add(work);
  const forget = (): void => void room.underway.delete(work);
  work.then(forget, forget);
  return work;
}

/** What `work` gives, or null if that takes longer than `ms`. */
export async function within<T extends object>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Names for the reader, as far as Slack tells them before the trigger or the patience of an event runs out. */
export async function namesWithin(room: Room, ids: readonly string[]): Promise<Names> {
  return ids.length === 0 ? new Map() : ((await within(room.directory.namesOf(ids), NAMES_MS)) ?? new Map());
}

/** Acknowledges; false if that could not be brought to Slack any more (too late, or the socket is gone). */
export async function acknowledge(room: Room, ack: () => Promise<void>): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    room.log.warn({ why: error instanceof Error ? error.message : String(error) }, "slack: not acknowledged");
    return false;
  }
}

export function localeOf(room: Room, actor: Actor): Locale {
  try {
    return room.desk.locale(actor);
  } catch {
    return "zh-CN";
  }
}

/** Writes the fault down under a short reference, and gives the sentence that tells it to the person. */
export function sayFailure(room: Room, failure: { what: string; error: unknown; locale: Locale }): string {
  const reference = randomBytes(3).toString("hex").toUpperCase();
  room.log.error({ err: failure.error, reference }, `slack: ${failure.what} failed`);
  return messagesFor(failure.locale).chat.failed(reference);
}

/** The desk's answer; a failure is an answer too. Never rejects. */
export async function answerAsk(room: Room, ask: Ask): Promise<Answer> {
  try {
    return await room.desk.answer(ask);
  } catch (error) {
    const locale = localeOf(room, ask.actor);
    const text = sayFailure(room, { what: `answering ${ask.does}`, error, locale });
    return { reply: { reply: "word", text, tone: "stop" }, locale };
  }
}
