// What answers `/daily …`: a day's report, one's own words for it, its sheet, the list, the team, somebody else's.
import { sayApart } from "../apart.ts";
import { findNamed } from "../case/people.ts";
import { sayCard, sayStop, sayWord, text } from "../cards.ts";
import { splitsOf } from "../plan/answer.ts";
import { maySeePlans } from "../plan/show.ts";
import type { Outcome, Turn } from "../turn.ts";
import { REPORTING } from "./rights.ts";
import { fileDaily, listDailies, showDaily } from "./show.ts";
import { showTeamDay } from "./team.ts";
import { askTimer, startTimer, stopTimer } from "./timer.ts";
import { readDailyWish, readReportDay } from "./wish.ts";
import { addReflections, offerWords } from "./words.ts";

/** A report is between a rep and those above him: asked for in a group, it comes in private. */
export async function answerDaily(turn: Turn, rest: string): Promise<Outcome> {
  const outcome = await answer(turn, rest);
  const { isPrivate, chat } = turn.ask.place;
  if (isPrivate || chat === null || outcome.reply.reply !== "card") return outcome;
  const { writes } = sayApart(turn, outcome);
  return { reply: sayWord(turn.messages.dailies.inPrivate, "done").reply, writes };
}

async function answer(turn: Turn, rest: string): Promise<Outcome> {
  const { dailies } = turn.messages;
  const wish = readDailyWish(rest, turn.today, dailies.words);
  switch (wish.is) {
    case "help":
      return sayCard(dailies.name, "plain", text(dailies.help));
    case "list":
      return listDailies(turn);
    case "team":
      return showTeamDay(turn, wish.day);
    case "start":
      return wish.kind === null ? askTimer(turn) : startTimer(turn, wish.kind);
    case "stop":
      return stopTimer(turn);
    case "words":
      return addReflections(turn, wish.day, wish.text);
    case "day":
      return showOwn(turn, wish.day, wish.asFile);
    case "rest": {
      const whose = await findWhose(turn, wish.rest);
      if (!whose) return offerWords(turn, rest.trim());
      return (wish.asFile ? fileDaily : showDaily)(turn, whose.personId, whose.day);
    }
  }
}

/** Whoever visits nobody himself has his people's. */
function showOwn(turn: Turn, day: string, asFile: boolean): Promise<Outcome> | Outcome {
  const { speaker, messages } = turn;
  if (!REPORTING.includes(speaker.role)) return sayStop(turn, messages.dailies.name, messages.dailies.notForRole);
  return (asFile ? fileDaily : showDaily)(turn, speaker.id, day);
}

/** `王磊`, `王磊 昨天`, `11/23 Emily Carter`: somebody whose records the speaker may see. */
async function findWhose(turn: Turn, typed: string): Promise<{ personId: number; day: string } | null> {
  const pieces = typed.split(/\s+/u);
  if (pieces.length > 6) return null;
  for (const [name, when] of splitsOf(pieces)) {
    const day = readReportDay(when, turn.today);
    const [person, namesake] = day === null ? [] : await findNamed(turn, name);
    if (day !== null && person && !namesake && (await maySeePlans(turn, person.id)))
      return { personId: person.id, day };
  }
  return null;
}
