// A bot whose menu shows one card, for the tests of forms and clicks.
import { type Handlers, openSocketBot, type SocketBot, YU } from "./bot.ts";
import { button, card, form, input, type Json, options, plain, select, submit } from "./cards.ts";

type Clicked = {
  token: string;
  operator: { open_id: string };
  action: { tag: string; name?: string; value?: Json; form_value?: Json; option?: string; timezone?: string };
  context: { open_message_id: string; open_chat_id: string };
  create_time: string;
};

export type CardBot = Awaited<ReturnType<typeof openCardBot>>;

export const openForm = (amount: string, problem: string | null = null): Json =>
  card([
    form([
      input("who", { required: true, label: plain("客户"), max_length: 10 }),
      input("amount", { label: plain("订货"), default_value: amount }),
      ...(problem === null ? [] : [{ tag: "markdown", content: `<font color='red'>${problem}</font>` }]),
      select("channel", { initial_option: "a" }),
      { tag: "multi_select_static", name: "purposes", required: false, options: options("order", "collect") },
      { tag: "date_picker", name: "day" },
      { tag: "checker", name: "urgent", text: plain("急") },
      submit({ name: "save", behaviors: [{ type: "callback", value: { form: "visit" } }] }),
    ]),
    button({ text: plain("取消"), behaviors: [{ type: "callback", value: { do: "cancel" } }] }),
  ]);

export const done = card([{ tag: "markdown", content: "已记录" }]);

/** A bot that shows `shown` to whoever opens its menu, and answers clicks with `onClick`. */
export const openCardBot = async (
  shown: Json,
  onClick: (data: Clicked) => unknown,
  options: Parameters<typeof openSocketBot>[1] = {},
) => {
  const clicks: Clicked[] = [];
  const handlers: Handlers = {
    "application.bot.menu_v6": async (data: { event_id: string; operator: { operator_id: { open_id: string } } }) => {
      await bot.client.im.v1.message.create({
        params: { receive_id_type: "open_id" },
        data: {
          receive_id: data.operator.operator_id.open_id,
          msg_type: "interactive",
          content: JSON.stringify(shown),
          uuid: data.event_id,
        },
      });
    },
    "card.action.trigger": (data: Clicked) => {
      clicks.push(data);
      return onClick(data);
    },
  };
  const bot: SocketBot = await openSocketBot(handlers, options);
  const { fake, client } = bot;
  await fake.menu(YU.id, "visit");
  const message = fake.messages()[0]?.id ?? "";
  const shownNow = (): unknown => fake.screen(YU.id).chats[0]?.messages[0]?.json;
  const submitWith = (values: Json, user = YU.id) => fake.submit(user, { chat: null, message, view: null, values });
  const press = (action: Json, user = YU.id) => fake.press(user, { chat: null, message, action });
  return { bot, fake, client, clicks, message, shownNow, submitWith, press };
};

export const answerForm = (data: Clicked): unknown => {
  const amount = String(data.action.form_value?.["amount"]);
  return /^\d+$/.test(amount)
    ? { toast: { type: "success", content: "已保存" }, card: { type: "raw", data: done } }
    : {
        toast: { type: "error", content: "1 处需要改" },
        card: { type: "raw", data: openForm(amount, "金额写成数字") },
      };
};
