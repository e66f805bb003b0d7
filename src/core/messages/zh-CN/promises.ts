// Promises: once or again and again, kept, moved or not; the order to be confirmed; what a week of them came to.
type Rhythm = { unit: "week" | "month"; on: number; isBy: boolean };
type Figures = {
  made: number;
  kept: number;
  late: number;
  broken: number;
  moved: number;
  open: number;
  overdue: number;
};

const weekdays = ["", "一", "二", "三", "四", "五", "六", "日"];

export const promises = {
  rhythm: ({ unit, on, isBy }: Rhythm) =>
    `${unit === "week" ? `每周${weekdays[on] ?? ""}` : on === 31 ? "每月底" : `每月${on}号`}${isBy ? "前" : ""}`,
  notARhythm: (text: string) => `没看懂“${text}”多久一次。请写 每月10号、每月底 或 每周五。`,

  words: {
    kept: ["兑现", "已兑现", "兑现了", "完成", "办好了", "办了", "done", "kept"],
    broken: ["没兑现", "未兑现", "没办成", "broken", "not kept"],
    moved: ["改期", "推迟", "延期", "move", "moved", "postpone"],
    cancelled: ["取消", "不用了", "cancel", "cancelled"],
    open: ["重开", "reopen"],
    said: ["客户说", "客户", "says", "customer says"],
  },
  help: "兑现 / 没兑现 / 改期 / 取消 + 编号或客户：记下结果，后面可以写客户的话",

  listTitle: (open: number, overdue: number) =>
    open === 0 ? "承诺 · 都了结了" : `承诺 · 未完成 ${open} 条${overdue ? `，过期 ${overdue} 条` : ""}`,
  closed: "了结的",
  overdue: (day: string) => `${day}，已过期`,
  to: (whom: string) => `对${whom}`,
  of: (who: string) => `${who}的承诺`,
  movedTimes: (times: number, first: string) => `改过 ${times} 次，原定 ${first}`,
  said: (word: string) => `客户：${word}`,
  new: "记承诺",
  back: "承诺列表",

  kept: "已兑现",
  more: "改期、没办成…",
  reopen: "改回未完成",
  keptTitle: (number: string, late: number) => `${number} 已兑现${late > 0 ? `，晚了 ${late} 天` : ""}`,
  notOnItsDay: (number: string, days: number) =>
    `${number} ${days > 0 ? `晚了 ${days} 天` : `早了 ${-days} 天`}，不在说好的那天，按没兑现记`,
  brokenTitle: (number: string) => `${number} 记为没兑现`,
  cancelledTitle: (number: string) => `${number} 已取消`,
  movedTitle: (number: string, day: string) => `${number} 改到 ${day}`,
  openTitle: (number: string) => `${number} 改回未完成`,
  nextOne: (day: string) => `下一次：${day}`,
  ended: "以后不再重复。",
  alreadyClosed: (number: string, status: string) => `${number} 已经是“${status}”了。`,
  isOpen: (number: string) => `${number} 本来就没了结。`,
  which: (customer: string) => `${customer}有好几条没了结的承诺，是哪一条？`,
  noneOf: (customer: string) => `${customer}没有未了结的承诺。`,
  whichOne: (word: string) => `是哪一条？写编号或客户名，比如：/promise ${word} P-12`,

  formTitle: (number: string, customer: string) => `${number} ${customer}`.slice(0, 24),
  outcome: "怎么样了",
  outcomes: { moved: "改期", kept: "已兑现", broken: "没兑现", cancelled: "不用了，取消" },
  day: "日期",
  dayHint: "改期：改到哪天。兑现：哪天办的，不写就是今天。",
  word: "客户怎么说",
  submit: "确定",
  whichDay: (rhythm: string, day: string) => `说好${rhythm}，这次是 ${day}。是当天办的吗？不是就改成办的那天。`,
  missingDay: "请选改到哪天。",
  missingOutcome: "请选一项。",
  sameDay: "就是原来那天，请选另一天。",
  notYet: (day: string) => `${day}还没到，不能记成已经办了。`,
  laterTitle: (number: string, customer: string) => `${number} ${customer} 回访`.slice(0, 24),
  laterDay: "改到哪天",
  laterDone: (customer: string, day: string) => `${customer}的回访改到 ${day}`,

  confirmOrder: (amount: string) => `跟客户确认订货 ${amount}`,
  orders: "待确认的订货",
  orderConfirmed: "已确认",

  figures: ({ made, kept, late, broken, moved, open, overdue }: Figures) =>
    [
      `新许 ${made}`,
      `兑现 ${kept}${late ? `（晚 ${late}）` : ""}`,
      `没兑现 ${broken}`,
      `改期 ${moved}`,
      `未完成 ${open}${overdue ? `（过期 ${overdue}）` : ""}`,
    ].join(" · "),
  figuresTitle: "承诺",
  figuresNone: "没有承诺。",
  figuresMore: (count: number) => `还有 ${count} 人。`,
};
