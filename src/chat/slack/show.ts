// One answer → the place it belongs to. Whatever cannot be shown there is said in private, so that no answer is lost.
import type { Ask } from "../../core/ask.ts";
import { formCard } from "../../core/form-card.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Answer } from "../../core/platform.ts";
import type { Card, Form, Reply, Tone } from "../../core/reply.ts";
import { drawCard, drawCardView, drawWord, wordCard } from "./draw.ts";
import { drawForm, drawLoading } from "./draw-form.ts";
import { refreshHome } from "./home.ts";
import { answerAsk, LOADING_AFTER_MS, localeOf, type Room, SLOW_AFTER_MS, sayFailure, track, within } from "./room.ts";
import {
  type OpenView,
  openModal,
  sayCardPrivately,
  sayCharts,
  sayPrivately,
  sendFile,
  updateModal,
} from "./surfaces.ts";

/** A place to answer on. Each says whether it was shown. */
export type Stage = {
  /** It draws a card's charts itself; elsewhere they follow in private. */
  hasPictures?: boolean;
  card(card: Card, locale: Locale): Promise<boolean>;
  word(text: string, tone: Tone, locale: Locale): Promise<boolean>;
  form(form: Form, locale: Locale): Promise<boolean>;
};

/** The view that was opened while the answer was still on its way. */
export function loadingStage(room: Room, ask: Ask, view: OpenView): Stage {
  return {
    card: (card, locale) => updateModal(room, view, drawCardView(card, locale)),
    word: (text, tone, locale) =>
      updateModal(room, view, drawCardView(wordCard(text, tone, messagesFor(locale).chat.notice), locale)),
    form: (form, locale) => updateModal(room, view, drawForm(form, locale, ask.place)),
  };
}

async function showFile(room: Room, ask: Ask, shown: { answer: Answer; stage: Stage }): Promise<boolean> {
  const { reply, locale } = shown.answer;
  if (reply.reply !== "file") return false;
  if (await sendFile(room, ask, reply.file)) {
    const isBeside = reply.isBeside && ask.does === "press";
    return isBeside
      ? shown.stage.word(reply.card.summary, reply.card.tone, locale)
      : shown.stage.card(reply.card, locale);
  }
  const error = new Error("the file could not be uploaded");
  return shown.stage.word(sayFailure(room, { what: "sending a file", error, locale }), "stop", locale);
}

/** What is said in private where the stage is gone. */
async function sayInstead(room: Room, ask: Ask, answer: Answer): Promise<void> {
  const { reply, locale, isAgain } = answer;
  if (reply.reply === "card" || reply.reply === "file")
    await sayCardPrivately(room, ask, { card: reply.card, locale, isAgain });
  if (reply.reply === "word") await sayPrivately(room, ask, drawWord(reply.text, reply.tone), isAgain);
  if (reply.reply === "form") {
    const lead = messagesFor(locale).chat.slack.expired;
    await sayPrivately(room, ask, drawCard(formCard(reply.form, locale, lead), locale), isAgain);
  }
}

const isDone = (reply: Reply): boolean => reply.reply === "card" && reply.card.tone === "done";

/** Shows an answer on its stage, else in private; then the person's Home tab follows. */
export async function showAnswer(room: Room, ask: Ask, shown: { answer: Answer; stage: Stage }): Promise<void> {
  const { answer, stage } = shown;
  const { reply, locale } = answer;
  let isShown = true;
  if (reply.reply === "card") isShown = await stage.card(reply.card, locale);
  if (reply.reply === "word") isShown = await stage.word(reply.text, reply.tone, locale);
  if (reply.reply === "form") isShown = await stage.form(reply.form, locale);
  if (reply.reply === "file") isShown = await showFile(room, ask, shown);
  if (!isShown) await sayInstead(room, ask, answer);
  else if (reply.reply === "card" && !stage.hasPictures)
    void track(room, sayCharts(room, ask, { card: reply.card, locale }));
  if (isDone(reply)) refreshHome(room, ask.actor);
}

/** What came of waiting: the answer (perhaps still on its way) and the view that stands in for it. */
export type Waited = { answer: Promise<Answer>; loading: OpenView | null; isLate: boolean };

/** Asks, and waits as long as Slack allows; where a form is surely coming, its modal is opened before the trigger dies. */
export async function waitForAnswer(
  room: Room,
  ask: Ask,
  by: { trigger: string; isFormSure: boolean },
): Promise<Waited> {
  const answer = answerAsk(room, ask);
  if (by.isFormSure && (await within(answer, LOADING_AFTER_MS)) === null) {
    const locale = localeOf(room, ask.actor);
    const view = drawLoading(locale, messagesFor(locale).chat.loading);
    const loading = await openModal(room, by.trigger, view);
    return { answer, loading, isLate: true };
  }
  const isLate = (await within(answer, SLOW_AFTER_MS)) === null;
  return { answer, loading: null, isLate };
}
