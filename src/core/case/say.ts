// Cases in what is said to the bot: `/complaint T-1042 认领` anywhere, and a mention in a case's thread.
import type { Command } from "../command.ts";
import { sayStop } from "../cards.ts";
import { readNumber } from "../number.ts";
import { type Outcome, type Turn } from "../turn.ts";
import { doDeed } from "./deeds.ts";
import { caseNumber, caseRecord, findCase, findRoles } from "./found.ts";
import { findHearing, hearMessage } from "./hear.ts";
import { wordsFor } from "./said.ts";
import { readSpokenDeed } from "./spoken.ts";
import { showCase } from "./timeline.ts";

const NUMBER = /^([A-Za-zＡ-Ｚａ-ｚ]\s*[-－]?\s*[\d０-９]{1,9})(?=\s|[:：,，]|$)[\s:：,，]*/u;

/** `T-1042 认领`, also after the complaint's command; without a verb the case is shown. Null: it begins with no number. */
export async function answerNumbered(turn: Turn, line: string, command: Command): Promise<Outcome | null> {
  const record = caseRecord(turn);
  const isOwn = command.is === "record" && command.record === record && !command.verb;
  if (!record || !(isOwn || command.is === "unknown")) return null;
  const said = isOwn ? command.rest : line.trim();
  const [taken = "", typed = ""] = NUMBER.exec(said) ?? [];
  const id = typed === "" ? null : readNumber(record, typed);
  if (id === null) return null;
  const rest = said.slice(taken.length);
  const spoken = await readSpokenDeed(turn, rest);
  if (spoken) return doDeed(turn, { id, deed: spoken.deed, given: spoken.given });
  const found = rest === "" ? await findCase(turn.database, id) : null;
  if (rest !== "") return null;
  const roles = found ? await findRoles(turn, found) : [];
  const words = wordsFor(turn.speaker);
  if (!found || roles.length === 0) return sayStop(turn, words.timeline, words.notFound(caseNumber({ id })));
  return showCase(turn, found);
}

/** What is said to the bot in a case's thread, and is no command of its own, is said in the case. Null: no case's thread. */
export async function answerInThread(turn: Turn, line: string): Promise<Outcome | null> {
  const hearing = await findHearing(turn);
  if (!hearing || line.trim() === "") return null;
  const author = { id: turn.speaker.id, name: turn.speaker.name };
  const heard = { is: "message" as const, text: line.trim(), files: [] };
  return hearMessage(turn, hearing, { author, heard, isAddressed: !turn.ask.place.isPrivate });
}
