// The person's Feishu: sees chats, types, presses and submits; what a real client holds back never reaches the bot.
import type { FakePlatform, Outcome, Press, Submit } from "../screen.ts";
import { clickCard } from "./callback.ts";
import { callbackValueOf, findPressed, findSubmitted, isReset, isSubmit, opensLink } from "./card-find.ts";
import { attachFiles, correctMessage, pinMessage } from "./client-change.ts";
import { refused, sayMessage, type Speaker } from "./client-say.ts";
import type { Delivered } from "./delivery.ts";
import { drawBotAddedEvent, drawEnteredEvent, drawMenuEvent } from "./events.ts";
import { drawValue, fillForm, optionsOf } from "./form-fill.ts";
import type { CardNode } from "./json-walk.ts";
import { drawScreen } from "./screen-view.ts";
import { type Message, privateChatId, type World } from "./state.ts";

/** What a Feishu person can do beyond the common screen. */
export type FeishuHands = {
  /** Quotes a message without opening a topic: `parent_id`, no `thread_id`. */
  quote(user: string, message: string, text: string): Promise<Outcome>;
  /** A rich text message, `{title, content: [[{tag: "text", text} …]]}`, as pasted lines become one. */
  sayPost(user: string, chat: string, content: unknown): Promise<Outcome>;
  /** Takes the bot into a group. */
  addBot(user: string, chat: string): Promise<Outcome>;
};

export type Client = Omit<FakePlatform, "settled" | "close" | "onChange"> & FeishuHands;

const CLICKABLE_MS = 14 * 24 * 60 * 60 * 1000; // Feishu: a 2.0 card can be clicked for 14 days
// These sentences are the Feishu client's, like its buttons, so they are not in the house's catalogue.
const NOBODY = "没有这个人";
const NO_SUCH = "飞书没有这个功能";

export const openClient = (speaker: Speaker, fileUrl: (key: string) => string): Client => {
  const { world, delivery } = speaker;
  const told = (delivered: Delivered): Outcome => ({ isOk: true, tookMs: delivered.tookMs });
  return {
    name: "feishu",
    users: () => [...world.users.values()].map(({ id, name, email }) => ({ id, name, email })),
    screen: (user) => drawScreen(world, user, fileUrl),
    say: (user, chat, text, thread) =>
      sayMessage(speaker, { user, chat, kind: "text", content: { text }, thread: thread ?? null }),
    sayPost: (user, chat, content) => sayMessage(speaker, { user, chat, kind: "post", content }),
    quote: async (user, message, text) => {
      const chat = world.messages.get(message)?.chat ?? "";
      return sayMessage(speaker, { user, chat, kind: "text", content: { text }, quotes: message });
    },
    attach: (user, sent) => attachFiles(speaker, user, sent),
    correct: (user, place, text) => correctMessage(speaker, user, { ...place, text }),
    pin: (user, place, isSet) => pinMessage(speaker, user, { ...place, isSet }),
    press: (user, press) => pressElement(speaker, user, press),
    submit: (user, submit) => submitForm(speaker, user, submit),
    enter: async (user) => {
      if (!world.users.has(user)) return refused(NOBODY);
      return told(await delivery.send(drawEnteredEvent(world, user, privateChatId(user))));
    },
    menu: async (user, key) => {
      if (!world.users.has(user)) return refused(NOBODY);
      if (key.length > 30) return refused("event_key 最多 30 个字符"); // Feishu: event_key ≤ 30
      return told(await delivery.send(drawMenuEvent(world, user, key)));
    },
    addBot: async (user, id) => {
      const chat = world.chats.get(id);
      if (chat === undefined || chat.kind === "private") return refused("没有这个群");
      chat.hasBot = true;
      return told(await delivery.send(drawBotAddedEvent(world, user, chat)));
    },
    privateChat: privateChatId,
    dismiss: async () => refused(NO_SUCH),
    shortcut: async () => refused(NO_SUCH),
    suggest: async () => [],
  };
};

type SeenCard = { message: Message; card: unknown };

const seeCard = (world: World, user: string, id: string | null): SeenCard | string => {
  const message = world.messages.get(id ?? "");
  const isMember = world.chats.get(message?.chat ?? "")?.members.has(user) === true;
  if (message === undefined || message.isDeleted || !isMember) return "看不到这条消息";
  if (message.kind !== "interactive") return "这条消息不是卡片";
  if (world.now() - message.at > CLICKABLE_MS) return "卡片已超过 14 天，不能再点";
  return { message, card: JSON.parse(message.content) };
};

const pressElement = async (speaker: Speaker, user: string, press: Press): Promise<Outcome> => {
  const seen = seeCard(speaker.world, user, press.message);
  if (typeof seen === "string") return refused(seen);
  const node = findPressed(seen.card, press.action);
  if (node === undefined) return refused("卡片上没有这个");
  if (node["disabled"] === true) return refused("不能点");
  if (isReset(node)) return { isOk: true, tookMs: 0 };
  if (isSubmit(node)) return submitForm(speaker, user, { ...press, view: null, values: {} });
  if (callbackValueOf(node) === undefined) return opensLink(node) ? { isOk: true, tookMs: 0 } : refused("这个没有回调");
  const action = drawAction(node, press.action);
  if (typeof action === "string") return refused(action);
  return clickCard(speaker.world, speaker.delivery, { user, message: seen.message, action });
};

/** The callback's `action`, from the element on the card and what was chosen in it; a string says why not. */
const drawAction = (node: CardNode, pressed: CardNode): Record<string, unknown> | string => {
  const action: Record<string, unknown> = { tag: node["tag"], value: callbackValueOf(node) };
  if (node["name"] !== undefined) action["name"] = node["name"];
  switch (node["tag"]) {
    case "select_static":
    case "overflow":
      if (!optionsOf(node).includes(String(pressed["option"]))) return "没有这个选项";
      return { ...action, option: pressed["option"] };
    case "select_person":
      return { ...action, option: pressed["option"] };
    case "multi_select_static":
    case "multi_select_person":
      return { ...action, options: pressed["options"] };
    case "date_picker":
    case "picker_time":
    case "picker_datetime":
      return { ...action, option: drawValue(node, pressed["option"]), timezone: "Asia/Shanghai" };
    case "input":
      return { ...action, input_value: pressed["input_value"] };
    case "checker":
      return { ...action, checked: pressed["checked"] === true };
    default:
      return action;
  }
};

const submitForm = async (speaker: Speaker, user: string, submit: Submit): Promise<Outcome> => {
  const seen = seeCard(speaker.world, user, submit.message);
  if (typeof seen === "string") return refused(seen);
  const found = findSubmitted(seen.card, submit.action);
  if (found === undefined) return refused("卡片上没有这个表单");
  if (found.button["disabled"] === true) return refused("不能点");
  const filled = fillForm(found.form, submit.values);
  if (filled.values === null) return refused(filled.problem);
  const value = callbackValueOf(found.button);
  const action = {
    tag: "button",
    name: found.button["name"],
    ...(value === undefined ? {} : { value }),
    form_value: filled.values,
    timezone: "Asia/Shanghai",
  };
  return clickCard(speaker.world, speaker.delivery, { user, message: seen.message, action });
};
