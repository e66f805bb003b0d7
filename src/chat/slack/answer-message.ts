// Words in the private chat, a mention, the private chat opened: kept durably, acknowledged, answered, and then ticked off.
import type { ReceiverEvent } from "@slack/bolt";
import type { Ask } from "../../core/ask.ts";
import { formCard } from "../../core/form-card.ts";
import type { Answer } from "../../core/platform.ts";
import { drawCard, drawWord } from "./draw.ts";
import { hearInThread, REACTIONS } from "./hearing.ts";
import { refreshHome } from "./home.ts";
import { type MessageEvent, readEnter, readMessage } from "./read.ts";
import type { ThreadEvent } from "./read-heard.ts";
import { idsIn } from "./read-text.ts";
import { answerAsk, namesWithin, type Room, sayFailure, track } from "./room.ts";
import { answerKey, type Pictured } from "./send.ts";
import { drawAll, postPatiently, sayPrivately, sendFile } from "./surfaces.ts";

type HomeOpened = { type: "app_home_opened"; tab: string; user: string; channel: string; event_ts: string };
type Spoken = { ask: Ask; channel: string; thread: string | undefined };

/** The events that are kept before they are acknowledged. */
export const SPOKEN_EVENTS = ["message", "app_mention", ...REACTIONS] as const;

/** In the private chat an answer stands below the words; in a channel it stands in their thread. */
async function readSpoken(room: Room, event: ThreadEvent | HomeOpened, botUser: string): Promise<Spoken | null> {
  if ("tab" in event) return { ask: readEnter(event), channel: event.channel, thread: undefined };
  const heard = await hearInThread(room, event, botUser);
  if (heard) return { ask: heard, channel: heard.place.chat ?? "", thread: heard.place.thread ?? undefined };
  return readWords(room, event, botUser);
}

async function readWords(room: Room, event: MessageEvent, botUser: string): Promise<Spoken | null> {
  const names = await namesWithin(
    room,
    idsIn(event.text ?? "").filter((id) => id !== botUser),
  );
  const ask = readMessage(event, botUser, names);
  if (!ask || !event.channel) return null;
  return { ask, channel: event.channel, thread: event.thread_ts ?? (ask.place.isPrivate ? undefined : event.ts) };
}

async function drawAnswer(room: Room, ask: Ask, answer: Answer): Promise<Pictured | null> {
  const { reply, locale } = answer;
  switch (reply.reply) {
    case "card":
      return drawAll(room, ask, { card: reply.card, locale });
    case "word":
      return { drawn: drawWord(reply.text, reply.tone) };
    case "form": // a message has no trigger: the form is one tap away
      return { drawn: drawCard(formCard(reply.form, locale), locale) };
    case "file": {
      if (await sendFile(room, ask, reply.file)) return drawAll(room, ask, { card: reply.card, locale });
      const error = new Error("the file could not be uploaded");
      return { drawn: drawWord(sayFailure(room, { what: "sending a file", error, locale }), "stop") };
    }
    case "nothing":
      return null;
  }
}

/** An answer that could not be posted stays owed: the desk keeps the ask until it is said. */
async function answerSpoken(room: Room, spoken: Spoken): Promise<void> {
  const { ask, channel, thread } = spoken;
  try {
    const answer = await answerAsk(room, ask);
    const drawn = await drawAnswer(room, ask, answer);
    const isSaid =
      drawn === null ||
      (await postPatiently(room, { key: answerKey(ask), channel, thread, ...drawn })) ||
      (!ask.place.isPrivate && (await sayPrivately(room, ask, drawn.drawn)));
    if (isSaid) await room.desk.said(ask.key);
    refreshHome(room, ask.actor);
  } catch (error) {
    room.log.error({ err: error, key: ask.key }, "slack: answering a message failed");
  }
}

/** True for the events that go this way: words, and the Messages tab being opened. */
export function isSpoken(body: ReceiverEvent["body"]): boolean {
  const event: unknown = body["event"];
  if (typeof event !== "object" || event === null || !("type" in event)) return false;
  if (event.type === "app_home_opened") return "tab" in event && event.tab === "messages";
  return SPOKEN_EVENTS.some((type) => type === event.type);
}

/**
 * Keeps the ask and only then acknowledges it; rejects without acknowledging if it cannot be kept, so that Slack sends it
 * again. One message is answered once, however often and under whatever event id it comes (test/chat/slack/once.test.ts).
 */
export async function takeSpoken(room: Room, received: ReceiverEvent): Promise<void> {
  const self = room.identity.self();
  if (!self) throw new Error("slack: not ready to take events yet");
  const event = received.body["event"] as ThreadEvent | HomeOpened;
  const spoken = await readSpoken(room, event, self.botUserId);
  const isNew = spoken !== null && (await room.desk.take(spoken.ask));
  await received.ack();
  if (spoken && isNew) void track(room, answerSpoken(room, spoken));
}
