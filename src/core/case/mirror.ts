// What is said in one place of a case is said in its other places too, under each one's card.
import { text } from "../cards.ts";
import type { Locale } from "../messages/index.ts";
import { letter } from "../notices.ts";
import type { Card } from "../reply.ts";
import type { Write } from "../store/database.ts";
import { type CasePlace, addressOf } from "./places.ts";

/**
 * Other platforms hear everything. On the same one a private chat and the channel hear each other only once somebody has
 * spoken in private: who reads the channel needs no second copy.
 */
export function isMirrored(from: CasePlace, to: CasePlace): boolean {
  if (from.letterKey === to.letterKey) return false;
  if (from.platform !== to.platform) return true;
  return to.toUser === null || to.chat !== null;
}

export type Saying = { author: string; words: string };
/** `key`: of the first saying; a changed one has a `mark` and stands in its place. */
export type Mirrored = { key: string; mark?: string; now: Date; say: (locale: Locale) => Saying };

/** A card without a frame: the words as they were said, literally, with the name before them. */
function drawSaying({ author, words }: Saying): Card {
  return { title: author, tone: "plain", summary: `${author}：${words}`, parts: [text(words)], isSaid: true };
}

/** One line in the thread of each place. The thread is named by its card's letter, which may still be on its way. */
export const sayIn = (places: readonly CasePlace[], { key, mark, now, say }: Mirrored): Write[] =>
  places.map((place) => {
    const own = `${key}:${place.letterKey}`;
    return letter({
      address: { ...addressOf(place), thread: place.letterKey },
      card: drawSaying(say(place.locale)),
      locale: place.locale,
      key: mark === undefined ? own : `${own}:${mark}`,
      now,
      ...(mark !== undefined && { replaces: own }),
    });
  });
