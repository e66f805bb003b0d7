// The few words a platform's drawers need of their own: what is said while waiting, when cutting, and when something fails.
export const chat = {
  notice: "客情",
  slow: "收到，正在处理…",
  loading: "正在打开…",
  saving: "正在保存…",
  failed: (reference: string) => `没有成功。请再试一次；还不行，就把编号 ${reference} 告诉管理员。`,
  moreItems: (count: number) => `…还有 ${count} 项`,
  moreLetters: (count: number) => `…（还有 ${count} 个字）`,
  openForm: "打开表单",
  close: "关闭",
  inPrivate: "文件已经发到你和我的私聊里。",
  chart: {
    others: (count: number) => `其他（${count}）`,
    first: (count: number) => `前 ${count} 名`,
    last: (count: number) => `最近 ${count} 个`,
    titled: (title: string, unit: string) => `${title}（${unit}）`,
    empty: (title: string) => `${title}：还没有可以画成图的数字。`,
    failed: "图没能画出来，数字都在上面。",
    later: "图会发到你和我的私聊里。",
    said: (title: string, figures: string) => `${title}：${figures}`,
    comma: "，",
    stop: "；",
  },
  slack: {
    expired: "表单没能及时打开，点一下就行，刚才写的都在。",
    tooLong: (length: number, limit: number) =>
      `这一栏有 ${length} 个字，Slack 的输入框最多 ${limit} 个字：内容原样保留，在这里不能改。`,
    typed: (typed: string) => `你写的是「${typed}」，没能确定是哪一家，请在上面选。`,
    pickCustomer: "输入店名、简称或拼音",
    pickOne: "请选择",
    pickSeveral: "可以选几个",
    pickDay: "选一天",
    doctor: {
      token: (team: string, bot: string) => `Slack 令牌有效：工作区 ${team}，机器人 ${bot}`,
      botTokenKind: "SLACK_BOT_TOKEN 应以 xoxb- 开头：在应用的 OAuth & Permissions 页面复制 Bot User OAuth Token。",
      botToken: (why: string) =>
        `Slack 不认 SLACK_BOT_TOKEN（${why}）：把应用装进工作区，再从 OAuth & Permissions 页面复制 Bot User OAuth Token。`,
      scopes: "Slack 权限",
      missing: (scopes: string) => `缺少权限 ${scopes}：按 manifest.yml 更新应用，然后重新安装到工作区。`,
      socket: "Slack 长连接（Socket Mode）",
      appToken: (why: string) =>
        `SLACK_APP_TOKEN 用不了（${why}）：在 Basic Information 页面新建带 connections:write 的 App-Level Token，并打开 Socket Mode。`,
      http: "Slack HTTP 签名密钥",
      signingSecret:
        "SLACK_SIGNING_SECRET 应是 32 位十六进制：从 Basic Information 页面复制 Signing Secret；或设 SLACK_APP_TOKEN 改用长连接。",
      unreachable: (why: string) => `连不上 Slack（${why}）：检查网络、代理和 SLACK_API_URL。`,
    },
  },
  feishu: {
    problems: (count: number) => `有 ${count} 处要改，写好的都还在`,
    pickOne: "请选择",
    pickSeveral: "可以选几个",
    pickDay: "选一天",
    pickCustomer: "从可能的客户里选",
    otherCustomer: "不在里面？写店名",
    typeCustomer: "店名、简称或拼音",
    tooLong: (length: number, limit: number) =>
      `这一栏有 ${length} 个字，飞书的输入框最多 ${limit} 个字：内容原样保留，在这里不能改。`,
    formInPrivate: "表单已经发到你和我的私聊里，在那里填。",
    notInPrivate: "表单发不到你那里：请先打开和我的私聊，再试一次；还不行，请管理员看看应用的可用范围。",
    wordless: "我只看得懂文字。写一行就行，比如：拜访 永清超市 订货 12000",
    unreadable: "这个按钮认不出来了，请重新发一次命令。",
    closing: "正在重启，请过一会儿再按一次。",
    fileFailed: "文件没能发出去，请过几分钟再试一次。",
    doctor: {
      app: (bot: string) => `飞书应用有效：机器人 ${bot}`,
      credentials: (why: string) =>
        `飞书不认 FEISHU_APP_ID 或 FEISHU_APP_SECRET（${why}）：从开放平台的“凭证与基础信息”页面复制这两项。`,
      bot: (why: string) =>
        `应用没有机器人能力，或版本还没有发布（${why}）：在“添加应用能力”里加上机器人，再发布版本。`,
      unreachable: (why: string) => `连不上飞书（${why}）：检查网络、代理和 FEISHU_DOMAIN。`,
      scopes: "飞书权限",
      missing: (scopes: string) => `缺少权限 ${scopes}：在“权限管理”里批量导入 feishu-app.json 的 scopes，再发布版本。`,
      scopesUnread: (why: string) => `没能查到已开通的权限（${why}）：请和 feishu-app.json 对照。`,
      socket: "飞书长连接",
      socketFails: (why: string) =>
        `长连接打不开（${why}）：在“事件与回调”里把事件和回调都设为“使用长连接接收”，或改用 FEISHU_MODE=webhook。`,
      webhook: "飞书请求的加密与校验",
      webhookOpen: "设置 FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN：从“事件与回调”的“加密策略”页面复制。",
      byHand: "飞书的事件、回调和机器人菜单",
      compare: (events: string, menu: string) =>
        `飞书不让应用查这些，请在控制台对照 feishu-app.json：事件与回调 ${events}；菜单的 event_key ${menu}。`,
    },
  },
};
