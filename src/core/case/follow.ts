// A case's cards follow its record: an edit, an undo, a record taken back.
import { messagesFor } from "../messages/index.ts";
import { type Address, letter } from "../notices.ts";
import type { Card } from "../reply.ts";
import type { Row, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { type Case, caseNumber, findCase, withColumns } from "./found.ts";
import { addressOf, findPlaces, writeCards } from "./places.ts";

/** `set`: the columns that change in this save. */
export async function cardsAfter(turn: Turn, id: number, set: Row): Promise<Write[]> {
  const found = await findCase(turn.database, id);
  if (!found) return [];
  const after = { ...withColumns(found, set), ...(await customerAfter(turn, found, set)) };
  return writeCards(turn, after, after.version);
}

async function customerAfter(turn: Turn, { customerId }: Case, set: Row): Promise<Partial<Case>> {
  const id = set["customerId"];
  if (typeof id !== "number" || id === customerId) return {};
  const sql = `SELECT "name" AS "customerName", "class" AS "customerClass", "kaLevel" AS "customerKaLevel"
    FROM "Customer" WHERE "id" = ?`;
  return (await turn.database.read<Partial<Case>>(sql, [id]))[0] ?? {};
}

/** Whoever has its card is told under it that it was taken back. */
export async function tellUndone(turn: Turn, id: number): Promise<Write[]> {
  const found = await findCase(turn.database, id);
  if (!found) return [];
  const places = await findPlaces(turn.database, id);
  const cards = await writeCards(turn, { ...found, undoneAt: turn.now }, "undone");
  const lines = places.map((place) => {
    const { answer } = messagesFor(place.locale);
    const title = answer.caseUndone(caseNumber(found), found.customerName, turn.speaker.name);
    const card: Card = { title, tone: "plain", summary: title, parts: [] };
    const address: Address = { ...addressOf(place), thread: place.letterKey };
    return letter({ address, card, locale: place.locale, key: `undo:${place.letterKey}`, now: turn.now });
  });
  return [...cards, ...lines];
}
