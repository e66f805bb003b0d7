// The buttons of a report on a person's screen: what each carries, and pressing one of several with the same words on it.
import type { Action } from "../../src/core/ask.ts";
import type { FakePlatform, ScreenMessage } from "../../src/sandbox/screen.ts";
import { findAll, textOf } from "../support/screen-text.ts";

type Element = Record<string, unknown>;

/** The bot's messages in his private chat, oldest first. */
export const messagesOf = (fake: FakePlatform, user: string): ScreenMessage[] =>
  fake
    .screen(user)
    .chats.filter((chat) => chat.id === fake.privateChat(user))
    .flatMap((chat) => chat.messages)
    .filter((message) => message.from.isBot && !message.isDeleted);

/** What a button carries, whichever platform drew it. */
function actionOf(element: Element): Action | null {
  if (element["type"] === "button") return JSON.parse(String(element["value"])) as Action;
  const [callback] = findAll(element["behaviors"], (one) => one["type"] === "callback");
  const value = callback?.["value"] as { action?: Action } | undefined;
  return value?.action ?? null;
}

const isButton = (one: Element): boolean => one["type"] === "button" || one["tag"] === "button";

export const actionsIn = (message: ScreenMessage | undefined): Action[] =>
  findAll(message?.json, isButton).flatMap((element) => actionOf(element) ?? []);

type Press = { fake: FakePlatform; user: string; message: ScreenMessage; fits: (action: Action) => boolean };

/** Presses the first button of a message whose action fits. */
export async function pressIn({ fake, user, message, fits }: Press): Promise<void> {
  const element = findAll(message.json, isButton).find((one) => {
    const action = actionOf(one);
    return action !== null && fits(action);
  });
  if (!element) throw new Error(`no such button in: ${textOf(message.json)}`);
  await pressElement({ fake, user, message }, element);
}

/** Presses a button of one's own making, as a forger would. */
export async function forge({ fake, user, message }: Omit<Press, "fits">, action: Action): Promise<void> {
  const [real] = findAll(message.json, isButton);
  if (!real) throw new Error("there is no button to forge");
  const element =
    real["type"] === "button"
      ? { ...real, value: JSON.stringify(action) }
      : { ...real, behaviors: [{ type: "callback", value: { action } }] };
  await pressElement({ fake, user, message }, element, real);
}

async function pressElement(
  { fake, user, message }: Omit<Press, "fits">,
  element: Element,
  standing = element,
): Promise<void> {
  const place = { chat: fake.privateChat(user), message: message.id };
  if (element["type"] !== "button") {
    const [callback] = findAll(element["behaviors"], (one) => one["type"] === "callback");
    await fake.press(user, { ...place, action: { tag: "button", value: callback?.["value"] } });
    return;
  }
  const [block] = findAll(message.json, (one) => "block_id" in one && findAll(one, (x) => x === standing).length > 0);
  await fake.press(user, { ...place, action: { ...element, block_id: block?.["block_id"] } });
}
