// Who releases a proposal: its proposer within his authority, else the first above him who may decide so much.
import { beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Office, formIn, keyOf, openOffice, said } from "./office.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
const deed = (choice: string, id = 1002): Action => ({ do: "deed", record: "complaint", id, choice });

forEachDatabase((_name, openFresh) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    await office.seat("wanglei", "slack").says(LINE);
  });
  const does = async (person: string, choice: string, fields?: Record<string, string>) => {
    const seat = office.seat(person, "slack");
    const reply = await seat.presses(deed(choice));
    return fields ? seat.submits(keyOf(formIn(reply)), fields) : reply;
  };
  const proposed = async (amount = "") => {
    await does("zhaomin", "claim");
    await does("zhaomin", "respond");
    await does("zhaomin", "assess", { cause: "装卸时摔了", fault: "carrier", severity: "serious" });
    return does("zhaomin", "propose", { words: "换三箱", amount });
  };

  describe("a proposal above the authority of who makes it", () => {
    it("asks the first above who may decide, and is not released before", async () => {
      await office.post();
      const reply = said(await proposed("1500"));
      expect(reply).toContain("超出你的权限，已请 陈静 决定");
      expect(await office.complaint()).toMatchObject({
        deciderId: await office.idOf("chenjing"),
        releasedAt: null,
        proposalFen: 150_000,
      });
      const asked = (await office.post()).find(({ toUser }) => toUser === "U0CHENJING");
      expect(JSON.stringify(asked?.card)).toContain("等 陈静 批准，批准前不能告诉客户");
      expect(said(await does("wanglei", "agree"))).toContain("方案还在等 陈静 批准");
      expect(said(await does("zhaomin", "approve"))).toContain("“批准”要由审批人来做");
      await does("chenjing", "approve");
      expect(await office.complaint()).toMatchObject({ step: "proposed", deciderId: null });
      expect((await office.complaint())["releasedAt"]).not.toBeNull();
      expect(said(await does("chenjing", "decline"))).toContain("陈静 在 10:00 已经决定了");
      await does("wanglei", "agree");
      expect(await office.complaint()).toMatchObject({ step: "agreed" });
    });

    it("passes over a manager whose limit it exceeds", async () => {
      await proposed("5万");
      expect(await office.complaint()).toMatchObject({ deciderId: await office.idOf("linlan") });
      expect(said(await does("chenjing", "approve"))).toContain("“批准”要由审批人来做");
    });

    it("keeps to a person's own authority, and to the team's rungs", async () => {
      const { database } = office;
      const set = { authorityFen: 1_000_000n };
      await database.save([{ update: "Person", where: { name: "赵敏" }, set, expect: 1 }]);
      await proposed("9000");
      expect(await office.complaint()).toMatchObject({ deciderId: null, proposalFen: 900_000 });
      const teamId = (await office.complaint())["teamId"] as number;
      await database.save([
        { insert: "LadderRung", row: { teamId, level: 1, who: "holder", afterHours: 4, limitFen: 0n } },
        {
          insert: "LadderRung",
          row: { teamId, level: 2, who: `person:${await office.idOf("wudi")}`, afterHours: 4, limitFen: null },
        },
      ]);
      await does("zhaomin", "propose", { words: "退货", amount: "20000" });
      expect(await office.complaint()).toMatchObject({ deciderId: await office.idOf("wudi") });
    });

    it("goes to the stand-in of whoever is away, and past whoever has none", async () => {
      await office.seat("chenjing", "slack").says("/rapport 请假 11-18..11-20 代理 @李娜");
      await proposed("1500");
      expect(await office.complaint()).toMatchObject({ deciderId: await office.idOf("lina") });
      await office.seat("chenjing", "slack").says("/rapport 销假");
      await office.seat("chenjing", "slack").says("/rapport 请假 11-18");
      await does("zhaomin", "propose", { words: "换四箱", amount: "1600" });
      expect(await office.complaint()).toMatchObject({ deciderId: await office.idOf("linlan") });
    });

    it("goes on to the next when it is made dearer than its decider may decide", async () => {
      await proposed("1500");
      await does("chenjing", "change", { words: "全退", amount: "30000" });
      expect(await office.complaint()).toMatchObject({ deciderId: await office.idOf("linlan"), releasedAt: null });
      expect(said(await does("wanglei", "agree"))).toContain("方案还在等 林岚 批准");
    });

    it("is changed, or declined with a reason and proposed anew", async () => {
      await proposed("1500");
      await does("chenjing", "decline", { words: "太贵，先换货" });
      expect(await office.complaint()).toMatchObject({ step: "assessing", deciderId: null, proposedAt: null });
      await does("zhaomin", "propose", { words: "换货加 1200", amount: "1200" });
      await does("chenjing", "change", { words: "换货加 800", amount: "800" });
      expect(await office.complaint()).toMatchObject({ step: "proposed", proposal: "换货加 800", proposalFen: 80_000 });
      expect((await office.complaint())["releasedAt"]).not.toBeNull();
      const shown = said(await office.seat("chenjing", "slack").says("/complaint show T-1002"));
      expect(shown).toContain("陈静 没有批准方案 太贵，先换货");
    });
  });
});
