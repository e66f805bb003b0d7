// Letters that hang on other letters: one that stands in an earlier one's place, one in the thread under an earlier one.
import type { PlatformName } from "../core/ask.ts";
import { findFileOf } from "../core/case/files.ts";
import type { Locale } from "../core/messages/index.ts";
import type { Outgoing, Platform, Sent } from "../core/platform.ts";
import type { Card } from "../core/reply.ts";
import type { Database, Write } from "../core/store/database.ts";

/** What this needs of a row of the outbox. `thread`: a message's id, or the key of the letter under which it stands. */
export type Hanging = {
  id: number;
  key: string;
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  thread: string | null;
  replaces: string | null;
  card: string;
  locale: Locale;
};

type Other = { id: number; state: string; dueAt: Date; messageId: string | null };

/** How long a letter waits for one that is being sent right now. */
const MOMENT_MS = 1_000;
/** In the thread under a card so many letters back are looked at for one that is still on its way. */
const LOOK_BACK = 10_000;

/**
 * When to look at this letter again, or null: it may go now. It waits for the letter that it hangs on, and for earlier ones
 * of its thread, so that a platform that was away catches up in order (test/clock/replacing.test.ts).
 */
export async function findHold(database: Database, row: Hanging, now: Date): Promise<Date | null> {
  if (row.replaces === null && row.thread === null) return null;
  if (row.replaces !== null && (await findNewer(database, row))) return null;
  const others = await Promise.all([
    row.replaces === null ? null : findByKey(database, row.replaces),
    row.replaces === null ? null : findSibling(database, row),
    row.thread === null ? null : findByKey(database, row.thread),
    row.thread === null || row.replaces !== null ? null : findEarlier(database, row),
  ]);
  const until = others.flatMap((other) => (other && isOnItsWay(other) ? [timeOf(other, now)] : []));
  return until.length > 0 ? new Date(Math.max(...until)) : null;
}

const isOnItsWay = ({ state }: Other): boolean => state === "waiting" || state === "taken";

const timeOf = ({ state, dueAt }: Other, now: Date): number =>
  state === "waiting" && dueAt > now ? dueAt.getTime() : now.getTime() + MOMENT_MS;

const COLUMNS = `"id", "state", "dueAt", "messageId"`;

async function findByKey(database: Database, key: string): Promise<Other | null> {
  const [other] = await database.read<Other>(`SELECT ${COLUMNS} FROM "Outbox" WHERE "key" = ?`, [key]);
  return other ?? null;
}

/** A later letter in the same place: this one need not be seen any more. */
async function findNewer(database: Database, { replaces, id }: Hanging): Promise<Other | null> {
  const sql = `SELECT ${COLUMNS} FROM "Outbox" WHERE "replaces" = ? AND "id" > ? AND "state" <> 'dead' LIMIT 1`;
  return (await database.read<Other>(sql, [replaces, id]))[0] ?? null;
}

/** An earlier letter for the same place that another worker is sending: it must not arrive after this one. */
async function findSibling(database: Database, { replaces, id }: Hanging): Promise<Other | null> {
  const sql = `SELECT ${COLUMNS} FROM "Outbox" WHERE "replaces" = ? AND "id" < ? AND "state" = 'taken' LIMIT 1`;
  return (await database.read<Other>(sql, [replaces, id]))[0] ?? null;
}

/** The first letter of the same thread that is still on its way; changes of earlier ones do not count. */
async function findEarlier(database: Database, { platform, thread, id }: Hanging): Promise<Other | null> {
  const sql = `SELECT ${COLUMNS} FROM "Outbox" WHERE "id" > ? AND "id" < ? AND "thread" = ? AND "platform" = ?
    AND "replaces" IS NULL AND "state" || '' IN ('waiting', 'taken') ORDER BY "id" LIMIT 1`;
  return (await database.read<Other>(sql, [id - LOOK_BACK, id, thread, platform]))[0] ?? null;
}

type Sending = { database: Database; platform: Platform; now: Date };

/**
 * Sends a letter to where it hangs. Of several in one place only the newest is sent, and the others count as sent. Where the
 * message is gone, or never came, the letter is sent as a new one, and the earlier letter's row gets the new message, so that
 * all that comes later follows it (test/clock/replacing.test.ts).
 */
export async function sendHanging(sending: Sending, row: Hanging, message: Outgoing): Promise<Sent> {
  const { database, platform, now } = sending;
  const placed = await withFile(database, row, await intoThread(database, row, message));
  if (row.replaces === null) return sendUnder(sending, row, placed);
  const [original, newer] = await Promise.all([findByKey(database, row.replaces), findNewer(database, row)]);
  if (newer) return { sent: "yes", messageId: original?.messageId ?? "" };
  if (original?.messageId) {
    const changed = await platform.send({ ...placed, replaces: original.messageId });
    if (changed.sent !== "never" || !changed.isGone) return changed;
  }
  const sent = await sendUnder(sending, row, placed);
  if (sent.sent === "yes") await database.save([follow(row, original, { messageId: sent.messageId, now })]);
  return sent;
}

type Root = Pick<Hanging, "card" | "locale"> & { id: number; key: string };

/**
 * Into the thread under an earlier letter. Where somebody deleted that letter's message it is posted anew, as it stood last,
 * and the thread goes on under it. Where its chat is closed for good it counts as dead with what was to be said there, so that
 * the case moves out (core/case/move.ts; test/clock/replacing.test.ts).
 */
async function sendUnder(sending: Sending, { thread, key }: Hanging, message: Outgoing): Promise<Sent> {
  const { database, platform, now } = sending;
  const sent = await platform.send(message);
  const root = sent.sent === "never" && thread !== null ? await findRoot(database, thread) : null;
  if (sent.sent !== "never" || !root) return sent;
  if (sent.isClosed) await database.save([giveUp(root, sent.why)]);
  if (!sent.isGone) return sent;
  const { thread: _gone, ...to } = message.to;
  const { isInDoubt } = message;
  const anew = { key: `${key}:root`, to, card: await findNewest(database, root), locale: root.locale };
  const posted = await platform.send({ ...anew, ...(isInDoubt && { isInDoubt }) });
  if (posted.sent !== "yes") return posted;
  const set = { messageId: posted.messageId, sentAt: now };
  await database.save([{ update: "Outbox", where: { id: root.id }, set }]);
  return platform.send({ ...message, to: { ...to, thread: posted.messageId } });
}

const giveUp = ({ id }: Root, why: string): Write => ({
  update: "Outbox",
  where: { id },
  set: { state: "dead", problem: why },
});

async function findRoot(database: Database, key: string): Promise<Root | null> {
  const sql = `SELECT "id", "key", "card", "locale" FROM "Outbox" WHERE "key" = ?`;
  return (await database.read<Root>(sql, [key]))[0] ?? null;
}

/** A letter's card as it was last changed. */
async function findNewest(database: Database, { key, card }: Root): Promise<Card> {
  const sql = `SELECT "card" FROM "Outbox" WHERE "replaces" = ? AND "state" <> 'dead' ORDER BY "id" DESC LIMIT 1`;
  const [changed] = await database.read<{ card: string }>(sql, [key]);
  return JSON.parse(changed?.card ?? card) as Card;
}

async function intoThread(database: Database, { thread }: Hanging, message: Outgoing): Promise<Outgoing> {
  const root = thread === null ? null : await findByKey(database, thread);
  if (!root) return message;
  const { thread: _key, ...to } = message.to;
  return { ...message, to: root.messageId ? { ...to, thread: root.messageId } : to };
}

async function withFile(database: Database, { key, thread }: Hanging, message: Outgoing): Promise<Outgoing> {
  const file = thread === null ? null : await findFileOf(database, key);
  return file ? { ...message, file } : message;
}

type Fresh = { messageId: string; now: Date };

function follow(row: Hanging, original: Other | null, { messageId, now }: Fresh): Write {
  const set = { state: "sent", sentAt: now, messageId, problem: null };
  if (original) return { update: "Outbox", where: { id: original.id }, set };
  const { platform, toUser, chat, thread, card, locale } = row;
  const kept = { platform, toUser, chat, thread, card, locale, dueAt: now, createdAt: now };
  return { insertOnce: "Outbox", row: { key: row.replaces ?? row.key, ...kept, ...set } };
}
