// The card of a letter that was sent, changed in place: what a tap has settled is words there instead of buttons.
import type { Card, Part } from "./reply.ts";
import type { Row, Write } from "./store/database.ts";
import type { Turn } from "./turn.ts";

export type SettledPlace = { key: string; record: string; id: number };

/** The buttons about this record become a quiet line. A card without any button left is done. */
export function settleInCard(card: Card, { record, id }: Omit<SettledPlace, "key">, words: string): Card {
  const isAbout = (part: Part) =>
    part.part === "buttons" && part.buttons.some(({ action }) => action.record === record && action.id === id);
  const parts = card.parts.map((part): Part => (isAbout(part) ? { part: "text", text: words, style: "quiet" } : part));
  return { ...card, parts, tone: parts.some((part) => part.part === "buttons") ? card.tone : "done" };
}

/**
 * The speaker's own letter with this key, changed, and the write that keeps it so: a second tap, also at the same time,
 * sees what the first one settled (test/clock/morning-once.test.ts). Null: he has no such letter.
 */
export async function settleInLetter(
  turn: Turn,
  place: SettledPlace,
  words: string,
): Promise<{ card: Card; write: Write } | null> {
  const { platform, user } = turn.ask.actor;
  const sql = `SELECT "id", "card" FROM "Outbox" WHERE "key" = ? AND "platform" = ? AND "toUser" = ?`;
  const [letter] = await turn.database.read<{ id: number; card: string }>(sql, [place.key, platform, user]);
  if (!letter) return null;
  const card = settleInCard(JSON.parse(letter.card) as Card, place, words);
  const where: Row = { id: letter.id, card: letter.card };
  return { card, write: { update: "Outbox", where, set: { card: JSON.stringify(card) }, expect: 1 } };
}
