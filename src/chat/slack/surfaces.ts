// The places on which Slack lets us answer: modals by trigger, messages by response_url, the private chat.
import type { types } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import type { Locale } from "../../core/messages/index.ts";
import type { Attachment, Card } from "../../core/reply.ts";
import { type Drawn, drawCard, drawCharts } from "./draw.ts";
import { chartsOf } from "./pictures.ts";
import { type Room, track, within } from "./room.ts";
import { answerKey, drawPictured, openPrivate, type Pictured, type Post, postAgain, postOnce } from "./send.ts";
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

/**
 * Posts an answer, trying again where that is safe; one that was given before is looked for first. False when it could
 * not be said now.
 */
export async function postPatiently(room: Room, post: Post, isAgain = false): Promise<boolean> {
  let sent = await (isAgain ? postAgain(room.web, post, () => post) : postOnce(room.web, post));
  for (let tried = 1; tried < ATTEMPTS && sent.sent !== "yes" && sent.sent !== "never"; tried += 1) {
    if (isLockedOut(sent.why)) break;
    const waitMs = Math.min(PATIENCE_MS, sent.afterMs ?? 500 * tried);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    sent = sent.sent === "unknown" ? await postAgain(room.web, post, () => post) : await postOnce(room.web, post);
  }
  if (sent.sent === "yes") return true;
  room.identity.refused(sent.why);
  room.log.error({ why: sent.why, key: post.key }, "slack: an answer could not be posted");
  return false;
}

const REMEMBERED = 5000;

/** False when this process has said it before. */
function isFirst(room: Room, key: string): boolean {
  if (room.posted.has(key)) return false;
  room.posted.add(key);
  const oldest = room.posted.values().next().value;
  if (room.posted.size > REMEMBERED && oldest !== undefined) room.posted.delete(oldest);
  return true;
}

/** What could not be said is not remembered as said. */
function remember(room: Room, ask: Ask, isSaid: boolean): boolean {
  if (!isSaid) room.posted.delete(ask.key);
  return isSaid;
}

/** To the person, in private: once for each ask, also when Slack delivers it again. */
export async function sayPrivately(room: Room, ask: Ask, drawn: Drawn, isAgain = false): Promise<boolean> {
  if (!isFirst(room, ask.key)) return true;
  return remember(
    room,
    ask,
    await postPatiently(room, { key: answerKey(ask), channel: ask.actor.user, drawn }, isAgain),
  );
}

type SaidCard = { card: Card; locale: Locale; isAgain?: true | undefined };

/** A card to the person, in private, with its pictures: once for each ask. */
export async function sayCardPrivately(room: Room, ask: Ask, said: SaidCard): Promise<boolean> {
  if (!isFirst(room, ask.key)) return true;
  const where = { key: answerKey(ask), channel: ask.actor.user };
  const post = { ...where, ...(await drawAll(room, ask, said)) };
  return remember(room, ask, await postPatiently(room, post, said.isAgain));
}

/** How long an answer waits for its pictures; the first takes a second or two. */
const PICTURES_MS = 4_000;

/** A card with its pictures; in words alone if they take too long, and they follow in private. */
export async function drawAll(room: Room, ask: Ask, said: { card: Card; locale: Locale }): Promise<Pictured> {
  const { card, locale } = said;
  const pictures = await within(room.pictures.of(card, locale), PICTURES_MS);
  if (pictures) return drawPictured(card, locale, pictures);
  void track(room, sayCharts(room, ask, said));
  return { drawn: drawCard(card, locale) };
}

/**
 * The charts of a card that was shown where no picture of ours can be: in private, once for each ask. Slack refuses an
 * uploaded picture in answers by response_url (java-slack-sdk #1349), and an answer must not wait for a drawing.
 */
export async function sayCharts(room: Room, ask: Ask, said: { card: Card; locale: Locale }): Promise<void> {
  const { card, locale } = said;
  if (chartsOf(card).length === 0 || !isFirst(room, `${ask.key}:charts`)) return;
  const pictures = await room.pictures.of(card, locale);
  const drawn = drawCharts(card, { locale, pictures });
  const bare = pictures.size > 0 ? drawCharts(card, { locale, pictures: new Map() }) : undefined;
  await postPatiently(room, { key: `${answerKey(ask)}:charts`, channel: ask.actor.user, drawn, bare });
}

/** A file into the private chat with the person. */
export async function sendFile(room: Room, ask: Ask, file: Attachment): Promise<boolean> {
  const uploaded = await attempt(room, "files.uploadV2", async () => {
    const channel = await openPrivate(room.web, ask.actor.user);
    return room.web.files.uploadV2({ channel_id: channel, file: Buffer.from(file.bytes), filename: file.name });
  });
  return uploaded !== null;
}
