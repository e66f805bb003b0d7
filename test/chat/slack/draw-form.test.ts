// Every form as a modal, within Slack's limits; nothing is cut that would be saved.
import { describe, expect, it } from "vitest";
import type { Form, FormField } from "../../../src/core/reply.ts";
import { drawForm, drawLoading, keptFields } from "../../../src/chat/slack/draw-form.ts";
import { NOWHERE, readMetadata } from "../../../src/chat/slack/metadata.ts";
import { validateView } from "../../../src/sandbox/slack/validate.ts";
import { HOSTILE } from "./hostile.ts";
import { words } from "./open-both.ts";
import { visitForm } from "./scripted-desk.ts";

const choices = (count: number, label = "选项") =>
  Array.from({ length: count }, (_, index) => ({ value: `c${index}`, label: `${label}${index}` }));

const fieldsOf = (text: string): FormField[] => {
  const base = { label: text, required: true, hint: text, placeholder: text };
  return [
    {
      ...base,
      name: "customer",
      input: "customer",
      value: null,
      typed: text,
      candidates: [{ value: "1", label: text }],
    },
    { ...base, name: "known", input: "customer", value: { value: "1", label: text }, typed: "", candidates: [] },
    { ...base, name: "channel", input: "choice", value: "a", choices: [{ value: "a", label: text }] },
    { ...base, name: "purposes", input: "choices", value: ["a"], choices: [{ value: "a", label: text }] },
    { ...base, name: "day", input: "day", value: text },
    { ...base, name: "line", input: "line", value: text },
    { ...base, name: "text", input: "text", value: text },
  ];
};

const formOf = (text: string): Form => ({
  ...visitForm(),
  title: text,
  submit: text,
  cancel: text,
  banner: text,
  fields: fieldsOf(text),
  problems: { "": text, line: text, text },
});

describe("a form", () => {
  it.each(HOSTILE)("keeps %j literal and is accepted by Slack", (text) => {
    expect(validateView(drawForm(formOf(text), "zh-CN", NOWHERE))).toEqual([]);
  });

  it.each([0, 1, 10, 11, 100, 101, 250])("offers %i choices", (count) => {
    const base = { label: "选", required: false };
    const fields: FormField[] = [
      { ...base, name: "one", input: "choice", value: "c0", choices: choices(count) },
      { ...base, name: "some", input: "choices", value: ["c0", "c1"], choices: choices(count) },
      { ...base, name: "line", input: "line", value: "" },
    ];
    const view = drawForm(visitForm({ fields }), "zh-CN", NOWHERE);
    expect(validateView(view)).toEqual([]);
    if (count > 0) expect(JSON.stringify(view)).toContain(`"c${count - 1}"`);
  });

  it("shows what is too long for an input, lets nobody change it, and says that it is kept", () => {
    const long = "长".repeat(3001);
    const fields: FormField[] = [
      { name: "summary", label: "小结", required: true, input: "text", value: long },
      { name: "note", label: "备注", required: true, input: "text", value: "长".repeat(3000) },
    ];
    const form = visitForm({ fields });
    const view = drawForm(form, "zh-CN", NOWHERE);
    expect(validateView(view)).toEqual([]);
    expect(keptFields(form, "zh-CN")).toEqual(["summary"]);
    expect(readMetadata(view.private_metadata)?.kept).toEqual(["summary"]);
    expect(view.blocks.filter((block) => block.type === "input").map((block) => block.block_id)).toEqual(["note"]);
    expect(words(view.blocks)).toContain("3001");
  });

  it("carries ids, the place it was asked for, and no more of what was typed than a search needs", () => {
    const origin = { chat: "C1", isPrivate: false, message: "1.2", thread: null };
    const view = drawForm(visitForm({ id: 5, version: 2 }), "zh-CN", origin);
    const form = { record: "visit", id: 5, version: 2, draft: 7 };
    expect(JSON.parse(view.private_metadata ?? "")).toEqual({ form, origin, kept: [], typed: "永请" });
  });

  it("names what was typed for an unknown customer", () => {
    expect(words(drawForm(visitForm(), "zh-CN", NOWHERE))).toContain("永请");
  });

  it.each(["zh-CN", "en"] as const)("has a loading view in %s", (locale) => {
    expect(validateView(drawLoading(locale, "…"))).toEqual([]);
  });
});

describe("metadata", () => {
  it.each([undefined, "", "null", "{}", "[]", "no json", '{"form":{}}'])(
    "that is not a form's is refused: %s",
    (text) => {
      expect(readMetadata(text)).toBeNull();
    },
  );
});
