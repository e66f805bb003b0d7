// A case as a conversation: one rep in Feishu, his staff in Slack, the real SDKs on the fake platforms.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { ScreenMessage } from "../../src/sandbox/screen.ts";
import { forEachDatabase } from "../support/database.ts";
import { textOf } from "../support/screen-text.ts";
import { type World, openWorld } from "../support/world.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
const PICTURE = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  const fakeOf = (platform: PlatformName) => world[platform];
  const channelOf = (platform: PlatformName) =>
    world
      .person("chenjing", platform)
      .screen()
      .chats.find((chat) => chat.name.includes("华北"))?.id ?? "";
  const nameChannel = async (platform: PlatformName) => {
    const chat = channelOf(platform);
    const mention = platform === "slack" ? "" : "@客情 ";
    await world.person("chenjing", platform).says(`${mention}/rapport 投诉频道`, { chat });
    return chat;
  };
  const messagesIn = (who: string, platform: PlatformName, chat: string): ScreenMessage[] =>
    world
      .person(who, platform)
      .screen()
      .chats.find(({ id }) => id === chat)?.messages ?? [];
  const shown = ({ json, text }: ScreenMessage) => `${text ?? ""} ${textOf(json)}`;
  const cardIn = (who: string, platform: PlatformName, chat: string) => {
    const cards = messagesIn(who, platform, chat).filter(
      (one) => one.from.isBot && one.thread === null && shown(one).includes("报告人"),
    );
    const card = cards.at(-1);
    if (!card) throw new Error("there is no card");
    return card;
  };
  const threadIn = (who: string, platform: PlatformName, chat: string) => {
    const card = cardIn(who, platform, chat);
    return messagesIn(who, platform, chat)
      .filter(({ thread }) => thread === card.id)
      .map((one) => ({ ...one, words: one.isDeleted ? "" : shown(one) }));
  };
  const complaint = async () =>
    (await world.database.read<Record<string, unknown>>(`SELECT * FROM "Complaint" ORDER BY "id" DESC LIMIT 1`))[0] ??
    {};

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("is claimed with a button in the channel, and the card says so to everybody", async () => {
      const chat = await nameChannel(platform);
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
      const 赵敏 = world.person("zhaomin", platform);
      const card = cardIn("zhaomin", platform, chat);
      await 赵敏.presses("认领");
      await world.deliver();
      expect(cardIn("zhaomin", platform, chat).id).toBe(card.id);
      expect(shown(cardIn("zhaomin", platform, chat))).toContain("赵敏");
      expect(threadIn("zhaomin", platform, chat).some(({ words }) => words.includes("认领了"))).toBe(true);
      const 王磊 = world.person("wanglei", platform);
      expect(shown(cardIn("wanglei", platform, fakeOf(platform).privateChat(王磊.user)))).toContain("赵敏");
      expect(await complaint()).toMatchObject({ step: "received", version: 2 });
    });

    it("asks for what a step needs by a form, and goes on in the thread by words", async () => {
      const chat = await nameChannel(platform);
      await world.person("wanglei", platform).says(LINE);
      await world.deliver();
      const thread = cardIn("zhaomin", platform, chat).id;
      const 赵敏 = world.person("zhaomin", platform);
      await 赵敏.says("已响应 电话里道歉了", { chat, thread });
      赵敏.gets("赵敏 已响应客户：电话里道歉了");
      // Feishu takes five letters a second to a group, so the card may need a second try.
      await vi.waitFor(
        async () => {
          await world.deliver();
          await 赵敏.presses("评估");
        },
        { timeout: 8_000, interval: 500 },
      );
      // Pressed in a group, Feishu's form comes to the private chat a moment later.
      await vi.waitFor(() => 赵敏.fills({ cause: "装卸时摔了", fault: "承运方" }), 5_000);
      expect(await complaint()).toMatchObject({ step: "assessing", cause: "装卸时摔了", fault: "carrier" });
      await world.deliver();
      await 赵敏.says("方案 换三箱", { chat, thread });
      await 赵敏.says("客户同意", { chat, thread });
      await 赵敏.says("已解决", { chat, thread });
      await 赵敏.says("关闭 5 很快", { chat, thread });
      赵敏.gets("赵敏 关闭：5 / 5 · 很快");
      // Several changes of one card at once are held back a while each.
      await vi.waitFor(
        async () => {
          await world.deliver();
          expect(shown(cardIn("zhaomin", platform, chat))).toContain("已关闭");
        },
        { timeout: 20_000, interval: 500 },
      );
      await 赵敏.says("谢谢大家", { chat, thread });
      赵敏.gets("T-1002 已关闭，这句话已写进案卷");
      await 赵敏.says("/complaint show T-1002");
      赵敏.gets("赵敏 评估了原因和责任", "赵敏：谢谢大家", "5 / 5");
    });
  });

  it("lives in both platforms at once: words, edits, a picture, a restart in the middle, and nothing twice", async () => {
    const chat = await nameChannel("slack");
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says(LINE);
    await world.deliver();
    const own = world.feishu.privateChat(王磊.user);
    const root = cardIn("wanglei", "feishu", own).id;
    const thread = cardIn("zhaomin", "slack", chat).id;
    const 赵敏 = world.person("zhaomin", "slack");

    await 赵敏.says("<b>压痕</b> 在 *左侧* 吗", { chat, thread });
    await world.deliver();
    // In a private chat Feishu has no topics: what belongs under the card answers it where it stands.
    const mirrored = () =>
      messagesIn("wanglei", "feishu", own)
        .filter(({ from, at }) => from.isBot && at > (cardIn("wanglei", "feishu", own).at ?? 0))
        .map((one) => ({ ...one, words: shown(one) }));
    expect(mirrored().map(({ words }) => words.replaceAll("\\", ""))).toEqual([
      expect.stringContaining("赵敏：<b>压痕</b> 在 *左侧* 吗"),
    ]);

    await world.restart();
    const said = messagesIn("zhaomin", "slack", chat).find(({ text }) => text?.includes("压痕"));
    await world.slack.correct(赵敏.user, { chat, message: said?.id ?? "" }, "压痕在右侧吗");
    await world.slack.settled();
    await world.deliver();
    expect(mirrored().map(({ words }) => words)).toEqual([expect.stringContaining("赵敏：压痕在右侧吗")]);

    await world.feishu.attach(王磊.user, {
      chat: own,
      thread: root,
      files: [{ name: "破损.png", body: PICTURE, mime: "image/png" }],
    });
    await world.feishu.settled();
    await world.deliver();
    const there = () => threadIn("zhaomin", "slack", chat).filter(({ from }) => from.isBot);
    expect(there().flatMap(({ files }) => files.map(({ bytes }) => bytes))).toContain(PICTURE.length);

    await world.restart();
    await 王磊.says("批次 20261101", { chat: own, thread: root });
    await world.deliver();
    await world.deliver();
    expect(there().filter(({ words }) => words.includes("王磊：批次 20261101"))).toHaveLength(1);
    expect(mirrored().filter(({ from, words }) => from.isBot && words.includes("批次"))).toHaveLength(0);

    await 赵敏.says("认领", { chat, thread });
    await world.deliver();
    expect(shown(cardIn("wanglei", "feishu", own))).toContain("赵敏");
    await 王磊.says("T-1002");
    王磊.gets("赵敏：压痕在右侧吗", "原来是：<b>压痕</b> 在 *左侧* 吗", "赵敏 认领了", "王磊：批次 20261101");
  });

  it("takes along what was said before in the thread of the message it was made from", async () => {
    const chat = channelOf("slack");
    await world.person("lina", "slack").says("店里来电话了", { chat });
    const first = messagesIn("lina", "slack", chat).at(-1)?.id ?? "";
    await world.person("lina", "slack").says("永清超市 质量 劲酒三箱破损", { chat, thread: first });
    const reply = messagesIn("lina", "slack", chat).at(-1)?.id ?? "";
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.shortcuts(reply, chat);
    王磊.gets("已记录投诉 T-1002");
    await world.deliver();
    await 王磊.says("T-1002");
    王磊.gets("李娜：店里来电话了", "李娜：永清超市 质量 劲酒三箱破损");
  });
});
