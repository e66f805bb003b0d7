// The morning message on a full day: what does not fit is said in a line, and Slack and Feishu take all of it.
import { describe, expect, it } from "vitest";
import { drawCard as drawForFeishu } from "../../src/chat/feishu/draw.ts";
import { drawCard as drawForSlack } from "../../src/chat/slack/draw.ts";
import type { BirthdayItem } from "../../src/reports/birthdays.ts";
import { type DigestItem, drawDigest } from "../../src/reports/digest.ts";
import { findAll, textOf } from "../support/screen-text.ts";

const item = (id: number): DigestItem => ({
  kind: "promise",
  record: "promise",
  id,
  number: `P-${id}`,
  customer: "永清超市",
  what: `送第${id}批`,
  dueOn: id % 2 ? "2026-11-21" : "2026-11-23",
  of: null,
});
const birthday = (id: number, more: Partial<BirthdayItem> = {}): BirthdayItem => ({
  kind: "birthday",
  record: "contact",
  occasion: "birthday",
  temper: null,
  note: null,
  lastGift: null,
  id,
  name: `联系人${id}`,
  title: "老板",
  phone: "13800138000",
  birthday: "1966-11-23",
  dueOn: "2026-11-23",
  customer: { id: 7, name: "永清超市", class: "signed", kaLevel: "NKA" },
  lastVisit: {
    visitedOn: "2026-11-18",
    channel: "phone",
    by: "王磊",
    orderFen: 1_200_000,
    collectedFen: null,
    summary: "货".repeat(200),
  },
  promises: [{ text: "换海报", dueOn: null }],
  complaint: { number: "T-1", kind: "product", severity: "safety" },
  of: null,
  ...more,
});
const many = <T>(length: number, make: (id: number) => T): T[] => Array.from({ length }, (_, at) => make(at + 1));
const facts = {
  key: "digest:1:1",
  locale: "zh-CN",
  house: "zh-CN",
  timezone: "Asia/Shanghai",
  now: new Date("2026-11-23T08:30:00+08:00"),
  cases: [],
  unlogged: [],
  today: "2026-11-23",
  late: { day: "2026-11-21", time: "08:30" },
} as const;

describe("the morning message", () => {
  it.each([
    [20, 0],
    [20, 3],
    [20, 12],
    [40, 5],
    [0, 12],
    [1, 1],
  ])("with %i things to do and %i birthdays leaves none of them out", (items, birthdays) => {
    const card = drawDigest({ ...facts, items: many(items, item), birthdays: many(birthdays, (id) => birthday(id)) });
    const slack = drawForSlack(card, "zh-CN");
    expect(slack.blocks.length).toBeLessThanOrEqual(50);
    for (const text of [textOf(slack.blocks), textOf(drawForFeishu(card, "zh-CN"))]) {
      for (const { what } of many(items, item)) expect(text).toContain(what);
      for (const { name } of many(birthdays, (id) => birthday(id))) expect(text).toContain(name);
      expect(text).not.toMatch(/还有 \d+ (项|字)/u);
      expect(text.match(/建议这样说/gu)?.length ?? 0).toBe(Math.min(birthdays, 5));
    }
  });

  it("says today's birthdays first, then those to come, then those that are over", () => {
    const days = ["2026-11-21", "2026-11-26", "2026-11-23"];
    const birthdays = days.map((dueOn, at) => birthday(at, { dueOn, birthday: dueOn.slice(5), name: dueOn }));
    const text = textOf(drawForSlack(drawDigest({ ...facts, items: [], birthdays }), "zh-CN").blocks);
    expect(text).toMatch(/2026-11-23 老板[^]*2026-11-26 老板[^]*2026-11-21 老板/u);
  });

  it("shows a name that is written as markup as it is written", () => {
    const one = birthday(1, { name: "<!channel> *于* <at id=all></at>", complaint: null });
    const card = drawDigest({ ...facts, items: [], birthdays: [one] });
    expect(JSON.stringify(drawForSlack(card, "zh-CN").blocks)).not.toContain("mrkdwn");
    const markdown = findAll(drawForFeishu(card, "zh-CN"), (element) => element["tag"] === "markdown");
    expect(markdown.length).toBeGreaterThan(1);
    for (const { content } of markdown) expect(content).not.toMatch(/<at|<!/u);
    expect(textOf(markdown)).toContain("<!channel> *于* <at id=all></at> 老板");
  });
});
