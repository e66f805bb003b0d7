// Messages in both ways of connecting: kept before they are acknowledged, answered once, in the right place.
import { afterEach, describe, expect, it } from "vitest";
import { HAN, LI, MODES, openRoom, type Room, TEAM } from "./room.ts";
import { plainCard, visitForm } from "./script.ts";
import { botMessages, findButton } from "./seen.ts";

let room: Room;
afterEach(() => room.close());

describe.each(MODES)("messages over %s", (mode) => {
  it("keeps a private message, answers it under the message, and tells the desk", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    const chat = fake.privateChat(LI.id);
    expect(await fake.say(LI.id, chat, "／visit 永清超市 订货 1.2万")).toMatchObject({ isOk: true });
    await fake.settled();
    const [ask] = desk.asks;
    expect(ask).toMatchObject({
      actor: { platform: "feishu", user: LI.id },
      place: { chat, isPrivate: true, thread: null },
      does: "say",
      text: "/visit 永清超市 订货 1.2万",
    });
    expect(botMessages(fake, LI.id, chat).map(({ text }) => text)).toEqual([expect.stringContaining("永清超市")]);
    expect(desk.taken).toEqual([ask?.key]);
    expect(desk.told).toEqual([ask?.key]);
  });

  it("answers eleven deliveries of one message once", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    const chat = fake.privateChat(LI.id);
    await fake.say(LI.id, chat, "拜访 永清超市");
    const [envelope] = fake.envelopes;
    if (!envelope) throw new Error("no envelope");
    const delivered = await fake.deliver(envelope, { times: 10 });
    await fake.settled();
    expect(delivered.every(({ isAcked }) => isAcked)).toBe(true);
    expect(desk.asks).toHaveLength(1);
    expect(botMessages(fake, LI.id, chat)).toHaveLength(1);
  });

  it("does not acknowledge what could not be kept, and answers it when it comes again", async () => {
    let minutes = 0;
    room = await openRoom({ mode, fake: { now: () => new Date(Date.now() + minutes * 60_000) } });
    const { fake, desk } = room;
    desk.takeFails = true;
    await fake.say(LI.id, fake.privateChat(LI.id), "拜访 永清超市");
    await fake.settled();
    expect(desk.asks).toEqual([]);
    desk.takeFails = false;
    minutes = 1;
    await fake.until(() => desk.told.length === 1);
    expect(botMessages(fake, LI.id, fake.privateChat(LI.id))).toHaveLength(1);
  });

  it("answers a mention in a group in its topic, without the mention, and no other message", async () => {
    room = await openRoom({ mode, fake: { hearing: "all" } });
    const { fake, desk } = room;
    await fake.say(LI.id, TEAM.id, "大家好 @韩梅梅");
    await fake.say(LI.id, TEAM.id, `@${fake.bot.name} 拜访 永清超市 见 @韩梅梅 @所有人`);
    await fake.settled();
    expect(desk.asks.map((ask) => ask.does === "say" && ask.text)).toEqual(["拜访 永清超市 见 @韩梅梅 @所有人"]);
    expect(desk.asks[0]?.place).toMatchObject({ chat: TEAM.id, isPrivate: false });
    const answers = fake.messages().filter(({ from }) => from.isBot);
    const asked = fake.messages().find(({ content }) => content.includes("拜访"));
    expect(answers.map(({ parent, topic }) => [parent, topic])).toEqual([[asked?.id, asked?.topic]]);
    expect(asked?.topic).toMatch(/^omt_/);
  });

  it("sends a form asked for in a group to the private chat, and says so in the group", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    desk.script = () => ({ reply: "form", form: visitForm() });
    await fake.say(LI.id, TEAM.id, `@${fake.bot.name} 拜访`);
    await fake.settled();
    const [form] = botMessages(fake, LI.id, fake.privateChat(LI.id));
    expect(findButton(form?.json, "保存")).toMatchObject({ name: "submit_visit_d5" });
    const [word] = botMessages(fake, HAN.id, TEAM.id);
    expect(word?.text).toContain("表单已经发到你和我的私聊里");
    expect(word?.text).not.toContain("保存");
  });

  it("makes an answered message a record: the quoted text goes with the command", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    await fake.say(HAN.id, TEAM.id, "永清超市说三箱劲酒破损");
    const quoted = fake.messages()[0];
    await fake.quote(LI.id, quoted?.id ?? "", `@${fake.bot.name} /complaint`);
    await fake.settled();
    expect(desk.asks[0]).toMatchObject({
      does: "say",
      text: "/complaint",
      quoted: { author: HAN.id, text: "永清超市说三箱劲酒破损", chat: TEAM.id, message: quoted?.id },
    });
  });

  it("answers the bot's menu and the first opening of the chat, and each key once", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    desk.script = (ask) => (ask.does === "enter" ? { reply: "nothing" } : { reply: "card", card: plainCard("今天") });
    await fake.menu(LI.id, "today");
    await fake.menu(LI.id, "mine");
    await fake.enter(LI.id);
    await fake.menu(LI.id, "no such key");
    await fake.settled();
    expect(desk.asks.map((ask) => (ask.does === "say" ? ask.text : ask.does)).sort()).toEqual(["/today", "enter"]);
    const texts = botMessages(fake, LI.id, fake.privateChat(LI.id)).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts.join()).toContain("今天");
    expect(texts.join()).toContain("我的");
    expect(desk.told).toHaveLength(2);
  });

  it("reads pasted lines, and says what to do with a picture", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    const chat = fake.privateChat(LI.id);
    const line = (text: string) => [{ tag: "text", text }];
    await fake.sayPost(LI.id, chat, { title: "", content: [line("/visit 永清超市"), line("订货 1.2万")] });
    await fake.settled();
    expect(desk.asks[0]).toMatchObject({ text: "/visit 永清超市\n订货 1.2万" });
    const picture = structuredClone(fake.envelopes[0]);
    if (!picture) throw new Error("no envelope");
    picture.header.event_id = "picture";
    const { message, sender } = picture.event as { message: object; sender: object };
    Object.assign(message, { message_id: "om_picture", message_type: "image", content: '{"image_key":"img_1"}' });
    await fake.deliver(picture);
    await fake.settled();
    expect(desk.asks).toHaveLength(1);
    expect(botMessages(fake, LI.id, chat).at(-1)?.text).toContain("我只看得懂文字");
    Object.assign(sender, { sender_type: "bot" });
    Object.assign(message, { message_id: "om_other_bot" });
    await fake.deliver(picture);
    await fake.settled();
    expect(botMessages(fake, LI.id, chat)).toHaveLength(2);
  });

  it("says something with a reference when the desk fails, and stays owing", async () => {
    room = await openRoom({ mode });
    const { fake, desk, log } = room;
    desk.script = () => Promise.reject(new Error("out of order"));
    await fake.say(LI.id, fake.privateChat(LI.id), "拜访 永清超市");
    await fake.settled();
    const [said] = botMessages(fake, LI.id, fake.privateChat(LI.id));
    expect(said?.text).toMatch(/编号 [0-9A-F]{6}/);
    expect(log.lines.join()).toContain("out of order");
    expect(desk.told).toEqual([]);
  });

  it("sends a file to the private chat", async () => {
    room = await openRoom({ mode });
    const { fake, desk } = room;
    const file = { name: "拜访.csv", mime: "text/csv", bytes: new TextEncoder().encode("客户,金额\n") };
    desk.script = () => ({ reply: "file", file, card: plainCard("导出") });
    await fake.say(LI.id, TEAM.id, `@${fake.bot.name} /export visit`);
    await fake.settled();
    const chat = fake.screen(LI.id).chats.find(({ id }) => id === fake.privateChat(LI.id));
    expect(chat?.messages.flatMap(({ files }) => files)).toMatchObject([{ name: "拜访.csv" }]);
    expect(botMessages(fake, HAN.id, TEAM.id)[0]?.text).toContain("私聊");
  });
});
