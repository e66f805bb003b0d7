// Who may see a report: nobody more than his own people's, by whatever words or forged buttons.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";
import { actionsIn, forge, messagesOf } from "./buttons.ts";
import { fillFourWeeks, reportCustomers } from "./four-weeks.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];
const isReport = (name: string): boolean => /\.(?:xlsx|pdf)$/u.test(name);

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    const at = "2026-11-23T09:30:00+08:00";
    world = await openWorld({ database: await openFresh(), at, customers: reportCustomers });
    await fillFourWeeks(world.database);
  });
  afterEach(() => world.close());

  describe.each(PLATFORMS)("on %s", (platform) => {
    const fake = () => world[platform];
    const last = (user: string) =>
      messagesOf(fake(), user).findLast(({ json }) => /周报|共 \d+ 条/u.test(textOf(json)));
    const answered = async () => {
      await world.deliver();
      await world.deliver();
    };

    it("is a rep's own only, whatever he writes or forges", async () => {
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/report 上周");
      王磊.gets("订货 ¥10,000", "3 次拜访里 1 次有订货").getsNot("¥12,500.50", "陈静的团队", "李娜");
      for (const typed of ["李娜", "陈静", "华北队", "华东队", "全公司"]) {
        await 王磊.says(`/report 上周 ${typed}`);
        王磊.gets(`没有可以查看的“${typed}”`).getsNot("¥");
      }
      const 陈静 = world.person("chenjing", platform);
      await 陈静.says("/report 上周");
      const stolen = actionsIn(last(陈静.user)).find(
        ({ do: does, choice = "" }) => does === "counted" && choice.startsWith("complaints|"),
      );
      await 王磊.says("/report 上周");
      const message = last(王磊.user);
      if (!message || !stolen) throw new Error("there is no report");
      const before = messagesOf(fake(), 王磊.user).length;
      await forge({ fake: fake(), user: 王磊.user, message }, stolen);
      for (const format of ["card", "xlsx", "pdf"])
        await forge({ fake: fake(), user: 王磊.user, message }, { do: "report", choice: `all|2026-11-16|${format}` });
      await answered();
      const messages = messagesOf(fake(), 王磊.user);
      expect(messages.flatMap(({ files }) => files.map(({ name }) => name)).filter(isReport)).toEqual([]);
      const words = messages.map(({ json }) => textOf(json));
      expect(words.slice(before).join("")).not.toMatch(/T-\d|¥62,500/u);
      expect(words.join("")).not.toMatch(/惠民服务社|厦门夏商|¥62,500/u);
    });
  });

  it("is a manager's own people's, a director's everybody's, and an administrator's not at all", async () => {
    const 周强 = world.person("zhouqiang", "slack");
    await 周强.says("/report 上周");
    周强.gets("周强的团队 · 4 人", "订货 ¥50,000").getsNot("王磊");
    await 周强.says("/report 上周 王磊");
    周强.gets("没有可以查看的“王磊”");
    await 周强.says("/report 上周 全公司");
    周强.gets("没有可以查看的“全公司”");
    const 林岚 = world.person("linlan", "feishu");
    await 林岚.says("/report 上周");
    林岚.gets("全公司 · 10 人", "订货 ¥62,500.50");
    await 林岚.says("/report 华北队 2026-W46");
    林岚.gets("华北队 · 4 人", "第46周（11月9日–15日）", "订货 ¥18,000.25");
    await 林岚.says("/report emily w47");
    林岚.gets("Emily Carter", "这一周还没有人记拜访", "拜访完发一行就能记");
    const 何平 = world.person("heping", "slack");
    await 何平.says("/report");
    何平.gets("管理员只管人员和设置").getsNot("¥");
  });
});
