// `rapport report monday`, as a person at the machine runs it.
import { beforeEach, expect, it } from "vitest";
import { openDatabase } from "../../src/core/store/database.ts";
import type { ReportJson } from "../../src/reports/monday/file.ts";
import { openFourWeeks } from "../reports/four-weeks.ts";
import { forEachDatabase } from "../support/database.ts";
import { rapport } from "./rapport.ts";

/** Each process takes a second, and several where the machine is busy. */
const PROCESSES_MS = 120_000;
const KEYS = [
  "orders",
  "newCustomers",
  "collected",
  "effectiveRate",
  "dealRate",
  "averagePerPerson",
  "rivals",
  "complaints",
  "forms",
  "nextWeek",
];

forEachDatabase((_name, _openFresh, freshUrl) => {
  let env: Record<string, string>;
  beforeEach(async () => {
    const url = await freshUrl();
    const database = await openDatabase(url, { migrate: false });
    await openFourWeeks(database);
    await database.close();
    env = { DATABASE_URL: url };
  });
  const report = (...more: string[]) => rapport(["report", "monday", ...more], env);

  it(
    "prints a week as JSON in the fixed form, and as text",
    async () => {
      const json = await report("--week", "2026-W47", "--for", "陈静", "--format", "json");
      expect([json.code, json.problems]).toEqual([0, ""]);
      const read = JSON.parse(json.out.toString()) as ReportJson;
      expect(Object.keys(read)).toEqual(["week", "manager", "items", "people"]);
      expect([read.week, read.manager]).toEqual(["2026-W47", "陈静"]);
      expect(read.items.map(({ key }) => key)).toEqual(KEYS);
      for (const item of read.items)
        expect(Object.keys(item)).toEqual([
          "key",
          "label",
          "value",
          "numerator",
          "denominator",
          "lastWeek",
          "target",
          "records",
        ]);
      for (const person of read.people) expect(Object.keys(person)).toEqual(["name", ...KEYS]);
      expect(read.items[0]).toMatchObject({ value: 12500.5, records: [15, 12] });
      const text = await report("--week", "2026-W47", "--for", "chenjing@rapport.example");
      expect(text.code).toBe(0);
      expect(text.out.toString()).toMatch(/^周报 · 第47周（11月16日–22日）\n陈静的团队 · 4 人\n订货 ¥12,500.50/u);
    },
    PROCESSES_MS,
  );

  it(
    "says what to do when there is no such week or person, with exit code 1",
    async () => {
      const week = await report("--week", "2026-W54");
      expect([week.code, week.out.toString()]).toEqual([1, ""]);
      expect(week.problems).toContain("没有“2026-W54”这一周。请写成 2026-W47");
      const person = await report("--for", "王五");
      expect([person.code, person.out.toString()]).toEqual([1, ""]);
      expect(person.problems).toContain("没有叫“王五”的人");
      expect((await report("--format", "pdf")).code).toBe(1);
    },
    PROCESSES_MS,
  );
});
