// An export asked for in chat: what one may see, as a file, in the columns and codes that DESIGN §4 fixes.
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { isCalendarDay } from "../../src/core/export.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Database } from "../../src/core/store/database.ts";
import { readTable } from "../../src/core/tables/read.ts";
import { records } from "../../src/records/index.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk, type Seat, type TestDesk, wordsOf } from "../support/desk.ts";

const COLUMNS = {
  visit:
    "id customer rep visitedOn channel purposes orderAmount collectedAmount receivableAmount discountAmount marginRate visitCost met summary competitor feedback nextVisitOn nextAction promises createdAt platform",
  complaint:
    "no customer reporter kind nature severity description product evidence mood demand status step assignee level receivedAt responseDueAt proposalDueAt respondedAt proposedAt closedAt satisfaction platform",
};

const fileOf = (reply: Reply) => {
  if (reply.reply !== "file") throw new Error(wordsOf(reply));
  return reply.file;
};
const textOf = (reply: Reply) => new TextDecoder().decode(fileOf(reply).bytes);
const rowsOf = (reply: Reply): Record<string, unknown>[] => JSON.parse(textOf(reply)) as Record<string, unknown>[];

it.each(Object.entries(COLUMNS))("%s has exactly the columns of DESIGN §4", (name, columns) => {
  expect(records.find((record) => record.name === name)?.exported).toEqual(columns.split(" "));
});

it.each([
  ["2026-11-01", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["11-01", false],
])("%s as a day: %s", (word, isOne) => {
  expect(isCalendarDay(word)).toBe(isOne);
});

forEachDatabase((_name, openFresh) => {
  let database: Database;
  let desk: TestDesk;
  let 王磊: Seat;
  beforeEach(async () => {
    database = await openFresh();
    desk = await openDesk(database);
    王磊 = desk.seat("wanglei", "slack");
  });

  it("a visit comes out as it was understood: yuan, codes, lists, null", async () => {
    await 王磊.says(
      "/visit 永清超市 订货1.2万 收款5000.5 毛利率 18% 见于老板 电话 竞品 康师傅降价；下次 下周三 送POP；承诺 周五前换海报",
    );
    const [row, ...others] = rowsOf(await 王磊.says("/export visit json 2026-11-18"));
    expect(others).toEqual([]);
    expect(Object.keys(row ?? {})).toEqual(COLUMNS.visit.split(" "));
    expect(row).toEqual({
      id: expect.any(Number),
      customer: "永清超市",
      rep: "王磊",
      visitedOn: "2026-11-18",
      channel: "phone",
      purposes: ["collect", "order"],
      orderAmount: 12000,
      collectedAmount: 5000.5,
      receivableAmount: null,
      discountAmount: null,
      marginRate: 18,
      visitCost: null,
      met: ["于老板"],
      summary: null,
      competitor: "康师傅降价",
      feedback: null,
      nextVisitOn: "2026-11-25",
      nextAction: "送POP",
      promises: [{ text: "换海报", dueOn: "2026-11-20", status: "open" }],
      createdAt: "2026-11-18T02:00:00.000Z",
      platform: "slack",
    });
  });

  it("a complaint too, with the number that people say", async () => {
    await 王磊.says("/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货");
    const row = rowsOf(await 王磊.says("/complaint export json")).find(({ demand }) => demand === "换货");
    expect(Object.keys(row ?? {})).toEqual(COLUMNS.complaint.split(" "));
    expect(row).toMatchObject({
      no: expect.stringMatching(/^T-\d+$/u),
      reporter: "王磊",
      kind: "product",
      nature: "genuine",
      severity: "serious",
      description: "劲酒三箱破损",
      product: null,
      status: "open",
      step: "received",
      level: 1,
      receivedAt: "2026-11-18T02:00:00.000Z",
      closedAt: null,
      platform: "slack",
    });
  });

  it("the formats hold the same, and no formula", async () => {
    await 王磊.says("/visit 永清超市 订货 100 小结:＝1+1");
    await 王磊.says('/visit 永清超市 订货 200 小结:=HYPERLINK("http://x")');
    const csv = await 王磊.says("/export visit");
    const [header, ...lines]: string[][] = parse(textOf(csv).replace(/^\ufeff/u, ""));
    expect(header).toEqual(COLUMNS.visit.split(" "));
    const summaries = lines.map((line) => line[header?.indexOf("summary") ?? -1]);
    expect(summaries.slice(0, 2)).toEqual([`'=HYPERLINK("http://x")`, "'＝1+1"]);
    const sheet = await readTable(fileOf(await 王磊.says("/export visit xlsx")).bytes);
    expect(sheet).toHaveLength(lines.length + 1);
    expect(sheet[1]?.cells).toContain('=HYPERLINK("http://x")');
    expect(rowsOf(await 王磊.says("/export visit JSON"))).toHaveLength(lines.length);
    expect(fileOf(csv).name).toBe("visit-2026-11-18.csv");
  });

  it("what was undone and what is not his to see stays out", async () => {
    await 王磊.says("/visit 永清超市 订货 300 小结 撤销的");
    const [change] = await database.read<{ id: number }>(`SELECT MAX("id") AS "id" FROM "Change"`);
    await 王磊.presses({ do: "undo", record: "visit", id: change?.id ?? 0 });
    const his = rowsOf(await 王磊.says("/export visit json"));
    expect(his.map(({ summary }) => summary)).not.toContain("撤销的");
    const all = rowsOf(await desk.seat("linlan", "slack").says("/export visit json"));
    expect(his.length).toBeGreaterThan(0);
    expect(his.length).toBeLessThan(all.length);
    expect(wordsOf(await desk.seat("heping", "slack").says("/export visit json"))).not.toContain("永清超市");
  });

  describe("a request that is not clear", () => {
    it.each([
      ["/export", /写法：.*visit xlsx/u],
      ["/export frob", /不知道“frob”.*visit、complaint/u],
      ["/export visit 2026-02-30", /“2026-02-30”不是日期/u],
      ["/export visit pdf", /“pdf”不是日期/u],
    ])("%s", async (line, words) => {
      const reply = await 王磊.says(line);
      expect(reply.reply).toBe("card");
      expect(wordsOf(reply)).toMatch(words);
    });

    it("a day with nothing in it gives an empty table with its header", async () => {
      const reply = await 王磊.says("导出 拜访 2026-11-19");
      expect(parse(textOf(reply).replace(/^\ufeff/u, ""))).toEqual([COLUMNS.visit.split(" ")]);
    });
  });
});
