// The draft greetings: how people are addressed, in which language, and that the words fit the day.
import { describe, expect, it } from "vitest";
import { messagesFor } from "../../src/core/messages/index.ts";
import { type Celebrated, draftGreeting } from "../../src/reports/greeting.ts";

const celebrated = (more: Partial<Celebrated> = {}): Celebrated => ({
  id: 1,
  name: "于建国",
  title: "老板",
  birthday: "11-23",
  dueOn: "2026-11-23",
  occasion: "birthday",
  isLate: false,
  isSober: false,
  ...more,
});
/** Each of the drafts that the ids choose among. */
const drafts = (more: Partial<Celebrated> = {}) =>
  new Set(Array.from({ length: 12 }, (_, id) => draftGreeting(celebrated({ ...more, id }), "zh-CN")));

describe("a draft greeting", () => {
  it.each([
    ["于建国", "老板", "于老板"],
    ["孟采购", "采购", "孟采购"],
    ["马总", "总经理", "马总"],
    ["王磊", "总经理", "王总"],
    ["王磊", "副总经理", "王总"],
    ["王磊", "采购经理", "王经理"],
    ["欧阳雪", "店长", "欧阳店长"],
    ["郭姐", "老板", "郭姐"],
    ["阿珍", "店长", "阿珍"],
    ["张伟", null, "张伟"],
    ["张伟", "收银", "张伟"],
    ["Tom Fuller", "category lead", "Dear Tom Fuller"],
    ["Wang Li", "老板", "Dear Wang Li"],
  ])("addresses %s, %s, as %s", (name, title, who) => {
    for (const draft of drafts({ name, title })) expect(draft.replace(",", "，").split("，")[0]).toBe(who);
  });

  it("is the same all day, not the same for everyone, and another one next year", () => {
    const [one, again] = [draftGreeting(celebrated(), "zh-CN"), draftGreeting(celebrated(), "en")];
    expect(again).toBe(one);
    expect(drafts().size).toBe(4);
    expect(draftGreeting(celebrated({ dueOn: "2027-11-23" }), "zh-CN")).not.toBe(one);
  });

  it("names the lunar day for a lunar birthday, the day on which it is kept", () => {
    for (const draft of drafts({ birthday: "lunar 10-15" })) expect(draft).toContain("农历十月十五");
    for (const draft of drafts({ birthday: "lunar leap 10-15" })) expect(draft).toMatch(/(?<!闰)十月十五/u);
    for (const draft of drafts({ birthday: "lunar 10-15", name: "Lee Wong" }))
      expect(draft).toMatch(/^Dear Lee Wong, /u);
  });

  it.each([
    ["1966-11-23", /六十(大寿|寿辰)/u],
    ["1936-11-23", /九十(大寿|寿辰)/u],
  ])("congratulates on a round age of %s", (birthday, words) => {
    for (const draft of drafts({ birthday })) expect(draft).toMatch(words);
  });

  it.each(["1976-11-23", "1967-11-23", "1961-11-23", "1926-11-23"])("tells nobody born on %s his age", (birthday) => {
    for (const draft of drafts({ birthday })) expect(draft).not.toMatch(/\d|[四五六七八九百]十?岁|寿/u);
  });

  it("begs pardon when it is late", () => {
    for (const draft of drafts({ isLate: true })) expect(draft).toMatch(/迟|晚/u);
    for (const draft of drafts({ isLate: true, name: "Tom" })) expect(draft).toMatch(/late/iu);
  });

  it("is sober while a complaint is open, whatever the day", () => {
    for (const isLate of [false, true]) {
      const all = drafts({ isSober: true, isLate, birthday: "1966-11-23" });
      for (const draft of all) expect(draft).toMatch(/问题|您提的事/u);
      for (const draft of all) expect(draft).not.toMatch(/快乐|大寿|恭贺|！/u);
    }
  });

  it("speaks of today on the day only", () => {
    for (const isSober of [false, true]) {
      for (const draft of drafts({ isLate: true, isSober })) expect(draft).not.toContain("今天");
    }
  });

  it("has the same kinds in both languages", () => {
    const kinds = (locale: "zh-CN" | "en") => Object.keys(messagesFor(locale).birthdays.greetings);
    expect(kinds("en")).toEqual(kinds("zh-CN"));
  });
});
