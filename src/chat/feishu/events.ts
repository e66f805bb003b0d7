// What Feishu sends us, as far as we read it: the events that are registered, and their shapes.
import * as z from "zod";

/** Every event and callback that is handled; feishu-app.json names the same ones (test/chat/feishu/app-file.test.ts). */
export const EVENTS = [
  "im.message.receive_v1",
  "application.bot.menu_v6",
  "im.chat.access_event.bot_p2p_chat_entered_v1",
  // Younger than the SDK's types, and not in every console yet: without it the first wording stands.
  "im.message.updated_v1",
  "im.message.recalled_v1",
  "im.message.reaction.created_v1",
  "im.message.reaction.deleted_v1",
  "card.action.trigger",
] as const;

// An event comes flat: header and body are one object, and of a card callback the body's `token` wins over the header's.
const head = { event_id: z.string().min(1) };
const userId = z.object({ open_id: z.string().min(1) });

export const mentionShape = z.object({
  key: z.string(),
  id: z.union([z.string(), z.object({ open_id: z.string().nullish() })]).nullish(),
  name: z.string().nullish(),
});
export type Mention = z.infer<typeof mentionShape>;

const messageEventShape = z.object({
  ...head,
  event_type: z.literal("im.message.receive_v1"),
  sender: z.object({ sender_type: z.string(), sender_id: userId }),
  message: z.object({
    message_id: z.string().min(1),
    root_id: z.string().nullish(),
    parent_id: z.string().nullish(),
    create_time: z.string().nullish(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mentionShape).nullish(),
  }),
});
export type MessageEvent = z.infer<typeof messageEventShape>;

const menuEventShape = z.object({
  ...head,
  event_type: z.literal("application.bot.menu_v6"),
  create_time: z.string().nullish(),
  operator: z.object({ operator_id: userId }),
  event_key: z.string(),
});

const enterEventShape = z.object({
  ...head,
  event_type: z.literal("im.chat.access_event.bot_p2p_chat_entered_v1"),
  create_time: z.string().nullish(),
  chat_id: z.string().min(1),
  operator_id: userId,
});

const pressEventShape = z.object({
  ...head,
  event_type: z.literal("card.action.trigger"),
  create_time: z.string().nullish(),
  operator: userId,
  action: z.object({
    name: z.string().nullish(),
    value: z.unknown().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: z.string().nullish(), open_chat_id: z.string().nullish() }).nullish(),
});
export type PressEvent = z.infer<typeof pressEventShape>;

export const anyEventShape = z.discriminatedUnion("event_type", [
  messageEventShape,
  menuEventShape,
  enterEventShape,
  pressEventShape,
]);

/** `create_time` is milliseconds in events and microseconds in card callbacks (Feishu: 卡片回传交互). */
export function readTime(createTime: string | null | undefined, now: Date): Date {
  const number = Number(createTime ?? Number.NaN);
  if (!Number.isFinite(number) || number <= 0) return now;
  return new Date(number > 1e14 ? number / 1_000 : number);
}
