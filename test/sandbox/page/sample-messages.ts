// Samples of what a bot sends: every block, element and tag the page draws, and one of each it does not know.
import type { ScreenMessage } from "../../../src/sandbox/screen.ts";

export const AT = Date.UTC(2026, 10, 23, 0, 30);
export const BOT = { id: "BOT", name: "客情", isBot: true };

const plain = (text: string) => ({ type: "plain_text", text, emoji: true });
const option = (label: string, value: string) => ({ text: plain(label), value });

export const message = (id: string, part: Partial<ScreenMessage>): ScreenMessage => ({
  id,
  from: BOT,
  at: AT,
  text: null,
  json: null,
  thread: null,
  replies: 0,
  isEphemeral: false,
  isEdited: false,
  isDeleted: false,
  files: [],
  ...part,
});

export const visitCard = {
  text: "已记下：永清超市",
  blocks: [
    { type: "header", block_id: "h", text: plain("已记下拜访 V-1042") },
    {
      type: "section",
      block_id: "facts",
      fields: [
        { type: "mrkdwn", text: "*客户*\n永清超市", verbatim: true },
        { type: "mrkdwn", text: "*订货*\n¥12,000.00", verbatim: true },
        { type: "mrkdwn", text: "*见到*\n于老板", verbatim: true },
        { type: "mrkdwn", text: "*下次*\n11月25日 周三 送POP", verbatim: true },
      ],
    },
    { type: "context", block_id: "c", elements: [plain("陈小曼 · 刚刚")] },
    {
      type: "actions",
      block_id: "a",
      elements: [
        { type: "button", action_id: "edit", text: plain("修改"), value: "{}" },
        {
          type: "button",
          action_id: "undo",
          style: "danger",
          text: plain("撤销"),
          value: "{}",
          confirm: {
            title: plain("撤销这条拜访？"),
            text: plain("之后可以在历史里找回。"),
            confirm: plain("撤销"),
            deny: plain("留着"),
          },
        },
        { type: "overflow", action_id: "more", options: [option("导出", "export"), option("分享到频道", "share")] },
      ],
    },
  ],
};

export const everyBlock = {
  text: "every block",
  blocks: [
    {
      type: "section",
      block_id: "s1",
      text: {
        type: "mrkdwn",
        text: "*粗* _斜_ ~删~ `码` <https://example.com|链接> <@U1> <!channel> :tada: &lt;b&gt;不是标签&lt;/b&gt;\n&gt; 引用一句",
      },
    },
    {
      type: "section",
      block_id: "s2",
      text: plain("选一个人"),
      accessory: { type: "users_select", action_id: "who", placeholder: plain("谁") },
    },
    { type: "divider", block_id: "d" },
    {
      type: "rich_text",
      block_id: "r",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "字面 <b>*不变*</b> ", style: { bold: true } },
            { type: "user", user_id: "U2" },
          ],
        },
        {
          type: "rich_text_list",
          style: "bullet",
          elements: [
            { type: "rich_text_section", elements: [{ type: "text", text: "第一" }] },
            { type: "rich_text_section", elements: [{ type: "text", text: "第二" }] },
          ],
        },
      ],
    },
    { type: "markdown", block_id: "m", text: "## 小结\n1. 一\n2. 二\n\n**粗** <b>不是标签</b>" },
    {
      type: "table",
      block_id: "t",
      column_settings: [{}, { align: "right" }],
      rows: [
        [
          { type: "raw_text", text: "业务员" },
          { type: "raw_text", text: "订货" },
        ],
        [
          { type: "raw_text", text: "陈小曼" },
          { type: "raw_text", text: "¥12,000" },
        ],
      ],
    },
    { type: "image", block_id: "i", image_url: "https://example.com/x.png", alt_text: "货架照片" },
    {
      type: "actions",
      block_id: "a2",
      elements: [
        {
          type: "static_select",
          action_id: "sel",
          placeholder: plain("改目的"),
          options: [option("订货", "order"), option("收款", "collect")],
        },
        { type: "datepicker", action_id: "day", initial_date: "2026-11-25" },
        { type: "checkboxes", action_id: "chk", options: [option("已读", "read")] },
        { type: "radio_buttons", action_id: "rad", options: [option("是", "y"), option("否", "n")] },
      ],
    },
    { type: "hologram", block_id: "u", depth: 3 },
  ],
};

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

const text = (content: string) => ({ tag: "plain_text", content });
const callback = (value: object) => [{ type: "callback", value }];

export const formCard = {
  schema: "2.0",
  config: { update_multi: true, summary: { content: "记一次拜访" } },
  header: {
    title: text("记一次拜访"),
    subtitle: text("还差客户"),
    template: "blue",
    text_tag_list: [{ tag: "text_tag", text: text("草稿"), color: "orange" }],
  },
  body: {
    elements: [
      { tag: "markdown", content: "<font color='red'>有 1 处要改</font>：&#60;b&#62; 不是标签 &#42;不斜&#42;" },
      {
        tag: "form",
        name: "form",
        elements: [
          {
            tag: "input",
            name: "customer",
            required: true,
            label: text("客户"),
            placeholder: text("名称、简称或拼音"),
            default_value: "永请超市",
            max_length: 200,
          },
          { tag: "markdown", content: "<font color='red'>没有这个客户，是不是 永清超市？</font>" },
          {
            tag: "select_static",
            name: "channel",
            required: false,
            placeholder: text("方式"),
            options: [
              { text: text("上门"), value: "onsite" },
              { text: text("电话"), value: "phone" },
            ],
            initial_option: "onsite",
          },
          {
            tag: "multi_select_static",
            name: "purposes",
            required: false,
            placeholder: text("目的"),
            options: [
              { text: text("订货"), value: "order" },
              { text: text("收款"), value: "collect" },
            ],
            selected_values: ["order"],
          },
          {
            tag: "date_picker",
            name: "visitedOn",
            required: true,
            placeholder: text("日期"),
            initial_date: "2026-11-23",
          },
          {
            tag: "input",
            name: "summary",
            required: false,
            input_type: "multiline_text",
            label: text("小结"),
            default_value: "",
          },
          { tag: "checker", name: "urgent", text: text("急"), checked: false },
          {
            tag: "column_set",
            columns: [
              {
                tag: "column",
                width: "auto",
                elements: [
                  {
                    tag: "button",
                    name: "submit",
                    text: text("保存"),
                    type: "primary_filled",
                    form_action_type: "submit",
                    behaviors: callback({ do: "submit" }),
                  },
                ],
              },
              {
                tag: "column",
                width: "auto",
                elements: [{ tag: "button", name: "reset", text: text("重填"), form_action_type: "reset" }],
              },
            ],
          },
        ],
      },
      { tag: "button", text: text("取消"), behaviors: callback({ do: "cancel" }) },
    ],
  },
};

export const everyTag = {
  schema: "2.0",
  header: { title: text("本周"), template: "green" },
  body: {
    elements: [
      { tag: "markdown", content: "**粗** *斜* ~~删~~ <at id=all></at> <at id=F2></at>\n- 一\n- 二" },
      {
        tag: "column_set",
        flex_mode: "bisect",
        columns: [
          {
            tag: "column",
            width: "weighted",
            weight: 1,
            background_style: "grey",
            elements: [{ tag: "markdown", content: "**订货**\n¥12,000.00" }],
          },
          {
            tag: "column",
            width: "weighted",
            weight: 1,
            background_style: "grey",
            elements: [{ tag: "div", text: { tag: "plain_text", content: "收款\n¥5,000.00" } }],
          },
        ],
      },
      { tag: "hr" },
      {
        tag: "collapsible_panel",
        expanded: false,
        header: { title: text("更多 3 条") },
        elements: [{ tag: "div", text: text("第一条") }],
      },
      {
        tag: "table",
        page_size: 2,
        columns: [
          { name: "who", display_name: "业务员", data_type: "text" },
          {
            name: "sum",
            display_name: "订货",
            data_type: "number",
            format: { symbol: "¥", precision: 2, separator: true },
          },
        ],
        rows: [
          { who: "陈小曼", sum: 12000 },
          { who: "<b>王</b>", sum: 800.5 },
          { who: "李", sum: 1 },
        ],
      },
      {
        tag: "chart",
        chart_spec: {
          type: "bar",
          title: { text: "每周订货" },
          data: {
            values: [
              { 周: "46", 订货: 3 },
              { 周: "47", 订货: 5 },
            ],
          },
        },
      },
      { tag: "person_list", persons: [{ id: "F1" }, { id: "F2" }] },
      { tag: "img", img_key: "img_1", alt: text("货架照片") },
      { tag: "overflow", options: [{ text: text("导出"), value: "export" }], behaviors: callback({ do: "export" }) },
      {
        tag: "button",
        type: "danger",
        text: text("撤销"),
        confirm: { title: text("撤销？"), text: text("可以找回。") },
        behaviors: callback({ do: "undo" }),
      },
      { tag: "div", text: { tag: "plain_text", content: "由客情记录", text_size: "notation" } },
      { tag: "hologram", depth: 3 },
    ],
  },
};
