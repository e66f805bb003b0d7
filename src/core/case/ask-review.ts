// After closing comes the review: whoever holds the case is asked what we change, by a card with a button.
import { button, buttons, text } from "../cards.ts";
import { messagesFor } from "../messages/index.ts";
import { findAddress, letter } from "../notices.ts";
import { findPerson } from "../person.ts";
import type { Button, Card, Fact } from "../reply.ts";
import type { Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { type Case, caseNumber } from "./found.ts";
import { type Reader, wordsFor } from "./said.ts";

export const reviewButton = ({ id }: Pick<Case, "id">, reader: Reader): Button =>
  button(wordsFor(reader).deeds.review, { do: "deed", record: "complaint", id, choice: "review" }, "primary");

/** In private; whoever closed it himself is asked by the answer (test/records/case-closing.test.ts). */
export async function askReview(turn: Turn, closed: Case): Promise<Write[]> {
  const { assigneeId } = closed;
  if (assigneeId === null || assigneeId === turn.speaker.id) return [];
  const person = await findPerson(turn.database, assigneeId, turn.house);
  const address = person && (await findAddress(turn, assigneeId));
  if (!person || !address) return [];
  const card = drawAsk(closed, person, turn.speaker.name);
  const key = `review:${closed.id}:${closed.version}`;
  return [letter({ address, card, locale: person.locale, key, now: turn.now })];
}

function drawAsk(closed: Case, reader: Reader, who: string): Card {
  const { review } = messagesFor(reader.locale).caseFile;
  const { fact, seeTimeline, score } = wordsFor(reader);
  const facts: Fact[] = [
    ...(closed.satisfaction === null ? [] : [{ label: fact.satisfaction, value: score(closed.satisfaction) }]),
    ...(closed.closingWords === null ? [] : [{ label: fact.closingWords, value: closed.closingWords }]),
  ];
  const title = review.title(caseNumber(closed), closed.customerName);
  const show = button(seeTimeline, { do: "show", record: "complaint", id: closed.id });
  return {
    title,
    tone: "ask",
    summary: title,
    parts: [
      ...(facts.length ? [{ part: "facts" as const, facts }] : []),
      text(review.ask(caseNumber(closed), who)),
      buttons(reviewButton(closed, reader), show),
    ],
  };
}
