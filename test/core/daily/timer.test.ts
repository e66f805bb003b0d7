// Time use by start and stop: kept in the day's report, once, whichever way it is ended; what was forgotten is not guessed.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import { openDesk, wordsOf as said } from "../../support/desk.ts";
import type { Person } from "../../support/person.ts";
import { openWorld, type World } from "../../support/world.ts";

const TIMES = `SELECT "day", "preparing", "travelling", "waiting", "talking", "installing" FROM "DailyReport" ORDER BY "day"`;
const NONE = { preparing: null, travelling: null, waiting: null, talking: null, installing: null };

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let world: World;
    let rep: Person;
    beforeEach(async () => {
      world = await openWorld({ database: await openFresh(), at: "2026-11-18T09:00:00+08:00" });
      rep = world.person("wanglei", platform);
    });
    afterEach(() => world.close());

    it("counts from start to stop, from one kind to the next, and adds up", async () => {
      await rep.says("/daily 开始 交通");
      rep.gets("正在记“交通”，09:00 开始");
      world.at("2026-11-18T09:25:00+08:00");
      await rep.presses("等待");
      rep.gets("记下了：交通 25 分钟", "正在记“等待”，09:25 开始");
      world.at("2026-11-18T09:40:00+08:00");
      await rep.says("/daily 开始 路上");
      world.at("2026-11-18T09:50:00+08:00");
      await rep.presses("结束");
      rep.gets("记下了：交通 10 分钟", "时间使用", "合计 50 分钟");
      expect(await world.database.read(TIMES)).toEqual([{ day: "2026-11-18", ...NONE, travelling: 35, waiting: 15 }]);
      await rep.says("/daily 结束");
      rep.gets("现在没有在计时");
    });

    it("does not count what was forgotten overnight, nor less than a minute, and asks which", async () => {
      await rep.says("/daily start talk");
      world.at("2026-11-19T09:00:00+08:00");
      await rep.says("/daily stop");
      rep.gets("“洽谈”是前面哪天开始的", "没有计入");
      await rep.says("/daily 开始");
      rep.gets("记哪一种用时");
      await rep.presses("安装作业");
      await rep.presses("结束");
      rep.gets("不到一分钟");
      expect(await world.database.read(TIMES)).toEqual([]);
    });
  });

  it("is ended once by two taps, and is nobody else's", async () => {
    const database = await openFresh();
    const desk = await openDesk(database);
    const rep = desk.seat("wanglei", "slack");
    const other = desk.seat("lina", "slack");
    desk.at("2026-11-18T10:00:00+08:00");
    await Promise.all([rep.says("/daily 开始 交通"), rep.says("/daily 开始 交通")]);
    desk.at("2026-11-18T10:30:00+08:00");
    const stop = { do: "daily", choice: "stop" } as const;
    expect(said(await other.presses(stop))).toContain("现在没有在计时");
    await Promise.all([rep.presses(stop), rep.presses(stop), rep.says("/daily 结束")]);
    expect(await database.read(TIMES)).toEqual([{ day: "2026-11-18", ...NONE, travelling: 30 }]);
    expect(said(await rep.presses({ do: "daily", choice: "start:toString" }))).toContain('"tone":"stop"');
  });
});
