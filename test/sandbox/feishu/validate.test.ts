// Every rule of a card has a card that breaks it, beside the good ones.
import { describe, expect, test } from "vitest";
import { validateCard, validatePost } from "../../../src/sandbox/feishu/validate.ts";
import { button, card, form, input, type Json, options, plain, select, submit } from "./cards.ts";

const column = (elements: Json[]): Json => ({ tag: "column", width: "weighted", weight: 1, elements });
const columns = (...elements: Json[]): Json => ({ tag: "column_set", flex_mode: "none", columns: [column(elements)] });
const panel = (elements: Json[]): Json => ({ tag: "collapsible_panel", header: { title: plain("更多") }, elements });
const container = (elements: Json[]): Json => ({
  tag: "interactive_container",
  behaviors: [{ type: "open_url", default_url: "https://example.com/" }],
  elements,
});
const text = { tag: "markdown", content: "好" };
const chart = (more: Json = {}): Json => ({
  tag: "chart",
  chart_spec: { type: "bar", data: [{ id: "d", values: [] }] },
  ...more,
});
const table = (rows: Json[], more: Json = {}): Json => ({
  tag: "table",
  columns: [
    { name: "who", display_name: "谁", data_type: "text" },
    { name: "sum", data_type: "number", format: { precision: 2, symbol: "¥" } },
    { name: "day", data_type: "date", date_format: "YYYY-MM-DD" },
    { name: "kind", data_type: "options" },
  ],
  rows,
  ...more,
});
const multi = (more: Json = {}): Json => ({
  tag: "multi_select_static",
  name: "purposes",
  required: false,
  options: options("a", "b"),
  ...more,
});
const many = (count: number, make: (i: number) => Json): Json[] => Array.from({ length: count }, (_, i) => make(i));

const good: [string, Json][] = [
  ["every field in a form", card([form([
    input("who", { label: plain("客户"), required: true, placeholder: plain("名字"), default_value: "永清", max_length: 50 }),
    input("note", { input_type: "multiline_text", rows: 3, auto_resize: true, label_position: "top", width: "fill" }),
    select("channel", { initial_option: "a", placeholder: plain("选一个") }),
    select("level", { initial_index: 2 }),
    multi({ selected_values: ["b"] }),
    { tag: "select_person", name: "owner", options: [{ value: "ou_1" }], initial_option: "ou_1" },
    { tag: "multi_select_person", name: "others", options: [] },
    { tag: "date_picker", name: "day", initial_date: "2026-11-21" },
    { tag: "picker_time", name: "time", initial_time: "08:30" },
    { tag: "picker_datetime", name: "at", initial_datetime: "2026-11-21 08:30" },
    { tag: "checker", name: "sure", checked: true, text: plain("确定") },
    columns(submit(), submit({ name: "again", form_action_type: "reset", behaviors: undefined })),
  ])])],
  ["everything that is only shown", card([
    { tag: "markdown", content: "**好** <font color='red'>红</font>", text_size: "notation", text_align: "left" },
    { tag: "div", text: { ...plain("字"), text_color: "grey", lines: 2 }, icon: { tag: "standard_icon", token: "chat_outlined" } },
    { tag: "hr", element_id: "line_1", margin: "4px 0px" },
    { tag: "img", img_key: "img_1", alt: plain("图"), preview: true },
    { tag: "person", user_id: "ou_1", size: "small" },
    { tag: "person_list", persons: [{ id: "ou_1" }], lines: 1 },
    chart({ aspect_ratio: "16:9", color_theme: "brand", preview: true }),
    table([{ who: "于", sum: 1.5, day: 1795000000000, kind: [{ text: "急", color: "red" }] }], { page_size: 5 }),
    panel([text]),
    container([text]),
  ])],
  ["buttons and menus", card([
    button({ type: "primary_filled", size: "small", confirm: { title: plain("撤销？"), text: plain("会收回") } }),
    button({ behaviors: [{ type: "open_url", default_url: "https://example.com/" }] }),
    button({ disabled: true, behaviors: undefined }),
    { tag: "overflow", options: options("a", "b"), behaviors: [{ type: "callback", value: {} }] },
    select("page", { behaviors: [{ type: "callback", value: { do: "list" } }] }),
  ])],
  ["the whole header", card([text], {
    header: { title: plain("客诉"), subtitle: plain("T-1042"), template: "red", text_tag_list: many(3, (i) => ({ tag: "text_tag", text: plain(`${i}`), color: "red" })), icon: { tag: "standard_icon", token: "bell_filled" } },
    card_link: { url: "https://example.com/" },
    config: { update_multi: true, width_mode: "default", enable_forward: false, summary: { content: "一条客诉" } },
  })],
  ["five levels of containers", card([panel([panel([panel([panel([panel([text])])])])])])],
  ["data that looks like a card's part", card([button({ behaviors: [{ type: "callback", value: { tag: "action", name: "x" } }] })])],
  ["199 elements and the header's title", card(many(199, () => ({ tag: "hr" })))],
];

test.each(good)("good: %s", (_, given) => {
  expect(validateCard(JSON.parse(JSON.stringify(given)))).toEqual([]);
});

const bad: [string, unknown, RegExp][] = [
  ["not an object", "{}", /200621.*a card is an object.*ROOT/],
  ["no schema", { body: { elements: [] } }, /200621.*ROOT -> schema/],
  ["card 1.0's elements", { ...card([text]), elements: [] }, /200861.*elements at the root/],
  ["card 1.0's action", card([{ tag: "action", actions: [] }]), /200861.*unsupported tag action/],
  ["card 1.0's note", card([{ tag: "note", elements: [] }]), /200861.*unsupported tag note/],
  ["an unknown tag", card([{ tag: "blink" }]), /200621.*ROOT -> body -> elements -> \[0\]\(tag: blink\)/],
  ["an unknown property", card([text, form([input("a", { text_color: "red" }), submit()])]), /200621.*text_color.*\[1\]\(tag: form\) -> elements -> \[0\]\(tag: input\)/],
  ["text_color on markdown", card([{ ...text, text_color: "red" }]), /200621.*text_color/],
  ["an unknown config", card([text], { config: { wide_screen_mode: true } }), /200621.*wide_screen_mode/],
  ["a card of one's own", card([text], { config: { update_multi: false } }), /200621.*update_multi/],
  ["an unknown header colour", card([text], { header: { title: plain("x"), template: "pink" } }), /200621.*template/],
  ["a header without a title", card([text], { header: { template: "blue" } }), /200621.*header -> title/],
  ["four header tags", card([text], { header: { title: plain("x"), text_tag_list: many(4, () => ({ tag: "text_tag", text: plain("y") })) } }), /200621.*text_tag_list/],
  ["a value that is text", card([button({ behaviors: [{ type: "callback", value: "show" }] })]), /200621.*value/],
  ["card 1.0's value of a button", card([button({ value: {} })]), /200621.*value/],
  ["a button that does nothing", card([button({ behaviors: undefined })]), /200621.*does nothing/],
  ["a script as a link", card([button({ behaviors: [{ type: "open_url", default_url: "javascript:alert(1)" }] })]), /200621.*bad url/],
  ["an element_id with a digit first", card([{ ...text, element_id: "1a" }]), /200621.*element_id/],
  ["an element_id of 21 characters", card([{ ...text, element_id: `a${"b".repeat(20)}` }]), /200621.*element_id/],
  ["an element_id twice", card([{ ...text, element_id: "a" }, { ...text, element_id: "a" }]), /200530.*duplicate element_id a/],
  ["a name twice", card([form([input("a"), input("a"), submit()])]), /200530.*duplicate name a/],
  ["a form without a name", card([form([submit()], { name: undefined })]), /200621.*name/],
  ["a field without a name", card([form([input("a", { name: undefined }), submit()])]), /200530.*input in a form without a name/],
  ["a submit without a name", card([form([submit({ name: undefined })])]), /200530.*button in a form without a name/],
  ["a form without a submit", card([form([input("a")])]), /200621.*without a submit/],
  ["a submit outside a form", card([submit()]), /200621.*outside a form/],
  ["a form in a column", card([columns(form([submit()]))]), /200621.*form only directly under body/],
  ["a form in a panel", card([panel([form([submit()])])]), /200621.*form only directly under body/],
  ["a form in a form", card([form([submit(), form([submit({ name: "s2" })], { name: "inner" })])]), /200621.*form only directly/],
  ["a table in a column", card([columns(table([]))]), /200621.*table only directly/],
  ["a table in a form", card([form([submit(), table([])])]), /200621.*table only directly/],
  ["a chart in a form", card([form([submit(), chart()])]), /200621.*chart not inside a form/],
  ["six levels of containers", card([panel([panel([panel([panel([panel([panel([text])])])])])])]), /200621.*deeper than 5/],
  ["several choices outside a form", card([multi()]), /200621.*only inside a form/],
  ["several choices with required unsaid", card([form([multi({ required: undefined }), submit()])]), /200621.*required/],
  ["an option twice", card([form([select("a", { options: options("x", "x") }), submit()])]), /200621.*duplicate option x/],
  ["a select without options", card([form([select("a", { options: [] }), submit()])]), /200621.*options/],
  ["a start that is no option", card([form([select("a", { initial_option: "z" }), submit()])]), /200621.*z is no option/],
  ["a start beyond the options", card([form([select("a", { initial_index: 3 }), submit()])]), /200621.*initial_index/],
  ["chosen values that are no options", card([form([multi({ selected_values: ["z"] }), submit()])]), /200621.*z is no option/],
  ["a person who is no option", card([form([{ tag: "select_person", name: "p", options: [{ value: "ou_1" }], initial_option: "ou_2" }, submit()])]), /200621.*ou_2 is no option/],
  ["an input of 1001 characters", card([form([input("a", { max_length: 1001 }), submit()])]), /200621.*max_length/],
  ["a placeholder of 101 characters", card([form([input("a", { placeholder: plain("字".repeat(101)) }), submit()])]), /200621.*placeholder/],
  ["a number as an input's start", card([form([input("a", { default_value: 5 }), submit()])]), /200621.*default_value/],
  ["a day that is none", card([form([{ tag: "date_picker", name: "d", initial_date: "2026-02-30" }, submit()])]), /200621.*initial_date/],
  ["a time that is none", card([form([{ tag: "picker_time", name: "d", initial_time: "25:00" }, submit()])]), /200621.*initial_time/],
  ["a day with a T", card([form([{ tag: "picker_datetime", name: "d", initial_datetime: "2026-11-21T08:30" }, submit()])]), /200621.*initial_datetime/],
  ["a picture without alt", card([{ tag: "img", img_key: "img_1" }]), /200621.*alt/],
  ["a chart without a type", card([{ tag: "chart", chart_spec: { data: [] } }]), /200550.*chart_spec -> type/],
  ["a chart that is text", card([{ tag: "chart", chart_spec: "{}" }]), /200550.*chart_spec/],
  ["eleven rows a page", card([table([], { page_size: 11 })]), /200621.*page_size/],
  ["51 columns", card([{ tag: "table", columns: many(51, (i) => ({ name: `c${i}`, data_type: "text" })), rows: [] }]), /200621.*columns/],
  ["six tables", card(many(6, () => table([]))), /200621.*6 tables/],
  ["a row's unknown column", card([table([{ whom: "x" }])]), /200915.*no column whom.*rows -> \[0\]/],
  ["a column twice", card([{ tag: "table", columns: many(2, () => ({ name: "a", data_type: "text" })), rows: [] }]), /200915.*duplicate column/],
  ["a number cell that is text", card([table([{ sum: "1.5" }])]), /200914.*sum is no number/],
  ["a text cell that is a number", card([table([{ who: 1 }])]), /200914.*who is no text/],
  ["an option cell that is text", card([table([{ kind: "急" }])]), /200914.*kind is no options/],
  ["201 elements", card(many(200, () => ({ tag: "hr" }))), /200621.*201 elements/],
  ["plain texts count as elements", card([form([select("a", { options: options(...many(197, (i) => ({ i })).map((_, i) => `${i}`)) }), submit()])]), /200621.*20\d elements/],
  ["30,001 bytes", card([{ tag: "markdown", content: "字".repeat(10_000) }]), /200621.*bytes/],
];

test.each(bad)("bad: %s", (_, given, said) => {
  const problems = validateCard(JSON.parse(JSON.stringify(given)));
  expect(problems.some((problem) => said.test(problem)), problems.join("\n")).toBe(true);
});

describe("posts", () => {
  const post = (...elements: Json[]): Json => ({ zh_cn: { title: "日报", content: [elements] } });
  test.each([
    ["text", post({ tag: "text", text: "<at id=all></at>" })],
    ["a link and a mention", post({ tag: "a", text: "看", href: "https://example.com/" }, { tag: "at", user_id: "ou_1" })],
  ])("good: %s", (_, given) => {
    expect(validatePost(given)).toEqual([]);
  });
  test.each([
    ["no language", {}],
    ["no language wrapper", { title: "日报", content: [] }],
    ["an unknown tag", post({ tag: "button" })],
    ["an unknown property", post({ tag: "text", text: "x", color: "red" })],
    ["a script as a link", post({ tag: "a", text: "看", href: "javascript:alert(1)" })],
  ])("bad: %s", (_, given) => {
    expect(validatePost(given)).not.toEqual([]);
  });
});
