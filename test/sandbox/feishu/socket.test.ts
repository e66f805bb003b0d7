// The real SDK over the long connection.
import { afterEach, expect, test } from "vitest";
import { type Bot, GROUP, openSocketBot, YU } from "./bot.ts";

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

test("a line typed in the private chat is answered", async () => {
  type Received = { message: { message_id: string; content: string; chat_type: string } };
  const heard: Received[] = [];
  bot = await openSocketBot({
    "im.message.receive_v1": async (data: Received) => {
      heard.push(data);
      const content = JSON.stringify({ text: `好的：${JSON.parse(data.message.content).text}` });
      await bot?.client.im.v1.message.reply({
        path: { message_id: data.message.message_id },
        data: { msg_type: "text", content },
      });
    },
  });
  const { fake } = bot;
  const outcome = await fake.say(YU.id, fake.privateChat(YU.id), "拜访 永清超市");
  expect(outcome.isOk).toBe(true);
  const chat = fake.screen(YU.id).chats[0];
  expect(chat?.messages.map((m) => m.json)).toEqual([
    { msg_type: "text", content: { text: "拜访 永清超市" } },
    { msg_type: "text", content: { text: "好的：拜访 永清超市" } },
  ]);
  expect(heard[0]?.message.chat_type).toBe("p2p");
});
