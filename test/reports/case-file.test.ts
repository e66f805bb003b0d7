// A long case's file, opened and read: ISO 10002's forms in their order, then everything that happened, pictures included.
import { beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../src/core/reply.ts";
import { caseFileName } from "../../src/core/case/export.ts";
import { type LongCase, openLongCase } from "../core/case/long-case.ts";
import { forEachDatabase } from "../support/database.ts";

const fileIn = (reply: Reply) => {
  if (reply.reply !== "file") throw new Error(JSON.stringify(reply));
  return { ...reply, text: new TextDecoder().decode(reply.file.bytes) };
};

/** What these say stands in the text in this order. */
function expectInOrder(text: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) expect.fail(`“${part}” is not there after “${text.slice(Math.max(0, from - 60), from)}”`);
    from = at + part.length;
  }
}

forEachDatabase((_name, openFresh) => {
  let long: LongCase;
  beforeEach(async () => {
    long = await openLongCase(await openFresh());
  });
  const ask = async (who: string, line = `/complaint export T-${long.id} md`) =>
    long.office.seat(who, who === "wanglei" ? "feishu" : "slack").says(line);

  it("tells it as Markdown: the complaint, each follow-up, the timeline with edits, deletions, marks and pictures", async () => {
    const { text, file } = fileIn(await ask("zhaomin"));
    expect(file).toMatchObject({ name: "T-1002-永清超市.md", mime: "text/markdown" });
    expectInOrder(text, [
      "# 投诉案卷 T-1002",
      "## 一、投诉登记",
      "**客户**：永清超市",
      "**接收时间**：2026年11月18日 周三 10:02",
      "**接收方式**：飞书，直接记录",
      "**接收人**：王磊",
      "**情况**：劲酒三箱破损",
      "王磊，2026年11月18日 周三 14:25 改为：劲酒三箱破损，纸箱底部受潮，开箱后三瓶漏酒",
      "**标为证据**：2 处",
      "箱底受潮.png",
      "**响应期限**：2026年11月19日(周四)18:00",
      "## 二、跟进（第 1 次）",
      "已当面道歉，说好三天内给方案",
      "按时，期限 2026年11月19日(周四)18:00",
      "**原因**：雨天装车没盖篷布，箱底受潮后塌陷",
      "**责任**：承运方",
      "**处理方案**：换三箱新货，赔 2800 元，周五前送到；搬运由我们派人",
      "**费用**：¥2,800",
      "改动后批准了方案",
      "林岚，",
      "**客户同意**：",
      "**等客户**：1 次",
      "2026年11月19日 周四 10:05 到 10:40：老板今天进货，明早回话",
      "**满意度**：4 / 5（满意）",
      "**客户的话**：换得快，就是第一次没人先打电话",
      "**我们改什么**：雨天装车必须盖篷布，出库单上加一栏签字",
      "## 二、跟进（第 2 次）",
      "**重开**：新换的货里又有一箱受潮",
      "**处理方案**：再换一箱，不另赔",
      "**方案批准**：权限之内，不用批准",
      "**满意度**：5 / 5（很满意）",
      "**我们改什么**：—",
      "## 三、经过",
      "### 2026年11月18日 周三",
      "**10:10** 赵敏：王磊，压痕在箱子右侧吗？同批次（20261101）还有多少在店里？",
      "10:12 改过，原来是：王磊，压痕在箱子左侧还是右侧？同批次还有多少在店里？",
      "10:13 改过，原来是：王磊，压痕在箱子右侧吗？同批次还有多少在店里？",
      "箱底受潮.png \\[证据\\]",
      "![箱底受潮.png][图1]",
      "送货单 20261117.pdf \\[application/pdf\\] \\[1 KB\\]",
      "老板说要投诉到市监局（听错了，别当真） \\[已删除，10:26\\]",
      "**14:25** 王磊 改了类别、情况、产品、情绪",
      "类别：质量 → 运输",
      "### 2026年11月19日 周四",
      "**17:45** 赵敏 关闭：4 / 5 · 换得快，就是第一次没人先打电话",
      "### 2026年12月1日 周二",
      "**16:05** 赵敏 关闭：5 / 5 · 没想到第二次也管",
      "[图1]: data:image/png;base64,",
      "[图3]: data:image/png;base64,",
    ]);
    // The data of the pictures stand at the end, where they disturb nobody.
    expect(text.slice(0, text.indexOf("\n[图1]:"))).not.toContain("base64");
    expect(text.match(/^- \*\*\d\d:\d\d\*\* /gmu)?.length).toBeGreaterThanOrEqual(60);
  });

  it("is one page of HTML that loads nothing, with its pictures within and a style for paper", async () => {
    const { text, file, card } = fileIn(await ask("zhaomin", `/complaint export T-${long.id}`));
    expect(file).toMatchObject({ name: "T-1002-永清超市.html", mime: "text/html" });
    expect(JSON.stringify(card)).toContain("/complaint export T-1002 md");
    expect(text.match(/<img /gu)).toHaveLength(3);
    expect(text.match(/src="(?!data:image\/png;base64,)/gu)).toBeNull();
    expect(text).not.toMatch(/<script|<link|@import|url\(|https?:/u);
    for (const part of ["@media print", "@page", "counter(page)", `lang="zh-CN"`]) expect(text).toContain(part);
    expect(text).toContain('<li class="said deleted">');
  });

  it("is in the reader's language and zone", async () => {
    await long.office.database.save([
      {
        update: "Person",
        where: { id: await long.office.idOf("zhaomin") },
        set: { locale: "en", timezone: "America/New_York" },
      },
    ]);
    const { text } = fileIn(await ask("zhaomin"));
    expectInOrder(text, [
      "# Complaint file T-1002",
      "Times are America/New\\_York",
      "## Part 1: Complaint",
      "Tue 17 Nov 2026, 21:02",
      "## Part 2: Follow-up (round 2)",
      "5 / 5 (very happy)",
      "## Part 3: Timeline",
      "### Tue 17 Nov 2026",
    ]);
    expect(text).not.toMatch(/满意度|经过|负责人/u);
  });

  it("tells nature and its reason to managers only", async () => {
    const judge = { do: "deed" as const, record: "complaint", id: long.id, choice: "judge" };
    const 陈静 = long.office.seat("chenjing", "slack");
    await 陈静.presses(judge);
    await 陈静.submits({ record: "caseJudge", id: long.id }, { nature: "vexatious", words: "货其实是好的" });
    const managers = fileIn(await ask("chenjing")).text;
    expectInOrder(managers, ["**性质**：恶意", "货其实是好的"]);
    for (const who of ["zhaomin", "wanglei"]) {
      const { text } = fileIn(await ask(who));
      expect(text).not.toMatch(/性质|恶意|定性|货其实是好的/u);
    }
  });

  it("is given to whoever may see the case, and to nobody else", async () => {
    for (const who of ["wudi", "lina", "heping"])
      expect(JSON.stringify(await ask(who))).toContain("没有可以查看的投诉 T-1002");
    const forged = { do: "export" as const, record: "complaint", id: long.id };
    expect((await long.office.seat("wudi", "slack").presses(forged)).reply).toBe("word");
    expect((await long.office.seat("zhaomin", "slack").presses(forged)).reply).toBe("file");
    expect(JSON.stringify(await ask("zhaomin", "/complaint export T-9999"))).toContain("没有可以查看的投诉 T-9999");
  });

  it("is asked for in many ways; without a number the table is exported as before", async () => {
    const ways = [
      "投诉 导出 T-1002",
      "T-1002 导出 md",
      "/export t1002",
      "/export complaint 1002",
      "投诉 导出 #1002 HTML",
    ];
    for (const way of ways) expect(fileIn(await ask("zhaomin", way)).file.name, way).toMatch(/^T-1002-/u);
    expect(fileIn(await ask("zhaomin", "/complaint export")).file.name).toMatch(/^complaint-.*\.csv$/u);
    expect(fileIn(await ask("zhaomin", "/complaint export json 2026-11-01")).file.name).toMatch(/\.json$/u);
    expect(JSON.stringify(await ask("zhaomin", "/complaint export T-1002 pdf"))).toContain("不知道“pdf”是什么格式");
  });

  it("names the pictures for which there is no room, and says so", async () => {
    const big = new Uint8Array(6 * 1024 * 1024);
    big.set([0x89, 0x50, 0x4e, 0x47]);
    const { database } = long.office;
    for (const name of ["箱底受潮.png", "漏酒两瓶.png", "装车照片.png"]) {
      const sql = `SELECT "id" FROM "CaseEntry" WHERE "fileName" = ?`;
      const [entry] = await database.read<{ id: number }>(sql, [name]);
      const set = { file: big, fileSize: big.length };
      await database.save([{ update: "CaseEntry", where: { id: entry?.id ?? 0 }, set }]);
    }
    const { text, file, card } = fileIn(await ask("zhaomin", `/complaint export T-${long.id}`));
    expect(text.match(/<img /gu)).toHaveLength(2);
    expectInOrder(text, ["图片超过 15 MB，有 1 张只写了名字", "装车照片.png"]);
    expect(text).toContain("图片没放进来");
    expect(JSON.stringify(card)).toContain("rapport export complaint --case T-1002");
    // Feishu takes files of up to 30 MB.
    expect(file.bytes.length).toBeLessThan(30 * 1024 * 1024);
  });
});

describe("the file's name", () => {
  it.each([
    ["永清超市", "T-7-永清超市.html"],
    ['A/B\\C:D*E?F"G<H>I|J', "T-7-A B C D E F G H I J.html"],
    ["../../etc/passwd", "T-7-etc passwd.html"],
    ["\u202eevil\u0000 name. ", "T-7-evil name.html"],
    ["$(rm -rf ~) `x` ;&", "T-7-rm -rf x.html"],
    ["???", "T-7.html"],
    ["店".repeat(80), `T-7-${"店".repeat(40)}.html`],
  ])("of a customer called %j is %s", (customerName, expected) => {
    expect(caseFileName({ id: 7, customerName }, "html")).toBe(expected);
  });
});
