// holidays.csv: added, brought up to date, refused; and the calendar that follows it.
import { expect, it } from "vitest";
import { openCalendar } from "../../../src/core/calendar/open.ts";
import { importHolidays } from "../../../src/core/importing/holidays.ts";
import type { Database } from "../../../src/core/store/database.ts";
import { writeTable } from "../../../src/core/tables/write.ts";
import { forEachDatabase } from "../../support/database.ts";
import { NOW, requestOf } from "./request.ts";

const SPRING_2027 = `day,kind,name
2027-01-01,off,元旦
2027/2/5,休,春节
2027年2月8日,放假,春节
20270220,班,
２０２７-10-01,OFF,国庆节
`;

const readDays = (database: Database) =>
  database.read<{ day: string; isWorkday: boolean; name: string | null }>(
    `SELECT "day", "isWorkday", "name" FROM "WorkdayOverride" ORDER BY "day"`,
  );

forEachDatabase((_name, openFresh) => {
  it("adds days, with history, and the same file again changes nothing", async () => {
    const database = await openFresh();
    const counts = { problems: [], changed: 0 };
    expect(await importHolidays(requestOf(database, SPRING_2027))).toEqual({ ...counts, added: 5, unchanged: 0 });
    expect(await readDays(database)).toEqual([
      { day: "2027-01-01", isWorkday: false, name: "元旦" },
      { day: "2027-02-05", isWorkday: false, name: "春节" },
      { day: "2027-02-08", isWorkday: false, name: "春节" },
      { day: "2027-02-20", isWorkday: true, name: null },
      { day: "2027-10-01", isWorkday: false, name: "国庆节" },
    ]);
    expect(await importHolidays(requestOf(database, SPRING_2027))).toEqual({ ...counts, added: 0, unchanged: 5 });
    const history = await database.read<{ recordId: number; after: string; at: Date }>(
      `SELECT "recordId", "after", "at" FROM "Change" WHERE "record" = 'workday' ORDER BY "recordId"`,
    );
    expect(history.map(({ recordId }) => recordId)).toEqual([20270101, 20270205, 20270208, 20270220, 20271001]);
    expect(history[0]).toMatchObject({ at: NOW });
  });

  it("brings a day up to date, and leaves a name where none is given", async () => {
    const database = await openFresh();
    await importHolidays(requestOf(database, SPRING_2027));
    const again = "day,kind\n2027-02-05,work\n2027-02-08,off\n2027-02-09,off\n";
    const report = await importHolidays(requestOf(database, again));
    expect(report).toEqual({ added: 1, changed: 1, unchanged: 1, problems: [] });
    expect((await readDays(database)).slice(1, 4)).toEqual([
      { day: "2027-02-05", isWorkday: true, name: "春节" },
      { day: "2027-02-08", isWorkday: false, name: "春节" },
      { day: "2027-02-09", isWorkday: false, name: null },
    ]);
  });

  it("says what is wrong in each line, and imports none of them", async () => {
    const database = await openFresh();
    const bad =
      "日期,类型,名称\n2027-02-30,休,\n明天,休,\n2027-02-06,也许,\n,班,\n2027-03-01,,\n2027-03-02,休,\n2027-03-02,班,\n2027-13-01,休,\n";
    const report = await importHolidays(requestOf(database, bad));
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 0 });
    expect(report.problems.map(({ line, field }) => `${line} ${field}`)).toEqual([
      "2 day",
      "3 day",
      "4 kind",
      "5 day",
      "6 kind",
      "8 day",
      "9 day",
    ]);
    expect(report.problems.at(-2)?.sentence).toContain("第 7 行");
    expect(await readDays(database)).toEqual([]);
    const headless = await importHolidays(requestOf(database, "day,name\n2027-01-01,元旦\n"));
    expect(headless.problems.map(({ sentence }) => sentence)).toEqual(["少了“kind”这一列。"]);
  });

  it("reads a workbook too", async () => {
    const database = await openFresh();
    const columns = ["day", "kind", "name"].map((key) => ({ key, label: key }));
    const { bytes } = await writeTable({ columns, rows: [{ day: "2027-02-05", kind: "off", name: "春节" }] }, "xlsx");
    expect(await importHolidays(requestOf(database, bytes))).toMatchObject({ added: 1, problems: [] });
  });

  it("is seen by an open calendar within a minute", async () => {
    const database = await openFresh();
    const calendars = openCalendar({ database, house: { timezone: "Asia/Shanghai" } });
    const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
    const isKnown = async (seconds: number) => {
      const calendar = await calendars.find(null, later(seconds));
      const { unknownYears } = calendar.circumstancesOf(new Date("2027-02-01"), new Date("2027-02-02"));
      return [unknownYears.length === 0, calendar.isWorkday("2027-02-05")];
    };
    expect(await isKnown(0)).toEqual([false, true]);
    await importHolidays(requestOf(database, SPRING_2027));
    expect(await isKnown(59)).toEqual([false, true]);
    expect(await isKnown(60)).toEqual([true, false]);
  });

  it("holds in each team's own zone", async () => {
    const database = await openFresh();
    await database.save([
      { insert: "Team", row: { id: 1, name: "华东", timezone: null, createdAt: NOW } },
      { insert: "Team", row: { id: 2, name: "纽约", timezone: "America/New_York", createdAt: NOW } },
    ]);
    const calendars = openCalendar({ database, house: { timezone: "Asia/Shanghai" } });
    const zones = await Promise.all([null, 1, 2, 99].map((teamId) => calendars.find(teamId, NOW)));
    expect(zones.map(({ timezone }) => timezone)).toEqual([
      "Asia/Shanghai",
      "Asia/Shanghai",
      "America/New_York",
      "Asia/Shanghai",
    ]);
  });
});
