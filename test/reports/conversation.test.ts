// The report asked for in a chat: its words, its buttons, exactly the records behind each figure, and who may see it.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Action, PlatformName } from "../../src/core/ask.ts";
import { FIGURES, type FigureKey } from "../../src/reports/monday/figures.ts";
import { forEachDatabase } from "../support/database.ts";
import type { Person } from "../support/person.ts";
import { textOf } from "../support/screen-text.ts";
import { openWorld, type World } from "../support/world.ts";
import { actionsIn, forge, messagesOf, pressIn } from "./buttons.ts";
import { fillFourWeeks, reportCustomers } from "./four-weeks.ts";

const PLATFORMS: PlatformName[] = ["slack", "feishu"];

/** What stands behind each figure of 陈静's week 47, daily reports by their days; figures.test.ts says how it was worked out. */
const BEHIND: Record<FigureKey, string[]> = {
  orders: ["V-15", "V-12"],
  newCustomers: ["C-903", "C-902"],
  collected: ["V-12"],
  effectiveRate: ["V-15", "V-13", "V-12"],
  dealRate: ["V-15", "V-12"],
  averagePerPerson: ["V-15", "V-12"],
  rivals: ["V-13", "M-1"],
  complaints: ["T-5", "T-3", "T-2", "T-1"],
  forms: ["D-11-18", "D-11-17", "D-11-16", "D-11-20", "D-11-19", "D-11-18", "D-11-17", "D-11-16"],
  nextWeek: ["V-12", "P-4", "P-2"],
};

const isRecord = ({ do: does, choice = "" }: Action): boolean =>
  does === "show" || (does === "daily" && choice.startsWith("show:"));

const isCounted =
  (key: FigureKey) =>
  ({ do: does, choice = "" }: Action): boolean =>
    does === "counted" && choice.startsWith(`${key}|`);

forEachDatabase((_name, openFresh) => {
  let world: World;
  beforeEach(async () => {
    const at = "2026-11-23T09:30:00+08:00";
    world = await openWorld({ database: await openFresh(), at, customers: reportCustomers });
    await fillFourWeeks(world.database);
  });
  afterEach(() => world.close());

  describe.each(PLATFORMS)("on %s", (platform) => {
    let 陈静: Person;
    beforeEach(() => {
      陈静 = world.person("chenjing", platform);
    });
    const fake = () => world[platform];
    /** The latest message of a kind: what was listed, or the report. */
    const last = (person: Person = 陈静, words: RegExp = /周报|至今|共 \d+ 条/u) =>
      messagesOf(fake(), person.user).findLast(({ json }) => words.test(textOf(json)));
    /** The report's pictures may follow it at any moment. */
    const listed = () => last(陈静, /共 \d+ 条/u);
    /** First the answer, then the letter that it wrote. */
    const answered = async () => {
      await world.deliver();
      await world.deliver();
    };
    const press = async (fits: (action: Action) => boolean, person: Person = 陈静) => {
      const message = messagesOf(fake(), person.user).find((one) => actionsIn(one).some(fits));
      if (!message) throw new Error("there is no such button");
      // Letters to one person keep their distance.
      world.at(new Date(world.now().getTime() + 60_000).toISOString());
      await pressIn({ fake: fake(), user: person.user, message, fits });
      await answered();
      return message;
    };

    it("leads from every figure to exactly the records that were counted, and the report stays", async () => {
      await 陈静.says("/report 上周");
      陈静.gets("周报 · 第47周（11月16日–22日）", "陈静的团队 · 4 人", "订货 ¥12,500.50，比前一周少 ¥5,499.75（31%）");
      陈静.gets(
        "没有记录：李娜",
        "日报  8/10 份",
        "没交：李娜（周四、周五） · 迟交：王磊 1 份",
        "下载表格",
        "本周至今",
      );
      const report = textOf(last()?.json);
      for (const key of FIGURES) {
        const pressed = await press(isCounted(key));
        const shown = listed();
        const records = actionsIn(shown).filter(isRecord);
        const letter = { visit: "V", customer: "C", complaint: "T", market: "M", promise: "P" } as Record<
          string,
          string
        >;
        const nameOf = ({ record = "", id, choice = "" }: Action) =>
          key === "forms"
            ? `D-${choice.slice("show:2026-".length, "show:2026-11-16".length)}`
            : `${letter[record]}-${id}`;
        expect(records.map(nameOf)).toEqual(BEHIND[key]);
        expect(textOf(shown?.json)).toContain(` · 共 ${BEHIND[key].length} 条`);
        if (key !== "forms") for (const number of BEHIND[key]) expect(textOf(shown?.json)).toContain(number);
        const again = messagesOf(fake(), 陈静.user).find(({ id }) => id === pressed.id);
        expect(textOf(again?.json)).toBe(report);
      }
      await press((action) => action.do === "show" && action.record === "promise" && action.id === 4);
      expect(textOf(last(陈静, /承诺 P-4/u)?.json)).toContain("送样品");
    });

    it("says whose daily reports they are, shows each to those above him, and to nobody else", async () => {
      await 陈静.says("/report 上周");
      await press(isCounted("forms"));
      expect(textOf(listed()?.json)).toMatch(/李娜 · 11月18日 周三[^]*等签核[^]*王磊 · 11月18日 周三[^]*被退回/u);
      const isNa = ({ do: does, choice = "" }: Action) => does === "daily" && choice.startsWith("show:2026-11-17:");
      const [na] = actionsIn(listed()).filter(isNa);
      await press((action) => action.choice === na?.choice);
      expect(textOf(last(陈静, /日报 · 11月17日/u)?.json)).toContain("李娜");
      const 王磊 = world.person("wanglei", platform);
      await 王磊.says("/report 上周");
      王磊.gets("日报  5/5 份", "迟交：1 份").getsNot("李娜");
      const message = last(王磊);
      if (!message || !na) throw new Error("there is no report");
      const before = messagesOf(fake(), 王磊.user).length;
      await forge({ fake: fake(), user: 王磊.user, message }, na);
      await answered();
      expect(
        messagesOf(fake(), 王磊.user)
          .slice(before)
          .map(({ json }) => textOf(json))
          .join(""),
      ).not.toContain("李娜");
    });

    it("turns pages, ten records at a time, none left out and none twice", async () => {
      const [visit] = await world.database.read<{ customerId: number; repId: number }>(
        `SELECT "customerId", "repId" FROM "Visit" WHERE "id" = 17`,
      );
      const when = { visitedOn: "2026-11-23", createdAt: world.now(), updatedAt: world.now() };
      const what = {
        channel: "onsite",
        purposes: "order",
        isUrgent: false,
        platform: "slack",
        version: 1,
        met: "于老板",
      };
      const rows = Array.from({ length: 21 }, (_, at) => ({
        id: 800 + at,
        ...visit,
        ...when,
        ...what,
        orderAmountFen: 1n,
      }));
      await world.database.save(rows.map((row) => ({ insert: "Visit" as const, row })));
      await 陈静.says("报告");
      陈静.gets("本周至今 · 第48周（11月23日–23日）", "22 次拜访里 22 次有订货");
      await press(isCounted("orders"));
      const seen = new Set<number>();
      for (let page = 0; page < 3; page++) {
        const shown = actionsIn(listed()).filter((action) => action.do === "show");
        expect(shown).toHaveLength([10, 10, 2][page] ?? -1);
        for (const { id = 0 } of shown) seen.add(id);
        if (page < 2) await 陈静.presses("下一页");
      }
      expect(seen.size).toBe(22);
      await 陈静.presses("上一页");
      expect(actionsIn(listed()).filter((action) => action.do === "show")).toHaveLength(10);
    });

    it("says what was changed, added or taken back since the report", async () => {
      await 陈静.says("/report 上周");
      world.at("2026-11-24T09:30:00+08:00");
      const now = world.now();
      const [visit] = await world.database.read<{ customerId: number; repId: number }>(
        `SELECT "customerId", "repId" FROM "Visit" WHERE "id" = 12`,
      );
      const late = { visitedOn: "2026-11-19", channel: "phone", purposes: "order", isUrgent: false, version: 1 };
      const stamps = { platform: "slack", createdAt: now, updatedAt: now };
      await world.database.save([
        { update: "Visit", where: { id: 12 }, set: { orderAmountFen: 900_000n, updatedAt: now } },
        { update: "Visit", where: { id: 15 }, set: { undoneAt: now } },
        { insert: "Visit", row: { id: 990, ...visit, ...late, orderAmountFen: 100_00n, ...stamps } },
        { insert: "Visit", row: { id: 991, ...visit, ...late, orderAmountFen: 200_00n, ...stamps } },
      ]);
      await press(isCounted("orders"));
      const words = textOf(last()?.json);
      expect(words).toContain("当时算了 2 条，现在是 3 条");
      expect(words).toMatch(/V-991[^]*之后补记[^]*V-990[^]*之后补记[^]*V-12 [^]*之后改过/u);
      expect(words).not.toContain("V-15");
    });

    it("gives the table and leaves the report where it is, and JSON to whoever asks", async () => {
      await 陈静.says("/report 上周");
      const report = textOf(last()?.json);
      await 陈静.presses("下载表格");
      const hasFile = () =>
        messagesOf(fake(), 陈静.user).some(({ files }) => files[0]?.name === "monday-2026-W47.xlsx");
      await vi.waitFor(() => expect(hasFile()).toBe(true), { timeout: 10_000 });
      expect(messagesOf(fake(), 陈静.user).map(({ json }) => textOf(json))).toContain(report);
      await 陈静.says("/report 上周 json");
      await vi.waitFor(() => 陈静.gets("monday-2026-W47.json"), { timeout: 10_000 });
    });

    it("goes to the running week and back", async () => {
      await 陈静.says("报告 last week");
      await 陈静.presses("本周至今");
      // In Slack the card waits for its picture.
      const gets = (...words: string[]) => vi.waitFor(() => 陈静.gets(...words), { timeout: 15_000 });
      await gets("本周至今 · 第48周（11月23日–23日）", "订货 ¥7,777", "比上周同期少 ¥2,223（22%）");
      await 陈静.presses("第47周");
      await gets("周报 · 第47周");
    });
  });

  it("answers what cannot be answered with what to write instead", async () => {
    const 陈静 = world.person("chenjing", "feishu");
    for (const [typed, words] of [
      ["下周", "2026-W49 还没开始"],
      ["2026-W54", "没有“2026-W54”这一周。请写成 2026-W47"],
      ["w99", "没有“w99”这一周"],
      ["王五", "没有可以查看的“王五”。可以写团队名"],
    ] as const) {
      await 陈静.says(`/report ${typed}`);
      陈静.gets(words);
    }
    await world.database.save([{ update: "Person", where: { name: "赵敏" }, set: { name: "王磊" } }]);
    await 陈静.says("/report 上周 王磊");
    陈静.gets("“王磊”有好几位，是哪一位？", "王磊 · 华北队");
  });

  it("speaks English to those who read it", async () => {
    await world.database.save([{ update: "Person", where: { name: "陈静" }, set: { locale: "en" } }]);
    const chen = world.person("chenjing", "slack");
    await chen.says("/report last week");
    chen.gets("Week 47 report · 16 – 22 Nov", "陈静's team · 4 people", "Orders ¥12,500.50, down ¥5,499.75 (31%)");
    chen.gets("logged nothing: 李娜", "Planned for week 48  3 things", "Get the table").getsNot("订货", "拜访");
  });
});
