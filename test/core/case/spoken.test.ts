// Verbs said in a case's thread, with a mention and without, and from anywhere with the number.
import { beforeEach, describe, expect, it } from "vitest";
import type { Heard } from "../../../src/core/ask.ts";
import { forEachDatabase } from "../../support/database.ts";
import { type Letter, type Office, formIn, keyOf, openOffice, said } from "./office.ts";

const LINE = "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货";
const CHANNEL = "C0NORTH";
const words = (text: string): Heard => ({ is: "message", text, files: [] });

type EntryRow = {
  kind: string;
  author: string;
  text: string;
  deed: string | null;
  isEvidence: boolean;
  editedAt: Date | null;
  deletedAt: Date | null;
  personId: number | null;
  fileName: string | null;
};

forEachDatabase((_name, openFresh) => {
  let office: Office;
  let channel: Letter;
  let own: Letter;
  beforeEach(async () => {
    office = await openOffice(await openFresh());
    // The team's channel is in Slack; the reporter writes in Feishu.
    const there = { chat: CHANNEL, isPrivate: false };
    await office.seat("chenjing", "slack").says("/rapport 投诉频道", there);
    await office.seat("wanglei", "feishu").says(LINE);
    const letters = await office.post();
    channel = letters.find(({ chat }) => chat === CHANNEL) as Letter;
    own = letters.find(({ toUser, platform }) => toUser?.startsWith("ou_") && platform === "feishu") as Letter;
  });
  const inChannel = (message?: string) => ({ chat: CHANNEL, thread: channel.messageId, ...(message && { message }) });
  const inPrivate = (message?: string) => ({
    chat: "oc_private",
    thread: own.messageId,
    isPrivate: true,
    ...(message && { message }),
  });
  const entries = () =>
    office.database.read<EntryRow>(`SELECT * FROM "CaseEntry" WHERE "complaintId" = 1002 ORDER BY "at", "id"`);
  const mirrored = (letters: readonly Letter[]) =>
    letters.filter(({ card }) => card.isSaid).map(({ card, thread }) => [card.title, textOf(card), thread]);
  const textOf = ({ parts }: Letter["card"]) => parts.flatMap((part) => (part.part === "text" ? part.text : [])).join();

  describe("a verb at the beginning of a message", () => {
    it("is done, answered with one line, and told on the other platform with the card", async () => {
      const reply = await office.seat("zhaomin", "slack").hears(words("认领"), inChannel("s1"));
      expect(reply).toEqual({ reply: "word", text: "赵敏 认领了", tone: "done" });
      const letters = await office.post();
      expect(mirrored(letters)).toEqual([["赵敏", "认领了", own.key]]);
      expect(
        letters
          .filter(({ replaces }) => replaces)
          .map(({ replaces }) => replaces)
          .toSorted(),
      ).toEqual([channel.key, own.key].toSorted());
    });

    it("takes a whole case to its end", async () => {
      const 赵敏 = office.seat("zhaomin", "slack");
      const 王磊 = office.seat("wanglei", "feishu");
      await 赵敏.hears(words("认领"), inChannel("s1"));
      await 王磊.hears(words("已响应 电话里先道歉了"), inPrivate("f1"));
      await 赵敏.hears(words("评估 装卸时摔了"), inChannel("s2"));
      const form = formIn(await 赵敏.hears(words("方案 换三箱 赔 100"), inChannel("s3")));
      expect(form).toMatchObject({ record: "casePropose", id: 1002 });
      expect(JSON.stringify(form.fields)).toContain("换三箱 赔 100");
      const opened = formIn(await 赵敏.presses({ do: "edit", record: form.record, id: 1002, draft: form.draft ?? 0 }));
      expect(JSON.stringify(opened.fields)).toContain("换三箱 赔 100");
      const fields = { cause: "装卸时摔了", fault: "carrier", words: "换三箱 赔 100", amount: "" };
      await 赵敏.submits(keyOf(opened), fields);
      expect(await office.complaint()).toMatchObject({ step: "proposed", respondedAt: expect.any(Date) });
      await 王磊.hears(words("客户同意"), inPrivate("f2"));
      await 王磊.hears(words("已解决"), inPrivate("f3"));
      await 赵敏.hears(words("关闭 4 客户满意"), inChannel("s4"));
      await 赵敏.hears(words("复盘 出库前加一道检查"), inChannel("s5"));
      expect(await office.complaint()).toMatchObject({ step: "reviewed", satisfaction: 4, closingWords: "客户满意" });
    });

    it("asks who decides when an amount in it is above the authority", async () => {
      const 赵敏 = office.seat("zhaomin", "slack");
      await 赵敏.hears(words("已响应"), inChannel("s1"));
      const form = formIn(await 赵敏.presses({ do: "deed", record: "complaint", id: 1002, choice: "assess" }));
      await 赵敏.submits(keyOf(form), { cause: "摔了", fault: "ours", severity: "serious" });
      const reply = await 赵敏.hears(words("方案 换三箱 赔 500"), inChannel("s2"));
      expect(said(reply)).toContain("已请 陈静 决定");
      expect(await office.complaint()).toMatchObject({ proposalFen: 50_000, releasedAt: null });
    });

    it("assigns to whoever is named, and asks which one where it is not clear", async () => {
      const 赵敏 = office.seat("zhaomin", "slack");
      await 赵敏.hears(words("指派 @李娜"), inChannel("s1"));
      expect(await office.complaint()).toMatchObject({ assigneeId: await office.idOf("lina") });
      const form = formIn(await 赵敏.hears(words("指派 @诸葛亮"), inChannel("s2")));
      expect(form.record).toBe("caseAssign");
      await 赵敏.hears(words("指派 我"), inChannel("s3"));
      expect(await office.complaint()).toMatchObject({ assigneeId: await office.idOf("zhaomin") });
    });

    it("is refused to whoever may not, and its words stay in the file", async () => {
      const reply = await office.seat("lina", "slack").hears(words("认领"), inChannel("s1"));
      expect(said(reply)).toContain("“认领”要由客服、主管来做");
      expect((await entries())[1]).toMatchObject({ kind: "message", text: "认领", author: "李娜" });
    });

    it("stays words where it cannot be meant", async () => {
      const reply = await office.seat("zhaomin", "slack").hears(words("复盘 的时候再说吧"), inChannel("s1"));
      expect(reply).toEqual({ reply: "nothing" });
      const mention = await office
        .seat("zhaomin", "slack")
        .says("复盘 先不急", { ...inChannel("s2"), isPrivate: false });
      expect(said(mention)).toContain("现在是“已接收”，不能“复盘”");
    });

    it("works with a mention, and from anywhere with the number", async () => {
      const 赵敏 = office.seat("zhaomin", "feishu");
      await office.seat("zhaomin", "slack").says("认领", { ...inChannel("s1"), isPrivate: false });
      expect(await office.complaint()).toMatchObject({ assigneeId: await office.idOf("zhaomin") });
      expect(said(await 赵敏.says("/complaint T-1002 已响应"))).toContain("赵敏 已响应客户");
      expect(said(await 赵敏.says("T-1002 等客户 要照片"))).toContain("要照片");
      expect(await office.complaint()).toMatchObject({ status: "waiting" });
      expect(said(await 赵敏.says("投诉 T-1002"))).toContain("经过");
      const talk = await office.seat("zhaomin", "slack").says("这批货谁验的", { ...inChannel("s2"), isPrivate: false });
      expect(said(talk)).toContain("这里是 T-1002 的案卷");
    });
  });
});
