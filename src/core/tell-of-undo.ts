// A record was taken back: whoever was told of it hears of that, and what is still held does not go out at all.
import type { PlatformName } from "./ask.ts";
import type { Found } from "./find.ts";
import { type Locale, messagesFor } from "./messages/index.ts";
import { letter } from "./notices.ts";
import type { Card } from "./reply.ts";
import type { Write } from "./store/database.ts";
import { type Turn, numberOf } from "./turn.ts";

type Letter = {
  id: number;
  platform: PlatformName;
  toUser: string | null;
  chat: string | null;
  locale: Locale;
};

/** What is just being taken by the outbox makes the save Stale, and the undoing is done again (test/clock/hold.test.ts). */
export async function tellOfUndo(turn: Turn, found: Found): Promise<Write[]> {
  const held = await findLetters(turn, found, `"state" = 'waiting' AND "attempts" = 0`);
  const writes = held.flatMap(({ id }): Write[] => {
    const where = { id, state: "waiting", attempts: 0 };
    return [
      { update: "Outbox", where, set: { attempts: 0 }, expect: 1 },
      { remove: "Outbox", where },
    ];
  });
  if (!found.record.told) return writes;
  const told = await findLetters(turn, found, `NOT ("state" = 'waiting' AND "attempts" = 0)`);
  return [...writes, ...told.map((one) => undoLetter(turn, found, one))];
}

function findLetters({ database }: Turn, { record, id }: Found, condition: string): Promise<Letter[]> {
  const sql = `SELECT "id", "platform", "toUser", "chat", "locale" FROM "Outbox" WHERE ${condition} AND "key" LIKE ?`;
  return database.read<Letter>(sql, [`%:${record.name}:${id}:%`]);
}

function undoLetter(
  turn: Turn,
  { record, id, customerName }: Found,
  { platform, toUser, chat, locale }: Letter,
): Write {
  const { answer } = messagesFor(locale);
  const title = answer.caseUndone(numberOf(record, id), customerName ?? "", turn.speaker.name);
  const card: Card = { title, tone: "plain", summary: title, parts: [] };
  const address = { platform, ...(toUser !== null && { toUser }), ...(chat !== null && { chat }) };
  return letter({ address, card, locale, key: `undo:${record.name}:${id}:${toUser ?? chat}`, now: turn.now });
}
