// A recurring promise and the clock: its next time is made once, and what the morning message can do about a promise.
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recurringPromises } from "../../src/clock/promises.ts";
import type { PlatformName } from "../../src/core/ask.ts";
import type { Row } from "../../src/core/store/database.ts";
import { records } from "../../src/records/index.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { deliverAll } from "../records/case-thread.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers, digests, FRIDAY, leaveOutManagers } from "./digests.ts";

const log = pino({ level: "silent" });
const house = { locale: "zh-CN", timezone: "Asia/Shanghai" } as const;
const PLATFORMS: PlatformName[] = ["slack", "feishu"];

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ database: await openFresh(), customers });
    await leaveOutManagers(world);
  });
  afterEach(() => world.close());

  const tickAt = async (instant: string) => {
    world.at(instant);
    await world.tick();
  };
  const rows = (columns: string): Promise<Row[]> =>
    world.database.read(`SELECT ${columns} FROM "Promise" WHERE "undoneAt" IS NULL ORDER BY "id"`);
  const run = () =>
    recurringPromises.run({ database: world.database, records, house, log }, { now: world.now(), sendAt: world.now() });

  it("unanswered, has its next time once its day is over, made once by five workers, and told on its morning", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says("/promise 永清超市 每周五 盘库存");
    await tickAt(FRIDAY);
    expect(digests(王磊)).toHaveLength(1);
    world.at("2026-11-20T23:59:00+08:00");
    await run();
    expect(await rows(`"id"`)).toHaveLength(1);
    world.at("2026-11-21T00:01:00+08:00");
    await Promise.all(Array.from({ length: 5 }, run));
    await run();
    expect(await rows(`"id", "status", "dueOn", "seriesId", "nextId", "nextOn"`)).toEqual([
      { id: 1, status: "open", dueOn: "2026-11-20", seriesId: null, nextId: expect.any(Number), nextOn: null },
      { id: expect.any(Number), status: "open", dueOn: "2026-11-27", seriesId: 1, nextId: null, nextOn: "2026-12-04" },
    ]);
    await tickAt("2026-11-27T08:30:00+08:00");
    expect(digests(王磊)).toHaveLength(2);
    expect(digests(王磊)[1]).toMatch(/今天要办 1 件[^]*盘库存[^]*11月27日/u);
    await world.restart();
    await world.tick();
    expect(digests(王磊)).toHaveLength(2);
  });

  it("after weeks of downtime has the one next time that lies ahead, and says the one before once", async () => {
    const 王磊 = world.person("wanglei", "feishu");
    await 王磊.says("/promise 永清超市 每周五 盘库存");
    await tickAt("2026-12-16T10:00:00+08:00");
    expect(await rows(`"dueOn"`)).toEqual([{ dueOn: "2026-11-20" }, { dueOn: "2026-12-18" }]);
    expect(digests(王磊)).toHaveLength(1);
    expect(digests(王磊)[0]).toMatch(/有 1 件过期没办/u);
  });

  it("said to be kept at the same moment as the clock goes on, still has one next time", async () => {
    const 王磊 = world.person("wanglei", "slack");
    await 王磊.says("/promise 永清超市 每周五 盘库存");
    world.at("2026-11-21T09:00:00+08:00");
    await Promise.all([run(), 王磊.says("/promise 兑现 P-1 昨天"), run()]);
    await world.deliver();
    expect(await rows(`"status", "dueOn"`)).toEqual([
      { status: "kept", dueOn: "2026-11-20" },
      { status: "open", dueOn: "2026-11-27" },
    ]);
  });

  describe.each(PLATFORMS)("in the morning message on %s", (platform) => {
    /** Slack opens the form over the message; in Feishu a message below leads to it, so that the morning's stays. */
    const asks = async (person: Person, label: string) => {
      const before = digests(person);
      await person.presses(label);
      // Letters to one person keep their distance.
      await deliverAll(world);
      if (platform === "feishu") await person.presses("打开表单");
      expect(digests(person)).toEqual(before);
    };

    it("is kept with one tap on its day, and its next time is said", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/promise 永清超市 每周五 盘库存");
      await tickAt(FRIDAY);
      await 王磊.presses("已兑现");
      王磊.gets("✓ P-1 已兑现 · 下一次：11月27日 周五");
      expect(digests(王磊)).toHaveLength(1);
    });

    it("left until the next day, is asked for its day", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/promise 永清超市 每周五 盘库存");
      await tickAt(FRIDAY);
      world.at("2026-11-21T09:00:00+08:00");
      await asks(王磊, "已兑现");
      王磊.gets("是当天办的吗");
      await 王磊.fills({ outcome: "kept", day: "2026-11-20" });
      王磊.gets("P-1 已兑现");
      expect(await rows(`"status"`)).toEqual([{ status: "kept" }, { status: "open" }]);
    });

    it("is put off to a date, or said to be broken, with the customer's word", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit 永清超市 招呼 承诺 周五前换海报");
      await tickAt(FRIDAY);
      await asks(王磊, "改期、没办成");
      await 王磊.fills({ outcome: "moved", day: "2026-11-26", word: "周四再来" });
      王磊.gets("P-1 改到 11月26日 周四", "客户：周四再来");
      await tickAt("2026-11-26T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(2);
      await asks(王磊, "改期、没办成");
      await 王磊.fills({ outcome: "broken", word: "" });
      王磊.gets("P-1 记为没兑现");
      expect(await rows(`"status", "dueOn", "word", "endedOn"`)).toEqual([
        { status: "broken", dueOn: "2026-11-26", word: "周四再来", endedOn: "2026-11-26" },
      ]);
    });

    it("a follow-up is put off to a date, which one tap takes back", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/visit 永清超市 招呼 下次 周五 送POP");
      await tickAt(FRIDAY);
      await asks(王磊, "改期…");
      await 王磊.fills({ day: "2026-11-19" });
      王磊.gets("已经过去了");
      await 王磊.fills({ day: "2026-11-26" });
      王磊.gets("永清超市的回访改到 11月26日 周四");
      await tickAt("2026-11-26T08:30:00+08:00");
      expect(digests(王磊)[1]).toContain("送POP");
    });
  });
});
