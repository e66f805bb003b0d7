// Coming back, coming later, and not having left at all: what closes or moves a slip (B-11).
import type { PlatformName } from "../ask.ts";
import { button, buttons, cardReply, sayCard, sayStop, sayWord, text } from "../cards.ts";
import { type Locale, messagesFor } from "../messages/index.ts";
import { letter } from "../notices.ts";
import type { Part } from "../reply.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, dayOf, timeOf } from "../turn.ts";
import { UNDO_MINUTES } from "../undo.ts";
import { sayPlan } from "./say-line.ts";
import { changeBack, endOf } from "./slip.ts";
import { slipButtons } from "./slip-buttons.ts";
import { type Slip, findOut, findSlip } from "./slip-find.ts";
import { findActual } from "./week.ts";

const MINUTE = 60_000;
const LATER_MINUTES = 30;

/** `/plan 回来` */
export async function comeBack(turn: Turn): Promise<Outcome> {
  const [open] = await findOut(turn.database, [turn.speaker.id]);
  return open ? endSlip(turn, open) : sayStop(turn, turn.messages.plans.slipTitle, turn.messages.plans.notOut);
}

/** Buttons carry the slip's number; whose it is decides. */
async function findOwnOpen(turn: Turn, id: number): Promise<Slip | Outcome> {
  const { plans } = turn.messages;
  const slip = await findSlip(turn.database, id);
  if (!slip || slip.repId !== turn.speaker.id) return sayWord(plans.notOut, "stop");
  return slip.endedAt === null ? slip : sayWord(plans.slipGone, "plain");
}

export async function pressBack(turn: Turn, id: number): Promise<Outcome> {
  const slip = await findOwnOpen(turn, id);
  return "reply" in slip ? slip : endSlip(turn, slip);
}

/** Half an hour more, from the time that was said, or from now where that is over. Not beyond the day. */
export async function pressLater(turn: Turn, id: number): Promise<Outcome> {
  const slip = await findOwnOpen(turn, id);
  if ("reply" in slip) return slip;
  const from = Math.max(slip.backBy.getTime(), turn.now.getTime());
  const backBy = new Date((Math.floor(from / MINUTE) + LATER_MINUTES) * MINUTE);
  const { timezone } = turn.speaker;
  const { plans } = turn.messages;
  if (dayOf(backBy, timezone) !== dayOf(slip.leftAt, timezone)) return sayWord(plans.backTooLate, "stop");
  const changed = await changeBack(turn, slip, { backBy, place: "" });
  const title = plans.nowBackBy(timeOf(backBy, timezone));
  const parts = [slipButtons(turn, slip, false)];
  return { reply: cardReply({ title, tone: "done", summary: title, parts }), writes: changed.writes };
}

export async function pressUnleave(turn: Turn, id: number): Promise<Outcome> {
  const slip = await findOwnOpen(turn, id);
  if ("reply" in slip) return slip;
  const { plans } = turn.messages;
  if (turn.now.getTime() - slip.leftAt.getTime() > UNDO_MINUTES * MINUTE) return sayWord(plans.slipTooLate, "stop");
  const writes = [endOf(slip, "cancelled", turn.now), ...(await tellManagerBack(turn, slip))];
  return { reply: sayCard(plans.slipCancelled, "done").reply, writes };
}

async function endSlip(turn: Turn, slip: Slip): Promise<Outcome> {
  const { plans } = turn.messages;
  const { speaker, today } = turn;
  const minutes = Math.max(0, Math.round((turn.now.getTime() - slip.leftAt.getTime()) / MINUTE));
  const title = plans.backTitle(plans.hours(Math.floor(minutes / 60), minutes % 60));
  const { lines } = await findActual(turn, speaker.id, { days: { from: today, to: today }, today });
  const open = lines.filter(({ state }) => state === "planned");
  const [example] = open;
  const parts: Part[] =
    open.length && example
      ? [
          text(plans.backTodo, "strong"),
          text(open.map((line) => sayPlan(line, speaker)).join("\n")),
          text(plans.backHint(`/visit ${example.customerName} …`), "quiet"),
          buttons(button(plans.seeDay, { do: "plan", choice: `day:${today}:${speaker.id}` })),
        ]
      : [];
  const writes = [endOf(slip, "back", turn.now), ...(await tellManagerBack(turn, slip))];
  return { reply: cardReply({ title, tone: "done", summary: title, parts }), writes };
}

type Told = { platform: PlatformName; toUser: string; locale: Locale };

/** Whoever was told that he is not back sees in the same place that he is. */
async function tellManagerBack(turn: Turn, slip: Slip): Promise<Write[]> {
  if (slip.letterKey === null) return [];
  const sql = `SELECT "platform", "toUser", "locale" FROM "Outbox" WHERE "key" = ?`;
  const [told] = await turn.database.read<Told>(sql, [slip.letterKey]);
  if (!told) return [];
  const { plans } = messagesFor(told.locale);
  const { timezone } = turn.speaker;
  const title = plans.cameBack(turn.speaker.name, timeOf(turn.now, timezone));
  const parts: Part[] = [text(plans.tellLeft(timeOf(slip.leftAt, timezone), slip.place ?? ""), "quiet")];
  const { platform, toUser, locale } = told;
  const card = { title, tone: "done" as const, summary: title, parts };
  const address = { platform, toUser };
  return [letter({ address, card, locale, key: `slip:${slip.id}:back`, now: turn.now, replaces: slip.letterKey })];
}
