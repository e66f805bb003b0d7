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
  slack: {
    expired: "表单没能及时打开，点一下就行，刚才写的都在。",
    tooLong: (length: number, limit: number) =>
      `这一栏有 ${length} 个字，Slack 的输入框最多 ${limit} 个字：内容原样保留，在这里不能改。`,
    typed: (typed: string) => `你写的是「${typed}」，没能确定是哪一家，请在上面选。`,
    pickCustomer: "输入店名、简称或拼音",
    pickOne: "请选择",
    pickSeveral: "可以选几个",
    pickDay: "选一天",
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
    wordless: "我只看得懂文字。写一行就行，比如：拜访 永清超市 订货 12000",
    unreadable: "这个按钮认不出来了，请重新发一次命令。",
    closing: "正在重启，请过一会儿再按一次。",
    fileFailed: "文件没能发出去，请过几分钟再试一次。",
  },
};
