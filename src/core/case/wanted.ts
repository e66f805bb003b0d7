// Who is asked for something by a deed, beside those who see the card: the new holder, the decider, the next on the ladder.
import type { Locale } from "../messages/index.ts";
import type { Write } from "../store/database.ts";
import type { Turn } from "../turn.ts";
import { askReview } from "./ask-review.ts";
import type { Doing } from "./changes.ts";
import { type Case, caseNumber } from "./found.ts";
import { bringTo } from "./places.ts";
import { wordsFor } from "./said.ts";
import type { Deed } from "./steps.ts";

type Happened = { before: Case; after: Case; doing: Doing };

/** Each of them in private, in his own language. */
export async function tellWanted(turn: Turn, { before, after, doing }: Happened): Promise<Write[]> {
  const number = caseNumber(after);
  const who = turn.speaker.name;
  const words = (locale: Locale) => wordsFor({ locale, timezone: turn.house.timezone });
  const bring = async (personId: number | null, title: (locale: Locale) => string) =>
    personId === null ? [] : bringTo(turn, { found: after, personId, title, mark: after.version });
  const { deed, climber } = doing;
  if (deed === "assign") {
    const title = (locale: Locale) => words(locale).assignedTitle(who, number);
    const standIn = doing.away?.standIn ?? null;
    return [...(await bring(after.assigneeId, title)), ...(standIn ? await bring(standIn.id, title) : [])];
  }
  if (deed === "propose" || (deed === "change" && after.deciderId !== null))
    return bring(after.deciderId, (locale) => words(locale).askedTitle(who, number));
  if (deed === "escalate" && climber) {
    return bring(climber.id, (locale) => words(locale).escalatedTitle(who, number));
  }
  if (deed === "close") return askReview(turn, after);
  if (!DECISIONS.includes(deed)) return [];
  // Whoever proposed waits for the answer.
  return bring(before.proposerId, (locale) => words(locale).decidedTitle(who, number, words(locale).did[deed]));
}

const DECISIONS: readonly Deed[] = ["approve", "change", "decline"];
