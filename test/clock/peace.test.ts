// What a person says he wants to be told, and when: kept, obeyed by the clock, and taken back again.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, wordsOf as said } from "../support/desk.ts";
import type { Person } from "../support/person.ts";
import { openWorld, type World } from "../support/world.ts";
import { customers, digests, FRIDAY, leaveOutManagers } from "./digests.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];
const shops = customers.map((shop) =>
  shop.name === "固安百货" ? { ...shop, contact: { name: "于建国", title: "老板", birthday: "11-25" } } : shop,
);

forEachDatabase((_name, openFresh) => {
  describe.each(PLATFORMS)("on %s", (platform) => {
    let world: World;
    let 王磊: Person;
    beforeEach(async () => {
      world = await openWorld({ database: await openFresh(), customers: shops });
      await leaveOutManagers(world);
      王磊 = world.person("wanglei", platform);
    });
    afterEach(() => world.close());
    const tickAt = async (instant: string) => {
      world.at(instant);
      await world.tick();
    };

    it("silences a kind until a day, and tells the rest", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周五前换海报 下次 周五 送POP");
      await 王磊.says("/rapport 静音 承诺 到 下周一");
      王磊.gets("到 11月23日 周一 之前不提醒：承诺到期", "静音期间的不会补发");
      await tickAt(FRIDAY);
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toContain("送POP");
      expect(digests(王磊)[0]).not.toContain("换海报");
      await 王磊.says("/today");
      王磊.gets("换海报");
      await 王磊.says("/visit 永清超市 电话 订货500 承诺 下周一前送样品");
      await tickAt("2026-11-23T08:30:00+08:00");
      expect(digests(王磊)[1]).toContain("送样品");
      expect(digests(王磊)[1]).not.toContain("换海报");
    });

    it("mutes birthdays with a word, and one tap brings them back", async () => {
      await 王磊.says("/rapport mute birthdays");
      王磊.gets("不再提醒：生日和纪念日");
      await 王磊.presses("取消静音");
      王磊.gets("提醒设置", "照常提醒");
      await tickAt(FRIDAY);
      await tickAt("2026-11-22T08:30:00+08:00");
      expect(digests(王磊)[0]).toContain("于建国");
      await 王磊.says("/rapport 静音 生日");
      await tickAt("2026-11-25T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      const states = `SELECT "state" FROM "Reminder" WHERE "record" = 'contact' ORDER BY "id"`;
      expect(await world.database.read(states)).toEqual([{ state: "told" }, { state: "muted" }]);
    });

    it("comes at his own hour and not in his quiet hours, also after a restart", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周五前换海报 下次 下周二 送POP");
      await 王磊.says("/rapport 早报 9:15");
      王磊.gets("早报每天 09:15");
      await tickAt(FRIDAY);
      expect(digests(王磊)).toEqual([]);
      await world.restart();
      await tickAt("2026-11-20T09:15:00+08:00");
      expect(digests(王磊)[0]).toContain("换海报");
      expect(digests(王磊)[0]).not.toContain("来晚了");
      await 王磊.says("/rapport 早报 7点");
      王磊.gets("早报每天 07:00");
      await 王磊.says("/rapport 免打扰 20:00-6:30");
      王磊.gets("20:00–06:30 之间不打扰");
      await tickAt("2026-11-24T06:59:00+08:00");
      expect(digests(王磊).filter((text) => text.includes("送POP"))).toEqual([]);
      await tickAt("2026-11-24T07:00:00+08:00");
      await tickAt("2026-11-24T08:30:00+08:00");
      expect(digests(王磊).filter((text) => text.includes("送POP"))).toHaveLength(1);
    });

    it("chases nobody on leave: the first morning back says all of it at once, and not that it is late", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周五前换海报 下次 下周一 送POP");
      await 王磊.says("/rapport 请假 11-19..11-24");
      for (const day of ["19", "20", "22", "23", "24"]) await tickAt(`2026-11-${day}T08:30:00+08:00`);
      expect(digests(王磊)).toEqual([]);
      await tickAt("2026-11-25T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      expect(digests(王磊)[0]).toMatch(/2 件过期没办[^]*换海报[^]*送POP[^]*于建国[^]*今天/u);
      expect(digests(王磊)[0]).not.toContain("来晚了");
    });

    it("tells on Friday what falls due on the weekend, and leaves the weekend alone", async () => {
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周六前送样品");
      await tickAt(FRIDAY);
      expect(digests(王磊)[0]).toMatch(/休息日到期，先告诉你[^]*送样品[^]*11月21日 周六/u);
      await 王磊.says("/visit 永清超市 招呼 承诺 周日前换海报");
      await tickAt("2026-11-20T12:00:00+08:00");
      await tickAt("2026-11-21T08:30:00+08:00");
      await tickAt("2026-11-22T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(1);
      await tickAt("2026-11-23T08:30:00+08:00");
      expect(digests(王磊)).toHaveLength(2);
      expect(digests(王磊)[1]).toMatch(/1 件过期没办[^]*换海报/u);
    });

    it("works on a make-up Saturday", async () => {
      world.at("2026-10-09T10:00:00+08:00");
      await 王磊.says("/visit 永清超市 订货1.2万 承诺 周六前送样品");
      await tickAt("2026-10-10T08:30:00+08:00");
      expect(digests(王磊)[0]).toMatch(/今天[^]*送样品/u);
    });

    it("shows all of it with buttons, and changes it by the form; what cannot be read is said", async () => {
      await 王磊.says("/rapport 提醒");
      王磊.gets("08:30", "21:00–07:00", "提前 3 天和当天", "访前看看", "休息日不打扰");
      王磊.getsNot("周一报告");
      await 王磊.presses("改时间");
      await 王磊.fills({
        morning: "半夜",
        quiet: "20:00-8:00",
        ahead: "7天",
        muted: ["followUps"],
        until: "2026-11-30",
      });
      王磊.gets("早报请定在 5:00 到 12:00 之间");
      await 王磊.fills({ morning: "9:00" });
      王磊.gets("已按新的设置提醒你");
      await 王磊.presses("看全部设置");
      王磊.gets("09:00", "20:00–08:00", "提前 7 天和当天", "静音到 11月30日 周一");
    });
  });

  describe("in words", () => {
    let seat: ReturnType<Awaited<ReturnType<typeof openDesk>>["seat"]>;
    let boss: typeof seat;
    beforeEach(async () => {
      const desk = await openDesk(await openFresh());
      seat = desk.seat("wanglei", "slack");
      boss = desk.seat("chenjing", "feishu");
    });

    it("shows a manager what managers are told, and others what they are", async () => {
      expect(said(await boss.says("/rapport 提醒"))).toMatch(/计划和日报核签[^]*周一报告/u);
      expect(said(await seat.says("/rapport 提醒"))).not.toMatch(/核签|周一报告/u);
    });

    it.each<[string, string]>([
      ["静音 投诉", "投诉和送不出去的消息不能静音"],
      ["mute safety", "不能静音"],
      ["静音 天气", "不知道“天气”是哪一种提醒。可以静音的有：承诺到期、跟进"],
      ["静音 生日 到 昨天", "静音要到今天以后的某一天"],
      ["静音 生日 到 乱写", "看不懂“乱写”是哪一天"],
      ["静音生日和承诺到下周一", "到 11月23日 周一 之前不提醒：生日和纪念日、承诺到期"],
      ["静音 全部", "不再提醒：承诺到期、跟进、预约、生日和纪念日、补录提醒、访前看看。"],
      ["取消静音", "现在没有静音的提醒"],
      ["早报 25点", "早报请定在"],
      ["早报 默认", "08:30"],
      ["免打扰 关", "不再设免打扰时间"],
      ["免打扰 晚上8点到早上8点", "20:00–08:00"],
      ["免打扰 8-20", "08:00–20:00"],
      ["免打扰 6:00-23:00", "最多 16 个小时"],
      ["免打扰 什么", "免打扰请写从几点到几点"],
      ["提前 五天", "提前 5 天说"],
      ["提前 0 天", "只在当天说"],
      ["提前 99天", "0 到 30"],
      ["mute follow-ups and late log until next Fri", "之前不提醒：跟进、补录提醒"],
    ])("/rapport %s → %s", async (typed, answer) => {
      expect(said(await seat.says(`/rapport ${typed}`))).toContain(answer);
    });

    it("takes nothing from a forged button", async () => {
      const reply = await seat.presses({ do: "peace", choice: "mute:safety" });
      expect(reply).toMatchObject({ reply: "word", tone: "stop" });
    });
  });
});
