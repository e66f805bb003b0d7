// Where a case lives: the chats and private chats in which its card stands, and under each card its thread.
import type { PlatformName } from "../ask.ts";
import { button, buttons, text } from "../cards.ts";
import type { Locale } from "../messages/index.ts";
import { type Address, findAddress, letter } from "../notices.ts";
import { type House, findPerson } from "../person.ts";
import type { Card } from "../reply.ts";
import type { Database, Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { drawCase } from "./card.ts";
import type { Case } from "./found.ts";
import { type Reader, wordsFor } from "./said.ts";

/** `message`: the card, once it was sent. `toUser`: a private chat, whose `chat` is known once it was spoken in. */
export type CasePlace = {
  letterKey: string;
  complaintId: number;
  platform: PlatformName;
  chat: string | null;
  toUser: string | null;
  message: string | null;
  locale: Locale;
  /** Of a private chat: whose. */
  personId: number | null;
  timezone: string | null;
};

const PLACES = `SELECT p."letterKey", p."complaintId", p."platform", p."chat", p."toUser", o."messageId" AS "message",
  o."locale", i."personId", COALESCE(q."timezone", t."timezone") AS "timezone"
  FROM "CasePlace" p JOIN "Outbox" o ON o."key" = p."letterKey"
  LEFT JOIN "Identity" i ON i."platform" = p."platform" AND i."userId" = p."toUser"
  LEFT JOIN "Person" q ON q."id" = i."personId" LEFT JOIN "Team" t ON t."id" = q."teamId"`;

export const findPlaces = (database: Database, complaintId: number): Promise<CasePlace[]> =>
  database.read<CasePlace>(
    `${PLACES} WHERE p."complaintId" = ? AND p."closedAt" IS NULL ORDER BY p."createdAt", p."letterKey"`,
    [complaintId],
  );

/** A thread, or the card itself, by the message it stands under. */
export type Thread = { platform: string; chat: string | null; thread: string };

/** The place whose card this message is; null: no case's. Answered out of an index (test/core/case/hear.test.ts). */
export async function findPlaceOf(database: Database, { platform, chat, thread }: Thread): Promise<CasePlace | null> {
  const sql = `${PLACES} WHERE o."messageId" = ? AND p."platform" = ? AND p."closedAt" IS NULL`;
  const places = await database.read<CasePlace>(sql, [thread, platform]);
  return places.find((place) => place.toUser !== null || place.chat === chat) ?? null;
}

export const readerOf = ({ locale, timezone }: Pick<CasePlace, "locale" | "timezone">, house: House): Reader => ({
  locale,
  timezone: timezone ?? house.timezone,
});

const keyOf = (id: number, { platform, chat, toUser }: Address) => `case:${id}:${platform}:${toUser ?? chat ?? ""}`;

export const addressOf = ({ platform, chat, toUser }: CasePlace): Address => ({
  platform,
  ...(toUser !== null ? { toUser } : { chat: chat ?? "" }),
});

/** `why`: said on the card until it is drawn anew. `dueAt`: when it goes out, if not at once. */
type NewPlace = { found: Case; address: Address; reader: Reader; why?: string; dueAt?: Date };

/** A new place with its card; there is one for each chat and each person (test/core/case/places.test.ts). */
export async function openPlace(
  turn: Pick<Turn, "calendars" | "now">,
  { found, address, reader, why, dueAt }: NewPlace,
): Promise<Write[]> {
  const key = keyOf(found.id, address);
  const calendar = await turn.calendars.find(found.teamId, turn.now);
  const drawn = drawCase(found, { reader, calendar, now: turn.now });
  const card = why === undefined ? drawn : { ...drawn, summary: why, parts: [text(why, "strong"), ...drawn.parts] };
  const { platform, chat = null, toUser = null } = address;
  const row = { letterKey: key, complaintId: found.id, platform, chat, toUser, createdAt: turn.now };
  return [
    letter({ address, card, locale: reader.locale, key, now: turn.now, ...(dueAt && { dueAt }) }),
    { insertOnce: "CasePlace", row },
  ];
}

/** What telling needs of a turn; the clock has no more than this. */
export type Telling = Pick<Turn, "database" | "house" | "calendars" | "now">;

/** The cards of a case drawn anew in all its places; `mark` tells this change from every other. */
export async function writeCards(turn: Telling, found: Case, mark: string | number): Promise<Write[]> {
  const calendar = await turn.calendars.find(found.teamId, turn.now);
  const places = await findPlaces(turn.database, found.id);
  return places.map((place) => {
    const reader = readerOf(place, turn.house);
    const card = drawCase(found, { reader, calendar, now: turn.now });
    const replaces = place.letterKey;
    return letter({
      address: addressOf(place),
      card,
      locale: place.locale,
      key: `${place.letterKey}:${mark}`,
      now: turn.now,
      replaces,
    });
  });
}

/** The card as it stands in one place, for whoever pressed there. */
export async function cardIn(turn: Turn, found: Case, place: CasePlace): Promise<Card> {
  const calendar = await turn.calendars.find(found.teamId, turn.now);
  return drawCase(found, { reader: readerOf(place, turn.house), calendar, now: turn.now });
}

type Informed = { found: Case; personId: number; title(locale: Locale): string; mark: string | number; dueAt?: Date };

/** `speaker`: whoever did it himself is not told. */
type Bringing = Telling & { speaker?: { id: number } };

/** A person gets the case's card in private, or, where he has it, a line that says what is wanted of him. */
export async function bringTo(turn: Bringing, informed: Informed): Promise<Write[]> {
  const { found, personId, title, mark, dueAt } = informed;
  if (personId === turn.speaker?.id) return [];
  const person = await findPerson(turn.database, personId, turn.house);
  const address = person && (await findAddress(turn, personId));
  if (!person || !address) return [];
  const said = title(person.locale);
  const places = await findPlaces(turn.database, found.id);
  if (!places.some((place) => place.personId === personId)) {
    return openPlace(turn, { found, address, reader: person, why: said, ...(dueAt && { dueAt }) });
  }
  const show = button(wordsFor(person).seeTimeline, { do: "show", record: "complaint", id: found.id }, "primary");
  const card: Card = { title: said, tone: "ask", summary: said, parts: [buttons(show)] };
  const key = `wanted:${found.id}:${personId}:${mark}`;
  return [letter({ address, card, locale: person.locale, key, now: turn.now, ...(dueAt && { dueAt }) })];
}
