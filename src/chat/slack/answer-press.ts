// A pressed button → its answer: in place of the card that was pressed, or beside it.
import type { AckFn, BlockAction, ButtonAction } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import { formCard } from "../../core/form-card.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { type Drawn, drawCard, drawCardView, drawWord, wordCard } from "./draw.ts";
import { drawForm } from "./draw-form.ts";
import { readPress } from "./read.ts";
import { acknowledge, type Room } from "./room.ts";
import { chartsOf } from "./pictures.ts";
import { type Pictured, showPictured } from "./send.ts";
import { loadingStage, type Stage, showAnswer, waitForAnswer } from "./show.ts";
import { drawAll, openModal, pushModal, respondTo, updateModal } from "./surfaces.ts";
import { readTrouble } from "./web.ts";

type Press = BlockAction<ButtonAction>;

/** Puts a card in place of the pressed message: by response_url, or by chat.update where that is out of date. */
async function replaceMessage(room: Room, body: Press, drawn: Drawn): Promise<boolean> {
  if (await respondTo(room, body.response_url, { ...drawn, replace_original: true })) return true;
  const { channel, message, container } = body;
  if (!channel || !message || container["is_ephemeral"] === true) return false;
  try {
    await room.web.chat.update({ channel: channel.id, ts: message.ts, ...drawn });
    return true;
  } catch (error) {
    room.log.warn({ why: readTrouble(error).why }, "slack: chat.update failed");
    return false;
  }
}

/** A card with charts in place of the pressed message: the bot's own call may show its uploaded pictures. False: not shown. */
async function replacePictured(room: Room, body: Press, pictured: Pictured): Promise<boolean> {
  const { channel, message } = body;
  if (!channel || !message) return false;
  try {
    await showPictured(pictured, (drawn) => room.web.chat.update({ channel: channel.id, ts: message.ts, ...drawn }));
    return true;
  } catch (error) {
    room.log.warn({ why: readTrouble(error).why }, "slack: chat.update failed");
    return replaceMessage(room, body, pictured.bare ?? pictured.drawn);
  }
}

function messageStage(room: Room, ask: Ask, body: Press): Stage {
  const hasPictures = body.container["is_ephemeral"] !== true;
  const beside = (drawn: Drawn): Promise<boolean> =>
    respondTo(room, body.response_url, { ...drawn, replace_original: false, response_type: "ephemeral" });
  return {
    hasPictures,
    card: async (card, locale) =>
      hasPictures && chartsOf(card).length > 0
        ? replacePictured(room, body, await drawAll(room, ask, { card, locale }))
        : replaceMessage(room, body, drawCard(card, locale)),
    word: (text, tone) => beside(drawWord(text, tone)),
    async form(form, locale) {
      if (await openModal(room, body.trigger_id, drawForm(form, locale, ask.place))) return true;
      return beside(drawCard(formCard(form, locale, messagesFor(locale).chat.slack.expired), locale));
    },
  };
}

/** The Home tab cannot answer by itself: a modal does. */
function homeStage(room: Room, ask: Ask, body: Press): Stage {
  const { trigger_id: trigger } = body;
  return {
    card: async (card, locale) => (await openModal(room, trigger, drawCardView(card, locale))) !== null,
    word: async (text, tone, locale) => {
      const view = drawCardView(wordCard(text, tone, messagesFor(locale).chat.notice), locale);
      return (await openModal(room, trigger, view)) !== null;
    },
    form: async (form, locale) => (await openModal(room, trigger, drawForm(form, locale, ask.place))) !== null,
  };
}

function modalStage(room: Room, ask: Ask, body: Press): Stage {
  const view = { id: body.view?.id ?? "", hash: body.view?.hash };
  return {
    card: (card, locale) => updateModal(room, view, drawCardView(card, locale)),
    word: (text, tone, locale) =>
      pushModal(room, body.trigger_id, drawCardView(wordCard(text, tone, messagesFor(locale).chat.notice), locale)),
    form: (form, locale) => updateModal(room, view, drawForm(form, locale, ask.place)),
  };
}

function stageOf(room: Room, ask: Ask, body: Press): Stage {
  if (!body.view) return messageStage(room, ask, body);
  return body.view.type === "home" ? homeStage(room, ask, body) : modalStage(room, ask, body);
}

export async function answerPress(room: Room, body: Press, ack: AckFn<void>): Promise<void> {
  const ask = readPress(body);
  if (ask?.does !== "press") return ack();
  // A form pressed for in a modal takes that modal's place; a second one need not be opened meanwhile.
  const isInModal = body.view?.type === "modal";
  const isFormSure = !isInModal && (ask.action.do === "edit" || ask.action.do === "new");
  const waited = await waitForAnswer(room, ask, { trigger: body.trigger_id, isFormSure });
  await acknowledge(room, ack);
  const answer = await waited.answer;
  const stage = waited.loading ? loadingStage(room, ask, waited.loading) : stageOf(room, ask, body);
  await showAnswer(room, ask, { answer, stage });
}
