// /rapport: help, leave, what one is told and when, the ladder, and naming the channel that a team's complaints go to.
import { sayCard, sayStop, text } from "./cards.ts";
import { answerLadder } from "./case/ladder-command.ts";
import { answerLeave } from "./case/leave.ts";
import { readCommand } from "./command.ts";
import { answerLine } from "./line.ts";
import { help } from "./help.ts";
import { answerPeace } from "./peace/command.ts";
import type { Outcome, Turn } from "./turn.ts";

const CHANNEL = ["投诉频道", "complaint channel"];

export async function rapport(turn: Turn, rest = ""): Promise<Outcome> {
  const typed = rest.normalize("NFKC").trim().toLowerCase();
  if (CHANNEL.includes(typed)) return setComplaintChannel(turn);
  const command = readCommand(rest, turn.records);
  // Slack knows no command of theirs: they are typed after this one.
  if (command.is === "record" && command.record.command === null) return answerLine(turn, command.record, command);
  return (
    (await answerLeave(turn, rest)) ?? (await answerPeace(turn, rest)) ?? (await answerLadder(turn, rest)) ?? help(turn)
  );
}

/** The channel in which a team's manager or an administrator types it becomes the team's complaint channel (DESIGN §4). */
async function setComplaintChannel(turn: Turn): Promise<Outcome> {
  const { answer } = turn.messages;
  const { role, teamId } = turn.speaker;
  const { chat, isPrivate } = turn.ask.place;
  const stop = (words: string) => sayStop(turn, answer.openComplaints, words);
  if (role !== "manager" && role !== "admin") return stop(answer.complaintChannelNotAllowed);
  if (!chat || isPrivate) return stop(answer.complaintChannelPrivate);
  const [team] = await turn.database.read<{ name: string }>(`SELECT "name" FROM "Team" WHERE "id" = ?`, [teamId ?? 0]);
  if (!team || teamId === null) return stop(answer.complaintChannelNoTeam);
  const set = { complaintPlatform: turn.ask.actor.platform, complaintChat: chat };
  const { reply } = sayCard(answer.openComplaints, "done", text(answer.complaintChannelSet(team.name)));
  return { reply, writes: [{ update: "Team", where: { id: teamId }, set, expect: 1 }] };
}
