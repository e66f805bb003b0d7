// Twice is once: what a platform delivers eleven times at once, and again after a restart, happens once and is answered alike.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";

const LINE = "/visit 永清超市 订货1.2万 小结 十一次";

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh() });
  });
  afterEach(() => world.close());

  const count = async (table: string, where = "") => {
    const [row] = await world.database.read<{ many: number }>(`SELECT COUNT(*) AS "many" FROM "${table}" ${where}`);
    return row?.many ?? 0;
  };
  const visits = () => count("Visit", `WHERE "summary" = '十一次'`);

  /** What the platform sent last, brought ten times more while the first is still on its way. */
  async function bringTenMore(platform: PlatformName): Promise<string[]> {
    if (platform === "slack") {
      const delivery = world.slack.deliveries.at(-1);
      if (!delivery) throw new Error("nothing was delivered");
      return (await world.slack.deliver(delivery, { times: 10 })).map(({ tookMs: _, ...ack }) => JSON.stringify(ack));
    }
    const envelope = world.feishu.envelopes.at(-1);
    if (!envelope) throw new Error("nothing was delivered");
    return (await world.feishu.deliver(envelope, { times: 10 })).map((ack) => JSON.stringify(ack.answer ?? null));
  }

  const said = (person: Person) =>
    person
      .screen()
      .chats.flatMap((chat) => chat.messages.filter((message) => message.from.isBot && !message.isDeleted));

  async function elevenTimes(platform: PlatformName, act: () => Promise<unknown>): Promise<string[]> {
    const before = platform === "slack" ? world.slack.deliveries.length : world.feishu.envelopes.length;
    const first = act();
    const sent = () => (platform === "slack" ? world.slack.deliveries.length : world.feishu.envelopes.length);
    while (sent() === before) await new Promise(setImmediate);
    const acks = await bringTenMore(platform);
    await first;
    return acks;
  }

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it("a line makes one visit, and one more delivery after a restart makes none", async () => {
      const 王磊 = world.person("wanglei", platform);
      const acks = await elevenTimes(platform, () => 王磊.says(LINE));
      expect(await visits()).toBe(1);
      expect(new Set(acks).size).toBe(1);
      const answers = said(王磊).length;
      await world.restart();
      const again = await bringTenMore(platform);
      expect(await visits()).toBe(1);
      expect(said(王磊).length).toBe(answers);
      if (platform === "slack") expect(new Set([...again, ...acks]).size).toBe(1);
    });

    it("a submitted form makes one visit", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit");
      await elevenTimes(platform, () => 王磊.fills({ customer: "永清超市", summary: "十一次" }));
      expect(await visits()).toBe(1);
      await world.restart();
      await bringTenMore(platform);
      expect(await visits()).toBe(1);
    });

    it("a pressed undo takes back once and says so each time", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      const acks = await elevenTimes(platform, () => 王磊.presses("撤销"));
      expect(await count("Change", `WHERE "action" = 'undo'`)).toBe(1);
      if (platform === "feishu") for (const ack of acks) expect(ack).toContain("已撤销");
    });
  });

  it("a plain message in Slack's private chat makes one visit and is answered once", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await elevenTimes("slack", () => 王磊.says(LINE.replace("/visit", "拜访")));
    expect(await visits()).toBe(1);
    expect(said(王磊).filter((message) => JSON.stringify(message.json).includes("十一次"))).toHaveLength(1);
  });

  it("a choice of customer pressed on two devices becomes one visit", async () => {
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says("/visit 三五醇 订货3千5 小结 十一次");
    await Promise.all([王磊.presses("仍要记录"), 王磊.presses("仍要记录")]);
    expect(await visits()).toBe(1);
  });

  it("an answer owed when the program died comes by itself", async () => {
    const ask = {
      key: "slack:message:lost",
      actor: { platform: "slack", user: world.person("wanglei", "slack").user },
      place: { chat: null, isPrivate: true, message: null, thread: null },
      at: new Date(world.now().getTime() - 120_000),
      does: "say",
      text: LINE,
    };
    await world.database.save([
      { insert: "InboundEvent", row: { key: ask.key, at: ask.at, ask: JSON.stringify(ask) } },
    ]);
    expect(await world.recover()).toBe(1);
    await world.deliver();
    expect(await visits()).toBe(1);
    expect(
      world
        .person("wanglei", "slack")
        .screen()
        .chats.some((chat) => JSON.stringify(chat).includes("十一次")),
    ).toBe(true);
    expect(await world.recover()).toBe(0);
  });
});
