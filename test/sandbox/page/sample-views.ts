// Samples of a bot's views in Slack: a modal with every kind of input, and a Home tab.
const plain = (text: string) => ({ type: "plain_text", text, emoji: true });
const option = (label: string, value: string) => ({ text: plain(label), value });

export const modal = {
  id: "V1",
  hash: "1",
  type: "modal",
  title: plain("记一次拜访"),
  submit: plain("保存"),
  close: plain("取消"),
  blocks: [
    { type: "section", block_id: "banner", text: plain("还差一点：客户没有认出来，请选一个。") },
    {
      type: "input",
      block_id: "customer",
      label: plain("客户"),
      element: {
        type: "external_select",
        action_id: "value",
        min_query_length: 0,
        placeholder: plain("名称、简称或拼音"),
      },
    },
    {
      type: "input",
      block_id: "purposes",
      optional: true,
      label: plain("目的"),
      element: {
        type: "multi_static_select",
        action_id: "value",
        options: [option("订货", "order"), option("收款", "collect"), option("服务", "service"), option("开发", "new")],
        initial_options: [option("订货", "order")],
      },
    },
    {
      type: "input",
      block_id: "channel",
      optional: true,
      label: plain("方式"),
      element: {
        type: "static_select",
        action_id: "value",
        options: [option("上门", "onsite"), option("电话", "phone")],
        initial_option: option("上门", "onsite"),
      },
    },
    {
      type: "input",
      block_id: "visitedOn",
      label: plain("日期"),
      element: { type: "datepicker", action_id: "value", initial_date: "2026-11-23" },
    },
    {
      type: "input",
      block_id: "orderAmount",
      optional: true,
      label: plain("订货"),
      hint: plain("例如 1.2万"),
      element: { type: "plain_text_input", action_id: "value", initial_value: "1.2万" },
    },
    {
      type: "input",
      block_id: "summary",
      optional: true,
      label: plain("小结"),
      element: { type: "plain_text_input", action_id: "value", multiline: true, max_length: 3000 },
    },
    {
      type: "input",
      block_id: "urgent",
      optional: true,
      label: plain("急"),
      element: { type: "checkboxes", action_id: "value", options: [option("也报告市场", "yes")] },
    },
  ],
};

export const home = {
  type: "home",
  blocks: [
    { type: "header", block_id: "hh", text: plain("早上好，陈小曼") },
    { type: "section", block_id: "hs", text: { type: "mrkdwn", text: "*今天的承诺* 2 件" } },
    {
      type: "actions",
      block_id: "ha",
      elements: [{ type: "button", action_id: "new", style: "primary", text: plain("记一次拜访"), value: "{}" }],
    },
  ],
};
