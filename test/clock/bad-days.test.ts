// Bad days through the real SDKs: whatever the platform answers, a reminder arrives once, or somebody hears why not.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { feishuIdOf, slackIdOf } from "../../src/sandbox/demo/people.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers, digests, FRIDAY, LINE } from "./digests.ts";
import { letterRow, type OutboxRow } from "./scripted-platform.ts";

const DAY_MS = 86_400_000;
const FRIDAY_MS = Date.parse(FRIDAY);
const idOf = { slack: slackIdOf, feishu: feishuIdOf };
const POST = { path: "/open-apis/im/v1/messages", method: "POST" } as const;

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
  });
  afterEach(() => world.close());

  const later = (seconds: number) => world.at(new Date(FRIDAY_MS + seconds * 1000).toISOString());
  const tickAfter = async (...seconds: number[]) => {
    for (const at of seconds) {
      later(at);
      await world.tick();
    }
  };
  const rows = (like: string) =>
    world.database.read<OutboxRow & { card: string }>(`SELECT * FROM "Outbox" WHERE "key" LIKE ? ORDER BY "id"`, [
      like,
    ]);

  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    type Fault = "429" | "500" | "lost" | "broken";
    function fail(fault: Fault, times = 1): void {
      const { slack, feishu } = world;
      const inFeishu = {
        "429": "rate-limit",
        "500": "internal-error",
        lost: "drop-after",
        broken: "drop-before",
      } as const;
      const inSlack = {
        "429": { fault: "rate-limit", retryAfter: 9 },
        "500": { fault: "status", status: 500 },
        lost: { fault: "drop-after" },
        broken: { fault: "drop-before" },
      } as const;
      if (platform === "slack") slack.faults.next("chat.postMessage", inSlack[fault], times);
      else feishu.fault({ ...POST, fault: inFeishu[fault], times, ...(fault === "429" && { resetSeconds: 9 }) });
    }

    it.each<Fault>(["429", "500", "lost", "broken"])(
      "a morning message arrives once after %s, three times over",
      async (fault) => {
        const 王磊 = world.person("wanglei", platform);
        await 王磊.says(LINE);
        fail(fault, 3);
        await tickAfter(0, 10, 30, 60, 120, 300);
        expect(digests(王磊)).toHaveLength(1);
        expect(await rows("digest:%")).toMatchObject([{ state: "sent" }]);
      },
    );

    const refuse = (slack: string, feishu: number) => {
      if (platform === "slack") world.slack.faults.next("chat.postMessage", { fault: "error", error: slack }, 4);
      else world.feishu.fault({ ...POST, fault: "code", code: feishu, times: 4 });
    };
    const toWang = (key: string) => letterRow(key, { platform, toUser: idOf[platform]("wanglei") });

    it("four letters to a person who was deactivated die at once, and the administrator hears of the first", async () => {
      refuse("user_disabled", 230013);
      await world.database.save([0, 1, 2, 3].map((at) => toWang(`lost ${at}`)));
      await tickAfter(5_400, 5_460, 5_520, 5_580);
      const lost = await rows("lost %");
      expect(lost.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(Array(4).fill("dead 1"));
      const [notice, ...more] = await rows("dead:%");
      expect(more).toEqual([]);
      expect(notice).toMatchObject({ state: "sent" });
      expect(notice?.card).toContain("王磊");
      world.at("2026-11-23T08:30:00+08:00");
      await world.tick();
      expect((await rows("dead:morning:%"))[0]?.card).toContain("有 4 条消息没能送出");
    });

    it.each([
      ["archived", "is_archived", 232009],
      ["the bot was removed from it", "not_in_channel", 230002],
    ] as const)("a channel: %s. Its letter dies, the others arrive", async (_what, slack, feishu) => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      if (platform === "slack") world.slack.faults.next("chat.postMessage", { fault: "error", error: slack });
      else world.feishu.fault({ ...POST, fault: "code", code: feishu });
      await world.database.save([letterRow("case", { platform, chat: platform === "slack" ? "C1" : "oc_1" })]);
      await world.deliver();
      await tickAfter(0);
      expect(await rows("case")).toMatchObject([{ state: "dead", attempts: 1 }]);
      expect(digests(王磊)).toHaveLength(1);
    });

    it("the clock set back an hour: nothing comes twice and nothing is stuck", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says(LINE);
      await tickAfter(0);
      expect(digests(王磊)).toHaveLength(1);
      later(-3_600);
      await 王磊.says("/visit 固安百货 订货5000 承诺 周五前送样品");
      await tickAfter(-3_590, -1_800);
      expect(digests(王磊)).toHaveLength(1);
      await world.database.save([toWang("answer")]);
      await world.database.save([
        { update: "Outbox", where: { key: "answer" }, set: { dueAt: new Date(FRIDAY_MS - 1_800_000) } },
      ]);
      await tickAfter(-1_790);
      expect(await rows("answer")).toMatchObject([{ state: "sent", attempts: 1 }]);
      await tickAfter(1, 60);
      expect(digests(王磊)).toHaveLength(2);
    });
  });

  it.each([
    { timezone: "America/New_York", change: "back", friday: "2026-10-30T12:30:00Z", monday: "2026-11-02T13:30:00Z" },
    { timezone: "America/New_York", change: "forth", friday: "2027-03-12T13:30:00Z", monday: "2027-03-15T12:30:00Z" },
    { timezone: "Europe/Berlin", change: "back", friday: "2026-10-23T06:30:00Z", monday: "2026-10-26T07:30:00Z" },
    { timezone: "Europe/Berlin", change: "forth", friday: "2027-03-26T07:30:00Z", monday: "2027-03-29T06:30:00Z" },
  ])("08:30 of the wall in $timezone before and after the clocks go $change", async ({ timezone, friday, monday }) => {
    const emily = world.person("emily", "feishu");
    world.at(new Date(Date.parse(friday) - DAY_MS).toISOString());
    await world.database.save([{ update: "Person", where: { name: "Emily Carter" }, set: { timezone } }]);
    await emily.says(
      "/visit Harbor Mart order 12k promise by Fri replace posters promise by next week Mon bring samples",
    );
    for (const [heard, instant] of [friday, monday].entries()) {
      world.at(new Date(Date.parse(instant) - 1_000).toISOString());
      await world.tick();
      expect(digests(emily)).toHaveLength(heard);
      world.at(instant);
      await world.tick();
      expect(digests(emily)).toHaveLength(heard + 1);
    }
  });
});
