// The daily report as people meet it on both platforms: its card, its form, its sheet, an empty day, a long one, in both languages.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { readSpreadsheet } from "../../src/core/tables/spreadsheet.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, wordsOf } from "../support/desk.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";

const owned = (name: string, owner: string): DemoCustomer => ({ name, region: "廊坊", class: "key", owner });
const customers = [owned("永清超市", "wanglei"), owned("大润发", "wanglei"), owned("City Harvest", "emily")];

const MOST = { bytes: 1_000_000, rows: 200 };

forEachDatabase((_name, openFresh) => {
  describe.each<PlatformName>(["slack", "feishu"])("on %s", (platform) => {
    let world: World;
    let rep: Person;
    let boss: Person;
    beforeEach(async () => {
      world = await openWorld({ database: await openFresh(), customers, at: "2026-11-18T15:00:00+08:00" });
      rep = world.person("wanglei", platform);
      boss = world.person("chenjing", platform);
      await boss.says("/plan 团队");
    });
    afterEach(() => world.close());

    it("grows with the day, takes the rep's words by a form, goes to the manager, who signs; then it is locked", async () => {
      await rep.says("/daily");
      rep.gets("日报 · 11月18日 周三", "没有拜访", "这一天还没有记录", "记一笔，日报自己就有了");
      await rep.presses("交给陈静");
      rep.gets("先写一句今天做了什么再交");
      await rep.says("/plan 大润发 今天 订货");
      await rep.says("/plan 出发 17:30 永清");
      await rep.says("/visit 永清超市 订货1.2万 收款5000 见于老板 备注 缺货 竞品 康师傅降价");
      await rep.says("/plan 回来");
      await rep.says("/daily");
      rep.gets("1. 永清超市", "销售额 ¥12,000", "大润发 · 订货（还没记）", "客户信息", "缺货", "外出", "填写和及时");
      await rep.presses("写心得、用时");
      await rep.fills({ reflections: "下周带新品 <POP>", preparing: "20", travelling: "1小时", talking: "90" });
      rep.gets("请写分钟数");
      await rep.fills({ reflections: "下周带新品 <POP>", preparing: "20", travelling: "60 分钟", talking: "90" });
      await world.deliver();
      rep.gets("记下了", "下周带新品 <POP>", "访问准备 20 · 交通 60 · 洽谈 90 · 合计 170 分钟");
      await rep.says("/daily 心得 又想起一件");
      rep.gets("下周带新品 <POP>", "又想起一件");
      await rep.presses("交给陈静");
      rep.gets("已交给陈静，等签核");
      await world.deliver();
      await boss.presses("批示并签核");
      await boss.fills({ comment: "新品我来要" });
      boss.gets(/陈静 11月18日 周三 15:\d\d 已签核：新品我来要/u, "解锁");
      await world.deliver();
      await rep.says("/visit 永清超市 备注 再记一笔");
      await world.deliver();
      rep.gets("已锁定", "请陈静解锁");
      await rep.says("/daily 列表");
      rep.gets("最近的日报", "已签核：新品我来要");
    });

    it("comes as the form's own sheet: void until it is signed", async () => {
      await rep.says("/visit 永清超市 订货1.2万 见于老板");
      await rep.says("/daily xlsx");
      await vi.waitFor(() => rep.gets("daily-2026-11-18.xlsx"), { timeout: 10_000 });
      await rep.says("/export daily 2026-11-18");
      await vi.waitFor(() => rep.gets("daily-2026-11-18.xlsx"), { timeout: 10_000 });
    });

    it("has room for a day of thirty visits, and says how many are left out", async () => {
      for (let at = 0; at < 30; at++)
        await rep.says(`/visit 永清超市 服务 订货 ${at + 1}00 备注 第${at}次 ${"长".repeat(200)}`);
      await rep.says("/daily");
      rep.gets("拜访 30 次", "还有 18 次拜访，都在表格里");
    });

    it("shows a day off, another day, a day to come, and what it could not read", async () => {
      await rep.says("/daily 2026-11-15");
      rep.gets("这天休息，不用交日报");
      await rep.says("/daily 明天");
      rep.gets("11月19日 周四 还没到");
      await rep.says("/daily 今天跑了五家");
      rep.gets("不是日子", "写成今天的心得");
      await rep.presses("写成今天的心得");
      rep.gets("今天跑了五家");
      await boss.says("/daily 王磊 昨天");
      boss.gets("王磊的日报 · 11月17日 周二", "还没有交");
      await boss.says("/daily 团队");
      boss.gets("团队日报 · 11月18日 周三", "王磊", "李娜", "没有交");
      await boss.presses("前一天");
      boss.gets("团队日报 · 11月17日 周二");
    });

    it("speaks English, and its manager Chinese", async () => {
      const [emily, manager] = [world.person("emily", platform), world.person("zhouqiang", platform)];
      await manager.says("/plan 团队");
      await emily.says("/visit City Harvest order 12k met Tom note short of stock");
      await emily.says("/daily");
      emily.gets(
        "Daily report · Wed 18 Nov",
        "1 visit · 0 new · 1 existing · 1 account in all",
        "Sales ¥12,000",
        "met Tom",
      );
      await emily.presses("Send to 周强");
      emily.gets("Sent to 周强, waiting to be signed");
      await world.deliver();
      manager.gets("Emily Carter的日报等你签核");
      await manager.presses("退回");
      await manager.fills({ comment: "Which stock?" });
      await world.deliver();
      emily.gets("周强 sent back your daily report of Wed 18 Nov", "Which stock?");
    });
  });

  it("holds the form's rows, ticks, totals, texts, time and signature", async () => {
    const database = await openFresh();
    const desk = await openDesk(database, "2026-11-18T15:00:00+08:00");
    await database.save([{ remove: "Visit", where: { visitedOn: "2026-11-18" } }]);
    const [seat, above] = [desk.seat("wanglei", "slack"), desk.seat("chenjing", "slack")];
    await seat.says("/visit 永清超市 订货1.2万 收款5000 毛利率 18% 见于老板 备注 =SUM(A1) 竞品 康师傅降价");
    await seat.says("/visit 大润发 开发 服务 费用 30 小结 谈进场");
    await seat.submits({ record: "dailyWords", id: 20_775 }, { reflections: "累", travelling: "60" });
    const sheetOf = async () => {
      const reply = await above.says("/daily 王磊 xlsx");
      if (reply.reply !== "file") throw new Error(wordsOf(reply));
      expect(reply.file.name).toBe("daily-2026-11-18-王磊.xlsx");
      const rows = await readSpreadsheet(reply.file.bytes, MOST);
      return rows.map(({ cells }) =>
        cells
          .map((cell) => cell ?? "")
          .join("|")
          .replace(/\|+$/u, ""),
      );
    };
    const before = await sheetOf();
    const numbered = before.filter((line) => /^\d\|/u.test(line));
    expect(before[0]).toBe("销售日报表");
    expect(before[1]).toMatch(/^地区（办事处）\|华北队\|.*业务员\|王磊\|.*日期\|2026-11-18/u);
    expect(before[4]).toMatch(
      /^访问顺序\|访问客户\|招呼\|说明\|订货\|修理\|抱怨处理\|安装\|收款\|其他\|销售额\|毛利率%/u,
    );
    expect(numbered).toEqual([
      "1|永清超市|||✓||||✓||12000|18|||5000|||✓||于老板",
      "2|大润发（廊坊店）||||||||✓||||||30|✓",
    ]);
    expect(before.find((line) => line.startsWith("合计"))).toBe("合计|2|||||||||12000|18|||5000|30|1|1|2");
    expect(before).toContain("心得|累");
    expect(before.join("\n")).toContain("永清超市：=SUM(A1)");
    expect(before.join("\n")).toMatch(
      /时间使用（分钟）\|\|访问准备\|交通\|等待\|洽谈\|安装作业\|合计\n\|\|\|60\|\|\|\|60/u,
    );
    expect(before.at(-1)).toBe("主管签核|未签无效");
    const card = await seat.presses({ do: "daily", choice: "send:2026-11-18" });
    expect(wordsOf(card)).toContain("已交给陈静");
    const shown = wordsOf(await above.says("/daily 王磊"));
    const mark = /sign:(\d+)/u.exec(shown)?.[1] ?? "";
    await above.submits({ record: "dailySign", id: 1, version: Number(mark) }, { comment: "好" });
    const after = await sheetOf();
    expect(after.slice(-2)).toEqual(["主管签核|陈静 11月18日 周三 15:00 签核", "批示意见|好"]);
  });
});
