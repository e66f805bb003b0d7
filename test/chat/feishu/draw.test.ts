// Every card that is drawn is one that Feishu takes, says everything literally, and loses nothing silently.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawForm } from "../../../src/chat/feishu/draw-form.ts";
import { drawCard, drawToast, drawWord } from "../../../src/chat/feishu/draw.ts";
import { cleanText } from "../../../src/chat/literal-text.ts";
import { LOCALES } from "../../../src/core/messages/index.ts";
import type { Card, Choice, Form, FormField, Part, Row, Tone } from "../../../src/core/reply.ts";
import { validateCard } from "../../../src/sandbox/feishu/validate.ts";
import { HOSTILE } from "../hostile.ts";
import { plainCard, visitForm } from "./script.ts";
import { findElements } from "./seen.ts";

const OWN_MARKUP = /<font color='(?:grey|red)'>|<\/font>|^\*\*|\*\*$/gm;

/** What a person reads: plain text as it is; markdown without our own tags, which must be the only ones, and decoded. */
function readCard(card: unknown): string {
  const plain = findElements(card, "plain_text").map((element) => String(element["content"]));
  const marked = findElements(card, "markdown").map((element) => {
    const bare = String(element["content"]).replace(OWN_MARKUP, "");
    expect(bare.replace(/&#\d+;/g, "")).not.toMatch(/[<>*_~`[\]()#|!$\\:=@&]/);
    return bare.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  });
  return [...plain, ...marked].join("\n");
}

const tight = (text: string) => cleanText(text).replace(/\s+/g, "");

describe("user text", () => {
  it.each(HOSTILE)("reads literally on a card: %j", (text) => {
    const action = { do: "show", record: "visit", id: 1 } as const;
    const parts: Part[] = [
      { part: "text", text },
      { part: "text", text, style: "strong" },
      { part: "text", text, style: "quiet" },
      { part: "facts", facts: [{ label: text, value: text }] },
      { part: "rows", rows: [{ title: text, detail: text, button: { label: text, style: "plain", action } }] },
    ];
    const card = drawCard({ title: text, tone: "ask", summary: text, parts }, "zh-CN");
    expect(validateCard(card)).toEqual([]);
    expect(tight(readCard(card)).split(tight(text).slice(0, 40)).length - 1).toBeGreaterThanOrEqual(8);
  });

  it.each(HOSTILE)("reads literally in a form: %j", (text) => {
    const fields: FormField[] = [
      {
        name: "customer",
        label: text,
        required: true,
        input: "customer",
        value: null,
        typed: text,
        candidates: [{ value: "1", label: text }],
      },
      { name: "summary", label: text, required: false, hint: text, placeholder: text, input: "text", value: text },
    ];
    const form = { ...visitForm({ title: text, banner: text, fields }), problems: { summary: text, "": text } };
    const card = drawForm(form, "en");
    expect(validateCard(card)).toEqual([]);
    expect(tight(readCard(card))).toContain(tight(text).slice(0, 60));
    const values = findElements(card, "input").map((input) => input["default_value"]);
    expect(values).toEqual([cleanText(text), cleanText(text)]);
  });

  it("is never more than one card can hold, whatever it is", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 4_000 });
    const tone = fc.constantFrom<Tone>("done", "ask", "stop", "plain");
    const part: fc.Arbitrary<Part> = fc.oneof(
      fc.record({
        part: fc.constant("text" as const),
        text,
        style: fc.constantFrom("strong" as const, "quiet" as const),
      }),
      fc.record({
        part: fc.constant("facts" as const),
        facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 30 }),
      }),
      fc.record({
        part: fc.constant("rows" as const),
        rows: fc.array(fc.record({ title: text, detail: text }), { maxLength: 60 }),
      }),
    );
    const card = fc.record({ title: text, tone, summary: text, parts: fc.array(part, { maxLength: 6 }) });
    fc.assert(
      fc.property(card, fc.constantFrom(...LOCALES), (drawn, locale) => {
        expect(validateCard(drawCard(drawn, locale))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("cards", () => {
  it.each(["done", "ask", "stop", "plain"] as const)("are taken in every tone: %s", (tone) => {
    expect(validateCard(drawCard({ ...plainCard(), tone }, "en"))).toEqual([]);
    expect(drawToast("好", tone).content).toBe("好");
  });

  it("say how many rows are left out, and keep the buttons", () => {
    const action = { do: "show", record: "visit", id: 1 } as const;
    const rows: Row[] = Array.from({ length: 120 }, (_, index) => ({
      title: `第${index}行`,
      button: { label: "看", style: "plain", action },
    }));
    const next = { label: "下一页", style: "primary", action: { do: "list", record: "visit", choice: "2" } } as const;
    const parts: Part[] = [
      { part: "rows", rows },
      { part: "buttons", buttons: [next] },
    ];
    const card = drawCard({ title: "拜访", tone: "plain", summary: "120 条", parts }, "zh-CN");
    expect(validateCard(card)).toEqual([]);
    const text = JSON.stringify(card);
    const shown = rows.filter(({ title }) => text.includes(`${title}"`)).length;
    expect(text).toContain(`还有 ${120 - shown} 项`);
    expect(shown).toBeGreaterThan(20);
    expect(text).toContain("下一页");
  });

  it("hold a text of 10,000 letters as far as a card can, and say that there is more", () => {
    const parts: Part[] = [{ part: "text", text: "长".repeat(10_000) }];
    const card = drawCard({ title: "小结", tone: "plain", summary: "长", parts }, "zh-CN");
    expect(validateCard(card)).toEqual([]);
    expect(JSON.stringify(card)).toMatch(/还有 \d+ 项/);
  });

  it("are never empty", () => {
    const empty: Card = { title: "", tone: "plain", summary: "", parts: [] };
    expect(validateCard(drawCard(empty, "zh-CN"))).toEqual([]);
    expect(validateCard(drawCard({ ...empty, parts: [{ part: "text", text: " " }] }, "zh-CN"))).toEqual([]);
    expect(validateCard(drawWord(""))).toEqual([]);
  });
});

describe("forms", () => {
  it("are taken with every kind of input, in both languages", () => {
    for (const locale of LOCALES) expect(validateCard(drawForm(visitForm(), locale))).toEqual([]);
  });

  it("offer fewer customers rather than more than a card can hold", () => {
    const candidates: Choice[] = Array.from({ length: 50 }, (_, index) => ({
      value: `${index}`,
      label: `客户${index}`,
    }));
    const many = Array.from({ length: 45 }, (_, index): FormField => ({
      name: `line${index}`,
      label: `第${index}栏`,
      required: false,
      placeholder: "写在这里",
      input: "line",
      value: "",
    }));
    const customer: FormField = { ...visitForm().fields[0], input: "customer", candidates } as FormField;
    const drawn = drawForm(visitForm({ fields: [customer, ...many] }), "zh-CN");
    expect(validateCard(drawn)).toEqual([]);
    const [select] = findElements(drawn, "select_static");
    expect((select?.["options"] as unknown[]).length).toBeGreaterThanOrEqual(5);
    expect((select?.["options"] as unknown[]).length).toBeLessThan(50);
  });

  it("show a text too long for an input, and name it as kept", () => {
    const long = "话".repeat(1_001);
    const fields: FormField[] = [
      { name: "summary", label: "小结", required: true, input: "text", value: long },
      { name: "note", label: "备注", required: false, input: "text", value: "x".repeat(1_000) },
    ];
    const drawn = drawForm(visitForm({ fields }), "zh-CN");
    expect(validateCard(drawn)).toEqual([]);
    expect(findElements(drawn, "input").map(({ name }) => name)).toEqual(["note"]);
    expect(JSON.stringify(drawn)).toContain(long);
    expect(JSON.stringify(drawn)).toContain("原样保留");
    expect(JSON.stringify(drawn)).toContain('"kept":["summary"]');
  });

  it("leave to a record without a draft its way back", () => {
    const { draft: _, ...form } = visitForm({ id: 7, version: 1 });
    expect(JSON.stringify(drawForm(form as Form, "en"))).toContain('"action":{"do":"show","record":"visit","id":7}');
  });
});
