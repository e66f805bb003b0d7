// The one way in, for the long connection and the webhook alike: reads an event, keeps it, lets it be answered.
import type { Ask } from "../../core/ask.ts";
import { messagesFor } from "../../core/messages/index.ts";
import { answerTaken, insist, type Room } from "./answer.ts";
import type { FeishuApi } from "./api.ts";
import { sayError } from "./chats.ts";
import { drawToast, drawWord } from "./draw.ts";
import type { Hearing } from "./hearing.ts";
import { answerPress, type CallbackAnswer, type PressRoom, sayHome } from "./press.ts";
import { fillQuoted } from "./quoted.ts";
import { type Read, readEvent } from "./read.ts";
import type { UnderWay } from "./under-way.ts";

export type Inbound = {
  room: Room & Pick<PressRoom, "chats" | "answerWithinMs">;
  api: FeishuApi;
  hearing: Hearing;
  underWay: UnderWay;
  now: () => Date;
  /** Null until Feishu has told who the bot is. */
  botId: () => string | null;
  isClosing: () => boolean;
};

export type Receive = (event: unknown) => Promise<object | undefined>;

/**
 * Answers what goes back in the acknowledgement. Throws only where an event could not be kept: Feishu then delivers it
 * again (after 15 s, 5 min, 1 h, 6 h). A press is never thrown back, since the person would be shown a code.
 */
export function openReceive(inbound: Inbound): Receive {
  return (event) => inbound.underWay.count(receive(inbound, event));
}

async function receive(inbound: Inbound, event: unknown): Promise<object | undefined> {
  const botId = inbound.botId();
  const read = readEvent(event, botId ?? "", inbound.now());
  if (read.read === "press") return receivePress(inbound, read);
  if (botId !== null && !inbound.isClosing()) {
    const heard = await hear(inbound, event, botId);
    if (heard) return keepAsk(inbound, heard).then(() => undefined);
  }
  if (read.read === "nothing") return undefined;
  if (botId === null || inbound.isClosing()) throw new Error("not taking in anything now");
  await keep(inbound, read);
  return undefined;
}

function hear({ room, hearing, now }: Inbound, event: unknown, botId: string): Promise<Ask | null> {
  return hearing.hear(event, botId, now()).catch((error: unknown) => {
    room.log.error(
      { why: sayError(error) },
      "what happened in a thread could not be read; Feishu will deliver it again",
    );
    throw error;
  });
}

function receivePress(inbound: Inbound, pressed: Extract<Read, { read: "press" }>): Promise<CallbackAnswer> {
  const { room, underWay } = inbound;
  if (!inbound.isClosing()) return answerPress({ ...room, follow: underWay.follow }, pressed);
  const { closing } = messagesFor(room.desk.locale(pressed.actor)).chat.feishu;
  return Promise.resolve({ toast: drawToast(closing, "plain") });
}

/** What is acknowledged before it is answered stands in the database first (test/chat/feishu/messages.test.ts). */
async function keep(
  { room, api, underWay }: Inbound,
  read: Exclude<Read, { read: "nothing" | "press" }>,
): Promise<void> {
  switch (read.read) {
    case "ask":
      if (read.privateChat !== undefined) room.chats.learnPrivate(read.privateChat);
      return keepAsk({ room, api, underWay }, read.ask);
    case "home":
      return underWay.follow(sayHome(room, read));
    case "wordless":
      return underWay.follow(sayWordless(room, read));
  }
}

async function keepAsk({ room, api, underWay }: Pick<Inbound, "room" | "api" | "underWay">, read: Ask): Promise<void> {
  const { desk, log } = room;
  try {
    const ask = await fillQuoted(api, read, log);
    if (await desk.take(ask)) underWay.follow(answerTaken(room, ask));
  } catch (error) {
    log.error({ key: read.key, why: sayError(error) }, "an event could not be kept; Feishu will deliver it again");
    throw error;
  }
}

/** A picture or a voice message is answered, not passed over. */
async function sayWordless(room: Room, { actor, key }: Extract<Read, { read: "wordless" }>): Promise<void> {
  const { wordless } = messagesFor(room.desk.locale(actor)).chat.feishu;
  const post = { to: { user: actor.user }, key };
  await insist(room, post, () => room.poster.postCard(post, drawWord(wordless)));
}
