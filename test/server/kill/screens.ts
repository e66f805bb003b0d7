// What of a person's screen can be pressed, found by what its button does.
import type { FakePlatform, Outcome, ScreenMessage } from "../../../src/sandbox/screen.ts";
import { findAll } from "../../support/screen-text.ts";

type Json = Record<string, unknown>;
export type Pressable = { chat: string; message: string; action: Json; words: string };

/** How far back a person looks. */
const LATEST = 15;

/** The newest messages that have a button which does this (an action's name), newest first. */
export function findPressable(platform: FakePlatform, user: string, name: string): Pressable[] {
  const chat = platform.screen(user).chats.find(({ id }) => id === platform.privateChat(user));
  if (!chat) return [];
  const latest = chat.messages.filter(({ from, isDeleted }) => from.isBot && !isDeleted).slice(-LATEST);
  return latest.toReversed().flatMap((message) => {
    const action = findButton(message, name);
    return action ? [{ chat: chat.id, message: message.id, action, words: JSON.stringify(message.json) }] : [];
  });
}

export const pressIt = (platform: FakePlatform, user: string, { chat, message, action }: Pressable): Promise<Outcome> =>
  platform.press(user, { chat, message, action });

/** Whether words of JSON hold a button that does this. */
export const hasAction = (words: string, name: string): boolean =>
  new RegExp(String.raw`"do\\*":\\*"${name}\\*"`, "u").test(words);

/** Slack: the element with its block's id. Feishu: `action` as the platform sends it. */
function findButton({ json }: ScreenMessage, name: string): Json | null {
  const isIt = (one: Json) =>
    (one["type"] === "button" || one["tag"] === "button") && hasAction(JSON.stringify(one), name);
  const [button] = findAll(json, isIt);
  if (!button) return null;
  if (button["type"] === "button") {
    const [block] = findAll(json, (one) => "block_id" in one && findAll(one, (inner) => inner === button).length > 0);
    return { ...button, block_id: block?.["block_id"] };
  }
  const [callback] = findAll(button["behaviors"], (one) => one["type"] === "callback");
  return { tag: "button", value: callback?.["value"], ...(button["name"] ? { name: button["name"] } : {}) };
}
