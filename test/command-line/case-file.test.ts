// `rapport export complaint --case T-1001`: one case's file for the person at the machine, beside the table of all.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "../../src/core/store/database.ts";
import { forEachDatabase } from "../support/database.ts";
import { openDesk } from "../support/desk.ts";
import { rapport } from "./rapport.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rapport-case-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

forEachDatabase((name, _openFresh, freshUrl) => {
  it("writes the file of one case, and says what to mend", async () => {
    const env = { DATABASE_URL: await freshUrl() };
    const database = await openDatabase(env.DATABASE_URL, { migrate: false });
    const desk = await openDesk(database);
    await desk.seat("wanglei", "feishu").says("投诉 永清超市 质量 急 劲酒三箱破损 要求 换货");
    await database.close();
    const out = path.join(folder, `${name}.html`);
    const ask = (...args: string[]) => rapport(["export", ...args], env);
    const [html, markdown, english, table, ...refused] = await Promise.all([
      ask("complaint", "--case", "T-1002", "--out", out),
      ask("complaint", "--case", "t1002", "--format", "md"),
      rapport(["export", "complaint", "--case", "1002", "--format", "md"], { ...env, RAPPORT_LOCALE: "en" }),
      ask("complaint"),
      ask("complaint", "--case", "T-9999"),
      ask("complaint", "--case", "V-3"),
      ask("complaint", "--case", "T-1002", "--format", "csv"),
      ask("complaint", "--format", "html"),
      ask("visit", "--case", "T-1002"),
      ask("complaint", "--case", "T-1002", "--all"),
    ]);
    expect([html, markdown, english, table].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(html.out.toString()).toBe("");
    expect(await readFile(out, "utf8")).toMatch(/^<!doctype html>[^]*劲酒三箱破损/u);
    expect(markdown.out.toString()).toMatch(/^# 投诉案卷 T-1002\n[^]*\*\*情况\*\*：劲酒三箱破损/u);
    expect(english.out.toString()).toMatch(/^# Complaint file T-1002\n/u);
    expect(table.out.toString()).toMatch(/^\ufeff?no,customer,reporter,/u);
    const mends = [
      /there is no complaint T-9999/u,
      /write it like T-1042/u,
      /html or md, not as csv/u,
      /--case T-1042/u,
      /only a complaint has a file/u,
      /leave them out with --case/u,
    ];
    expect(refused.map(({ code, out: said }) => [code, said.toString()])).toEqual(mends.map(() => [1, ""]));
    for (const [at, mend] of mends.entries()) expect(refused[at]?.problems).toMatch(mend);
  }, 60_000);
});
