// Birthdays arrive three days ahead and on the day, in the owner's one morning message, whichever calendar they are kept in.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";
import { digests, leaveOutManagers } from "./digests.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];

const shop = (name: string, owner: string | null, contact: DemoCustomer["contact"]): DemoCustomer => ({
  name,
  owner,
  region: "廊坊",
  class: "signed",
  ...(contact && { contact }),
});

// 2026-11-23, a Monday, is 十月十五.
const customers: readonly DemoCustomer[] = [
  { ...shop("永清超市", "wanglei", { name: "于建国", title: "老板", birthday: "lunar 10-15" }), kaLevel: "NKA" },
  shop("固安百货", "wanglei", { name: "王丽", title: "店长", birthday: "1966-11-27" }),
  shop("Harbor Mart", "emily", { name: "Tom Fuller", title: "buyer", birthday: "1971-11-22" }),
  shop("新华超市", null, { name: "孔老板", title: "老板", birthday: "11-21" }),
];

const FRIDAY = "2026-11-20T08:30:00+08:00";
const MONDAY = "2026-11-23T08:30:00+08:00";

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

  const deliverAt = async (instant: string) => {
    world.at(instant);
    await world.deliver();
  };

  describe.each(PLATFORMS)("on %s", (platform) => {
    let 王磊: Person;
    beforeEach(async () => {
      王磊 = world.person("wanglei", platform);
      await 王磊.says("/today");
      await world.tick();
    });

    it("says a lunar birthday three days ahead and on the day, at 08:30, each once", async () => {
      await tickAt("2026-11-20T08:29:00+08:00");
      expect(digests(王磊)).toEqual([]);
      await tickAt(FRIDAY);
      await world.tick();
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(
        /生日提醒 · 1 位[^]*于建国 老板 · 永清超市[^]*农历十月十五（11月23日 周一），3 天后/u,
      );
      expect(digests(王磊)[0]).toMatch(/签约 · NKA 全国[^]*还没有拜访记录[^]*当天可以这样祝福：\s+于老板，/u);
      expect(digests(王磊)[0]).not.toContain("来晚了");
      await tickAt("2026-11-22T09:00:00+08:00");
      expect(digests(王磊).filter((text) => text.includes("于建国"))).toHaveLength(1);
      await tickAt(MONDAY);
      await tickAt("2026-11-23T18:00:00+08:00");
      const [, today, ...more] = digests(王磊).filter((text) => text.includes("于建国"));
      expect(today).toMatch(/农历十月十五，今天[^]*可以这样祝福：/u);
      expect(more).toEqual([]);
    });

    it("stands in one message with the promise and the follow-up of that morning", async () => {
      await 王磊.says("/visit 固安百货 订货1.2万 承诺 下周一前换海报 下次 下周一 送POP 备注 货架补齐");
      await 王磊.says("/visit 永清超市 电话 收款5000 承诺 下周三前送样品 备注 聊了年货");
      await tickAt(MONDAY);
      expect(digests(王磊)).toHaveLength(1);
      const [digest = ""] = digests(王磊);
      expect(digest).toMatch(/今天要办 2 件 · 生日 1 位[^]*换海报[^]*生日[^]*于建国/u);
      expect(digest).toContain("送POP");
      expect(digest).toMatch(/最近一次[^]{0,12}11月18日 周三 · 电话 · 王磊 · 收款 ¥5,000 · 聊了年货/u);
      expect(digest).toMatch(/未兑现的承诺[^]{0,12}送样品（11月25日 周三）/u);
    });

    it("takes “greeted” once, and leaves the rest of the message as it was", async () => {
      await 王磊.says("/visit 固安百货 订货1.2万 承诺 下周一前换海报");
      await tickAt(MONDAY);
      await 王磊.presses("已问候");
      王磊.gets("✓ 已问候", "换海报", "已兑现");
      expect(digests(王磊)).toHaveLength(1);
      const states = `SELECT "kind", "state" FROM "Reminder" WHERE "record" = 'contact' AND "dueOn" = '2026-11-23'`;
      expect(await world.database.read(states)).toEqual([{ kind: "birthday", state: "done" }]);
      await tickAt("2026-11-24T08:30:00+08:00");
      expect(digests(王磊).filter((text) => text.includes("于建国"))).toHaveLength(1);
    });

    it("shows the contact and the customer in messages of their own", async () => {
      await 王磊.says("/contact 固安百货 姓名:郭姐 职务:老板 生日:1978-11-23 电话:13800138000");
      await tickAt(MONDAY);
      const [before] = digests(王磊);
      expect(before).toMatch(/郭姐 老板 · 固安百货[^]*满 48 岁[^]*13800138000[^]*郭姐，/u);
      await 王磊.presses("看客户");
      await deliverAt("2026-11-23T08:31:00+08:00");
      王磊.gets("永清超市 · C-", "NKA 全国");
      await 王磊.presses("看联系人");
      await deliverAt("2026-11-23T08:32:00+08:00");
      王磊.gets("联系人 K-", "于建国", "农历十月十五");
      expect(digests(王磊)).toEqual([before]);
    });

    it("proposes a sober word while a complaint of that customer is open", async () => {
      await 王磊.says("/complaint 永清超市 质量 急 劲酒三箱破损");
      await tickAt(MONDAY);
      const [digest = ""] = digests(王磊);
      expect(digest).toMatch(/投诉还没结（T-\d+ 质量 · 严重）[^]*建议这样说：\s+于老板，/u);
      expect(digest).not.toMatch(/快乐|生意兴隆|阖家幸福/u);
    });

    it("tells of a contact that was entered late: today's within minutes, tomorrow's in the morning, never last week's", async () => {
      await 王磊.says("/contact 永清超市 姓名:马总 生日:11-18");
      await 王磊.says("/contact 永清超市 姓名:秦经理 生日:11-20");
      await 王磊.says("/contact 永清超市 姓名:田主任 生日:11-17");
      await tickAt("2026-11-18T10:15:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(/马总 · 永清超市[^]*11月18日 周三，今天/u);
      expect(digests(王磊)[0]).not.toMatch(/来晚了|秦经理|田主任/u);
      await tickAt("2026-11-19T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(2);
      expect(digests(王磊)[1]).toMatch(/秦经理 · 永清超市[^]*11月20日 周五，明天/u);
      await tickAt(FRIDAY);
      expect(digests(王磊)[2]).toMatch(/秦经理 · 永清超市[^]*11月20日 周五，今天/u);
      expect(digests(王磊).join("")).not.toContain("田主任");
    });

    it("says after a week down what was missed, once, and nothing twice as near and as over", async () => {
      await tickAt("2026-11-29T10:00:00+08:00"); // a Sunday
      expect(digests(王磊)).toEqual([]);
      await tickAt("2026-11-30T10:00:00+08:00");
      await tickAt("2026-11-30T11:00:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      const [digest = ""] = digests(王磊);
      expect(digest).toMatch(/生日提醒 · 2 位[^]*来晚了：最早一件本该在 11月23日 周一 08:30/u);
      expect(digest).toMatch(/于建国[^]*农历十月十五（11月23日 周一），7 天前[^]*补一句祝福：/u);
      expect(digest).toMatch(/王丽[^]*11月27日 周五，3 天前 · 满 60 岁/u);
      expect(digest.match(/王丽 店长/gu)).toHaveLength(1);
    });

    it("leaves out what is more than a week over, and what was over when the program began", async () => {
      await tickAt("2026-12-02T10:00:00+08:00");
      expect(digests(王磊).join("")).not.toContain("于建国");
      expect(digests(王磊).join("")).toMatch(/王丽[^]*5 天前/u);
      const { database } = world;
      await database.save([
        {
          update: "Contact",
          where: { name: "王丽" },
          set: { birthday: "12-01", birthMonthDay: 1201, birthYear: null },
        },
        { remove: "Slot", where: { job: "birthdays" } },
      ]);
      await tickAt("2026-12-02T10:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
    });
  });

  it("comes on the last workday before a Sunday, in the reader's language, with a greeting in the customer's", async () => {
    const emily = world.person("emily", "slack");
    await emily.says("/today");
    await tickAt(FRIDAY);
    await tickAt("2026-11-22T08:30:00+08:00");
    await tickAt(MONDAY);
    expect(digests(emily)).toHaveLength(1);
    expect(digests(emily)[0]).toMatch(
      /1 birthday[^]*Tom Fuller, buyer · Harbor Mart[^]*Sun 22 Nov, in 2 days · turns 55/u,
    );
    expect(digests(emily)[0]).toMatch(/A greeting for the day:\s+Dear Tom Fuller, /u);
  });

  it("is nobody's while nobody owns the customer, and his who takes it over", async () => {
    const 李娜 = world.person("lina", "feishu");
    await 李娜.says("/today");
    await tickAt("2026-11-19T08:30:00+08:00");
    const told = await world.database.read(`SELECT "id" FROM "Reminder" WHERE "dueOn" = '2026-11-21'`);
    expect(told).toEqual([]);
    world.at("2026-11-19T15:00:00+08:00");
    const [owner] = await world.database.read<{ id: number }>(`SELECT "id" FROM "Person" WHERE "name" = '李娜'`);
    const set = { ownerId: owner?.id ?? 0, updatedAt: world.now() };
    await world.database.save([{ update: "Customer", where: { name: "新华超市" }, set }]);
    await tickAt(FRIDAY);
    expect(digests(李娜)[0]).toMatch(/孔老板 · 新华超市[^]*11月21日 周六，明天/u);
  });
});
