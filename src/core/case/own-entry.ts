// What the clock itself writes into a case's file, under our own name, and says in its channels.
import type { PlatformName } from "../ask.ts";
import { labelOf, wordsFor } from "./said.ts";
import { messagesFor } from "../messages/index.ts";
import { keepEntry } from "./entries.ts";
import type { Case } from "./found.ts";
import { sayIn } from "./mirror.ts";
import { type Telling, findPlaces } from "./places.ts";
import type { Write } from "../store/database.ts";

/** `text` is in the house's language. */
export type Own = { found: Case; deed: "climb" | "breach"; text: string };

export const keepOwnEntry = ({ database, house, now }: Telling, { found, deed, text }: Own) =>
  keepEntry(database, {
    complaintId: found.id,
    at: now,
    kind: "deed",
    personId: null,
    author: messagesFor(house.locale).chat.notice,
    text,
    deed,
    platform: found.platform as PlatformName,
    chat: null,
    message: null,
    now,
  });

/** A line in the thread of each channel; whoever has the case in private sees its card, or gets a letter of his own. */
export async function tellChannels(
  { database, house, now }: Telling,
  { found, key, deed, text }: Own & { key: string },
): Promise<Write[]> {
  const places = (await findPlaces(database, found.id)).filter(({ toUser }) => toUser === null);
  return sayIn(places, {
    key,
    now,
    say: (locale) => ({
      author: messagesFor(locale).chat.notice,
      words: `${labelOf(wordsFor({ locale, timezone: house.timezone }).did, deed)} ${text}`,
    }),
  });
}
