// Messages that Slack refuses are refused here, rule by rule, and what it takes is let through.
import { describe, expect, test } from "vitest";
import { validateMessage } from "../../../src/sandbox/slack/validate.ts";
import {
  actions,
  type Block,
  button,
  input,
  long,
  many,
  mrkdwn,
  option,
  plain,
  section,
  select,
} from "./block-samples.ts";

const GOOD_MESSAGES: [string, Block[]][] = [
  ["nothing", []],
  ["50 blocks", many(50, () => ({ type: "divider" }))],
  ["a section of 3000", [section(long(3000))]],
  ["10 fields of 1000", [{ type: "section", fields: many(10, () => mrkdwn(long(1000))) }]],
  ["a header of 150", [{ type: "header", text: plain(long(150)) }]],
  ["25 elements", [actions(...many(25, (index) => button({ action_id: `a${index}` })))]],
  [
    "a button with all",
    [
      actions(
        button({
          value: long(2000),
          style: "danger",
          confirm: { title: plain("t"), text: plain("x"), confirm: plain("y"), deny: plain("n") },
        }),
      ),
    ],
  ],
  [
    "context",
    [
      {
        type: "context",
        elements: [mrkdwn("a"), plain("b"), { type: "image", image_url: "https://x.example/a.png", alt_text: "a" }],
      },
    ],
  ],
  ["an image by address", [{ type: "image", image_url: "https://x.example/a.png", alt_text: "a" }]],
  [
    "100 options of 75",
    [actions(select({ options: many(100, (index) => option(`${index}`.padEnd(75, "v"), long(75))) }))],
  ],
  ["the initial option", [actions(select({ initial_option: option() }))]],
  [
    "rich text",
    [
      {
        type: "rich_text",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "<!channel>" }] }],
      },
    ],
  ],
  ["an input", [input()]],
  ["a table", [{ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }]],
];

const BAD_MESSAGES: [string, Block[], RegExp][] = [
  ["51 blocks", many(51, () => ({ type: "divider" })), /50 blocks/],
  ["an unknown block", [{ type: "nonsense" }], /allowed values.*json-pointer:\/blocks\/0\/type/],
  ["data_visualization, not in the types", [{ type: "data_visualization" }], /allowed values/],
  ["an unknown property", [{ type: "divider", colour: "red" }], /additional properties: colour/],
  ["a section of 3001", [section(long(3001))], /3000 characters/],
  ["a section of nothing", [section("")], /fewer than 1/],
  ["a section without text or fields", [{ type: "section" }], /text or fields/],
  ["11 fields", [{ type: "section", fields: many(11, () => mrkdwn("x")) }], /10 items/],
  ["a field of 2001", [{ type: "section", fields: [mrkdwn(long(2001))] }], /2000 characters/],
  ["a header of 151", [{ type: "header", text: plain(long(151)) }], /150 characters/],
  ["markup in a header", [{ type: "header", text: mrkdwn("x") }], /plain_text|constant/],
  ["26 elements", [actions(...many(26, (index) => button({ action_id: `a${index}` })))], /25 items/],
  ["no elements", [actions()], /at least one/],
  ["11 context elements", [{ type: "context", elements: many(11, () => plain("x")) }], /10 items/],
  ["a button of 76", [actions(button({ text: plain(long(76)) }))], /75 characters/],
  ["a button value of 2001", [actions(button({ value: long(2001) }))], /2000 characters/],
  ["a button style", [actions(button({ style: "green" }))], /allowed values/],
  ["a button with markup", [actions(button({ text: mrkdwn("x") }))], /constant/],
  ["an action_id of 256", [actions(button({ action_id: long(256) }))], /255 characters/],
  ["a block_id of 256", [section("x", { block_id: long(256) })], /255 characters/],
  [
    "a confirmation title of 101",
    [
      actions(
        button({ confirm: { title: plain(long(101)), text: plain("x"), confirm: plain("y"), deny: plain("n") } }),
      ),
    ],
    /100 characters/,
  ],
  [
    "a confirmation button of 31",
    [actions(button({ confirm: { title: plain("t"), text: plain("x"), confirm: plain(long(31)), deny: plain("n") } }))],
    /30 characters/,
  ],
  ["101 options", [actions(select({ options: many(101, (index) => option(`${index}`)) }))], /100 items/],
  ["an option of 76", [actions(select({ options: [option("v", long(76))] }))], /75 characters/],
  ["an option value of 76", [actions(select({ options: [option(long(76))] }))], /75 characters/],
  ["no options", [actions({ type: "static_select", action_id: "s" })], /options or option_groups/],
  ["an empty list of options", [actions(select({ options: [] }))], /at least one option/],
  [
    "options and groups",
    [actions(select({ option_groups: [{ label: plain("g"), options: [option()] }] }))],
    /options or option_groups/,
  ],
  [
    "101 options in a group",
    [
      actions({
        type: "static_select",
        action_id: "s",
        option_groups: [{ label: plain("g"), options: many(101, (index) => option(`${index}`)) }],
      }),
    ],
    /1 to 100/,
  ],
  [
    "a group label of 76",
    [
      actions({
        type: "static_select",
        action_id: "s",
        option_groups: [{ label: plain(long(76)), options: [option()] }],
      }),
    ],
    /75 characters/,
  ],
  ["a strange initial option", [actions(select({ initial_option: option("other") }))], /one of the options/],
  [
    "6 entries in an overflow menu",
    [
      section("x", {
        accessory: { type: "overflow", action_id: "o", options: many(6, (index) => option(`${index}`)) },
      }),
    ],
    /5 options/,
  ],
  [
    "11 radio buttons",
    [actions({ type: "radio_buttons", action_id: "r", options: many(11, (index) => option(`${index}`)) })],
    /10 items/,
  ],
  ["a placeholder of 151", [actions(select({ placeholder: plain(long(151)) }))], /150 characters/],
  ["a date", [actions({ type: "datepicker", action_id: "d", initial_date: "2026-13-01" })], /YYYY-MM-DD/],
  ["block_id twice", [section("x", { block_id: "b" }), section("y", { block_id: "b" })], /block_id "b" stands twice/],
  ["action_id twice", [actions(button(), button())], /action_id "a" stands twice/],
  ["12,000 characters in all", many(4, () => section(long(3000))), /12,000/],
  ["two tables", many(2, () => ({ type: "table", rows: [[{ type: "raw_text", text: "a" }]] })), /one table/],
  ["an alert", [{ type: "alert", text: plain("x") }], /alert block cannot/],
  ["a file input", [input({ type: "file_input", action_id: "f" })], /modals only/],
  ["no block at all", ["x" as unknown as Block], /must be object/],
];

describe("messages", () => {
  test.each(GOOD_MESSAGES)("%s passes", (_name, blocks) => {
    expect(validateMessage(blocks, "text")).toEqual([]);
  });
  test.each(BAD_MESSAGES)("%s is refused", (_name, blocks, words) => {
    expect(validateMessage(blocks, "text").join("\n")).toMatch(words);
  });
  test("a refusal speaks of the one block that was meant", () => {
    expect(validateMessage([section(), { type: "header", text: plain(long(151)) }], "")).toEqual([
      "must NOT have more than 150 characters [json-pointer:/blocks/1/text/text]",
    ]);
  });
});
