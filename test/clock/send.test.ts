// The outbox through the real SDKs: a letter arrives once, also when answers are lost, limits are reached, or a worker dies.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { feishuIdOf, slackIdOf } from "../../src/sandbox/demo/people.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, WEDNESDAY, type World } from "../support/world.ts";
import { letterRow, readOutbox } from "./scripted-platform.ts";

forEachDatabase((name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers: [] });
  });
  afterEach(() => world.close());

  const idOf = { slack: slackIdOf, feishu: feishuIdOf };
  const seen = (platform: PlatformName, key: string) =>
    world
      .person("wanglei", platform)
      .screen()
      .chats.flatMap((chat) => chat.messages.filter((message) => JSON.stringify(message.json).includes(key)));
  const put = (platform: PlatformName, key: string) =>
    world.database.save([letterRow(key, { platform, toUser: idOf[platform]("wanglei") })]);
  const at = (ms: number) => world.at(new Date(ms).toISOString());
  /** When it is tried again: the world's clock runs on, so that no fixed instant is right on a slow machine. */
  const dueAt = async (key: string) => (await readOutbox(world.database, key))?.dueAt.getTime() ?? Number.NaN;

  function failNext(platform: PlatformName, fault: "drop-after" | "drop-before" | "rate-limit"): void {
    if (platform === "feishu") {
      world.feishu.fault({
        path: "/open-apis/im/v1/messages",
        method: "POST",
        fault,
        ...(fault === "rate-limit" && { resetSeconds: 9 }),
      });
    } else if (fault === "rate-limit") world.slack.faults.next("chat.postMessage", { fault, retryAfter: 9 });
    else world.slack.faults.next("chat.postMessage", { fault });
  }

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    it.each(["drop-after", "drop-before"] as const)("arrives once when the connection breaks (%s)", async (fault) => {
      failNext(platform, fault);
      await put(platform, "letter-1");
      await world.deliver();
      expect(await readOutbox(world.database, "letter-1")).toMatchObject({ state: "waiting", attempts: 1 });
      expect(seen(platform, "letter-1")).toHaveLength(fault === "drop-after" ? 1 : 0);
      at(await dueAt("letter-1"));
      await world.deliver();
      expect(await readOutbox(world.database, "letter-1")).toMatchObject({ state: "sent", attempts: 2 });
      expect(seen(platform, "letter-1")).toHaveLength(1);
    });

    it("waits as long as the platform says", async () => {
      failNext(platform, "rate-limit");
      await put(platform, "letter-2");
      const asked = world.now().getTime();
      await world.deliver();
      const again = await dueAt("letter-2");
      expect(again - asked).toBeGreaterThanOrEqual(9_000);
      at(asked);
      await world.deliver();
      expect(seen(platform, "letter-2")).toHaveLength(0);
      at(again);
      await world.deliver();
      expect(seen(platform, "letter-2")).toHaveLength(1);
    });

    it.runIf(name === "sqlite")("arrives once when its sender died after the platform had it", async () => {
      await put(platform, "letter-3");
      await world.deliver();
      expect(seen(platform, "letter-3")).toHaveLength(1);
      const asLeft = { state: "taken", takenBy: "dead", takenUntil: new Date(Date.parse(WEDNESDAY)), sentAt: null };
      await world.database.save([
        { update: "Outbox", where: { key: "letter-3" }, set: { ...asLeft, messageId: null } },
      ]);
      await world.restart();
      at(Date.parse(WEDNESDAY) + 61_000);
      await world.deliver();
      expect(await readOutbox(world.database, "letter-3")).toMatchObject({ state: "sent", attempts: 2 });
      expect(seen(platform, "letter-3")).toHaveLength(1);
    });

    it.runIf(name === "sqlite")("arrives when its sender died before the platform had it", async () => {
      await put(platform, "letter-4");
      const asLeft = { state: "taken", takenBy: "dead", takenUntil: new Date(Date.parse(WEDNESDAY) - 1), attempts: 1 };
      await world.database.save([{ update: "Outbox", where: { key: "letter-4" }, set: asLeft }]);
      await world.deliver();
      expect(seen(platform, "letter-4")).toHaveLength(1);
    });
  });

  it.runIf(name === "sqlite")("is dead, not tried for ever, where the platform will never take it", async () => {
    await world.database.save([letterRow("nowhere", { chat: "C0NOWHERE" })]);
    await world.deliver();
    await world.deliver();
    expect(await readOutbox(world.database, "nowhere")).toMatchObject({ state: "dead", problem: "channel_not_found" });
    const admin = world.person("heping", "slack").screen();
    const other = world.person("heping", "feishu").screen();
    const told = [...admin.chats, ...other.chats].flatMap((chat) =>
      chat.messages.filter((message) => JSON.stringify(message.json).includes("channel_not_found")),
    );
    expect(told).toHaveLength(1);
  });
});
