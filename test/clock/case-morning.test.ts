// Cases in the morning message: who gets them, the most delayed first, on workdays at 08:30, once, and late after down time.
import { beforeEach, expect, it } from "vitest";
import { previewDue } from "../../src/clock/morning.ts";
import { forEachDatabase } from "../support/database.ts";
import { type Days, expectOne, jobOptions, LINE, openDays, whoAndWhen } from "./case-days.ts";

const day = (at: string) => `2026-11-${at}:00+08:00`;

forEachDatabase((_name, openFresh) => {
  let days: Days;
  beforeEach(async () => {
    days = await openDays(await openFresh());
    for (const line of [LINE, "/complaint 永清超市 服务 态度差", "/complaint 永清超市 运输 送错地址"])
      await days.seat("wanglei", "slack").says(line);
    for (const number of [1002, 1003, 1004]) await days.seat("zhaomin", "slack").says(`T-${number} 认领`);
    await days.seat("zhaomin", "slack").says("T-1003 已响应");
    await days.post();
  });
  const numbers = (words: string) => words.match(/"title":"T-\d+/gu)?.map((one) => one.slice(9));

  it("brings each holder his open cases, the most delayed first, with deadlines in words and a button each", async () => {
    expect(whoAndWhen(await days.morning(day("19T08:29")))).toEqual([]);
    const morning = expectOne(await days.morning(day("19T08:30")));
    expect(morning).toMatchObject({ to: "赵敏", title: "3 件投诉在手" });
    expect(numbers(morning.words)).toEqual(["T-1002", "T-1004", "T-1003"]);
    expect(morning.words).toContain("响应还剩 1 个工作日（到期 11月19日(周四)18:00）");
    expect(morning.words.match(/"do":"show","record":"complaint"/gu)).toHaveLength(3);
    expect(whoAndWhen(await days.morning(day("19T08:45")))).toEqual([]);
    const next = (await days.morning(day("20T08:30"))).find(({ to }) => to === "赵敏");
    expect(next?.title).toContain("3 件投诉在手，2 件已过期");
  });

  it("shows those above what they were told of, while it is overdue", async () => {
    await days.tick(day("20T09:00"));
    const morning = await days.morning(day("23T08:30"));
    expect(whoAndWhen(morning).toSorted()).toEqual(["2026-11-23 08:30 赵敏", "2026-11-23 08:30 陈静"]);
    const above = morning.find(({ to }) => to === "陈静");
    expect(above?.title).toContain("2 件过期投诉请你过问");
    expect(above?.words).toContain("请你过问的过期投诉");
    expect(numbers(above?.words ?? "")).toEqual(["T-1002", "T-1004"]);
    days.at(day("23T10:00"));
    for (const number of [1002, 1004]) await days.seat("zhaomin", "slack").says(`T-${number} 已响应`);
    // What is answered is not overdue any more; their proposals are since Monday evening, which she was not told of yet.
    expect(whoAndWhen(await days.morning(day("24T08:30")))).toEqual(["2026-11-24 08:30 赵敏"]);
  });

  it("comes on no day off, and to nobody on leave: the stand-in gets it, and whose it is", async () => {
    expect(whoAndWhen(await days.morning(day("21T08:30")))).toEqual([]);
    expect(whoAndWhen(await days.morning(day("22T08:30")))).toEqual([]);
    await days.seat("zhaomin", "slack").says("/rapport 请假 11-23 代理 @李娜");
    const monday = await days.morning(day("23T08:30"));
    expect(whoAndWhen(monday)).toEqual(["2026-11-23 08:30 李娜"]);
    expect(monday[0]?.words).toContain("赵敏 请假，由你代理");
    await days.seat("zhaomin", "slack").says("/rapport 销假");
    await days.seat("zhaomin", "slack").says("/rapport 请假 11-24");
    expect(whoAndWhen(await days.morning(day("24T08:30")))).toEqual([]);
    expect(whoAndWhen(await days.morning(day("25T08:30")))).toContain("2026-11-25 08:30 赵敏");
  });

  it("comes late, once, after the program was down, and not at night", async () => {
    await days.morning(day("18T18:00"));
    const late = expectOne(await days.morning(day("19T10:00")));
    expect(late.words).toContain("这条提醒来晚了");
    expect(whoAndWhen(await days.morning(day("19T10:15")))).toEqual([]);
    expect(whoAndWhen(await days.morning(day("20T22:00")))).toEqual([]);
    expect(whoAndWhen(await days.morning(day("21T09:00")))).toEqual([]);
    expect(whoAndWhen(await days.morning(day("23T08:30")))).toContain("2026-11-23 08:30 赵敏");
  });

  it("is one message with promises, and leaves out what was closed since", async () => {
    await days.seat("chenjing", "slack").says("T-1002 指派 @王磊");
    await days.post();
    await days.morning(day("19T08:15"));
    await days.database.save([
      { update: "Complaint", where: { id: 1003 }, set: { status: "closed", step: "closed" } },
      { update: "Complaint", where: { id: 1004 }, set: { undoneAt: new Date(day("19T08:20")) } },
    ]);
    const morning = expectOne(await days.morning(day("19T08:30")));
    expect(morning).toMatchObject({ to: "王磊", title: "今天要办 1 件 · 生日 2 位，1 件投诉在手" });
    expect(numbers(morning.words)).toEqual(["T-1002"]);
  });

  it("is shown by a preview, which changes nothing", async () => {
    const at = new Date(day("19T08:30"));
    const previewed = await previewDue(jobOptions(days.database), at);
    expect(previewed.filter(({ card }) => card.title.includes("投诉在手")).map(({ person }) => person.name)).toEqual([
      "赵敏",
    ]);
    expect(whoAndWhen(await days.morning(day("19T08:30")))).toEqual(["2026-11-19 08:30 赵敏"]);
  });

  it("leaves no case out, however many there are", async () => {
    for (let many = 0; many < 20; many++)
      await days.seat("wanglei", "slack").says(`/complaint 永清超市 服务 第 ${many} 次`);
    const morning = expectOne(await days.morning(day("19T08:30")));
    expect(morning.title).toBe("23 件投诉在手");
    for (let id = 1002; id <= 1024; id++) expect(morning.words).toContain(`T-${id} `);
    expect(morning.words).toContain("看全部投诉");
  });
});
