// Samples of what a bot sends to Slack: every block and element the page draws, and one it does not know.
const plain = (text: string) => ({ type: "plain_text", text, emoji: true });
const option = (label: string, value: string) => ({ text: plain(label), value });

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
