// Answers a press or a submit within Feishu's three seconds, in place of the card; what takes longer follows after.
import { setTimeout as wait } from "node:timers/promises";
import type { Actor, Ask } from "../../core/ask.ts";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Answer } from "../../core/platform.ts";
import type { Card, Form } from "../../core/reply.ts";
import { insist, offerCustomers, type Room, sayFile, sayForm } from "./answer.ts";
import type { CardJson } from "./card.ts";
import { type ChatBook, sayError } from "./chats.ts";
import { drawForm } from "./draw-form.ts";
import { drawCard, drawToast, drawWord, type Toast } from "./draw.ts";
import { type Post, postMasked } from "./post.ts";
import { referenceOf } from "./reference.ts";
import { judge } from "./send.ts";

/** What goes back in the answer to a card's callback; {} changes nothing. */
export type CallbackAnswer = { toast?: Toast; card?: { type: "raw"; data: CardJson } };

export type Pressed = { ask: (isPrivate: boolean) => Ask | null; actor: Actor; chat: string | null; key: string };
export type PressRoom = Room & { chats: ChatBook; follow: (work: Promise<void>) => void; answerWithinMs: number };

/** After its time is over Feishu shows an error (200341): 3 s, of which the way there and back takes a part. */
export const ANSWER_WITHIN_MS = 2_300;
// A change of the card before Feishu has the answer to the press would be undone by it (延时更新消息卡片).
const AFTER_ANSWER_MS = 400;

const toast = (text: string, tone: Parameters<typeof drawToast>[1]): CallbackAnswer => ({
  toast: drawToast(text, tone),
});

/** Never throws: an error here would show the person a code (test/chat/feishu/forms.test.ts). */
export async function answerPress(room: PressRoom, pressed: Pressed): Promise<CallbackAnswer> {
  const ready = prepare(room, pressed);
  const first = await Promise.race([ready, wait(room.answerWithinMs, null, { ref: false })]);
  if (first === null) {
    room.follow(ready.then((late) => wait(AFTER_ANSWER_MS).then(() => sayLate(room, pressed, late))));
    return toast(messagesFor(room.desk.locale(pressed.actor)).chat.slow, "plain");
  }
  if (first.after) room.follow(wait(AFTER_ANSWER_MS).then(first.after));
  return first.now;
}

type Ready = { now: CallbackAnswer; after?: () => Promise<void>; message: string | null };

async function prepare(room: PressRoom, pressed: Pressed): Promise<Ready> {
  try {
    const ask = pressed.ask(await room.chats.isPrivate(pressed.chat));
    const words = messagesFor(room.desk.locale(pressed.actor)).chat;
    if (!ask) return { now: toast(words.feishu.unreadable, "stop"), message: null };
    return { ...(await drawAnswer(room, ask, await room.desk.answer(ask))), message: ask.place.message };
  } catch (error) {
    const reference = referenceOf(pressed.key);
    room.log.error({ key: pressed.key, reference, why: sayError(error) }, "a press failed");
    const words = messagesFor(room.desk.locale(pressed.actor)).chat;
    return { now: toast(words.failed(reference), "stop"), message: null };
  }
}

const inPlace = (card: CardJson, said: Toast): CallbackAnswer => ({ toast: said, card: { type: "raw", data: card } });

/** What only shows something needs no toast beside it. */
function drawCardAnswer(card: Card, locale: Locale): CallbackAnswer {
  const drawn = drawCard(card, locale);
  if (card.tone === "plain") return { card: { type: "raw", data: drawn } };
  return inPlace(drawn, drawToast(card.summary || card.title, card.tone));
}

async function drawAnswer(room: PressRoom, ask: Ask, { reply, locale }: Answer): Promise<Omit<Ready, "message">> {
  const words = messagesFor(locale).chat;
  switch (reply.reply) {
    case "nothing":
      return { now: {} };
    case "word":
      return { now: toast(reply.text, reply.tone) };
    case "card":
      return { now: drawCardAnswer(reply.card, locale) };
    case "form":
      return drawFormAnswer(room, ask, { form: reply.form, locale });
    case "file":
      return { now: toast(words.slow, "plain"), after: () => sayFile(room, ask, { reply, locale }).then(() => {}) };
  }
}

/** In the private chat the form takes the card's place; asked for in a group, it goes to the private chat. */
async function drawFormAnswer(
  room: PressRoom,
  ask: Ask,
  { form, locale }: { form: Form; locale: Locale },
): Promise<Omit<Ready, "message">> {
  const words = messagesFor(locale).chat.feishu;
  if (!ask.place.isPrivate)
    return {
      now: toast(words.formInPrivate, "plain"),
      after: () => sayForm(room, ask, { form, locale }).then(() => {}),
    };
  const card = drawForm(await offerCustomers(room.desk, ask, form), locale);
  const count = Object.keys(form.problems).length;
  return {
    now: count > 0 ? inPlace(card, drawToast(words.problems(count), "stop")) : { card: { type: "raw", data: card } },
  };
}

/** The answer came after its time: the card is changed by itself, and a word becomes a message. */
async function sayLate(room: PressRoom, { actor, key }: Pressed, { now, after, message }: Ready): Promise<void> {
  if (after) return after();
  const { card, toast: said } = now;
  const post = { to: { user: actor.user }, key: `${key}:late` };
  await insist(room, post, async () => {
    if (card) await changeOrPost(room, { post, message, card: card.data });
    else if (said) await room.poster.postCard(post, drawWord(said.content));
  });
}

type Change = { post: Post; message: string | null; card: CardJson };

/** A card that cannot be changed any more (withdrawn, over 14 days old) is posted anew. */
async function changeOrPost(room: Room, { post, message, card }: Change): Promise<void> {
  try {
    if (message) return await room.poster.changeCard(message, card);
  } catch (error) {
    if (judge(error).sent !== "never") throw error;
  }
  await room.poster.postCard(post, card);
}

/** The person's home, asked for in the bot's menu. */
export async function sayHome(room: Room, { actor, key }: { actor: Actor; key: string }): Promise<void> {
  const post = { to: { user: actor.user }, key };
  try {
    const home = await room.desk.home(actor);
    await insist(room, post, () => postMasked(room.poster, post, home));
  } catch (error) {
    const reference = referenceOf(key);
    room.log.error({ key, reference, why: sayError(error) }, "a home failed");
    const failed = messagesFor(room.desk.locale(actor)).chat.failed(reference);
    await insist(room, post, () => room.poster.postCard({ ...post, key: `${key}:failed` }, drawWord(failed)));
  }
}
