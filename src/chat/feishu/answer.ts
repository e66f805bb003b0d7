// Answers what was kept before it was acknowledged: asks the desk and says what it says, again and again until it is said.
import { setTimeout as wait } from "node:timers/promises";
import { type Locale, messagesFor } from "../../core/messages/index.ts";
import type { Ask } from "../../core/ask.ts";
import type { Answer, Desk } from "../../core/platform.ts";
import type { Form, Reply } from "../../core/reply.ts";
import { sayError } from "./chats.ts";
import { drawForm } from "./draw-form.ts";
import { drawWord } from "./draw.ts";
import type { Log } from "./log.ts";
import { type Post, type Poster, postMasked, type Target } from "./post.ts";
import { referenceOf } from "./reference.ts";
import { judge } from "./send.ts";

export type Room = { desk: Desk; poster: Poster; log: Log };

/**
 * Answers a taken ask; also one that was taken before a restart. Never throws: what
 * fails stays owed and is logged (test/chat/feishu/trouble.test.ts).
 */
export async function answerTaken(room: Room, ask: Ask): Promise<void> {
  const { desk, log } = room;
  try {
    const { reply, locale } = await desk.answer(ask);
    if ((await sayReply(room, ask, { reply, locale })) !== "owed") await desk.said(ask.key);
  } catch (error) {
    const reference = referenceOf(ask.key);
    log.error({ key: ask.key, reference, why: sayError(error) }, "an answer failed");
    const locale = desk.locale(ask.actor);
    await sayWord(room, { to: backTo(ask), key: `${ask.key}:failed` }, messagesFor(locale).chat.failed(reference));
  }
}

/** Where an answer belongs: under the message; in a group in its topic; to the person where there was no message. */
function backTo({ place, actor, does }: Ask): Target {
  if (place.chat === null || place.message === null) return { user: actor.user };
  // What was heard may be gone by now (a recall); its topic's first message is the bot's own.
  if (does === "hear" && place.thread !== null) return { chat: place.chat, thread: place.thread };
  return place.isPrivate ? { reply: place.message } : { chat: place.chat, thread: place.message };
}

/** "never": Feishu will not take it, so there is no use in owing it. */
export type Told = "said" | "owed" | "never";

/** What is owed when a process ends goes out by the outbox under the same key, so that it is said once (core/recover.ts). */
const answerKey = (ask: Ask): string => `answer:${ask.key}`;

async function sayReply(room: Room, ask: Ask, { reply, locale }: Answer): Promise<Told> {
  const back: Post = { to: backTo(ask), key: answerKey(ask) };
  switch (reply.reply) {
    case "nothing":
      return "said";
    case "word":
      return sayWord(room, back, reply.text);
    case "card":
      return insist(room, back, () => postMasked(room.poster, back, { card: reply.card, locale }));
    case "form":
      return sayForm(room, ask, { form: reply.form, locale });
    case "file":
      return sayFile(room, ask, { reply, locale });
  }
}

const sayWord = (room: Room, post: Post, text: string): Promise<Told> =>
  insist(room, post, () => room.poster.postCard(post, drawWord(text)));

/** A form goes to the private chat: in a group everybody could fill it in. */
export async function sayForm(room: Room, ask: Ask, { form, locale }: { form: Form; locale: Locale }): Promise<Told> {
  const words = messagesFor(locale).chat.feishu;
  const post: Post = ask.place.isPrivate
    ? { to: backTo(ask), key: answerKey(ask) }
    : { to: { user: ask.actor.user }, key: `${ask.key}:form` };
  const card = drawForm(await offerCustomers(room.desk, ask, form), locale);
  const told = await insist(room, post, () => room.poster.postCard(post, card));
  if (told === "owed" || ask.place.isPrivate || ask.does === "press") return told;
  const word = told === "said" ? words.formInPrivate : words.notInPrivate;
  return sayWord(room, { to: backTo(ask), key: answerKey(ask) }, word);
}

const OFFERED = 50;

/** Where a form names no likely customers, the person's own recent ones are offered: a card has no search as one types. */
export async function offerCustomers(desk: Desk, ask: Ask, form: Form): Promise<Form> {
  const offer = async (typed: string) => desk.suggest(ask.actor, typed, OFFERED);
  const fields = form.fields.map(async (field) => {
    if (field.input !== "customer" || field.candidates.length > 0) return field;
    const like = await offer(field.typed);
    return { ...field, candidates: like.length > 0 || field.typed === "" ? like : await offer("") };
  });
  return { ...form, fields: await Promise.all(fields) };
}

type FileReply = { reply: Extract<Reply, { reply: "file" }>; locale: Locale };

/** A file goes to the private chat, where only who asked for it reads it. */
export async function sayFile(room: Room, ask: Ask, { reply, locale }: FileReply): Promise<Told> {
  const words = messagesFor(locale).chat;
  const to: Target = { user: ask.actor.user };
  const file: Post = { to, key: `${ask.key}:file` };
  const sent = await insist(room, file, () => room.poster.postFile(file, reply.file));
  if (sent !== "said") {
    await sayWord(room, { to: backTo(ask), key: `${ask.key}:failed` }, words.feishu.fileFailed);
    return sent;
  }
  const card: Post = { to, key: `${ask.key}:card` };
  const told = await insist(room, card, () => postMasked(room.poster, card, { card: reply.card, locale }));
  if (told === "owed" || ask.place.isPrivate || ask.does === "press") return told;
  return sayWord(room, { to: backTo(ask), key: answerKey(ask) }, words.inPrivate);
}

const ATTEMPTS = 5;
const FIRST_WAIT_MS = 500;

/** Tries a post until it is through; the key makes a repeat after an unknown outcome once. */
export async function insist(room: Room, post: Post, attempt: () => Promise<unknown>): Promise<Told> {
  for (let round = 0; round < ATTEMPTS; round += 1) {
    try {
      await attempt();
      return "said";
    } catch (error) {
      const outcome = judge(error);
      room.log.warn({ key: post.key, round, why: outcome.why }, "an answer could not be said");
      if (outcome.sent === "never") return "never";
      if (round + 1 < ATTEMPTS) await wait(outcome.afterMs ?? FIRST_WAIT_MS * 2 ** round);
    }
  }
  return "owed";
}
