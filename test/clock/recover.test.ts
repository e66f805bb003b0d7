// What was taken and never answered, because the process ended, is answered after a minute: once, whole, where it was asked.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ask, Place, PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";

const HERE: Place = { chat: null, isPrivate: true, message: null, thread: null };

forEachDatabase((name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  const keep = (ask: { key: string }, at: Date) =>
    world.database.save([{ insert: "InboundEvent", row: { key: ask.key, at, ask: JSON.stringify(ask) } }]);

  async function owe(platform: PlatformName, text: string, place: Place = HERE, seconds = 120): Promise<Ask> {
    const actor = { platform, user: world.person("wanglei", platform).user };
    const at = new Date(world.now().getTime() - seconds * 1000);
    const ask: Ask = { key: `${platform}:owed:${text}`, actor, place, at, does: "say", text };
    await keep(ask, at);
    return ask;
  }

  const cards = (platform: PlatformName, words: string) =>
    world
      .person("wanglei", platform)
      .screen()
      .chats.flatMap((chat) =>
        chat.messages
          .filter((message) => message.from.isBot && JSON.stringify(message.json).includes(words))
          .map((message) => ({ chat: chat.id, kind: chat.kind, thread: message.thread })),
      );

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("a form that is owed comes as a card whose button opens it, with what was written in it", async () => {
      await owe(platform, "拜访 永清超市 12000");
      expect(await world.recover()).toBe(1);
      await world.deliver();
      const 王磊 = world.person("wanglei", platform);
      expect(cards(platform, "打开表单")).toHaveLength(1);
      await 王磊.presses("打开表单");
      await 王磊.fills({ orderAmount: "12000" });
      const [visit] = await world.database.read<{ many: number }>(
        `SELECT COUNT(*) AS "many" FROM "Visit" WHERE "orderAmountFen" = 1200000 AND "visitedOn" = '2026-11-18'`,
      );
      expect(visit?.many).toBe(1);
      expect(await world.recover()).toBe(0);
    });

    it("an empty form too", async () => {
      await owe(platform, "/visit");
      await world.recover();
      await world.deliver();
      await world.person("wanglei", platform).presses("打开表单");
      await world.person("wanglei", platform).fills({ customer: "永清超市", summary: "补上的" });
      expect(await world.database.read(`SELECT "id" FROM "Visit" WHERE "summary" = '补上的'`)).toHaveLength(1);
    });

    it.runIf(name === "sqlite")("the answer stands where it was asked", async () => {
      const 王磊 = world.person("wanglei", platform);
      const group = 王磊.screen().chats.find((chat) => chat.kind !== "private");
      await 王磊.says("大家好", { chat: group?.id ?? "" });
      const asked =
        王磊
          .screen()
          .chats.find((chat) => chat.id === group?.id)
          ?.messages.at(-1)?.id ?? "";
      await owe(platform, "拜访 永清超市 订货 3000 小结 群里的", {
        chat: group?.id ?? "",
        isPrivate: false,
        message: asked,
        thread: null,
      });
      await world.recover();
      await world.deliver();
      expect(cards(platform, "群里的")).toMatchObject([{ chat: group?.id }]);
      expect(cards(platform, "群里的")[0]?.thread).not.toBeNull();
    });

    it("what a person was told already is not said a second time", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("拜访 永清超市 订货 3000 小结 说过了");
      expect(cards(platform, "说过了")).toHaveLength(1);
      const [event] = await world.database.read<{ key: string }>(
        `SELECT "key" FROM "InboundEvent" WHERE "answer" LIKE '%说过了%'`,
      );
      // As a process leaves it that dies between saying the answer and ticking it off.
      const chat = world[platform].privateChat(王磊.user);
      const actor = { platform, user: 王磊.user };
      const ask = { key: event?.key, actor, place: { ...HERE, chat }, at: world.now(), does: "say", text: "拜访" };
      const set = { doneAt: null, ask: JSON.stringify(ask), at: new Date(world.now().getTime() - 120_000) };
      await world.database.save([{ update: "InboundEvent", where: { key: event?.key ?? "" }, set, expect: 1 }]);
      await world.restart();
      expect(await world.recover()).toBe(1);
      await world.deliver();
      expect(cards(platform, "说过了")).toHaveLength(1);
    });
  });

  it("a form in Slack whose result could not be said is said later, in private, once", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says("/visit", { chat: 王磊.screen().chats.find((each) => each.kind !== "private")?.id ?? "" });
    world.slack.faults.next("chat.postMessage", { fault: "status", status: 503 }, 4);
    const isRefused = ({ method, answer }: (typeof world.slack.calls)[number]) =>
      method === "chat.postMessage" && answer?.["ok"] !== true;
    const filling = 王磊.fills({ customer: "永清超市", summary: "没说成的" });
    await vi.waitUntil(() => world.slack.calls.filter(isRefused).length === 4, { timeout: 20_000 });
    world.at("2026-11-18T10:05:00+08:00");
    await filling;
    expect(cards("slack", "没说成的")).toHaveLength(0);
    expect(await world.recover()).toBe(1);
    await world.deliver();
    expect(cards("slack", "没说成的")).toMatchObject([{ kind: "private" }]);
    expect(await world.recover()).toBe(0);
  });

  it("a file has to be asked for again, and is not passed over", async () => {
    await owe("slack", "/export visit csv");
    await world.recover();
    await world.deliver();
    expect(cards("slack", "/export visit csv")).toHaveLength(1);
  });

  it("one that was just taken is left to whoever took it", async () => {
    await owe("slack", "拜访 永清超市 订货 1", HERE, 30);
    expect(await world.recover()).toBe(0);
  });

  it("one that fails does not hold up the others", async () => {
    await keep({ key: "slack:broken" }, new Date(world.now().getTime() - 300_000));
    await owe("slack", "拜访 永清超市 订货 3000 小结 后面的");
    expect(await world.recover()).toBe(1);
    await world.deliver();
    expect(cards("slack", "后面的")).toHaveLength(1);
  });
});
