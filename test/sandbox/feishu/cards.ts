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
