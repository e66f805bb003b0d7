// Cases in what is said to the bot: `/complaint T-1042 认领` anywhere, and a mention in a case's thread.
import type { Command } from "../command.ts";
import { sayStop } from "../cards.ts";
import { cleanText } from "../reading/clean.ts";
import { type Outcome, type Turn } from "../turn.ts";
import { doDeed } from "./deeds.ts";
import { answerExportWord } from "./export.ts";
import { caseNumber, caseRecord } from "./found.ts";
import { findHearing, hearMessage } from "./hear.ts";
import { takeNumber } from "./number.ts";
import { wordsFor } from "./said.ts";
import { readSpokenDeed } from "./spoken.ts";
import { showInvolved } from "./timeline.ts";

/** `T-1042 认领`, also after the complaint's command; without a verb the case is shown. Null: it begins with no number. */
export async function answerNumbered(turn: Turn, line: string, command: Command): Promise<Outcome | null> {
  const record = caseRecord(turn);
  const isOwn = command.is === "record" && command.record === record && !command.verb;
  if (!record || !(isOwn || command.is === "unknown")) return null;
  const said = isOwn ? command.rest : line.trim();
  const numbered = takeNumber(record, said);
  if (!numbered) return null;
  const { id, rest } = numbered;
  const spoken = await readSpokenDeed(turn, rest);
  if (spoken) return doDeed(turn, { id, deed: spoken.deed, given: spoken.given });
  const exported = await answerExportWord(turn, id, rest);
  if (exported) return exported;
  if (rest !== "") return null;
  const words = wordsFor(turn.speaker);
  return (await showInvolved(turn, id)) ?? sayStop(turn, words.timeline, words.notFound(caseNumber({ id })));
}

/** What is said to the bot in a case's thread, and is no command of its own, is said in the case. Null: no case's thread. */
export async function answerInThread(turn: Turn, line: string): Promise<Outcome | null> {
  const hearing = await findHearing(turn);
  if (!hearing || line.trim() === "") return null;
  const author = { id: turn.speaker.id, name: turn.speaker.name };
  const heard = { is: "message" as const, text: cleanText(line).trim(), files: [] };
  return hearMessage(turn, hearing, { author, heard, isAddressed: !turn.ask.place.isPrivate });
}
