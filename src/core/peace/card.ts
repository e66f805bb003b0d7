// A person's settings as a card: what he is told and when, a tap to silence each kind, a form for the rest.
import { button, buttons, card, cardReply, sayCard, text } from "../cards.ts";
import { sayDay } from "../reading/say.ts";
import type { Fact, Part, Row } from "../reply.ts";
import type { Write } from "../store/database.ts";
import { type Outcome, type Turn, say } from "../turn.ts";
import { kindsOf, type MutableKind, type Mutes, type Setting } from "./rules.ts";
import { findOwn } from "./settings.ts";

export async function showPeace(turn: Turn): Promise<Outcome> {
  const { setting, mutes } = await findOwn(turn);
  return say(cardReply(await drawPeace(turn, { setting, mutes })));
}

type Shown = { setting: Setting; mutes: Mutes };

/** After a tap the card stands there as it is now. */
export async function showChanged(turn: Turn, shown: Shown, writes: readonly Write[]): Promise<Outcome> {
  return { reply: cardReply(await drawPeace(turn, shown)), writes };
}

async function drawPeace(turn: Turn, { setting, mutes }: Shown) {
  const { peace } = turn.messages;
  const facts: Fact[] = [
    { label: peace.morning, value: setting.morning },
    { label: peace.quiet, value: sayQuiet(turn, setting) },
    { label: peace.ahead, value: peace.aheadDays(setting.daysAhead) },
    ...(await findAway(turn)).map((until) => ({ label: peace.away, value: peace.awayUntil(until) })),
  ];
  const rows = kindsOf(turn.speaker.role).map((kind): Row => {
    const isMuted = mutes.has(kind);
    const label = isMuted ? peace.unmute : peace.mute;
    const choice = `${isMuted ? "unmute" : "mute"}:${kind}`;
    return {
      title: peace.kinds[kind],
      detail: sayMute(turn, mutes, kind),
      button: button(label, { do: "peace", choice }),
    };
  });
  const parts: Part[] = [
    { part: "facts", facts },
    { part: "rows", rows },
    buttons(button(peace.change, { do: "peace", choice: "form" }, "primary")),
    text(peace.how, "quiet"),
    text(peace.lines, "quiet"),
  ];
  return card(peace.title, "plain", parts);
}

export function sayQuiet({ messages: { peace } }: Turn, { quietFrom, quietTo }: Setting): string {
  return quietFrom === quietTo ? peace.noQuiet : peace.hours(quietFrom, quietTo);
}

function sayMute({ messages: { peace }, today, speaker }: Turn, mutes: Mutes, kind: MutableKind): string {
  const until = mutes.get(kind);
  if (until === undefined) return peace.on;
  return until === null ? peace.muted : peace.mutedUntil(sayDay(until, today, speaker.locale));
}

/** Until when he is away, if he is today. */
async function findAway({ database, speaker, today }: Turn): Promise<string[]> {
  const sql = `SELECT MAX("toOn") AS "toOn" FROM "Absence" WHERE "personId" = ? AND "cancelledAt" IS NULL
    AND "fromOn" <= ? AND "toOn" >= ?`;
  const [away] = await database.read<{ toOn: string | null }>(sql, [speaker.id, today, today]);
  return away?.toOn ? [sayDay(away.toOn, today, speaker.locale)] : [];
}

/** A short answer to a line, with a tap that shows all settings, and the one that takes this back where there is one. */
export function sayChanged(turn: Turn, { words, hint, undo, writes }: Changed): Outcome {
  const { peace } = turn.messages;
  const all = button(peace.seeAll, { do: "peace", choice: "show" });
  const back = undo === undefined ? [] : [button(peace.unmute, { do: "peace", choice: `unmute:${undo.join(",")}` })];
  const hints = hint === undefined ? [] : [text(hint, "quiet")];
  const { reply } = sayCard(peace.title, "done", text(words), ...hints, buttons(...back, all));
  return { reply, writes };
}

type Changed = { words: string; hint?: string; undo?: readonly MutableKind[]; writes: readonly Write[] };
