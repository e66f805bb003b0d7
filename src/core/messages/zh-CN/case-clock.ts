// What the clock says of cases: what is nearly due, overdue, silent; and the ladder in words.
type Term = { days: number; hours: number; minutes: number };
type Rung = { level: number; who: string; hours: string; limit: string | null };

const term = ({ days, hours, minutes }: Term) =>
  [
    ...(days ? [`${days} 个工作日`] : []),
    ...(hours ? [`${hours} 小时`] : []),
    // Of days nobody counts the minutes.
    ...(minutes && !days ? [`${minutes} 分钟`] : []),
  ].join(" ");

export const caseClock = {
  what: { response: "响应", proposal: "方案" },
  term,
  over: (what: string, late: string, moment: string) =>
    late ? `${what}已过期 ${late}（到期 ${moment}）` : `${what}刚过期（到期 ${moment}）`,
  near: (what: string, left: string, moment: string) =>
    left ? `${what}还剩 ${left}（到期 ${moment}）` : `${what}马上到期（${moment}）`,
  nothingDue: "没有临近的时限",
  letterTitle: (over: number, near: number) =>
    [...(over ? [`${over} 件投诉已过期`] : []), ...(near ? [`${near} 件投诉快到期`] : [])].join("，"),
  for: (name: string) => `${name} 请假，由你代理`,
  told: (name: string) => `负责人 ${name} 还没处理，请过问`,
  toldNobody: "还没有人认领，请过问",
  unclaimed: "还没有人认领",
  isOver: (what: string) => `${what}已过期`,

  climbTitle: (number: string, customer: string) => `${number} · ${customer} 没有人回应，升级到你这里`,
  decideTitle: (number: string, customer: string) => `${number} · ${customer} 的方案等不到决定，请你决定`,
  assignedAway: (name: string, standIn: string | null) =>
    standIn ? `${name} 请假，由 ${standIn} 代理。` : `${name} 请假，没有代理人，回来才会看到。`,

  section: "手上的投诉",
  sectionAbove: "请你过问的过期投诉",
  digest: (count: number, over: number) => (over ? `${count} 件投诉在手，${over} 件已过期` : `${count} 件投诉在手`),
  digestAbove: (count: number) => `${count} 件过期投诉请你过问`,
  beside: (title: string, cases: string) => `${title}，${cases}`,
  more: (lines: string) => `还有：\n${lines}`,
  seeAll: "看全部投诉",

  ladder: {
    words: ["阶梯", "ladder"],
    removeWords: ["删除", "删", "去掉", "remove", "delete"],
    resetWords: ["默认", "恢复默认", "重置", "default", "reset"],
    holder: ["负责人", "holder"],
    manager: ["上级", "直属上级", "manager", "line manager"],
    roles: {
      manager: ["经理", "主管"],
      director: ["总监", "director"],
      cs: ["客服", "cs"],
      rep: ["业务员", "销售", "rep"],
      admin: ["管理员", "admin"],
    },
    anyAmount: ["不限", "任意", "any", "unlimited"],
    title: (team: string | null) => (team === null ? "升级阶梯 · 全公司" : `升级阶梯 · ${team}`),
    isDefault: "这个团队没有自己的阶梯，用的是默认的。",
    isTeams: "这是本团队自己的阶梯。",
    who: {
      holder: "负责人",
      manager: "上一级的直属上级",
      person: (name: string) => name,
      role: (role: string) => role,
    },
    unknownPerson: "（已不在职的人）",
    first: (who: string, limit: string) => `第 1 级 ${who} · ${limit}`,
    rung: ({ level, who, hours, limit }: Rung) =>
      `第 ${level} 级 ${who} · ${hours}没人回应就升级到这里${limit === null ? "" : ` · ${limit}`}`,
    hours: (hours: number) => `${hours} 个工作小时`,
    limit: (amount: string) => `可批 ${amount}以内`,
    anyLimit: "金额不限",
    noLimit: "不能批赔偿",
    how: "改一级：/rapport 阶梯 2 上级 4小时 2000元（谁：上级、总监、客服或 @同事；金额可写“不限”）。删一级：/rapport 阶梯 删 2。恢复：/rapport 阶梯 默认。",
    howAdmin: "管理员可以在前面写团队名：/rapport 阶梯 华北队 2 上级 4小时 2000元；不写就是全公司的默认阶梯。",
    mayNot: "阶梯由管理员或本团队的主管来改。",
    noTeam: "你不属于任何团队；管理员请在前面写上团队名。",
    badLevel: "先写第几级，1 到 9，比如 2。",
    badWho: (typed: string) => `看不懂“${typed}”是谁，请写 上级、总监、客服 或 @同事的名字。`,
    badHours: (typed: string) => `看不懂时间“${typed}”，请写 4小时 或 0.5小时，最多 80 小时。`,
    badAmount: (typed: string) => `看不懂金额“${typed}”，请写 2000元、1.2万 或 不限。`,
    missingHours: "还要写多久没人回应就升级，比如 4小时。",
    firstIsHolder: "第 1 级总是负责人，可以只改金额：/rapport 阶梯 1 负责人 0小时 500元。",
    onlyFirst: "“负责人”只能是第 1 级。",
    several: (name: string) => `有好几位“${name}”，请换个写法或请管理员改名单。`,
    noSuchLevel: (level: number) => `没有第 ${level} 级。`,
    lastRung: "至少要留一级负责人以上的人，不然没有人可以升级到。要恢复默认请写：/rapport 阶梯 默认。",
    kept: "好，阶梯已改。",
    isReset: "好，已恢复默认阶梯。",
    wasDefault: "本来就是默认阶梯。",
  },
  help: "投诉的卡片下面直接回复：认领、指派 @同事、已响应、评估、方案、等客户、升级、已解决、关闭 4、复盘、重开。请假：/rapport 请假 11-25..11-27 代理 @同事。没人回应时升级给谁：/rapport 阶梯。",
};
