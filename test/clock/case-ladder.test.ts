// The ladder through time: silence climbs, an answer stops it, whoever is away is passed over, holidays do not count.
import { beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/core/ask.ts";
import { formIn, keyOf, said } from "../core/case/office.ts";
import { forEachDatabase } from "../support/database.ts";
import { CASE, type Days, expectOne, LINE, openDays, whoAndWhen } from "./case-days.ts";

const day = (at: string) => `2026-11-${at}:00+08:00`;
const deed = (choice: string): Action => ({ do: "deed", record: "complaint", id: CASE, choice });

forEachDatabase((_name, openFresh) => {
  let days: Days;
  beforeEach(async () => {
    // Received on a Wednesday at 10:00: 15:00 is four working hours later.
    days = await openDays(await openFresh());
    await days.seat("wanglei", "slack").says(LINE);
  });
  const says = async (who: string, text: string) => said(await days.seat(who, "slack").says(text));
  const does = async (who: string, choice: string, fields?: Record<string, string>) => {
    const seat = days.seat(who, "slack");
    const reply = await seat.presses(deed(choice));
    return fields ? seat.submits(keyOf(formIn(reply)), fields) : reply;
  };
  const proposed = async (amount: string) => {
    await does("zhaomin", "claim");
    await does("zhaomin", "respond");
    await does("zhaomin", "assess", { cause: "装卸时摔了", fault: "carrier", severity: "serious" });
    await does("zhaomin", "propose", { words: "换三箱", amount });
  };

  describe("silence", () => {
    it("climbs to the manager after four working hours, and from there to the director", async () => {
      expect(whoAndWhen(await days.tick(day("18T14:59")))).toEqual([]);
      const asked = expectOne(await days.tick(day("18T15:00")));
      expect(asked.to).toBe("陈静");
      expect(asked.words).toContain("T-1002 · 永清超市 没有人回应，升级到你这里");
      expect(await days.complaint()).toMatchObject({ level: 2 });
      expect(whoAndWhen(await days.tick(day("18T15:01")))).toEqual([]);
      // Three hours of that day and one of the next.
      expect(whoAndWhen(await days.tickThrough(day("18T15:15"), day("19T09:45")))).toEqual([]);
      expect(whoAndWhen(await days.tick(day("19T10:00")))).toEqual(["2026-11-19 10:00 林岚"]);
      expect(await days.complaint()).toMatchObject({ level: 3 });
      expect((await days.timeline()).slice(1)).toEqual(["客情 climb → 陈静", "客情 climb → 林岚"]);
      // Nobody is left to be asked; the next thing is the breach's warning.
      expect(whoAndWhen(await days.tickThrough(day("19T10:15"), day("19T15:45")))).toEqual([]);
    });

    it.each([
      ["a claim", "zhaomin", "T-1002 认领"],
      ["a response", "wanglei", "T-1002 已响应 电话里道歉了"],
      ["an assignment, which asks its holder from then on", "chenjing", "T-1002 指派 @赵敏"],
    ])("ends with %s", async (_what, who, words) => {
      days.at(day("18T14:00"));
      await says(who, words);
      expect(whoAndWhen(await days.tickThrough(day("18T15:00"), day("18T16:45")))).toEqual([]);
      expect(await days.complaint()).toMatchObject({ level: 1 });
    });

    it("counts anew from an assignment: a new holder who says nothing is silent too", async () => {
      days.at(day("18T14:00"));
      await says("chenjing", "T-1002 指派 @赵敏");
      expect(whoAndWhen(await days.tick(day("18T18:00")))).toEqual([]);
      expect(whoAndWhen(await days.tick(day("19T09:00")))).toEqual(["2026-11-19 09:00 陈静"]);
    });

    it("ends with a word in the thread by whoever is asked: the holder, or the one it climbed to; not by others", async () => {
      const [card] = (await days.post()).filter(({ toUser }) => toUser === "U0WANGLEI");
      const spot = { chat: null, thread: card?.messageId ?? "", isPrivate: true };
      await days.tick(day("18T15:00"));
      const answeredAt = async () => (await days.complaint())["answeredAt"];
      days.at(day("18T15:30"));
      await days.seat("wanglei", "slack").hears({ is: "message", text: "客户又催了", files: [] }, spot);
      expect(await answeredAt()).toBeNull();
      const own = await days.database.read<{ messageId: string }>(
        `SELECT o."messageId" FROM "Outbox" o JOIN "CasePlace" p ON p."letterKey" = o."key" WHERE p."toUser" = 'U0CHENJING'`,
      );
      const there = { ...spot, thread: own[0]?.messageId ?? "" };
      await days.seat("chenjing", "slack").hears({ is: "message", text: "我来看看", files: [] }, there);
      expect(await answeredAt()).not.toBeNull();
      expect(whoAndWhen(await days.tickThrough(day("18T15:45"), day("19T10:15")))).toEqual([]);
      expect(await days.complaint()).toMatchObject({ level: 2 });
    });

    it("passes over whoever is away, and says so, by the clock and by hand", async () => {
      await says("chenjing", "/rapport 请假 11-18..11-19");
      expect(whoAndWhen(await days.tick(day("18T15:00")))).toEqual(["2026-11-18 15:00 林岚"]);
      expect((await days.timeline()).at(-1)).toBe("客情 climb → 林岚 · 陈静 请假，已跳过。");
      expect(await days.complaint()).toMatchObject({ level: 3 });
    });

    it("asks the stand-in of whoever is away", async () => {
      await says("chenjing", "/rapport 请假 11-18..11-19 代理 @李娜");
      expect(whoAndWhen(await days.tick(day("18T15:00")))).toEqual(["2026-11-18 15:00 李娜"]);
      expect((await days.timeline()).at(-1)).toContain("→ 李娜 · 陈静 请假");
    });

    it("says who is away when somebody escalates, and when a case is given to him", async () => {
      await says("chenjing", "/rapport 请假 11-18..11-19");
      expect(await says("wanglei", "T-1002 升级 客户很急")).toContain("→ 林岚 · 客户很急 · 陈静 请假，已跳过。");
      await says("zhaomin", "/rapport 请假 11-18 代理 @李娜");
      await days.post();
      expect(await says("linlan", "T-1002 指派 @赵敏")).toContain("赵敏 请假，由 李娜 代理。");
      const got = (await days.post()).filter(({ replaces, toUser }) => replaces === null && toUser !== null);
      expect(got.map(({ toUser }) => toUser).toSorted()).toEqual(["U0LINA", "U0ZHAOMIN"]);
      expect(await says("lina", "T-1002 已响应")).toContain("已响应客户");
    });

    it("does not count while the customer is waited for, and begins anew with his answer", async () => {
      await says("zhaomin", "T-1002 认领");
      await says("zhaomin", "T-1002 已响应");
      await says("chenjing", "T-1002 升级");
      await says("zhaomin", "T-1002 等客户");
      await days.post();
      expect(whoAndWhen(await days.tickThrough(day("18T10:15"), day("20T08:15")))).toEqual([]);
      days.at(day("20T11:00"));
      await says("wanglei", "T-1002 客户回复了");
      // In the morning message it stands; nobody else is asked.
      expect(whoAndWhen(await days.tickThrough(day("20T11:00"), day("20T17:45")))).toEqual([]);
      expect(await days.complaint()).toMatchObject({ level: 2 });
    });

    it("goes step by step after the program was down, each from when it really happened", async () => {
      // Down since the complaint came in on Wednesday, up again on Saturday: nothing then.
      expect(whoAndWhen(await days.tickThrough(day("21T09:00"), day("22T18:00")))).toEqual([]);
      const monday = await days.tickThrough(day("23T08:45"), day("23T15:00"));
      const climbs = monday.filter(({ words }) => words.includes("没有人回应"));
      expect(whoAndWhen(climbs)).toEqual(["2026-11-23 09:00 陈静", "2026-11-23 14:00 林岚"]);
      expect((await days.timeline()).filter((one) => one.includes("climb"))).toHaveLength(2);
    });
  });

  describe("a proposal that waits for a decision", () => {
    it("goes on to the next who may decide so much, passing over whoever may not", async () => {
      await proposed("1500");
      await days.post();
      expect(await days.complaint()).toMatchObject({ deciderId: await days.idOf("chenjing") });
      // What its proposer says meanwhile does not decide anything.
      await does("zhaomin", "assess");
      expect(whoAndWhen(await days.tick(day("18T14:45")))).toEqual([]);
      const asked = expectOne(await days.tick(day("18T15:00")));
      expect(asked).toMatchObject({ to: "林岚" });
      expect(asked.words).toContain("T-1002 · 永清超市 的方案等不到决定，请你决定");
      expect(await days.complaint()).toMatchObject({ deciderId: await days.idOf("linlan"), level: 1 });
      expect(whoAndWhen(await days.tickThrough(day("18T15:15"), day("19T15:00")))).toEqual([]);
      await does("linlan", "approve");
      expect(await days.complaint()).toMatchObject({ deciderId: null });
    });

    it("stays with a decider who says that he is looking at it", async () => {
      await proposed("1500");
      const [place] = (await days.post()).filter(({ toUser, replaces }) => toUser === "U0CHENJING" && !replaces);
      days.at(day("18T14:00"));
      const there = { chat: null, thread: place?.messageId ?? "", isPrivate: true };
      await days.seat("chenjing", "slack").hears({ is: "message", text: "我先问一下财务", files: [] }, there);
      expect(whoAndWhen(await days.tickThrough(day("18T14:00"), day("18T17:45")))).toEqual([]);
      expect(await days.complaint()).toMatchObject({ deciderId: await days.idOf("chenjing") });
    });
  });

  it("does not count holidays, and works on the make-up Saturday: National Day 2026", async () => {
    const own = await openDays(await openFresh(), "2026-09-30T16:00:00+08:00");
    await own.seat("wanglei", "slack").says(LINE);
    await own.post();
    const at = (text: string) => `2026-10-${text}:00+08:00`;
    // Two hours on the 30th, then eight days off but for nothing, and two hours on Thursday the 8th.
    expect(whoAndWhen(await own.tickThrough("2026-09-30T16:15:00+08:00", "2026-09-30T18:00:00+08:00"))).toEqual([]);
    for (const off of ["01", "03", "05", "07"])
      expect(whoAndWhen(await own.tickThrough(at(`${off}T08:00`), at(`${off}T20:00`)))).toEqual([]);
    const first = await own.tickThrough(at("08T09:00"), at("08T11:00"));
    expect(whoAndWhen(first)).toEqual(["2026-10-08 11:00 陈静"]);
    const second = await own.tickThrough(at("08T11:15"), at("08T15:45"));
    expect(whoAndWhen(second)).toEqual([]);
    expect(whoAndWhen(await own.tick(at("08T16:00")))).toContain("2026-10-08 16:00 林岚");
  });
});
