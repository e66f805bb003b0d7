// What a person sees of the bot's messages, and how he finds a button on them.
import type { FakeFeishu } from "../../../src/sandbox/feishu/fake-feishu.ts";
import { LI, type Room } from "./room.ts";

export type SeenCard = { id: string; json: Record<string, unknown>; text: string };

/** The bot's messages in a chat that a person sees, oldest first; `text` is the whole JSON. */
export function botMessages(fake: FakeFeishu, user: string, chat: string): SeenCard[] {
  const messages = fake.screen(user).chats.find(({ id }) => id === chat)?.messages ?? [];
  return messages
    .filter(({ from, isDeleted }) => from.isBot && !isDeleted)
    .map(({ id, json }) => ({ id, json: json as Record<string, unknown>, text: JSON.stringify(json) }));
}

type Json = Record<string, unknown>;

/** Every element with this tag, however deep. */
export function findElements(card: unknown, tag: string): Json[] {
  if (Array.isArray(card)) return card.flatMap((item) => findElements(item, tag));
  if (typeof card !== "object" || card === null) return [];
  const own = "tag" in card && card.tag === tag ? [card as Json] : [];
  return [...own, ...Object.values(card).flatMap((item) => findElements(item, tag))];
}

/** What the sandbox needs to press the button with this label. */
export function findButton(card: unknown, label: string): Json {
  const found = findElements(card, "button").find((button) => (button["text"] as Json)["content"] === label);
  if (!found) throw new Error(`no button ${label}`);
  const [behavior] = found["behaviors"] as { value: unknown }[];
  return { tag: "button", ...(found["name"] !== undefined && { name: found["name"] }), value: behavior?.value };
}

export type Shown = { chat: string; id: string; json: unknown };

/** A card in the private chat of LI, ready to be pressed. */
export async function showCard({ fake }: Room): Promise<Shown> {
  const chat = fake.privateChat(LI.id);
  await fake.say(LI.id, chat, "拜访 永清超市");
  await fake.settled();
  const [card] = botMessages(fake, LI.id, chat);
  if (!card) throw new Error("no card");
  return { chat, id: card.id, json: card.json };
}

/** The card as it stands now. */
export const seeAgain = ({ fake }: Room, shown: Shown): SeenCard | undefined =>
  botMessages(fake, LI.id, shown.chat).find(({ id }) => id === shown.id);

type Pressing = { shown: Shown; label: string; user: string };
export const pressButton = ({ fake }: Room, { shown, label, user }: Pressing) =>
  fake.press(user, { chat: shown.chat, message: shown.id, action: findButton(shown.json, label) });
