// Small parts of cards that the tests put together.
export type Json = Record<string, unknown>;

export const plain = (content: string): Json => ({ tag: "plain_text", content });

export const card = (elements: Json[], more: Json = {}): Json => ({
  schema: "2.0",
  config: { update_multi: true },
  header: { title: plain("拜访"), template: "blue" },
  body: { elements },
  ...more,
});

export const button = (more: Json = {}): Json => ({
  tag: "button",
  text: plain("确定"),
  behaviors: [{ type: "callback", value: { do: "show" } }],
  ...more,
});

export const submit = (more: Json = {}): Json => button({ name: "submit", form_action_type: "submit", ...more });

export const input = (name: string, more: Json = {}): Json => ({ tag: "input", name, ...more });

export const options = (...values: string[]): Json[] => values.map((value) => ({ text: plain(value), value }));

export const select = (name: string, more: Json = {}): Json => ({
  tag: "select_static",
  name,
  options: options("a", "b"),
  ...more,
});

export const form = (elements: Json[], more: Json = {}): Json => ({ tag: "form", name: "visit", elements, ...more });

export const column = (elements: Json[]): Json => ({ tag: "column", width: "weighted", weight: 1, elements });
export const columns = (...elements: Json[]): Json => ({
  tag: "column_set",
  flex_mode: "none",
  columns: [column(elements)],
});
export const panel = (elements: Json[]): Json => ({
  tag: "collapsible_panel",
  header: { title: plain("更多") },
  elements,
});
export const container = (elements: Json[]): Json => ({
  tag: "interactive_container",
  behaviors: [{ type: "open_url", default_url: "https://example.com/" }],
  elements,
});
export const text = { tag: "markdown", content: "好" };
export const chart = (more: Json = {}): Json => ({
  tag: "chart",
  chart_spec: { type: "bar", data: [{ id: "d", values: [{ at: "周一", value: 3 }] }], xField: "at", yField: "value" },
  ...more,
});
export const table = (rows: Json[], more: Json = {}): Json => ({
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
export const multi = (more: Json = {}): Json => ({
  tag: "multi_select_static",
  name: "purposes",
  required: false,
  options: options("a", "b"),
  ...more,
});
export const many = (count: number, make: (i: number) => Json): Json[] =>
  Array.from({ length: count }, (_, i) => make(i));
