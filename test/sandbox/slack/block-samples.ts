// Small pieces of Block Kit, right by themselves, for tables of right and wrong ones.
export type Block = Record<string, unknown>;

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const section = (text = "x", more: Block = {}): Block => ({ type: "section", text: mrkdwn(text), ...more });
export const option = (value = "v", text = "t") => ({ text: plain(text), value });
export const button = (more: Block = {}): Block => ({ type: "button", action_id: "a", text: plain("t"), ...more });
export const actions = (...elements: unknown[]): Block => ({ type: "actions", elements });
export const select = (more: Block = {}): Block => ({
  type: "static_select",
  action_id: "s",
  options: [option()],
  ...more,
});
export const input = (element: Block = { type: "plain_text_input", action_id: "i" }, more: Block = {}): Block => ({
  type: "input",
  label: plain("l"),
  element,
  ...more,
});
export const modal = (blocks: Block[], more: Block = {}): Block => ({
  type: "modal",
  title: plain("t"),
  submit: plain("s"),
  blocks,
  ...more,
});
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const long = (count: number) => "长".repeat(count);
