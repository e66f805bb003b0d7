// A week of promises, counted by hand: what is made, kept, late, broken, moved, open and overdue, equal on both databases.
import { beforeEach, describe, expect, it } from "vitest";
import { drawCard as drawForSlack } from "../../src/chat/slack/draw.ts";
import type { Database, Row } from "../../src/core/store/database.ts";
import { drawPromises, findPromiseFigures, totalOfPromises } from "../../src/reports/promises.ts";
import { forEachDatabase } from "../support/database.ts";
import { textOf } from "../support/screen-text.ts";

const [王磊, 李娜] = [1, 2];
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const BEFORE = "2026-11-10";

// Week 47 is 16 to 22 November. id, rep, made on, day, status, ended on; and what else.
type Given = [
  id: number,
  rep: number,
  madeOn: string,
  dueOn: string | null,
  status: string,
  endedOn: string | null,
  more?: Row,
];
const GIVEN: Given[] = [
  [1, 王磊, "2026-11-16", "2026-11-18", "kept", "2026-11-18"], // made and kept
  [2, 王磊, BEFORE, "2026-11-16", "kept", "2026-11-19"], // kept, three days late
  [3, 王磊, BEFORE, "2026-11-17", "broken", "2026-11-17"],
  [4, 王磊, BEFORE, "2026-11-17", "broken", "2026-11-18", { every: "month:17" }], // a day late: broken
  [5, 王磊, "2026-11-18", "2026-12-17", "open", null, { every: "month:17", seriesId: 4 }], // made by no one
  [6, 王磊, "2026-11-20", "2026-11-27", "open", null],
  [7, 王磊, BEFORE, "2026-11-22", "open", null], // overdue once Sunday is over
  [8, 王磊, BEFORE, null, "open", null],
  [9, 李娜, BEFORE, "2026-11-25", "open", null], // moved twice, from the 18th to the 20th to the 25th
  [10, 李娜, BEFORE, "2026-11-30", "open", null], // moved after the week, from the 19th: overdue at its end
  [11, 李娜, BEFORE, "2026-11-20", "kept", "2026-11-24"], // kept after the week: open and overdue at its end
  [12, 李娜, BEFORE, "2026-11-19", "cancelled", "2026-11-18"],
  [13, 李娜, "2026-11-18", "2026-11-18", "kept", "2026-11-18", { undoneAt: at("2026-11-18") }],
  [14, 李娜, "2026-11-23", "2026-11-24", "open", null], // made after the week
  [15, 李娜, BEFORE, "2026-11-12", "kept", "2026-11-15"], // the Sunday before
];
const MOVES = [
  [9, 2, "2026-11-18", "2026-11-20", "2026-11-17"],
  [9, 3, "2026-11-20", "2026-11-25", "2026-11-19"],
  [10, 2, "2026-11-19", "2026-11-30", "2026-11-23"],
] as const;

forEachDatabase((_name, openFresh) => {
  let database: Database;

  beforeEach(async () => {
    database = await openFresh();
    const stamps = { createdAt: at(BEFORE), updatedAt: at(BEFORE) };
    const person = (id: number, name: string) => ({ id, name, role: "rep", ...stamps });
    await database.save([
      { insert: "Person", row: person(王磊, "王磊") },
      { insert: "Person", row: person(李娜, "李娜") },
      { insert: "Customer", row: { id: 1, name: "永清超市", platform: "slack", ...stamps } },
      ...GIVEN.map(([id, repId, madeOn, dueOn, status, endedOn, more = {}]) => ({
        insert: "Promise" as const,
        row: {
          ...{ id, customerId: 1, repId, text: "换海报", dueOn, firstDueOn: dueOn, status, endedOn, platform: "slack" },
          ...{ createdAt: at(madeOn), updatedAt: at(madeOn), ...more },
        },
      })),
      ...MOVES.map(([promiseId, version, fromOn, toOn, movedOn]) => ({
        insert: "PromiseMove" as const,
        row: { promiseId, version, repId: 李娜, fromOn, toOn, movedAt: at(movedOn) },
      })),
    ]);
  });

  const week = (through: string) => ({
    people: [王磊, 李娜],
    monday: "2026-11-16",
    through,
    timezone: "Asia/Shanghai",
  });

  it("counts a week that is over", async () => {
    const figures = await findPromiseFigures(database, week("2026-11-22"));
    expect(figures.get(王磊)).toEqual({
      made: [1, 6],
      kept: [1, 2],
      late: [2],
      broken: [3, 4],
      moved: [],
      open: [5, 6, 7, 8],
      overdue: [7],
    });
    expect(figures.get(李娜)).toEqual({
      made: [],
      kept: [],
      late: [],
      broken: [],
      moved: [9],
      open: [9, 10, 11],
      overdue: [10, 11],
    });
    expect(totalOfPromises(figures).open).toHaveLength(7);
  });

  it("counts as much of a running week as has gone by", async () => {
    const figures = await findPromiseFigures(database, week("2026-11-18"));
    // On Wednesday: 2 was still open and over since Monday, 6 was not made, 9 stood for the 20th, 12 was called off that day.
    expect(figures.get(王磊)).toMatchObject({
      made: [1],
      kept: [1],
      late: [],
      broken: [3, 4],
      open: [2, 5, 7, 8],
      overdue: [2],
    });
    expect(figures.get(李娜)).toMatchObject({ moved: [9], open: [9, 10, 11], overdue: [] });
  });

  it("counts nobody who is not asked for, and nothing where nothing was promised", async () => {
    const alone = await findPromiseFigures(database, { ...week("2026-11-22"), people: [李娜] });
    expect([...alone.keys()]).toEqual([李娜]);
    expect((await findPromiseFigures(database, { ...week("2026-11-22"), people: [] })).size).toBe(0);
    const long = {
      ...week("2026-11-22"),
      people: [...Array.from({ length: 300 }, (_, more) => 1000 + more), 王磊, 李娜],
    };
    expect(totalOfPromises(await findPromiseFigures(database, long)).open).toHaveLength(7);
  });

  describe("drawn", () => {
    const people = [
      { id: 王磊, name: "王磊" },
      { id: 李娜, name: "李娜" },
    ];
    const said = (parts: ReturnType<typeof drawPromises>) =>
      textOf(drawForSlack({ title: "周报", tone: "plain", summary: "周报", parts }, "zh-CN").blocks);

    it("says the sum, then who has something broken or overdue, the most first", async () => {
      const figures = await findPromiseFigures(database, week("2026-11-22"));
      expect(said(drawPromises(figures, people, "zh-CN"))).toMatch(
        /承诺[^]*新许 2 · 兑现 2（晚 1） · 没兑现 2 · 改期 1 · 未完成 7（过期 3）[^]*王磊[^]*没兑现 2[^]*李娜[^]*过期 2/u,
      );
      expect(said(drawPromises(figures, people, "en"))).toContain("made 2 · kept 2 (1 late) · broken 2 · moved 1");
      expect(said(drawPromises(new Map(), people, "zh-CN"))).toContain("没有承诺。");
    });

    it("of sixty people shows ten, and says how many more there are", () => {
      const ids = Array.from({ length: 60 }, (_, id) => id + 1);
      const one = { made: [], kept: [], late: [], broken: [1], moved: [], open: [], overdue: [] };
      const parts = drawPromises(
        new Map(ids.map((id) => [id, one])),
        ids.map((id) => ({ id, name: `销售${id}` })),
        "zh-CN",
      );
      expect(said(parts)).toContain("还有 50 人");
      expect(said(parts)).not.toContain("销售11");
    });
  });
});
