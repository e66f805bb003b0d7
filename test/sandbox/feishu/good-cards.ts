// Cards that Feishu takes: between them they have every component and every property that we may use.
import {
  button,
  card,
  chart,
  columns,
  container,
  form,
  input,
  type Json,
  many,
  multi,
  options,
  panel,
  plain,
  select,
  submit,
  table,
  text,
} from "./cards.ts";

const rows: [name: string, given: Json][] = [
  [
    "every field in a form",
    card([
      form([
        input("who", {
          label: plain("客户"),
          required: true,
          placeholder: plain("名字"),
          default_value: "永清",
          max_length: 50,
        }),
        input("note", {
          input_type: "multiline_text",
          rows: 3,
          auto_resize: true,
          label_position: "top",
          width: "fill",
        }),
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
      ]),
    ]),
  ],
  [
    "everything that is only shown",
    card([
      { tag: "markdown", content: "**好** <font color='red'>红</font>", text_size: "notation", text_align: "left" },
      {
        tag: "div",
        text: { ...plain("字"), text_color: "grey", lines: 2 },
        icon: { tag: "standard_icon", token: "chat_outlined" },
      },
      { tag: "hr", element_id: "line_1", margin: "4px 0px" },
      { tag: "img", img_key: "img_1", alt: plain("图"), preview: true },
      { tag: "person", user_id: "ou_1", size: "small" },
      { tag: "person_list", persons: [{ id: "ou_1" }], lines: 1 },
      chart({ aspect_ratio: "16:9", color_theme: "brand", preview: true }),
      table([{ who: "于", sum: 1.5, day: 1795000000000, kind: [{ text: "急", color: "red" }] }], { page_size: 5 }),
      panel([text]),
      container([text]),
    ]),
  ],
  [
    "buttons and menus",
    card([
      button({ type: "primary_filled", size: "small", confirm: { title: plain("撤销？"), text: plain("会收回") } }),
      button({ behaviors: [{ type: "open_url", default_url: "https://example.com/" }] }),
      button({ disabled: true, behaviors: undefined }),
      { tag: "overflow", options: options("a", "b"), behaviors: [{ type: "callback", value: {} }] },
      select("page", { behaviors: [{ type: "callback", value: { do: "list" } }] }),
    ]),
  ],
  [
    "the whole header",
    card([text], {
      header: {
        title: plain("客诉"),
        subtitle: plain("T-1042"),
        template: "red",
        text_tag_list: many(3, (i) => ({ tag: "text_tag", text: plain(`${i}`), color: "red" })),
        icon: { tag: "standard_icon", token: "bell_filled" },
      },
      card_link: { url: "https://example.com/" },
      config: { update_multi: true, width_mode: "default", enable_forward: false, summary: { content: "一条客诉" } },
    }),
  ],
  ["five levels of containers", card([panel([panel([panel([panel([panel([text])])])])])])],
  [
    "data that looks like a card's part",
    card([button({ behaviors: [{ type: "callback", value: { tag: "action", name: "x" } }] })]),
  ],
  ["199 elements and the header's title", card(many(199, () => ({ tag: "hr" })))],
];

export const goodCards = rows.map(([name, given]) => ({ name, given }));
