// Modals, Home tabs and typeahead options that Slack refuses are refused here, and what it takes is let through.
import { describe, expect, test } from "vitest";
import { checkOptions, validateView } from "../../../src/sandbox/slack/validate.ts";
import { actions, type Block, button, input, long, many, modal, option, plain, section } from "./block-samples.ts";

const text = (more: Block) => ({ type: "plain_text_input", action_id: "i", ...more });

const GOOD_VIEWS: [string, Block][] = [
  ["a form", modal([input(), input({ type: "datepicker", action_id: "d", initial_date: "2026-11-21" })])],
  ["no inputs and no submit", { type: "modal", title: plain("t"), blocks: [section()] }],
  ["100 blocks", modal(many(100, () => section()))],
  ["a Home tab", { type: "home", blocks: [section(), actions(button())] }],
  [
    "an external select",
    modal([input({ type: "external_select", action_id: "e", min_query_length: 0, initial_option: option() })]),
  ],
  ["an alert", modal([{ type: "alert", text: plain("x"), level: "warning" }])],
];

const BAD_VIEWS: [string, unknown, RegExp][] = [
  ["nothing", null, /must be an object/],
  ["no title", { type: "modal", blocks: [] }, /required property 'title'/],
  ["a title of 25", modal([], { title: plain(long(25)) }), /24 characters/],
  ["a submit of 25", modal([], { submit: plain(long(25)) }), /24 characters/],
  ["a close of 25", modal([], { close: plain(long(25)) }), /24 characters/],
  ["inputs without submit", { type: "modal", title: plain("t"), blocks: [input()] }, /submit is required/],
  ["101 blocks", modal(many(101, () => section())), /100 items/],
  ["private_metadata of 3001", modal([], { private_metadata: long(3001) }), /3000 characters/],
  ["callback_id of 256", modal([], { callback_id: long(256) }), /255 characters/],
  ["an unknown property", modal([], { colour: 1 }), /additional properties: colour/],
  ["an unknown block", modal([{ type: "nonsense" }]), /allowed values/],
  ["a label of 2001", modal([input(undefined, { label: plain(long(2001)) })]), /2000 characters/],
  ["a hint of 2001", modal([input(undefined, { hint: plain(long(2001)) })]), /2000 characters/],
  ["max_length of 3001", modal([input(text({ max_length: 3001 }))]), /1 to 3000/],
  ["min_length over max_length", modal([input(text({ min_length: 9, max_length: 3 }))]), /must not be above/],
  ["an initial value too long", modal([input(text({ max_length: 3, initial_value: "1234" }))]), /too long/],
  ["an input without a label", modal([{ type: "input", element: text({}) }]), /required property 'label'/],
  ["a button as an input", modal([input(button())]), /allowed values/],
  [
    "two in focus",
    modal([input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))]),
    /focus_on_load/,
  ],
  ["a table", modal([{ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }]), /table block cannot/],
  ["markdown", modal([{ type: "markdown", text: "x" }]), /markdown block cannot/],
  ["an alert in the Home tab", { type: "home", blocks: [{ type: "alert", text: plain("x") }] }, /alert block cannot/],
  ["250 KB", modal(many(100, () => section(long(1000)))), /250 KB/],
];

describe("views", () => {
  test.each(GOOD_VIEWS)("%s passes", (_name, view) => {
    expect(validateView(view)).toEqual([]);
  });
  test.each(BAD_VIEWS)("%s is refused", (_name, view, words) => {
    expect(validateView(view).join("\n")).toMatch(words);
  });
});

describe("options for a typeahead", () => {
  test("up to a hundred pass, in groups too, or none", () => {
    expect(checkOptions({ options: [] })).toEqual([]);
    expect(checkOptions({ options: many(100, (index) => option(`${index}`)) })).toEqual([]);
    expect(checkOptions({ option_groups: [{ label: plain("g"), options: [option()] }] })).toEqual([]);
  });
  test.each([
    ["neither", {}],
    ["both", { options: [], option_groups: [] }],
    ["101", { options: many(101, (index) => option(`${index}`)) }],
    ["a text of 76", { options: [option("v", long(76))] }],
    ["no text", { options: [{ value: "v" }] }],
  ])("%s is refused", (_name, answer) => {
    expect(checkOptions(answer)).not.toEqual([]);
  });
});
