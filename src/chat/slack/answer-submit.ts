// A submitted form → the same form with its problems, or the modal closed and the card in the private chat.
import type { AckFn, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import { messagesFor } from "../../core/messages/index.ts";
import type { Answer } from "../../core/platform.ts";
import type { Form } from "../../core/reply.ts";
import { drawCardView, wordCard } from "./draw.ts";
import { drawForm, drawLoading } from "./draw-form.ts";
import { cutText } from "../literal-text.ts";
import { refreshHome } from "./home.ts";
import { readSubmit } from "./read.ts";
import { acknowledge, answerAsk, localeOf, type Room, SLOW_AFTER_MS, within } from "./room.ts";
import { loadingStage, showAnswer } from "./show.ts";
import { sayCardPrivately, sendFile } from "./surfaces.ts";

/** Slack: the keys of `errors` must be block ids of inputs in the view (Modals page); else it shows a fault of its own. */
function hasOnlyInputs(problems: Form["problems"], body: ViewSubmitAction): boolean {
  const inputs = new Set(body.view.blocks.flatMap((block) => (block.type === "input" ? (block.block_id ?? []) : [])));
  const names = Object.keys(problems);
  return names.length > 0 && names.every((name) => inputs.has(name));
}

/** The problems under their inputs if all of them have one there, else the form again with all of them written in. */
function drawProblems(
  form: Form,
  ask: Ask,
  by: { body: ViewSubmitAction; locale: Answer["locale"] },
): ViewResponseAction {
  if (!hasOnlyInputs(form.problems, by.body)) {
    return { response_action: "update", view: drawForm(form, by.locale, ask.place) };
  }
  const errors = Object.fromEntries(Object.entries(form.problems).map(([name, said]) => [name, cutText(said, 300)]));
  return { response_action: "errors", errors };
}

function drawAck(answer: Answer, ask: Ask, body: ViewSubmitAction): ViewResponseAction {
  const { reply, locale } = answer;
  if (reply.reply === "form") return drawProblems(reply.form, ask, { body, locale });
  if (reply.reply === "word") {
    const card = wordCard(reply.text, reply.tone, messagesFor(locale).chat.notice);
    return { response_action: "update", view: drawCardView(card, locale) };
  }
  return { response_action: "clear" };
}

/**
 * A modal that closes leaves nothing behind, so the card is said in private: by whoever kept the form, and what he leaves
 * owed goes out by the outbox. A delivery that comes again, to whichever process, says nothing (test/server/kill.test.ts).
 */
async function sayResult(room: Room, ask: Ask, answer: Answer): Promise<void> {
  const { reply, locale, isAgain } = answer;
  if (isAgain || (reply.reply !== "card" && reply.reply !== "file")) return;
  if (reply.reply === "file") await sendFile(room, ask, reply.file);
  if (await sayCardPrivately(room, ask, { card: reply.card, locale })) await room.desk.said(ask.key);
  refreshHome(room, ask.actor);
}

export async function answerSubmit(room: Room, body: ViewSubmitAction, ack: AckFn<ViewResponseAction>): Promise<void> {
  const ask = readSubmit(body, room.now());
  if (!ask) return ack();
  const work = answerAsk(room, ask);
  const early = await within(work, SLOW_AFTER_MS);
  if (early) {
    await acknowledge(room, () => ack(drawAck(early, ask, body)));
    return sayResult(room, ask, early);
  }
  const locale = localeOf(room, ask.actor);
  const saving = drawLoading(locale, messagesFor(locale).chat.saving);
  await acknowledge(room, () => ack({ response_action: "update", view: saving }));
  const answer = await work;
  // The acknowledgement has changed the view, and with it its hash.
  const stage = { ...loadingStage(room, ask, { id: body.view.id, hash: undefined }), hasPictures: true };
  await showAnswer(room, ask, { answer, stage });
  if (answer.reply.reply === "card") await sayResult(room, ask, answer);
}
