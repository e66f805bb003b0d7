// Why a deed cannot be done now, and what can be: a sentence for whoever tried.
import { sayStop } from "../cards.ts";
import type { Outcome, Turn } from "../turn.ts";
import { findLastDeed } from "./entries.ts";
import { type Case, stateOf } from "./found.ts";
import { sayRecent, wordsFor } from "./said.ts";
import { type CaseRole, type Deed, REOPEN_DAYS, type Refusal, possibleDeeds } from "./steps.ts";

export type Refused = { found: Case; roles: readonly CaseRole[]; deed: Deed; refusal: Refusal };

export async function refuse(turn: Turn, refused: Refused): Promise<Outcome> {
  const { found, roles, deed } = refused;
  const words = wordsFor(turn.speaker);
  const deeds = possibleDeeds(stateOf(found), roles, turn.now).map((one) => words.deeds[one]);
  const why = await reasonOf(turn, refused);
  return sayStop(turn, words.deeds[deed], [why, words.possible(deeds)].filter(Boolean).join(" "));
}

const DECISIONS: readonly Deed[] = ["approve", "change", "decline"];

async function reasonOf(turn: Turn, { found, deed, refusal }: Refused): Promise<string> {
  const words = wordsFor(turn.speaker);
  const { refused } = words;
  // Of two who press at once one wins; the other is told who it was.
  const decided = DECISIONS.includes(deed) ? await findWho(turn, found, DECISIONS) : null;
  switch (refusal.why) {
    case "step":
      return decided ? refused.decided(decided) : refused.step(words.deeds[deed], words.steps[found.step]);
    case "role":
      return refused.role(
        words.deeds[deed],
        refusal.who.map((role) => words.roles[role]),
      );
    case "held": {
      const when = await findWho(turn, found, ["claim", "assign"]);
      const held = {
        who: found.assigneeName ?? "",
        when: when?.when ?? sayRecent(found.receivedAt, turn.speaker, turn.now),
      };
      return found.assigneeId === turn.speaker.id ? refused.heldBySelf(held) : refused.held(held);
    }
    case "notAsked":
      return decided ? refused.decided(decided) : refused.notAsked;
    case "asked":
      return refused.asked(found.deciderName ?? "");
    case "tooLate":
      return refused.tooLate(REOPEN_DAYS);
    case "waiting":
    case "notWaiting":
    case "notReleased":
      return refused[refusal.why];
  }
}

async function findWho(turn: Turn, found: Case, deeds: readonly Deed[]) {
  const last = await findLastDeed(turn.database, found.id, deeds);
  return last && { who: last.author ?? "", when: sayRecent(last.at, turn.speaker, turn.now) };
}
