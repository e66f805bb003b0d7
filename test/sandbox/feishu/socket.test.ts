// The real SDK over the long connection: what people do arrives, once or again, and its answers are understood.
import { afterEach, expect, test } from "vitest";
import { type Bot, GROUP, type Handlers, LI, openSocketBot, wordsOf, YU } from "./bot.ts";

type Received = {
  event_id: string;
  sender: { sender_id: { open_id: string }; sender_type: string };
  message: {
    message_id: string;
    content: string;
    chat_type: string;
    chat_id: string;
    message_type: string;
    root_id?: string;
    parent_id?: string;
    thread_id?: string;
    mentions?: { key: string; id: { open_id: string }; name: string; mentioned_type: string }[];
  };
};

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

const openListener = async (options: Parameters<typeof openSocketBot>[1] = {}) => {
  const heard: Received[] = [];
  bot = await openSocketBot({ "im.message.receive_v1": (data: Received) => void heard.push(data) }, options);
  return { fake: bot.fake, client: bot.client, heard };
};

test("a line typed in the private chat is answered", async () => {
  const handlers: Handlers = {
    "im.message.receive_v1": async (data: Received) => {
      const content = JSON.stringify({ text: `好的：${wordsOf(data.message.content)}` });
      await bot?.client.im.v1.message.reply({
        path: { message_id: data.message.message_id },
        data: { msg_type: "text", content },
      });
    },
  };
  bot = await openSocketBot(handlers);
  const { fake } = bot;
  const outcome = await fake.say(YU.id, fake.privateChat(YU.id), "拜访 永清超市");
  expect(outcome.isOk).toBe(true);
  const chat = fake.screen(YU.id).chats[0];
  expect(chat?.messages.map((message) => message.json)).toEqual([
    { msg_type: "text", content: { text: "拜访 永清超市" } },
    { msg_type: "text", content: { text: "好的：拜访 永清超市" } },
  ]);
  expect(chat?.messages.map((message) => message.text)).toEqual(["拜访 永清超市", null]);
  expect(fake.screen(LI.id).chats.flatMap((other) => other.messages)).toEqual([]);
});

test("a private line names its sender and its chat", async () => {
  const { fake, heard } = await openListener();
  await fake.say(YU.id, fake.privateChat(YU.id), "今天");
  expect(heard[0]).toMatchObject({
    sender: { sender_id: { open_id: YU.id }, sender_type: "user" },
    message: { chat_type: "p2p", chat_id: fake.privateChat(YU.id), message_type: "text", content: '{"text":"今天"}' },
  });
  expect(heard[0]?.message).not.toHaveProperty("mentions");
  expect(heard[0]?.message).not.toHaveProperty("root_id");
});

test("a group is heard when the bot is mentioned, with keys for names", async () => {
  const { fake, heard } = await openListener({ missingScopes: ["im:message.group_msg"] });
  await fake.say(YU.id, GROUP, "大家好");
  await fake.say(YU.id, GROUP, "@客情 拜访 永清 见 @李雷 @所有人");
  expect(heard).toHaveLength(1);
  const message = heard[0]?.message;
  const text = wordsOf(message?.content);
  const keys = Object.fromEntries(message?.mentions?.map((one) => [one.id.open_id, one.key]) ?? []);
  expect(text).toBe(`${keys[fake.bot.id]} 拜访 永清 见 ${keys[LI.id]} @_all`);
  expect(message?.mentions?.map((one) => one.mentioned_type).sort()).toEqual(["bot", "user"]);
  expect(fake.screen(LI.id).chats.at(-1)?.messages.at(-1)?.text).toBe("@客情 拜访 永清 见 @李雷 @所有人");
});

test("with the sensitive scope a group is heard whole", async () => {
  const { fake, heard } = await openListener({ hearing: "all" });
  await fake.say(YU.id, GROUP, "大家好");
  expect(heard).toHaveLength(1);
});

test("who is not in a chat cannot speak there", async () => {
  const { fake, heard } = await openListener();
  const outcome = await fake.say(LI.id, fake.privateChat(YU.id), "偷看");
  expect(outcome).toMatchObject({ isOk: false, problem: "不在这个会话里" });
  expect(heard).toEqual([]);
});

test("a topic keeps its words together; a quotation opens none", async () => {
  const { fake, heard } = await openListener();
  await fake.say(YU.id, GROUP, "@客情 投诉 永清超市");
  const first = heard[0]?.message.message_id ?? "";
  await fake.say(LI.id, GROUP, "@客情 我来", first);
  await fake.say(LI.id, GROUP, "@客情 好了", heard[1]?.message.thread_id ?? "");
  await fake.quote(YU.id, first, "@客情 记为投诉");
  const [, second, third, quoted] = heard.map((one) => one.message);
  expect(second).toMatchObject({
    root_id: first,
    parent_id: first,
    thread_id: expect.stringMatching(/^omt_/) as string,
  });
  expect(third?.thread_id).toBe(second?.thread_id);
  expect(quoted).toMatchObject({ root_id: first, parent_id: first });
  const shown = fake.screen(YU.id).chats.at(-1)?.messages ?? [];
  expect(shown[0]).toMatchObject({ thread: null, replies: 3 });
  expect(shown.slice(1, 3).map((message) => message.thread)).toEqual([first, first]);
});

test("pasted lines come as a post", async () => {
  const { fake, heard } = await openListener();
  const content = { title: "", content: [[{ tag: "text", text: "拜访 永清" }], [{ tag: "text", text: "订货 1.2万" }]] };
  await fake.sayPost(YU.id, fake.privateChat(YU.id), content);
  expect(heard[0]?.message).toMatchObject({ message_type: "post", content: JSON.stringify(content) });
  expect(fake.screen(YU.id).chats[0]?.messages[0]?.text).toBe("拜访 永清\n订货 1.2万");
});

test("a line of 100,000 characters comes in fragments and whole", async () => {
  const { fake, heard } = await openListener();
  const long = "长".repeat(100_000);
  await fake.say(YU.id, fake.privateChat(YU.id), long);
  expect(wordsOf(heard[0]?.message.content)).toBe(long);
});

test("menu, entered and added arrive with their own ids", async () => {
  const heard: Record<string, unknown>[] = [];
  const keep = (data: Record<string, unknown>): void => void heard.push(data);
  bot = await openSocketBot({
    "application.bot.menu_v6": keep,
    "im.chat.access_event.bot_p2p_chat_entered_v1": keep,
    "im.chat.member.bot.added_v1": keep,
  });
  const { fake } = bot;
  await fake.menu(YU.id, "today");
  await fake.enter(YU.id);
  await fake.addBot(LI.id, GROUP);
  expect(heard).toMatchObject([
    { event_key: "today", operator: { operator_id: { open_id: YU.id } } },
    { chat_id: fake.privateChat(YU.id), operator_id: { open_id: YU.id } },
    { chat_id: GROUP, operator_id: { open_id: LI.id }, name: "客诉群" },
  ]);
  expect(heard[0]).not.toHaveProperty("chat_id");
  expect(await fake.menu(YU.id, "k".repeat(31))).toMatchObject({ isOk: false });
});

test("a failed event comes again at 15 s, 5 min, 1 h and 6 h with the same ids, and then no more", async () => {
  let now = Date.parse("2026-11-21T02:00:00Z");
  const ids: string[] = [];
  const handlers: Handlers = {
    "im.message.receive_v1": (data: Received) => {
      ids.push(`${data.event_id} ${data.message.message_id}`);
      throw new Error("not now");
    },
  };
  bot = await openSocketBot(handlers, { now: () => new Date(now) });
  const { fake } = bot;
  await fake.say(YU.id, fake.privateChat(YU.id), "今天");
  const counts: number[] = [];
  for (const seconds of [14, 1, 299, 1, 3600, 21_600, 100_000]) {
    now += seconds * 1000;
    counts.push(await fake.redeliverDue());
  }
  expect(counts).toEqual([0, 1, 0, 1, 1, 1, 0]);
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(1);
});

test("eleven at once are eleven with the same ids", async () => {
  const { fake, heard } = await openListener();
  await fake.say(YU.id, fake.privateChat(YU.id), "今天");
  const [envelope] = fake.envelopes;
  if (envelope === undefined) throw new Error("nothing was sent");
  const delivered = await fake.deliver(envelope, { times: 10 });
  expect(delivered.every((one) => one.isAcked)).toBe(true);
  expect(heard).toHaveLength(11);
  expect(new Set(heard.map((one) => one.event_id)).size).toBe(1);
});

test("after a dropped socket the bot comes back, and what was missed comes later", async () => {
  let now = Date.parse("2026-11-21T02:00:00Z");
  const { fake, heard } = await openListener({ now: () => new Date(now) });
  fake.dropSockets();
  expect(fake.connectionCount()).toBe(0);
  await fake.say(YU.id, fake.privateChat(YU.id), "在吗");
  expect(heard).toEqual([]);
  await fake.connected();
  now += 15_000;
  expect(await fake.redeliverDue()).toBe(1);
  expect(heard).toHaveLength(1);
  await fake.say(YU.id, fake.privateChat(YU.id), "在吗");
  expect(heard).toHaveLength(2);
});
