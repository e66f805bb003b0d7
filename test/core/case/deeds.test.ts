// A case from its first line to its review: each step by whoever may, refused to whoever may not, with what is possible.
import { beforeEach, expect, it } from "vitest";
import type { Action } from "../../../src/core/ask.ts";
import { DEEDS } from "../../../src/core/case/steps.ts";
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

  it("goes through its eight steps", async () => {
    expect(await office.complaint()).toMatchObject({ step: "received", status: "open", assigneeId: null });
    expect(said(await does("zhaomin", "claim"))).toContain("认领");
    expect(await office.complaint()).toMatchObject({ step: "received", assigneeId: await office.idOf("zhaomin") });
    office.at("2026-11-18T11:00:00+08:00");
    await does("zhaomin", "respond");
    expect(await office.complaint()).toMatchObject({
      step: "acknowledged",
      respondedAt: new Date("2026-11-18T11:00:00+08:00"),
    });
    await does("zhaomin", "assess", { cause: "装卸时摔了", fault: "carrier", severity: "serious" });
    expect(await office.complaint()).toMatchObject({ step: "assessing", cause: "装卸时摔了", fault: "carrier" });
    await does("zhaomin", "propose", { words: "换三箱", amount: "" });
    expect(await office.complaint()).toMatchObject({
      step: "proposed",
      proposal: "换三箱",
      proposalFen: null,
      deciderId: null,
      proposerId: await office.idOf("zhaomin"),
      releasedAt: new Date("2026-11-18T11:00:00+08:00"),
    });
    await does("wanglei", "agree");
    expect(await office.complaint()).toMatchObject({ step: "agreed" });
    await does("wanglei", "execute");
    await does("wanglei", "resolve");
    expect(await office.complaint()).toMatchObject({
      step: "executing",
      resolvedAt: new Date("2026-11-18T11:00:00+08:00"),
    });
    await does("zhaomin", "close", { satisfaction: "4", words: "很快，谢谢" });
    expect(await office.complaint()).toMatchObject({
      step: "closed",
      status: "closed",
      satisfaction: 4,
      closingWords: "很快，谢谢",
    });
    await does("zhaomin", "review", { words: "出库前加一道检查" });
    expect(await office.complaint()).toMatchObject({ step: "reviewed", review: "出库前加一道检查" });
    const shown = said(await office.seat("wanglei", "slack").says("/complaint show T-1002"));
    for (const words of ["王磊 记录 劲酒三箱破损", "赵敏 认领了", "赵敏 提出方案 换三箱", "4 / 5", "出库前加一道检查"])
      expect(shown).toContain(words);
  });

  it("refuses what the step does not allow, and says what is possible", async () => {
    const reply = said(await does("zhaomin", "review"));
    expect(reply).toContain("现在是“已接收”，不能“复盘”");
    expect(reply).toContain("现在可以：认领、已响应");
    expect(await office.complaint()).toMatchObject({ step: "received", version: 1 });
  });

  it.each(DEEDS)("is closed to a forged button of somebody it does not concern: %s", async (choice) => {
    const reply = said(await does("emily", choice));
    expect(reply).toContain("There is no complaint T-1002 that you may see");
    expect(await office.complaint()).toMatchObject({ version: 1 });
  });

  it("is not opened by a forged form either, nor by a deed that there is not", async () => {
    const 吴迪 = office.seat("wudi", "slack");
    const form = { record: "casePropose", id: 1002, version: 1 };
    expect(said(await 吴迪.submits(form, { words: "赔一万", amount: "10000" }))).toContain("没有可以查看的投诉");
    expect(said(await 吴迪.presses(deed("delete")))).toContain("nothing");
    expect(said(await office.seat("wanglei", "slack").submits(form, { words: "换货" }))).toContain("现在是“已接收”");
    expect(await office.complaint()).toMatchObject({ version: 1 });
  });

  it("tells the second of two who claimed it and when", async () => {
    office.at("2026-11-18T10:32:00+08:00");
    await does("zhaomin", "claim");
    office.at("2026-11-18T10:40:00+08:00");
    expect(said(await does("chenjing", "claim"))).toContain("已由 赵敏 在 10:32 认领");
    expect(said(await does("zhaomin", "claim"))).toContain("你在 10:32 已经认领了");
    office.at("2026-11-19T10:40:00+08:00");
    expect(said(await does("chenjing", "claim"))).toContain("11月18日 10:32 认领");
  });

  it("may be claimed anew when its holder has left the company", async () => {
    await does("zhaomin", "claim");
    await office.database.save([{ update: "Person", where: { name: "赵敏" }, set: { isActive: false }, expect: 1 }]);
    await does("zhengkai", "claim");
    expect(await office.complaint()).toMatchObject({ assigneeId: await office.idOf("zhengkai") });
  });

  it("may not be claimed by its reporter, who may respond", async () => {
    expect(said(await does("wanglei", "claim"))).toContain("“认领”要由客服、主管来做");
    await does("wanglei", "respond");
    expect(await office.complaint()).toMatchObject({ step: "acknowledged" });
  });

  it("is assigned to a colleague, who gets the card", async () => {
    await office.post();
    await does("zhaomin", "assign", { person: String(await office.idOf("lina")) });
    expect(await office.complaint()).toMatchObject({ assigneeId: await office.idOf("lina") });
    const letters = await office.post();
    expect(letters.find(({ toUser }) => toUser === "U0LINA")?.card.title).toContain("T-1002 · 永清超市");
    expect(said(await does("zhaomin", "assign", { person: "999" }))).toContain("请从名单里选一位在职的同事");
  });

  it("stands still while the customer is waited for", async () => {
    await does("zhaomin", "claim");
    const { proposalDueAt } = await office.complaint();
    expect(proposalDueAt).toEqual(new Date("2026-11-23T18:00:00+08:00"));
    office.at("2026-11-19T14:00:00+08:00");
    await does("zhaomin", "wait");
    expect(await office.complaint()).toMatchObject({ status: "waiting", step: "received" });
    const card = said(await office.seat("zhaomin", "slack").says("/complaint show T-1002"));
    expect(card).toContain("11月19日 14:00 起，方案时限暂停");
    office.at("2026-11-25T10:00:00+08:00");
    await does("zhaomin", "resume");
    // Left when it stood: Thursday 14–18, Friday and Monday, eight hours each.
    expect(await office.complaint()).toMatchObject({
      status: "open",
      waitingSince: null,
      proposalDueAt: new Date("2026-11-27T15:00:00+08:00"),
    });
  });

  it("is reopened within 30 days under its number and with its file, and not later", async () => {
    await proposed();
    await does("wanglei", "agree");
    await does("zhaomin", "close", { satisfaction: "2", words: "" });
    office.at("2026-12-10T10:00:00+08:00");
    await does("wanglei", "reopen", { words: "又破了两箱" });
    expect(await office.complaint()).toMatchObject({
      id: 1002,
      step: "assessing",
      status: "open",
      closedAt: null,
      satisfaction: null,
      proposalDueAt: new Date("2026-12-15T18:00:00+08:00"),
    });
    expect(said(await office.seat("wanglei", "slack").says("T-1002"))).toContain("提出方案 换三箱");
    await does("zhaomin", "propose", { words: "再换两箱", amount: "" });
    await does("wanglei", "agree");
    await does("zhaomin", "close", { satisfaction: "4", words: "" });
    office.at("2027-01-20T10:00:00+08:00");
    expect(said(await does("wanglei", "reopen"))).toContain("关闭已超过 30 天");
  });

  it("is judged by managers only, and nobody else reads it", async () => {
    expect(said(await does("zhaomin", "judge"))).toContain("“定性”要由主管来做");
    await does("chenjing", "judge", { nature: "vexatious", words: "第三次同样的投诉，货是好的" });
    expect(await office.complaint()).toMatchObject({ nature: "vexatious", natureReason: "第三次同样的投诉，货是好的" });
    const letters = JSON.stringify(await office.post());
    const seen = said(await office.seat("wanglei", "slack").says("/complaint show T-1002"));
    for (const words of ["恶意", "第三次"]) {
      expect(seen).not.toContain(words);
      expect(letters).not.toContain(words);
    }
    expect(said(await office.seat("chenjing", "slack").says("/complaint show T-1002"))).toContain("恶意");
    await does("zhaomin", "close", { words: "说明后结束" });
    expect(await office.complaint()).toMatchObject({ step: "closed", satisfaction: null });
  });

  it("climbs the ladder on request, up to its top", async () => {
    await does("zhaomin", "claim");
    await does("zhaomin", "escalate", { words: "客户要找领导" });
    expect(await office.complaint()).toMatchObject({ level: 2 });
    expect((await office.post()).some(({ toUser }) => toUser === "U0CHENJING")).toBe(true);
    await does("wanglei", "escalate", {});
    expect(await office.complaint()).toMatchObject({ level: 3 });
    expect(said(await does("wanglei", "escalate", {}))).toContain("已经到最高一级");
  });

  it("asks again for what a form lacks or what cannot be read, and loses nothing", async () => {
    await does("zhaomin", "respond");
    const 赵敏 = office.seat("zhaomin", "slack");
    const form = formIn(await 赵敏.presses(deed("propose")));
    expect(form.fields.map(({ name }) => name)).toEqual(["cause", "fault", "words", "amount"]);
    const again = formIn(
      await 赵敏.submits(keyOf(form), { cause: "", fault: "nobody", words: "换三箱", amount: "很多" }),
    );
    expect(again.problems).toMatchObject({ amount: expect.stringContaining("看不懂金额“很多”") });
    expect(Object.keys(again.problems).toSorted()).toEqual(["amount", "cause", "fault"]);
    expect(JSON.stringify(again.fields)).toContain("换三箱");
    expect(JSON.stringify(again.fields)).toContain("很多");
    expect(await office.complaint()).toMatchObject({ step: "acknowledged" });
  });

  it("moves what is due at once when its severity changes", async () => {
    await does("zhaomin", "respond");
    await does("zhaomin", "assess", { cause: "不明", fault: "unclear", severity: "safety" });
    expect(await office.complaint()).toMatchObject({ severity: "safety" });
    const 王磊 = office.seat("wanglei", "slack");
    await 王磊.says("/complaint 永清超市 质量 又一箱破损");
    await 王磊.submits(
      { record: "complaint", id: 1003, version: 1 },
      { customer: "#1", kind: "product", severity: "safety", description: "割伤手" },
    );
    expect(await office.complaint()).toMatchObject({ responseDueAt: new Date("2026-11-18T12:00:00+08:00") });
    const card = (await office.post()).find(({ replaces }) => replaces?.startsWith("case:1003:"))?.card;
    expect(JSON.stringify(card)).toContain("割伤手");
  });
});
