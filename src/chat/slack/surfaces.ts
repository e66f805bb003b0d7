// The places on which Slack lets us answer: modals by trigger, messages by response_url, the private chat.
import type { types } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import type { Attachment } from "../../core/reply.ts";
import type { Drawn } from "./draw.ts";
import type { Room } from "./room.ts";
import { answerKey, openPrivate, type Post, postAgain, postOnce } from "./send.ts";
import { isLockedOut, readTrouble } from "./web.ts";

export type OpenView = { id: string; hash: string | undefined };

/** Runs one call of the Web API; null when Slack refused it or it failed, which is written down. */
async function attempt<T>(room: Room, what: string, call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    const { why } = readTrouble(error);
    room.identity.refused(why);
    room.log.warn({ why }, `slack: ${what} failed`);
    return null;
  }
}

/** Null when the trigger has expired (3 s) or was used (views.open). */
export async function openModal(room: Room, trigger: string, view: types.ModalView): Promise<OpenView | null> {
  const opened = await attempt(room, "views.open", () => room.web.views.open({ trigger_id: trigger, view }));
  return opened?.view?.id ? { id: opened.view.id, hash: opened.view.hash } : null;
}

/** Puts a view above the one that was pressed in. Slack: three views at most, views.push. */
export async function pushModal(room: Room, trigger: string, view: types.ModalView): Promise<boolean> {
  return (await attempt(room, "views.push", () => room.web.views.push({ trigger_id: trigger, view }))) !== null;
}

/** False when the person has closed it meanwhile. The hash keeps a later update from being undone by an earlier one. */
export async function updateModal(room: Room, open: OpenView, view: types.ModalView): Promise<boolean> {
  const hash = open.hash === undefined ? {} : { hash: open.hash };
  return (
    (await attempt(room, "views.update", () => room.web.views.update({ view_id: open.id, ...hash, view }))) !== null
  );
}

/** Slack: five uses within 30 minutes. False when it is used up or out of date. */
export async function respondTo(
  room: Room,
  url: string | undefined,
  message: Drawn & { replace_original?: boolean; response_type?: "ephemeral" },
): Promise<boolean> {
  if (!url) return false;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) room.log.warn({ status: response.status }, "slack: response_url refused");
    return response.ok;
  } catch (error) {
    room.log.warn({ why: readTrouble(error).why }, "slack: response_url failed");
    return false;
  }
}

const ATTEMPTS = 4;
const PATIENCE_MS = 30_000;

/** Posts an answer, trying again where that is safe. False when it could not be said now. */
export async function postPatiently(room: Room, post: Post): Promise<boolean> {
  let sent = await postOnce(room.web, post);
  for (let tried = 1; tried < ATTEMPTS && sent.sent !== "yes" && sent.sent !== "never"; tried += 1) {
    if (isLockedOut(sent.why)) break;
    const waitMs = Math.min(PATIENCE_MS, sent.afterMs ?? 500 * tried);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    sent = sent.sent === "unknown" ? await postAgain(room.web, post) : await postOnce(room.web, post);
  }
  if (sent.sent === "yes") return true;
  room.identity.refused(sent.why);
  room.log.error({ why: sent.why, key: post.key }, "slack: an answer could not be posted");
  return false;
}

const REMEMBERED = 5000;

/** To the person, in private: once for each ask, also when Slack delivers it again to this process. */
export async function sayPrivately(room: Room, ask: Ask, drawn: Drawn): Promise<boolean> {
  if (room.posted.has(ask.key)) return true;
  room.posted.add(ask.key);
  const oldest = room.posted.values().next().value;
  if (room.posted.size > REMEMBERED && oldest !== undefined) room.posted.delete(oldest);
  return postPatiently(room, { key: answerKey(ask), channel: ask.actor.user, drawn });
}

/** A file into the private chat with the person. */
export async function sendFile(room: Room, ask: Ask, file: Attachment): Promise<boolean> {
  const uploaded = await attempt(room, "files.uploadV2", async () => {
    const channel = await openPrivate(room.web, ask.actor.user);
    return room.web.files.uploadV2({ channel_id: channel, file: Buffer.from(file.bytes), filename: file.name });
  });
  return uploaded !== null;
}
