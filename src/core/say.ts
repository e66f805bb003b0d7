// A line that somebody typed: which command it is, and what answers it.
import { answerInThread, answerNumbered } from "./case/say.ts";
import { readCommand, type Word } from "./command.ts";
import { answerDaily } from "./daily/answer.ts";
import { exportRecords } from "./export.ts";
import { find } from "./search.ts";
import { askWhichRecord, answerLine, recordLine } from "./line.ts";
import { rapport } from "./rapport.ts";
import { today } from "./today.ts";
import type { Quoted } from "./ask.ts";
import { type Outcome, type Turn, recordNamed } from "./turn.ts";

const words: Record<Word, (turn: Turn, rest: string) => Promise<Outcome>> = {
  daily: answerDaily,
  today,
  find,
  target: (turn, rest) => turn.reports.target.say(turn, rest),
  report: (turn, rest) => turn.reports.say(turn, rest),
  export: exportRecords,
  rapport,
};

export async function answerSaid(turn: Turn, line: string, quoted?: Quoted): Promise<Outcome> {
  const command = readCommand(line, turn.records);
  const numbered = await answerNumbered(turn, line, command);
  if (numbered) return numbered;
  const inThread = command.is === "unknown" ? await answerInThread(turn, line) : null;
  if (inThread) return inThread;
  if (command.is === "word") return words[command.word](turn, command.rest);
  if (command.is === "unknown") return line.trim() ? askWhichRecord(turn, line.trim()) : rapport(turn, "");
  const { record, verb, rest } = command;
  if (quoted && !verb) return recordLine(turn, record, `${rest}\n${quoted.text}`.trim(), sourceOf(quoted));
  return answerLine(turn, record, { verb, rest });
}

/** A message made into a record: its text is read like a line; what it does not say is asked for by the form. */
export async function answerLogged(turn: Turn, name: string, quoted: Quoted): Promise<Outcome> {
  const record = recordNamed(turn, name);
  if (!record) return rapport(turn, "");
  return recordLine(turn, record, quoted.text, sourceOf(quoted));
}

const sourceOf = ({ chat, message }: Quoted) => ({ chat, message });
