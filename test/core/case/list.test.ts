// The list of complaints with its filters, and leave with a stand-in.
import { beforeEach, describe, expect, it } from "vitest";
import { forEachDatabase } from "../../support/database.ts";
import { type Office, openOffice, said } from "./office.ts";

forEachDatabase((_name, openFresh) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    await office.seat("wanglei", "slack").says("/complaint 永清超市 质量 劲酒三箱破损");
    office.at("2026-11-18T11:00:00+08:00");
    await office.seat("emily", "slack").says("/complaint City Harvest quality urgent three broken cases");
  });
  const lists = async (person: string, filter: string) =>
    said(await office.seat(person, "slack").says(`/complaint list ${filter}`));

  describe("the list", () => {
    it("holds what its reader may see, the most delayed first", async () => {
      const all = await lists("zhaomin", "");
      // T-1001 is the demo company's, taken in the day before.
      expect(all.match(/T-\d+/gu)).toEqual(["T-1001", "T-1002", "T-1003"]);
      expect(all).toContain("还没有人认领");
      expect((await lists("wanglei", "")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1002"]);
      expect((await lists("emily", "")).match(/T-\d+/gu)).toEqual(["T-1003"]);
    });

    it("is narrowed by words in any order", async () => {
      expect((await lists("zhaomin", "我的")).match(/T-\d+/gu)).toEqual(["T-1001"]);
      await office.seat("zhaomin", "slack").says("T-1003 认领");
      expect((await lists("zhaomin", "mine")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1003"]);
      expect((await lists("zhaomin", "团队")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1002", "T-1003"]);
      // What another team's rep reported is hers as well, once somebody of hers holds it.
      expect((await lists("chenjing", "team")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1002", "T-1003"]);
      expect((await lists("zhaomin", "永清")).match(/T-\d+/gu)).toEqual(["T-1002"]);
      await office.seat("zhaomin", "slack").says("T-1002 已响应");
      expect((await lists("zhaomin", "已响应")).match(/T-\d+/gu)).toEqual(["T-1002"]);
      expect((await lists("zhaomin", "received 我的")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1003"]);
      expect(await lists("zhaomin", "已关闭")).toContain("没有这样的投诉");
      expect(await lists("zhaomin", "没有这家店铺")).toContain("没有可以查看的投诉");
    });

    it("knows what is overdue, and what stands still while the customer is waited for", async () => {
      expect(await lists("zhaomin", "逾期")).toContain("没有这样的投诉");
      office.at("2026-11-20T10:00:00+08:00");
      expect((await lists("zhaomin", "逾期")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1002", "T-1003"]);
      expect(await lists("zhaomin", "逾期")).toContain("已过期");
      await office.seat("zhaomin", "slack").says("T-1002 等客户");
      expect((await lists("zhaomin", "overdue")).match(/T-\d+/gu)).toEqual(["T-1001", "T-1003"]);
    });

    it("turns its pages without losing the filter", async () => {
      for (let many = 0; many < 10; many += 1) {
        await office.seat("wanglei", "slack").says(`/complaint 永清超市 服务 第 ${many} 次`);
      }
      const 王磊 = office.seat("wanglei", "slack");
      expect(await lists("wanglei", "永清 我的")).toContain('"choice":"1 永清 我的"');
      const second = said(await 王磊.presses({ do: "list", record: "complaint", choice: "1 永清 我的" }));
      expect(second).toContain("共 11 条");
      expect(second.match(/"title":"T-/gu)).toHaveLength(1);
    });
  });

  describe("leave", () => {
    const says = async (line: string) => said(await office.seat("chenjing", "slack").says(`/rapport ${line}`));
    const rows = () => office.database.read<Record<string, unknown>>(`SELECT * FROM "Absence" ORDER BY "id"`);

    it.each([
      ["请假 11-25..11-27 代理 @李娜", "2026-11-25", "2026-11-27", "李娜"],
      ["请假 11月25日到11月27日 代理李娜", "2026-11-25", "2026-11-27", "李娜"],
      ["leave 11/25 - 11/27 by @李娜", "2026-11-25", "2026-11-27", "李娜"],
      ["请假 明天", "2026-11-19", "2026-11-19", null],
      ["请假 2026-12-30..2027-01-02", "2026-12-30", "2027-01-02", null],
      ["请假 1-4..1-5", "2027-01-04", "2027-01-05", null],
    ])("%s", async (line, fromOn, toOn, standIn) => {
      expect(await says(line)).toContain("请假");
      const standInId = standIn === null ? null : await office.idOf("lina");
      expect(await rows()).toMatchObject([{ fromOn, toOn, standInId, cancelledAt: null }]);
    });

    it.each([
      ["请假", "写法"],
      ["请假 以后", "写法"],
      ["请假 11-27..11-25", "结束的日子在开始之前"],
      ["请假 11-16..11-17", "已经过了"],
      ["请假 11-25 代理 @诸葛亮", "没有找到同事"],
      ["请假 11-25 代理 @陈静", "代理人不能是自己"],
      ["销假", "你没有登记请假"],
    ])("%s is answered with what to do", async (line, words) => {
      expect(await says(line)).toContain(words);
      expect(await rows()).toEqual([]);
    });

    it("is taken back", async () => {
      await says("请假 11-25..11-27");
      expect(await says("销假")).toContain("请假已取消");
      expect((await rows())[0]?.["cancelledAt"]).not.toBeNull();
    });
  });
});
