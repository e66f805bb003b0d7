// Warnings and breaches: to whoever must act, grouped, with buttons, in working time only, and the card says what is true.
import { beforeEach, describe, expect, it } from "vitest";
import { formIn, keyOf, said } from "../core/case/office.ts";
import { forEachDatabase } from "../support/database.ts";
import { CASE, type Days, expectOne, LINE, openDays, whoAndWhen } from "./case-days.ts";

const day = (at: string) => `2026-11-${at}:00+08:00`;
const OTHER = "/complaint 永清超市 服务 送货员态度差";

forEachDatabase((_name, openFresh) => {
  let days: Days;
  beforeEach(async () => {
    days = await openDays(await openFresh());
    await days.seat("wanglei", "slack").says(LINE);
    await days.post();
  });
  const says = async (who: string, text: string) => said(await days.seat(who, "slack").says(text));
  /** Held and answered, so that nothing climbs. */
  const claimed = async () => {
    await says("zhaomin", `T-${CASE} 认领`);
    await days.post();
  };

  describe("a warning", () => {
    it("comes two working hours before, to the holder alone, once", async () => {
      await claimed();
      expect(whoAndWhen(await days.tick(day("19T15:59")))).toEqual([]);
      const warned = expectOne(await days.tick(day("19T16:00")));
      expect(warned).toMatchObject({ to: "赵敏", title: "1 件投诉快到期" });
      expect(warned.words).toContain("响应还剩 2 小时（到期 11月19日(周四)18:00）");
      expect(warned.words).toContain("永清超市");
      expect(whoAndWhen(await days.tickThrough(day("19T16:01"), day("19T17:45")))).toEqual([]);
    });

    it("goes to those who care for the team while nobody holds it", async () => {
      await says("wanglei", `T-${CASE} 升级`);
      await says("chenjing", `T-${CASE} 等客户`);
      await days.post();
      const got = await days.tick(day("19T16:00"));
      expect(whoAndWhen(got)).toEqual(["2026-11-19 16:00 赵敏"]);
      expect(got[0]?.words).toContain("还没有人认领");
    });

    it("comes half an hour before where two hours are the whole time", async () => {
      await says("wanglei", "/complaint 永清超市 质量 安全 开盖有异味");
      await days.post();
      expect(whoAndWhen(await days.tick(day("18T11:29")))).toEqual([]);
      const warned = expectOne(await days.tick(day("18T11:30")));
      expect(warned.words).toContain("T-1003 永清超市");
      expect(warned.words).toContain("响应还剩 30 分钟");
    });

    it("moves with what is due: nothing after a response, and again when a deadline is a new one", async () => {
      await claimed();
      days.at(day("19T15:00"));
      await says("zhaomin", `T-${CASE} 已响应`);
      expect(whoAndWhen(await days.tickThrough(day("19T16:00"), day("19T18:15")))).toEqual([]);
      // The proposal's, on Monday; a pause moves it, and it is warned of at its new time alone.
      days.at(day("20T17:00"));
      await says("zhaomin", `T-${CASE} 等客户`);
      expect(whoAndWhen(await days.tickThrough(day("23T09:00"), day("23T18:15")))).toEqual([]);
      days.at(day("24T09:00"));
      await says("zhaomin", `T-${CASE} 客户回复了`);
      expect((await days.complaint())["proposalDueAt"]).toEqual(new Date(day("25T10:00")));
      expect(whoAndWhen(await days.tickThrough(day("24T09:15"), day("24T17:45")))).toEqual(["2026-11-24 17:00 赵敏"]);
    });

    it("goes to a new holder as well", async () => {
      await claimed();
      expectOne(await days.tick(day("19T16:00")));
      days.at(day("19T16:30"));
      await says("chenjing", `T-${CASE} 指派 @李娜`);
      await days.post();
      expect(whoAndWhen(await days.tick(day("19T16:31")))).toEqual(["2026-11-19 16:31 李娜"]);
      expect(whoAndWhen(await days.tick(day("19T16:32")))).toEqual([]);
    });

    it("goes to the stand-in, and says whose it is", async () => {
      await claimed();
      await says("zhaomin", "/rapport 请假 11-19 代理 @李娜");
      const warned = expectOne(await days.tick(day("19T16:00")));
      expect(warned.to).toBe("李娜");
      expect(warned.words).toContain("赵敏 请假，由你代理");
      // And he can act.
      days.at(day("19T16:05"));
      const reply = await days.seat("lina", "slack").presses({ do: "show", record: "complaint", id: CASE });
      expect(said(reply)).toContain("T-1002 · 永清超市");
      await days.seat("lina", "slack").presses({ do: "deed", record: "complaint", id: CASE, choice: "respond" });
      expect(await days.complaint()).toMatchObject({ step: "acknowledged" });
    });
  });

  describe("a breach", () => {
    it("is true on the card and in the timeline at once, and told at the next opening to the holder and the next above", async () => {
      await claimed();
      await days.tick(day("19T16:00"));
      expect(whoAndWhen(await days.tick(day("19T18:00")))).toEqual([]);
      expect((await days.timeline()).at(-1)).toBe("客情 breach 响应到期 11月19日(周四)18:00");
      const [card] = await days.database.read<{ card: string }>(
        `SELECT "card" FROM "Outbox" WHERE "replaces" LIKE 'case:1002:%' ORDER BY "id" DESC LIMIT 1`,
      );
      expect(card?.card).toContain("11月19日(周四)18:00，已过期");
      expect(whoAndWhen(await days.tickThrough(day("19T18:15"), day("20T08:45")))).toEqual([]);
      const told = await days.tick(day("20T09:00"));
      expect(whoAndWhen(told).toSorted()).toEqual(["2026-11-20 09:00 赵敏", "2026-11-20 09:00 陈静"]);
      expect(told.map(({ title }) => title)).toEqual(["1 件投诉已过期", "1 件投诉已过期"]);
      expect(told.find(({ to }) => to === "陈静")?.words).toContain("负责人 赵敏 还没处理，请过问");
      expect(whoAndWhen(await days.tickThrough(day("20T09:15"), day("20T12:45")))).toEqual([]);
      expect((await days.timeline()).filter((one) => one.includes("breach"))).toHaveLength(1);
      // Nobody said a word for four working hours since.
      expect(whoAndWhen(await days.tick(day("20T14:00")))).toEqual(["2026-11-20 14:00 陈静"]);
    });

    it("is told at 09:00 of the next workday, never on a weekend", async () => {
      await claimed();
      days.at(day("18T11:00"));
      await says("zhaomin", `T-${CASE} 已响应`);
      const pushed = { proposalDueAt: new Date(day("20T18:00")), watchAt: new Date(day("18T11:00")) };
      await days.database.save([{ update: "Complaint", where: { id: CASE }, set: pushed }]);
      expect(whoAndWhen(await days.tickThrough(day("20T15:45"), day("20T23:45")))).toEqual(["2026-11-20 16:00 赵敏"]);
      expect(whoAndWhen(await days.tickThrough(day("21T00:00"), day("22T23:45")))).toEqual([]);
      expect(whoAndWhen(await days.tick(day("23T09:00"))).toSorted()).toEqual([
        "2026-11-23 09:00 赵敏",
        "2026-11-23 09:00 陈静",
      ]);
    });

    it("is told in each one's own working time", async () => {
      await claimed();
      const zone = { timezone: "America/New_York" };
      await days.database.save([{ update: "Person", where: { name: "陈静" }, set: zone }]);
      expect(whoAndWhen(await days.tick(day("20T09:00")))).toEqual(["2026-11-20 09:00 赵敏"]);
      // In New York it is night; what climbs to her meanwhile waits for her morning too, and she hears of it once.
      expect(whoAndWhen(await days.tickThrough(day("20T09:15"), day("20T23:00")))).toEqual(["2026-11-20 14:00 陈静"]);
      const [held] = await days.database.read<{ dueAt: Date }>(
        `SELECT "dueAt" FROM "Outbox" WHERE "key" LIKE 'case:1002:%' AND "toUser" = 'U0CHENJING' AND "replaces" IS NULL`,
      );
      expect(held?.dueAt).toEqual(new Date(day("20T22:00")));
    });

    it("is one letter with all of them, the most delayed first, and a tap settles one and leaves the others", async () => {
      await claimed();
      days.at(day("18T10:30"));
      await says("wanglei", OTHER);
      await says("zhaomin", "T-1003 认领");
      days.at(day("20T08:00"));
      await says("wanglei", "/complaint 永清超市 运输 送错地址");
      await says("zhaomin", "T-1004 认领");
      await days.database.save([
        {
          update: "Complaint",
          where: { id: 1004 },
          set: { responseDueAt: new Date(day("20T09:30")), receivedAt: new Date(day("18T09:30")) },
        },
        { update: "Complaint", where: { id: 1003 }, set: { responseDueAt: new Date(day("19T17:00")) } },
      ]);
      const got = (await days.tick(day("20T09:00"))).filter(({ to }) => to === "赵敏");
      const letter = expectOne(got);
      expect(letter.title).toBe("2 件投诉已过期，1 件投诉快到期");
      expect(letter.words.match(/"title":"T-\d+/gu)).toEqual(['"title":"T-1003', '"title":"T-1002', '"title":"T-1004']);
      const [row] = await days.database.read<{ key: string; messageId: string }>(
        `SELECT "key", "messageId" FROM "Outbox" WHERE "key" LIKE 'cases:%' AND "toUser" = 'U0ZHAOMIN'`,
      );
      const action = { do: "deed", record: "complaint", id: 1003, choice: `respond:${row?.key}` } as const;
      const reply = said(await days.seat("zhaomin", "slack").presses(action, { message: row?.messageId ?? null }));
      expect(reply).toContain("✓ 已响应客户");
      expect(reply).toContain(`respond:${row?.key}`);
      expect(await days.complaint(1003)).toMatchObject({ step: "acknowledged" });
      const again = said(await days.seat("zhaomin", "slack").presses(action, { message: row?.messageId ?? null }));
      expect(again).toContain("不能“已响应”");
    });

    it("is said no more in letters once it is cured, and begins anew when the case is taken up again", async () => {
      await claimed();
      await says("zhaomin", `T-${CASE} 已响应`);
      const form = formIn(
        await days.seat("zhaomin", "slack").presses({ do: "deed", record: "complaint", id: CASE, choice: "propose" }),
      );
      await days
        .seat("zhaomin", "slack")
        .submits(keyOf(form), { cause: "摔了", fault: "carrier", words: "换三箱", amount: "" });
      await says("zhaomin", `T-${CASE} 客户同意`);
      await says("zhaomin", `T-${CASE} 关闭 5`);
      expect(whoAndWhen(await days.tickThrough(day("23T15:00"), day("23T18:15")))).toEqual([]);
      expect((await days.complaint())["watchAt"]).toBeNull();
      days.at(day("24T10:00"));
      await says("wanglei", `T-${CASE} 重开 又破了`);
      expect(await days.complaint()).toMatchObject({ level: 1, proposalDueAt: new Date(day("27T18:00")) });
      expect(whoAndWhen(await days.tick(day("24T15:00")))).toEqual(["2026-11-24 15:00 陈静"]);
      expect(whoAndWhen(await days.tick(day("27T16:00")))).toContain("2026-11-27 16:00 赵敏");
    });
  });
});
