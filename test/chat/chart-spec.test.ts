// Our charts as VChart specifications: pure data, literal, and readable on a phone whatever they hold.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawChart, type DrawnChart } from "../../src/chat/chart-spec.ts";
import { sayFigure } from "../../src/chat/chart-words.ts";
import { sayChart } from "../../src/chat/say-chart.ts";
import type { Chart } from "../../src/core/reply.ts";
import { emptyCharts, fourWeeks, oddCharts, perPerson, sixtyPeople, visitsInTime } from "./charts.ts";
import { HOSTILE } from "./slack/hostile.ts";

function draw(chart: Chart, locale: "zh-CN" | "en" = "zh-CN"): DrawnChart {
  const drawn = drawChart(chart, locale);
  if (!drawn) throw new Error("nothing was drawn");
  return drawn;
}
const valuesOf = (chart: Chart) => draw(chart).spec.data[0].values;
const namesOf = (chart: Chart) => [...new Set(valuesOf(chart).map(({ at }) => at))];

describe("figures", () => {
  it.each([
    [0, "元", "0", "0"],
    [-0, "元", "0", "0"],
    [8600, "元", "8,600", "8,600"],
    [9999.994, "元", "10,000", "10,000"],
    [12_000, "元", "1.2万", "12k"],
    [415_320, "元", "41.53万", "415.3k"],
    [1_234_567, "元", "123.5万", "1.23M"],
    [230_000_000, "元", "2.3亿", "230M"],
    [-5000, "元", "-5,000", "-5,000"],
    [-25_000, "元", "-2.5万", "-25k"],
    [54.285, "%", "54.3%", "54.3%"],
    [1 / 3, "", "0.33", "0.33"],
  ])("%s %s is said as %s, in English %s", (value, unit, chinese, english) => {
    expect(sayFigure(value, unit, "zh-CN")).toBe(chinese);
    expect(sayFigure(value, unit, "en")).toBe(english);
  });

  it("stand beside their columns, and the unit stands with the title", () => {
    const { spec } = draw(fourWeeks);
    expect(valuesOf(fourWeeks).map(({ said }) => said)).toEqual(["31.2万", "28.75万", "0", "41.53万"]);
    expect(spec["title"]).toMatchObject({ text: "四周订单（元）" });
    expect(draw({ ...fourWeeks, unit: "%" }).spec["title"]).toMatchObject({ text: "四周订单" });
    expect(draw({ ...fourWeeks, title: "Orders", unit: "yuan" }, "en").spec["title"]).toMatchObject({
      text: "Orders (yuan)",
    });
  });
});

describe("a chart", () => {
  it("of sixty people shows the largest eleven in their order, and the sum of the others", () => {
    const names = namesOf(sixtyPeople);
    expect(names).toHaveLength(12);
    expect(names.at(-1)).toBe("其他（49）");
    const [first] = sixtyPeople.series;
    const shown = valuesOf(sixtyPeople).filter(({ series }) => series === "本周");
    expect(shown.slice(0, 11).map(({ value }) => value)).toEqual(first?.points.slice(0, 11).map(({ value }) => value));
    const sum = (all: { value: number }[] = []) => all.reduce((total, { value }) => total + value, 0);
    expect(sum(shown)).toBeCloseTo(sum(first?.points), 2);
  });

  it("takes the largest wherever they stand", () => {
    const points = Array.from({ length: 30 }, (_, i) => ({ at: `第${i}位`, value: i }));
    const shown = namesOf({ ...perPerson, series: [{ name: "本周", points }] });
    expect(shown).toEqual([...points.slice(19).map(({ at }) => at), "其他（19）"]);
  });

  it("of rates sums nothing, and says how many it shows", () => {
    const rates = oddCharts["rates of many"];
    if (!rates) throw new Error("no such chart");
    expect(namesOf(rates)).toHaveLength(12);
    expect(namesOf(rates)).not.toContain("其他（48）");
    expect(draw(rates).spec["title"]).toMatchObject({ text: "每人订单（前 12 名）" });
  });

  it("of many days shows the latest", () => {
    const days = oddCharts["a long line"];
    if (!days) throw new Error("no such chart");
    expect(namesOf(days)).toHaveLength(31);
    expect(namesOf(days).at(-1)).toBe("第399天");
    expect(draw(days).spec["title"]).toMatchObject({ text: "十三周的拜访（次）（最近 31 个）" });
  });

  it.each([
    ["short names under few columns stand", fourWeeks, undefined],
    ["people lie", perPerson, "horizontal"],
    [
      "columns whose names would run into each other lie",
      { ...fourWeeks, series: [{ name: "x", points: [..."甲乙丙"].map((one) => ({ at: one.repeat(10), value: 1 })) }] },
      "horizontal",
    ],
    ["columns whose values would run into each other lie", { ...sixtyPeople, kind: "columns" as const }, "horizontal"],
  ])("%s", (_, chart, direction) => {
    expect(draw(chart).spec.direction).toBe(direction);
  });

  it("keeps two people of one name apart", () => {
    expect(
      namesOf({
        ...perPerson,
        series: [
          {
            name: "本周",
            points: [
              { at: "王伟", value: 5 },
              { at: "王伟", value: 3 },
            ],
          },
        ],
      }),
    ).toEqual(["王伟", "王伟 (2)"]);
  });

  it("has a place for every name in every series", () => {
    const chart: Chart = {
      ...perPerson,
      series: [
        { name: "本周", points: [{ at: "王伟", value: 5 }] },
        { name: "上周", points: [{ at: "李娜", value: 3 }] },
      ],
    };
    expect(valuesOf(chart).map(({ series, at, value }) => `${series} ${at} ${value}`)).toEqual([
      "本周 王伟 5",
      "本周 李娜 0",
      "上周 王伟 0",
      "上周 李娜 3",
    ]);
  });

  it.each(Object.entries(emptyCharts))("with %s is not drawn", (_, chart) => {
    expect(drawChart(chart, "zh-CN")).toBeNull();
  });

  it("brings a light ground, dark ink and colours that the colour-blind tell apart, and takes none of Feishu's media", () => {
    const { spec } = draw(perPerson);
    expect(spec).toMatchObject({ background: "#ffffff", media: [], color: ["#0072b2", "#e69f00"] });
  });

  it.each(HOSTILE)("keeps %j as a name: a value among values, on one line and without what is unseen", (text) => {
    const chart: Chart = {
      title: text,
      kind: "bars",
      unit: text,
      series: ["甲", text].map((name) => ({ name, points: [{ at: text, value: 3 }] })),
    };
    const { spec } = draw(chart);
    for (const said of [...namesOf(chart), String((spec["title"] as { text: string }).text)]) {
      expect(said).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
    }
    // The one template is ours, and looks for our own field.
    if (text.trim() !== "") expect(JSON.stringify({ ...spec, data: [], title: {} })).not.toContain(text);
    expect(spec["label"]).toMatchObject({ formatter: "{said}" });
  });

  it("is plain data of a bounded size, whatever it holds", () => {
    const value = fc.oneof(fc.double(), fc.integer(), fc.constant(0));
    const point = fc.record({ at: fc.oneof(fc.string({ unit: "binary" }), fc.constant("constructor")), value });
    const chart: fc.Arbitrary<Chart> = fc.record({
      title: fc.string({ unit: "binary", maxLength: 300 }),
      kind: fc.constantFrom("columns", "bars", "lines"),
      unit: fc.constantFrom("元", "%", "", "次"),
      series: fc.array(fc.record({ name: fc.string(), points: fc.array(point, { maxLength: 80 }) }), { maxLength: 9 }),
    });
    fc.assert(
      fc.property(chart, fc.constantFrom("zh-CN" as const, "en" as const), (given, locale) => {
        const drawn = drawChart(given, locale);
        expect(sayChart(given, locale, 2000).length).toBeLessThanOrEqual(2000);
        if (!drawn) return;
        expect(JSON.parse(JSON.stringify(drawn.spec))).toEqual(drawn.spec);
        expect(JSON.stringify(drawn.spec).length).toBeLessThan(24_000);
        expect(drawn.height).toBeGreaterThan(80);
        expect(drawn.height).toBeLessThan(1_700);
        const { values } = drawn.spec.data[0];
        expect(values.every((one) => Number.isFinite(one.value) && one.at !== "" && !(one.at in {}))).toBe(true);
      }),
    );
  });
});

describe("a chart in words", () => {
  it("says every figure that is drawn", () => {
    expect(sayChart(fourWeeks, "zh-CN", 2000)).toBe(
      "四周订单（元）：第44周 31.2万，第45周 28.75万，第46周 0，第47周 41.53万",
    );
    expect(sayChart({ ...visitsInTime, title: "Visits", unit: "" }, "en", 2000)).toMatch(
      /^Visits: 一组: W35 110, W36 135, .*; 二组: W35 137, /,
    );
    expect(sayChart(sixtyPeople, "zh-CN", 2000)).toContain("其他（49） 33.2万");
  });
});
