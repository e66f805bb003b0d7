// A click on a card: sends it to the bot, waits three seconds at most, and does what the answer says.
import * as z from "zod";
import type { Outcome } from "../screen.ts";
import { giveUpdateToken } from "./card-update.ts";
import type { Delivered, Delivery } from "./delivery.ts";
import { drawClickEvent } from "./events.ts";
import { replaceCard } from "./messages.ts";
import { Refusal } from "./refusal.ts";
import { type Message, tellChange, type World } from "./state.ts";

/** Feishu: `{toast?, card?}`, and `{}` changes nothing ("卡片回传交互"). Card templates are not ours to send. */
const callbackAnswer = z.strictObject({
  toast: z
    .strictObject({
      type: z.enum(["info", "success", "error", "warning"]).optional(),
      content: z.string(),
      i18n: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  card: z.strictObject({ type: z.literal("raw"), data: z.record(z.string(), z.unknown()) }).optional(),
});

/** Feishu's codes that the person sees: 200340 nobody there, 200341 late, 200671 not a 200, 200672 shape, 200673 card. */
export const clickCard = async (
  world: World,
  delivery: Delivery,
  click: { user: string; message: Message; action: Record<string, unknown> },
): Promise<Outcome> => {
  world.words.delete(click.user);
  const right = giveUpdateToken(world, click.message.id);
  const delivered = await delivery.send(drawClickEvent(world, { ...click, token: right.token }));
  right.isAnswered = true;
  const problem = findProblem(delivered) ?? applyAnswer(world, click, delivered.answer);
  tellChange(world);
  const outcome = { isOk: problem === null, tookMs: delivered.tookMs };
  return problem === null ? outcome : { ...outcome, problem };
};

const findProblem = ({ why, status }: Delivered): string | null => {
  if (why === undefined) return null;
  const words = { offline: "200340: 应用没有连接", late: "200341: 应用没有及时回答", failed: "200671: 应用回答出错" };
  return status === undefined ? words[why] : `${words[why]} (HTTP ${status})`;
};

const applyAnswer = (world: World, click: { user: string; message: Message }, answer: unknown): string | null => {
  const read = callbackAnswer.safeParse(answer);
  if (!read.success) return `200672: ${z.prettifyError(read.error)}`;
  const { toast, card } = read.data;
  if (card !== undefined) {
    try {
      replaceCard(world, click.message, JSON.stringify(card.data));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return `200673: ${error.message}`;
    }
  }
  if (toast !== undefined) world.words.set(click.user, { type: toast.type ?? "info", content: toast.content });
  return null;
};
