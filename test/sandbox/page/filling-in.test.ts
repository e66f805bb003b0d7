// Forms on the page: what stands in them at first, what is kept, and the shapes in which the platforms send it.
import { describe, expect, it } from "vitest";
import {
  describeAction,
  findMissing,
  readInitialValues as readCardValues,
  writeFormValue,
  writeOffset,
  writeValue,
} from "../../../src/sandbox/page/feishu/form-values.ts";
import { readPoints } from "../../../src/sandbox/page/feishu/chart-data.ts";
import { changeValue, keepValues, readErrors, readInitialValues } from "../../../src/sandbox/page/slack/form-values.ts";
import { everyTag, formCard } from "./sample-cards.ts";
import { modal } from "./sample-views.ts";

describe("a Slack modal", () => {
  const initial = readInitialValues(modal);

  it("begins with the values the bot gave, in the shape of state.values", () => {
    expect(initial).toEqual({
      customer: { value: { type: "external_select", selected_option: null } },
      purposes: {
        value: {
          type: "multi_static_select",
          selected_options: [{ text: { type: "plain_text", text: "订货", emoji: true }, value: "order" }],
        },
      },
      channel: {
        value: {
          type: "static_select",
          selected_option: { text: { type: "plain_text", text: "上门", emoji: true }, value: "onsite" },
        },
      },
      visitedOn: { value: { type: "datepicker", selected_date: "2026-11-23" } },
      orderAmount: { value: { type: "plain_text_input", value: "1.2万" } },
      summary: { value: { type: "plain_text_input", value: null } },
      urgent: { value: { type: "checkboxes", selected_options: [] } },
    });
  });

  it("keeps what was typed when the view is updated, where the same input still stands", () => {
    const typed = changeValue(
      initial,
      { block: "summary", action: "value" },
      { type: "plain_text_input", value: "谈好了" },
    );
    const [, ...blocks] = modal.blocks;
    const updated = { ...modal, blocks: blocks.filter((block) => block.block_id !== "channel") };
    const kept = keepValues(readInitialValues(updated), typed);
    expect(kept["summary"]).toEqual({ value: { type: "plain_text_input", value: "谈好了" } });
    expect(kept).not.toHaveProperty("channel");
  });

  it("forgets what was typed where another kind of input took the place", () => {
    const other = {
      blocks: [{ type: "input", block_id: "summary", element: { type: "datepicker", action_id: "value" } }],
    };
    expect(keepValues(readInitialValues(other), initial)).toEqual({
      summary: { value: { type: "datepicker", selected_date: null } },
    });
  });

  it.each([
    [{ customer: "请选一个客户" }, { customer: "请选一个客户" }],
    [{ response_action: "errors", errors: { customer: "请选" } }, { customer: "请选" }],
    [null, {}],
    [{ customer: 7 }, {}],
  ])("reads the errors out of %j", (word, expected) => {
    expect(readErrors(word)).toEqual(expected);
  });
});

describe("a Feishu form", () => {
  const form = formCard.body.elements[1] ?? {};
  const values = readCardValues(form);

  it("begins with the values the bot echoed", () => {
    expect(values).toEqual({
      customer: "永请超市",
      channel: "onsite",
      purposes: ["order"],
      visitedOn: "2026-11-23",
      summary: "",
      urgent: false,
    });
  });

  it("sends days with their zone, and says what was emptied", () => {
    const sent = writeFormValue(form, { ...values, channel: "", purposes: [] }, "+0800");
    expect(sent).toEqual({
      customer: "永请超市",
      channel: "",
      purposes: [],
      visitedOn: "2026-11-23 +0800",
      summary: "",
      urgent: false,
    });
  });

  it("names what is required and empty", () => {
    expect(findMissing(form, { ...values, customer: "", visitedOn: "" })).toEqual(["customer", "visitedOn"]);
    expect(findMissing(form, values)).toEqual([]);
  });

  it.each([
    ["picker_time", "08:30", "08:30 +0800"],
    ["picker_datetime", "2026-11-23T08:30", "2026-11-23 08:30 +0800"],
    ["date_picker", "", ""],
    ["input", "2026-11-23", "2026-11-23"],
  ])("writes a %s", (tag, value, expected) => {
    expect(writeValue(tag, value, "+0800")).toBe(expected);
  });

  it.each([
    [480, "+0800"],
    [-210, "-0330"],
    [0, "+0000"],
  ])("writes an offset of %i minutes", (minutes, expected) => {
    expect(writeOffset(minutes)).toBe(expected);
  });

  it("takes a press's value from the callback behaviour, never from the top", () => {
    const button = {
      tag: "button",
      name: "go",
      value: { old: 1 },
      behaviors: [{ type: "callback", value: { do: "go" } }],
    };
    expect(describeAction(button)).toEqual({ tag: "button", name: "go", value: { do: "go" } });
    expect(describeAction({ tag: "button", value: { old: 1 } })).toEqual({ tag: "button" });
  });

  it("shows a chart's figures as rows", () => {
    const chart = everyTag.body.elements.find((element) => element.tag === "chart");
    expect(readPoints(chart?.chart_spec ?? {})).toEqual({
      keys: ["周", "订货"],
      points: [
        { 周: "46", 订货: 3 },
        { 周: "47", 订货: 5 },
      ],
    });
    expect(readPoints({ data: [{ id: "a", values: [{ x: 1 }] }, { values: [{ y: 2 }] }] }).keys).toEqual(["x", "y"]);
  });
});
