// Monday's report as PDF: what stands on its pages, that they end where they must, and that it comes as a file on both platforms.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PlatformName } from "../../src/core/ask.ts";
import { type Locale, messagesFor } from "../../src/core/messages/index.ts";
import type { Database } from "../../src/core/store/database.ts";
import { drawPaper } from "../../src/reports/monday/pdf.ts";
import { findMondayReport } from "../../src/reports/monday/report.ts";
import { findScope } from "../../src/reports/monday/scope.ts";
import type { Paper } from "../../src/reports/paper/content.ts";
import { findDrawer, printPaper } from "../../src/reports/paper/print.ts";
import { forEachDatabase } from "../support/database.ts";
import { openWorld, type World } from "../support/world.ts";
import { messagesOf } from "./buttons.ts";
import { fillFourWeeks, reportCustomers } from "./four-weeks.ts";
import { house, openThreeTeams } from "./three-teams.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];
const SPAN = { week: "2026-W41", monday: "2026-10-05", through: "2026-10-11" };
const NOW = new Date("2026-10-12T09:00:00+08:00");

/** Poppler's, where the machine has it. */
const PDFTOTEXT = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext"].find(existsSync);

async function readWords(pdf: Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapport-pdf-"));
  try {
    await writeFile(path.join(folder, "a.pdf"), pdf);
    if (!PDFTOTEXT) throw new Error("there is no pdftotext");
    execFileSync(PDFTOTEXT, ["-layout", path.join(folder, "a.pdf"), path.join(folder, "a.txt")]);
    return (await readFile(path.join(folder, "a.txt"), "utf8")).replaceAll(/[ \u3000]+/gu, " ");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b(?!s)/gu)?.length ?? 0;

const paperOf = async (database: Database, key: string, locale: Locale): Promise<Paper> => {
  const scope = await findScope({ database, house, since: "2026-09-01" }, null, key);
  if (!scope) throw new Error(`there is no ${key}`);
  const report = await findMondayReport(database, { scope, span: SPAN, now: NOW });
  return drawPaper(report, { locale, messages: messagesFor(locale) });
};

const rowsOf = ({ blocks }: Paper) =>
  blocks.flatMap((one) => (one.block === "table" ? [one.rows.map((row) => row.map(textIn))] : []));
const textIn = (cell: string | { text: string; under: string }) => (typeof cell === "string" ? cell : cell.text);

forEachDatabase((_name, openFresh) => {
  it("has the ten figures beside last week and target, the teams, everybody, and three charts", async () => {
    const database = await openFresh();
    await openThreeTeams(database);
    const paper = await paperOf(database, "all", "zh-CN");
    const [figures = [], teams = [], people = []] = rowsOf(paper);
    // What each comes to is worked out in three-teams.test.ts.
    expect(figures).toHaveLength(10);
    expect(figures[0]).toEqual(["订货", "¥31,500.50", "¥12,000", "↑163%", "¥40,000"]);
    expect(figures[8]).toEqual(["日报", "6/13 份", "2/15 份", "↑33 个百分点", ""]);
    expect(teams[0]).toEqual(["甲的团队 · 3 人", "¥23,500", "¥30,000", "¥12,000", "¥9,000", "6", "4/7"]);
    expect(people[0]).toEqual(["甲一", "¥20,000", "¥30,000", "¥4,000", "0", "2", "100%", "2/3"]);
    const charts = paper.blocks.flatMap((one) => (one.block === "chart" ? [one.chart.title] : []));
    expect(charts).toEqual(["各团队", "每人订货", "四周订货"]);
    // One rep alone needs no table of people.
    expect(rowsOf(await paperOf(database, "p4", "zh-CN"))).toHaveLength(1);
  });

  describe.each(PLATFORMS)("on %s", (platform) => {
    let world: World;
    beforeEach(async () => {
      const at = "2026-11-23T09:30:00+08:00";
      world = await openWorld({ database: await openFresh(), at, customers: reportCustomers });
      await fillFourWeeks(world.database);
    });
    afterEach(() => world.close());

    it("comes by a button beside the report, and by a word", async () => {
      const 陈静 = world.person("chenjing", platform);
      const filesOf = () =>
        messagesOf(world[platform], 陈静.user).flatMap(({ files }) => files.map(({ name }) => name));
      await 陈静.says("/report 上周");
      await 陈静.presses("下载 PDF");
      await vi.waitFor(() => expect(filesOf()).toContain("monday-2026-W47.pdf"), { timeout: 20_000 });
      await 陈静.says("报告 pdf 2026-10");
      await vi.waitFor(() => expect(filesOf()).toContain("month-2026-10.pdf"), { timeout: 20_000 });
    });
  });
});

describe("printing", () => {
  const row = (at: number) => [`第${at}人`, "¥1,234.50"];
  const paper = (rows: number): Paper => ({
    title: "周报",
    footer: "周报 · 数据截至 2026-11-23",
    blocks: [
      { block: "title", text: "周报 · 第47周" },
      { block: "strong", text: "Orders ¥12,500.50, 5 effective of 45 visits" },
      { block: "text", text: `${"很长的一段话，".repeat(40)}${"x".repeat(300)}` },
      {
        block: "table",
        columns: [
          { title: "人员", share: 0.5 },
          { title: "订货", share: 0.5, isNumber: true },
        ],
        rows: Array.from({ length: rows }, (_, at) => row(at + 1)),
      },
    ],
  });

  it("goes on to as many pages as it needs", async () => {
    const [one, several] = await Promise.all([printPaper(paper(3)), printPaper(paper(120))]);
    expect(Buffer.from(one).subarray(0, 5).toString()).toBe("%PDF-");
    expect([pagesOf(one), pagesOf(several)]).toEqual([1, 4]);
  });

  it.skipIf(!PDFTOTEXT)("is text that can be read, searched and copied, each page with the table's head", async () => {
    const words = await readWords(await printPaper(paper(120)));
    for (const one of [
      "周报 · 第47周",
      "Orders ¥12,500.50, 5 effective of 45 visits",
      "第1人 ¥1,234.50",
      "第120人 ¥1,234.50",
    ])
      expect(words).toContain(one);
    expect(words.match(/人员 订货/gu)).toHaveLength(4);
    expect(words.match(/数据截至 2026-11-23 [1-4]/gu)).toHaveLength(4);
  });

  it("finds its drawer in the source and in the built program", () => {
    expect(findDrawer("file:///a/src/reports/paper/print.ts").pathname).toBe("/a/src/reports/paper/drawer.ts");
    expect(findDrawer("file:///a/dist/main.js").pathname).toBe("/a/dist/program/paper-drawer.js");
    expect(findDrawer("file:///a/dist/program/x-1.js").pathname).toBe("/a/dist/program/paper-drawer.js");
  });
});
