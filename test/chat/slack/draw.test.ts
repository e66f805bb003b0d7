// Every card, within Slack's limits and literal, whoever wrote its words.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Button, Card, Part } from "../../../src/core/reply.ts";
import { drawCard, drawCardView, drawHome, drawWord } from "../../../src/chat/slack/draw.ts";
import { formCard } from "../../../src/core/form-card.ts";
import { escapeText, summaryText } from "../../../src/chat/slack/draw-text.ts";
import { cleanText, cutText } from "../../../src/chat/literal-text.ts";
import { validateMessage, validateView } from "../../../src/sandbox/slack/validate.ts";
import { HOSTILE } from "./hostile.ts";
import { words } from "./open-both.ts";
import { visitForm } from "./scripted-desk.ts";

const button = (label: string): Button => ({ label, style: "primary", action: { do: "show", record: "visit", id: 1 } });

const cardOf = (text: string): Card => ({
  title: text,
  tone: "ask",
  summary: text,
  parts: [
    { part: "text", text },
    { part: "text", text, style: "strong" },
    { part: "text", text, style: "quiet" },
    {
      part: "facts",
      facts: [
        { label: text, value: text },
        { label: "电话", value: "" },
      ],
    },
    { part: "divider" },
    { part: "rows", rows: [{ title: text, detail: text, button: button(text) }, { title: text }] },
    {
      part: "buttons",
      buttons: [
        button(text),
        { ...button("删"), style: "danger", confirm: { title: text, text, yes: text, no: text } },
        { ...button("看"), style: "plain" },
      ],
    },
  ],
});

/** Every text object of a kind, with its text. */
function textsOf(json: unknown, type: string): string[] {
  if (Array.isArray(json)) return json.flatMap((each) => textsOf(each, type));
  if (typeof json !== "object" || json === null) return [];
  const own = "type" in json && json.type === type && "text" in json ? [String(json.text)] : [];
  return [...own, ...Object.values(json).flatMap((each) => textsOf(each, type))];
}

describe("a card", () => {
  it.each(HOSTILE)("keeps %j literal and is accepted by Slack", (text) => {
    const drawn = drawCard(cardOf(text), "zh-CN");
    expect(validateMessage(drawn.blocks, drawn.text)).toEqual([]);
    expect(textsOf(drawn.blocks, "mrkdwn")).toEqual([]);
    expect(drawn.text).not.toMatch(/<[!@#h]/);
    expect(validateView(drawHome(cardOf(text), "zh-CN"))).toEqual([]);
    expect(validateView(drawCardView(cardOf(text), "en"))).toEqual([]);
    const word = drawWord(text, "stop");
    expect(validateMessage(word.blocks, word.text)).toEqual([]);
    if (text.length < 200 && text.trim() !== "") expect(words(drawn.blocks)).toContain(cleanText(text).trim());
  });

  it("is accepted whatever it holds", () => {
    const text = fc.string({ unit: "binary", maxLength: 5000 });
    const part: fc.Arbitrary<Part> = fc.oneof(
      fc.record({ part: fc.constant("text" as const), text }),
      fc.record({
        part: fc.constant("facts" as const),
        facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 30 }),
      }),
      fc.record({
        part: fc.constant("rows" as const),
        rows: fc.array(fc.record({ title: text, detail: text }), { maxLength: 60 }),
      }),
      fc.record({ part: fc.constant("buttons" as const), buttons: fc.array(text.map(button), { maxLength: 30 }) }),
      fc.record({ part: fc.constant("divider" as const) }),
    );
    const card = fc.record({
      title: text,
      tone: fc.constant("plain" as const),
      summary: text,
      parts: fc.array(part, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(card, (given) => {
        const drawn = drawCard(given, "en");
        expect(validateMessage(drawn.blocks, drawn.text)).toEqual([]);
        expect(validateView(drawHome(given, "en"))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const long = (count: number) => Array.from({ length: count }, (_, index) => `${index}${"长".repeat(900)}`);
  it.each<[string, Part]>([
    ["rows", { part: "rows", rows: long(60).map((title) => ({ title, button: button(title) })) }],
    ["facts", { part: "facts", facts: long(60).map((value) => ({ label: "项", value })) }],
    ["buttons", { part: "buttons", buttons: long(300).map(button) }],
    ["letters", { part: "text", text: long(60).join("") }],
    ["strong letters", { part: "text", text: long(60).join(""), style: "strong" }],
  ])("with too many long %s still fits, and says that there is more", (_, part) => {
    const drawn = drawCard({ title: "长", tone: "plain", summary: "长", parts: [part] }, "zh-CN");
    expect(validateMessage(drawn.blocks, drawn.text)).toEqual([]);
    expect(words(drawn.blocks)).toContain("还有");
  });

  it("says how many rows it had to leave out, and keeps its buttons", () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ title: `V-${index}` }));
    const card: Card = {
      title: "拜访",
      tone: "plain",
      summary: "200 条",
      parts: [
        { part: "rows", rows },
        { part: "buttons", buttons: [button("下一页")] },
      ],
    };
    const drawn = drawCard(card, "zh-CN");
    const shown = drawn.blocks.filter((block) => block.type === "section").length;
    expect(words(drawn.blocks)).toContain(`还有 ${200 - shown} 项`);
    expect(drawn.blocks.at(-1)?.type).toBe("actions");
    expect(drawn.blocks.length).toBeLessThanOrEqual(50);
  });

  it("says how many letters of a long text it had to leave out", () => {
    const drawn = drawCard(
      { title: "小结", tone: "plain", summary: "小结", parts: [{ part: "text", text: "长".repeat(10_000) }] },
      "zh-CN",
    );
    const shown = words(drawn.blocks.filter((block) => block.type === "section")).replaceAll("\n", "").length;
    expect(shown).toBeGreaterThan(8000);
    expect(words(drawn.blocks)).toContain(`还有 ${10_000 - shown} 个字`);
  });

  it("carries names and ids only in its buttons, each under an id of its own", () => {
    const drawn = drawCard(cardOf("永清超市"), "zh-CN");
    const buttons = drawn.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
    expect(buttons.map((each) => ("value" in each ? each.value : ""))).toContain(
      '{"do":"show","record":"visit","id":1}',
    );
    const ids = buttons.map((each) => each.action_id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("a form that cannot be opened", () => {
  it.each([
    [
      "a new record",
      visitForm({ problems: { customer: "选一家", "": "看不懂" } }),
      { do: "new", record: "visit", draft: 7 },
    ],
    ["a change", visitForm({ id: 42, version: 3 }), { do: "edit", record: "visit", id: 42, draft: 7 }],
  ])("is one tap away: %s", (_, form, action) => {
    const card = formCard(form, "zh-CN", "没能打开");
    const last = card.parts.at(-1);
    expect(last?.part === "buttons" && last.buttons[0]?.action).toEqual(action);
    const drawn = drawCard(card, "zh-CN");
    expect(validateMessage(drawn.blocks, drawn.text)).toEqual([]);
    for (const sentence of Object.values(form.problems)) expect(words(drawn.blocks)).toContain(sentence);
  });
});

describe("text", () => {
  it("is escaped after it is cut, so that no entity is cut in two", () => {
    expect(summaryText("&".repeat(5000)).replaceAll("&amp;", "")).toBe("…");
    expect(escapeText("<!channel> & &lt;")).toBe("&lt;!channel&gt; &amp; &amp;lt;");
  });

  it("never loses half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat({ max: 40 }), (text, limit) => {
        const cut = cutText(text, limit + 1);
        expect(cut.length).toBeLessThanOrEqual(limit + 1);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
        expect(text.startsWith(cut.replace(/…$/, "")) || cut === text).toBe(true);
      }),
    );
  });
});
