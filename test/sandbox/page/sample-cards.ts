// Samples of what a bot sends to Feishu: a form with every input, every tag the page draws, and one it does not know.
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
          xField: "周",
          yField: "订货",
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
