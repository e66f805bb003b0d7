// Charts as reports make them: the usual one, and those that are hard to draw.
import type { Card, Chart } from "../../src/core/reply.ts";

const PEOPLE = ["王伟", "李娜", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周杰", "吴倩", "徐强", "孙悦"];

type Named = readonly (readonly [at: string, value: number])[];
const pointsOf = (named: Named) => named.map(([at, value]) => ({ at, value }));

export const perPerson: Chart = {
  title: "每人订单",
  kind: "bars",
  unit: "元",
  series: [
    {
      name: "本周",
      points: PEOPLE.slice(0, 6).map((at, i) => ({ at, value: [123000, 86000, 52000, 9800, 0, 3600][i] ?? 0 })),
    },
    {
      name: "上周",
      points: PEOPLE.slice(0, 6).map((at, i) => ({ at, value: [98000, 91000, 40500, 12000, 800, 0][i] ?? 0 })),
    },
  ],
};

export const fourWeeks: Chart = {
  title: "四周订单",
  kind: "columns",
  unit: "元",
  series: [
    {
      name: "订单",
      points: pointsOf([
        ["第44周", 312000],
        ["第45周", 287500],
        ["第46周", 0],
        ["第47周", 415320],
      ]),
    },
  ],
};

const manyPeople = (first: number) =>
  Array.from({ length: 60 }, (_, i) => ({
    at: `${PEOPLE[i % PEOPLE.length] ?? ""}${i < PEOPLE.length ? "" : String(i)}`,
    value: Math.round(first / (i + 1)),
  }));

export const sixtyPeople: Chart = {
  ...perPerson,
  series: [
    { name: "本周", points: manyPeople(200_000) },
    { name: "上周", points: manyPeople(180_000) },
  ],
};

export const visitsInTime: Chart = {
  title: "十三周的拜访",
  kind: "lines",
  unit: "次",
  series: ["一组", "二组"].map((name, team) => ({
    name,
    points: Array.from({ length: 13 }, (_, i) => ({
      at: `W${35 + i}`,
      value: Math.round(110 + 30 * Math.sin(i + 2 * team)),
    })),
  })),
};

export const oddCharts: Record<string, Chart> = {
  "one person": { ...perPerson, series: perPerson.series.map((one) => ({ ...one, points: one.points.slice(0, 1) })) },
  "one column": { ...fourWeeks, series: [{ name: "订单", points: [{ at: "第47周", value: 8600 }] }] },
  "nothing but noughts": {
    ...fourWeeks,
    series: [{ name: "订单", points: pointsOf(PEOPLE.slice(0, 4).map((at) => [at, 0])) }],
  },
  "below nought": {
    title: "和上周比",
    kind: "bars",
    unit: "元",
    series: [
      {
        name: "增减",
        points: pointsOf([
          ["王伟", 25000],
          ["李娜", -5000],
          ["欧阳诸葛司马上官慕容", 11500],
        ]),
      },
    ],
  },
  "nothing but losses": {
    ...fourWeeks,
    series: [
      {
        name: "增减",
        points: pointsOf([
          ["第46周", -300],
          ["第47周", -12000],
        ]),
      },
    ],
  },
  "names that programs know": {
    ...perPerson,
    series: ["constructor", "__proto__", "toString"].map((name) => ({
      name,
      points: pointsOf([
        ["__proto__", 3],
        ["constructor", 2],
        ["hasOwnProperty", 1],
      ]),
    })),
  },
  "the same name twice": {
    ...perPerson,
    series: [
      {
        name: "本周",
        points: pointsOf([
          ["王伟", 5],
          ["王伟", 3],
        ]),
      },
    ],
  },
  "rates of many": {
    ...sixtyPeople,
    unit: "%",
    series: sixtyPeople.series.map((one) => ({
      ...one,
      points: one.points.map((point, i) => ({ ...point, value: i * 1.357 })),
    })),
  },
  "a long line": {
    ...visitsInTime,
    series: [{ name: "拜访", points: Array.from({ length: 400 }, (_, i) => ({ at: `第${i}天`, value: i % 17 })) }],
  },
  "more series than colours": {
    ...visitsInTime,
    series: Array.from({ length: 9 }, (_, i) => ({
      name: `${i}组`,
      points: pointsOf([
        ["W1", i],
        ["W2", i * 2],
      ]),
    })),
  },
};

export const emptyCharts: Record<string, Chart> = {
  "no series": { ...perPerson, series: [] },
  "no points": { ...perPerson, series: [{ name: "本周", points: [] }] },
  "no numbers": {
    ...perPerson,
    series: [
      {
        name: "本周",
        points: pointsOf([
          ["王伟", Number.NaN],
          ["李娜", Infinity],
        ]),
      },
    ],
  },
};

/** A report as a manager gets it on Monday. */
export const reportCard = (...charts: Chart[]): Card => ({
  title: "第47周 周报",
  tone: "plain",
  summary: "第47周：订单 41.53 万，比上周多",
  parts: [
    { part: "text", text: "订单 41.53 万，比上周多 44%；拜访 146 次。" },
    {
      part: "facts",
      facts: [
        { label: "订单", value: "415,320 元（上周 287,500）" },
        { label: "拜访", value: "146 次" },
      ],
    },
    ...charts.map((chart) => ({ part: "chart" as const, chart })),
    { part: "buttons", buttons: [{ label: "今天", style: "plain", action: { do: "today" } }] },
  ],
});
