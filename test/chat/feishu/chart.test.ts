// Charts on Feishu's cards: the client draws them from the specification, which Feishu must take as it is.
import { describe, expect, it } from "vitest";
import { drawCard } from "../../../src/chat/feishu/draw.ts";
import { maskCard } from "../../../src/chat/feishu/mask.ts";
import type { Chart } from "../../../src/core/reply.ts";
import { validateCard } from "../../../src/sandbox/feishu/validate.ts";
import { emptyCharts, fourWeeks, oddCharts, perPerson, reportCard, sixtyPeople, visitsInTime } from "../charts.ts";
import { HOSTILE } from "../hostile.ts";
import { botMessages, findElements } from "./seen.ts";
import { LI, openRoom } from "./room.ts";

describe("a card with charts", () => {
  it.each(Object.entries({ perPerson, fourWeeks, sixtyPeople, visitsInTime, ...oddCharts }))(
    "of %s is taken by Feishu",
    (_, chart) => {
      for (const locale of ["zh-CN", "en"] as const) {
        const card = drawCard(reportCard(chart), locale);
        expect(validateCard(card)).toEqual([]);
        expect(findElements(card, "chart")).toHaveLength(1);
      }
    },
  );

  it("says of a chart without figures that there are none", () => {
    const card = drawCard(reportCard(...Object.values(emptyCharts)), "zh-CN");
    expect(validateCard(card)).toEqual([]);
    expect(findElements(card, "chart")).toEqual([]);
    expect(JSON.stringify(card).match(/每人订单：还没有可以画成图的数字。/g)).toHaveLength(3);
  });

  it("has its charts under the body, as high as they need, and the order of its parts", () => {
    const card = drawCard(reportCard(perPerson, fourWeeks), "zh-CN");
    expect(card.body.elements.map(({ tag }) => tag)).toEqual(["div", "markdown", "chart", "chart", "column_set"]);
    expect(findElements(card, "chart").map(({ height }) => height)).toEqual(["356px", "260px"]);
  });

  it("leaves out what is too much for one card, and says how much", () => {
    const long: Chart = {
      ...visitsInTime,
      series: Array.from({ length: 6 }, (_, at) => ({
        name: `${at}组`.repeat(6),
        points: Array.from({ length: 31 }, (_, i) => ({ at: `十一月第${i}日的那一天`, value: i * 1000 })),
      })),
    };
    const card = drawCard(reportCard(long, long, fourWeeks), "zh-CN");
    expect(validateCard(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain("…还有 2 项");
    expect(JSON.stringify(card)).toContain("今天");
  });

  it.each(HOSTILE)("keeps %j literal in it", (text) => {
    const chart: Chart = {
      title: text,
      kind: "bars",
      unit: "元",
      series: [{ name: text, points: [{ at: text, value: 3 }] }],
    };
    expect(validateCard(drawCard(reportCard(chart), "zh-CN"))).toEqual([]);
  });

  it("hides phone numbers in names where a company's content audit lets none pass", () => {
    const [series] = fourWeeks.series;
    const chart: Chart = {
      ...fourWeeks,
      title: "致电 13812345678",
      series: [{ name: series?.name ?? "", points: [{ at: "于老板 13812345678", value: 3 }] }],
    };
    const card = JSON.stringify(drawCard(maskCard(reportCard(chart)), "zh-CN"));
    expect(card).not.toContain("13812345678");
    expect(card).toContain("致电 138****78");
  });

  it("arrives, and the very specification stands on the screen", async () => {
    const room = await openRoom({ mode: "ws" });
    try {
      const outgoing = { key: "report:1", to: { user: LI.id }, card: reportCard(perPerson), locale: "zh-CN" as const };
      expect(await room.feishu.send(outgoing)).toMatchObject({ sent: "yes" });
      const [message] = botMessages(room.fake, LI.id, room.fake.privateChat(LI.id));
      const [chart] = findElements(message?.json, "chart");
      expect(chart).toEqual(findElements(drawCard(reportCard(perPerson), "zh-CN"), "chart")[0]);
    } finally {
      await room.close();
    }
  });
});
