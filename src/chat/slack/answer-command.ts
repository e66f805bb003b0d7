// A slash command or a message shortcut → its answer, seen by the person alone.
import type { AckFn, MessageShortcut, RespondArguments, SlashCommand } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import { formCard } from "../../core/form-card.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { type Drawn, drawCard, drawWord } from "./draw.ts";
import { drawForm } from "./draw-form.ts";
import { readCommand, readShortcut } from "./read.ts";
import { idsIn } from "./read-text.ts";
import { acknowledge, localeOf, namesWithin, type Room } from "./room.ts";
import { loadingStage, type Stage, showAnswer, waitForAnswer } from "./show.ts";
import { openModal, respondTo } from "./surfaces.ts";

/** What is said, and how: in the acknowledgement itself while that is open, by response_url after it. */
type Say = (drawn: Drawn) => Promise<boolean>;

function sayStage(room: Room, ask: Ask, by: { trigger: string; say: Say }): Stage {
  const { trigger, say } = by;
  return {
    card: (card, locale) => say(drawCard(card, locale)),
    word: (text, tone) => say(drawWord(text, tone)),
    async form(form, locale) {
      if (await openModal(room, trigger, drawForm(form, locale, ask.place))) return true;
      const lead = messagesFor(locale).chat.slack.expired;
      return say(drawCard(formCard(form, locale, lead), locale));
    },
  };
}

const hidden = (drawn: Drawn) => ({ response_type: "ephemeral" as const, ...drawn });

/** `/visit` with nothing behind it opens the form; the desk decides, the modal is only opened in time. */
const isFormSure = (room: Room, body: SlashCommand): boolean =>
  room.formCommands.has(body.command) && (body.text ?? "").trim() === "";

export async function answerCommand(
  room: Room,
  body: SlashCommand,
  ack: AckFn<string | RespondArguments>,
): Promise<void> {
  const ask = readCommand(body, room.now());
  const by = { trigger: body.trigger_id, isFormSure: isFormSure(room, body) };
  const waited = await waitForAnswer(room, ask, by);
  if (waited.isLate) {
    const word = hidden(drawWord(messagesFor(localeOf(room, ask.actor)).chat.slow, "plain"));
    await acknowledge(room, () => ack(waited.loading ? undefined : word));
  }
  const answer = await waited.answer;
  if (waited.loading) return showAnswer(room, ask, { answer, stage: loadingStage(room, ask, waited.loading) });
  const { reply } = answer.reply;
  const isSaidInAck = !waited.isLate && (reply === "card" || reply === "word");
  // A form is opened and a file sent after the acknowledgement: either may take longer than is left of the 3 s.
  if (!waited.isLate && !isSaidInAck) await acknowledge(room, ack);
  const say: Say = async (drawn) => {
    if (isSaidInAck && (await acknowledge(room, () => ack(hidden(drawn))))) return true;
    return respondTo(room, body.response_url, hidden(drawn));
  };
  await showAnswer(room, ask, { answer, stage: sayStage(room, ask, { trigger: body.trigger_id, say }) });
}

export async function answerShortcut(room: Room, body: MessageShortcut, ack: AckFn<void>): Promise<void> {
  const author = body.message.user ? [body.message.user] : [];
  const names = await namesWithin(room, [...author, ...idsIn(body.message.text ?? "")]);
  const ask = readShortcut(body, room.now(), names);
  if (!ask) return ack();
  const waited = await waitForAnswer(room, ask, { trigger: body.trigger_id, isFormSure: true });
  await acknowledge(room, ack);
  const answer = await waited.answer;
  const say: Say = (drawn) => respondTo(room, body.response_url, hidden(drawn));
  const stage = waited.loading
    ? loadingStage(room, ask, waited.loading)
    : sayStage(room, ask, { trigger: body.trigger_id, say });
  await showAnswer(room, ask, { answer, stage });
}
