// Days to remember beside birthdays, and what was greeted and given: told ahead, kept with a tap, shown the next time.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import type { DemoCustomer } from "../../src/sandbox/demo/customers.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, wordsOf as said } from "../support/desk.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";
import { leaveOutManagers } from "./digests.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];
const customers: readonly DemoCustomer[] = [
  {
    name: "永清超市",
    region: "廊坊",
    class: "key",
    owner: "wanglei",
    contact: { name: "于建国", title: "老板", birthday: "1966-11-25" },
  },
  { name: "固安百货", region: "固安", class: "key", owner: "wanglei" },
];

const told = (person: Person): string[] =>
  person
    .screen()
    .chats.flatMap((chat) => chat.messages)
    .filter((message) => message.from.isBot && !message.isDeleted)
    .map((message) => textOf(message.json))
    .filter((text) => /提醒 · \d|要办 \d+ 件/u.test(text));

forEachDatabase((_name, openFresh) => {
  describe.each(PLATFORMS)("on %s", (platform) => {
    let world: World;
    let 王磊: Person;
    beforeEach(async () => {
      world = await openWorld({ database: await openFresh(), customers });
      await leaveOutManagers(world);
      王磊 = world.person("wanglei", platform);
    });
    afterEach(() => world.close());
    const tickAt = async (instant: string) => {
      world.at(instant);
      await world.tick();
    };

    it("tells a founding day ahead and on the day, with its years, the last visit and a greeting", async () => {
      await 王磊.says("/rapport 纪念日 固安百货 店庆 2012-11-27");
      王磊.gets("纪念日", "店庆", "2012年11月27日");
      await 王磊.says("/visit 固安百货 电话 收款5000");
      await tickAt("2026-11-24T08:30:00+08:00");
      expect(told(王磊)[0]).toMatch(/生日和纪念日提醒 · 2 个[^]*固安百货[^]*店庆 · 11月27日 周五，3 天后 · 14 周年/u);
      expect(told(王磊)[0]).toMatch(/最近一次[^]*收款 ¥5,000[^]*固安百货，/u);
      await tickAt("2026-11-27T08:30:00+08:00");
      expect(told(王磊).at(-1)).toMatch(/店庆 · 11月27日 周五，今天/u);
    });

    it("says nothing cheerful on a memorial day, nor on any day while a complaint is open", async () => {
      await 王磊.says("/rapport 纪念日 永清超市 姓名:于母 忌日 农历十月廿六");
      await 王磊.says("/rapport 纪念日 固安百货 店庆 12-04");
      await 王磊.says("/complaint 固安百货 质量 急 劲酒三箱破损");
      await tickAt("2026-12-04T08:30:00+08:00");
      const [digest = ""] = told(王磊).slice(-1);
      expect(digest).toMatch(/忌日 · 农历十月廿六，今天[^]*不送贺卡，不说喜庆话/u);
      expect(digest).toMatch(/固安百货[^]*投诉还没结[^]*投诉没结之前不送贺卡，先打个电话/u);
      expect(digest).not.toMatch(/恭贺|快乐|兴隆/u);
    });

    it("keeps a greeting with one tap and a gift with a small form, and says the last gift next time", async () => {
      await 王磊.says("/contact 永清超市 姓名:郭姐 生日:11-25 性格:活泼");
      await tickAt("2026-11-20T08:30:00+08:00");
      await tickAt("2026-11-25T08:30:00+08:00");
      await 王磊.presses("已问候");
      王磊.gets("✓ 已问候");
      const cares = `SELECT "kind", "name", "what", "amountFen", "givenOn" FROM "Care" ORDER BY "id"`;
      const greeted = { kind: "greeting", name: "于建国", what: null, amountFen: null, givenOn: "2026-11-25" };
      expect(await world.database.read(cares)).toEqual([greeted]);
      await 王磊.presses("记送礼");
      await 王磊.fills({ what: "茶叶一盒", amount: "200" });
      王磊.gets("茶叶一盒", "¥200");
      const [, gift, ...more] = await world.database.read<{ amountFen: bigint }>(cares);
      expect({ ...gift, amountFen: Number(gift?.amountFen) }).toMatchObject({
        kind: "gift",
        what: "茶叶一盒",
        amountFen: 20_000,
      });
      expect(more).toEqual([]);
      await 王磊.says("/customer 永清超市");
      王磊.gets("上次送礼", "茶叶一盒 · ¥200 · 王磊");
    });

    it("knows a month without its day: told with its first day, and to ask", async () => {
      await 王磊.says("/contact 永清超市 姓名:郭姐 生日:12月");
      王磊.gets("12月");
      await tickAt("2026-12-01T08:30:00+08:00");
      expect(told(王磊).at(-1)).toMatch(/郭姐[^]*12月，哪一天还不知道[^]*问一声具体是哪天/u);
    });

    it("stands in today's list in private, as far ahead as he wants, and in no channel", async () => {
      await 王磊.says("/rapport 纪念日 固安百货 店庆 11-27");
      await 王磊.says("/today");
      王磊.getsNot("店庆", "于建国");
      await 王磊.says("/rapport 提前 9天");
      await 王磊.says("/today");
      王磊.gets("生日和纪念日", "永清超市 · 于建国 · 生日", "11月25日 周三", "固安百货 · 店庆");
    });
  });

  describe("in one line", () => {
    it.each<[string, string, Record<string, unknown>]>([
      [
        "纪念日 永清超市 店庆 2012-06-18",
        "CareDay",
        { kind: "founding", date: "2012-06-18", monthDay: 618, year: 2012 },
      ],
      ["纪念日 永清超市 姓名:于建国 结婚 农历八月十五", "CareDay", { kind: "wedding", name: "于建国", monthDay: 815 }],
      ["occasion 永清超市 founded June", "CareDay", { kind: "founding", date: "06-00", year: null }],
      ["送礼 永清超市 茶叶一盒 金额:200", "Care", { kind: "gift", name: null, what: "茶叶一盒" }],
      ["送礼 永清超市 姓名:于建国 茶叶一盒 金额:200", "Care", { kind: "gift", name: "于建国", what: "茶叶一盒" }],
    ])("%s", async (typed, table, row) => {
      const database = await openFresh();
      const rep = (await openDesk(database)).seat("wanglei", "slack");
      expect(await rep.says(`/rapport ${typed}`)).toMatchObject({ reply: "card" });
      expect((await database.read(`SELECT * FROM "${table}"`))[0]).toMatchObject(row);
    });
  });

  it.each(["occasion Sunrise Mart founded 2012-11-25", "occasion Sunrise Mart 25 Nov 2012 founded"])(
    "%s: a customer's name is no month",
    async (typed) => {
      const database = await openFresh();
      const rep = (await openDesk(database)).seat("emily", "feishu");
      expect(await rep.says(`/rapport ${typed}`)).toMatchObject({ reply: "card" });
      const [day] = await database.read(`SELECT "kind", "date", "note" FROM "CareDay"`);
      expect(day).toEqual({ kind: "founding", date: "2012-11-25", note: null });
      expect(said(await rep.says("/customer Sunrise Mart"))).toContain("founding day in 7 days");
    },
  );

  describe("with rights", () => {
    it("a colleague sees neither the day nor the gift, and a forged button gives him nothing", async () => {
      const desk = await openDesk(await openFresh());
      const rep = desk.seat("wanglei", "slack");
      await rep.says("/rapport 纪念日 永清超市 姓名:于建国 结婚 2010-05-20");
      await rep.says("/rapport 送礼 永清超市 姓名:于建国 礼品:茶叶一盒 金额:200");
      const other = desk.seat("lina", "slack");
      expect(said(await other.says("/rapport 纪念日 看 N-1"))).not.toContain("2010");
      expect(said(await other.says("/rapport 送礼 看 G-1"))).not.toContain("茶叶");
      const reply = await other.presses({ do: "care", record: "careDay", id: 1, choice: "gift" });
      expect(reply).toMatchObject({ reply: "word", tone: "stop" });
      expect(said(await rep.says("/rapport 送礼 看 G-1"))).toContain("茶叶一盒");
    });
  });
});
