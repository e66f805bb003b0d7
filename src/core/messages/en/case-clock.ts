// What the clock says of cases: what is nearly due, overdue, silent; and the ladder in words.
import type { Messages } from "../index.ts";

const many = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

export const caseClock: Messages["caseClock"] = {
  what: { response: "Response", proposal: "Proposal" },
  term: ({ days, hours, minutes }) =>
    [
      ...(days ? [many(days, "working day")] : []),
      ...(hours ? [many(hours, "hour")] : []),
      ...(minutes && !days ? [many(minutes, "minute")] : []),
    ].join(" "),
  over: (what, late, moment) =>
    late ? `${what} is overdue by ${late} (was due ${moment})` : `${what} is just overdue (was due ${moment})`,
  near: (what, left, moment) =>
    left ? `${what}: ${left} left (due ${moment})` : `${what} is due any minute (${moment})`,
  nothingDue: "nothing is due soon",
  letterTitle: (over, near) =>
    [
      ...(over ? [`${many(over, "complaint")} overdue`] : []),
      ...(near ? [`${many(near, "complaint")} nearly due`] : []),
    ].join(", "),
  for: (name) => `${name} is away; you stand in`,
  told: (name) => `${name} holds it and has not acted; please look into it`,
  toldNobody: "nobody has claimed it; please look into it",
  unclaimed: "nobody has claimed it",
  isOver: (what) => `${what} is overdue`,

  climbTitle: (number, customer) => `${number} · ${customer}: nobody answered, so it comes to you`,
  decideTitle: (number, customer) => `${number} · ${customer}: the proposal still waits, please decide`,
  assignedAway: (name, standIn) =>
    standIn
      ? `${name} is away; ${standIn} stands in.`
      : `${name} is away with no stand-in, and will see it on coming back.`,

  section: "Complaints in your hands",
  sectionAbove: "Overdue complaints for you to look into",
  digest: (count, over) =>
    over ? `${many(count, "complaint")} in hand, ${over} overdue` : `${many(count, "complaint")} in hand`,
  digestAbove: (count) => `${many(count, "overdue complaint")} to look into`,
  beside: (title, cases) => `${title}, ${cases}`,
  more: (lines) => `And also:\n${lines}`,
  seeAll: "See all complaints",

  ladder: {
    words: ["ladder", "阶梯"],
    removeWords: ["remove", "delete", "删除", "删", "去掉"],
    resetWords: ["default", "reset", "默认", "恢复默认", "重置"],
    holder: ["holder", "负责人"],
    manager: ["line manager", "manager", "上级", "直属上级"],
    roles: {
      manager: ["经理", "主管"],
      director: ["director", "总监"],
      cs: ["cs", "客服"],
      rep: ["rep", "业务员", "销售"],
      admin: ["admin", "管理员"],
    },
    anyAmount: ["any", "unlimited", "不限", "任意"],
    title: (team) => (team === null ? "Ladder · whole company" : `Ladder · ${team}`),
    isDefault: "This team has no ladder of its own and uses the default.",
    isTeams: "This is the team's own ladder.",
    who: {
      holder: "the holder",
      manager: "the manager of the one before",
      person: (name) => name,
      role: (role) => role,
    },
    unknownPerson: "(somebody who has left)",
    first: (who, limit) => `Level 1: ${who} · ${limit}`,
    rung: ({ level, who, hours, limit }) =>
      `Level ${level}: ${who} · asked after ${hours} of silence${limit === null ? "" : ` · ${limit}`}`,
    hours: (hours) => many(hours, "working hour"),
    limit: (amount) => `may decide up to ${amount}`,
    anyLimit: "may decide any amount",
    noLimit: "decides no compensation",
    how: "Set one: /rapport ladder 2 manager 4h 2000 (who: manager, director, cs or @name; the amount may be “any”). Remove one: /rapport ladder remove 2. Back to the default: /rapport ladder default.",
    howAdmin:
      "An administrator may put a team's name first: /rapport ladder North 2 manager 4h 2000; without one it is the whole company's.",
    mayNot: "The ladder is changed by an administrator or by the team's manager.",
    noTeam: "You belong to no team; an administrator puts the team's name first.",
    badLevel: "Begin with the level, 1 to 9, such as 2.",
    badWho: (typed) => `I cannot tell who “${typed}” is: write manager, director, cs or @name.`,
    badHours: (typed) => `I cannot read “${typed}” as hours: write 4h or 0.5h, at most 80.`,
    badAmount: (typed) => `I cannot read “${typed}” as an amount: write 2000, 12k or any.`,
    missingHours: "Say after how many hours of silence as well, such as 4h.",
    firstIsHolder: "Level 1 is always the holder; only its amount can change: /rapport ladder 1 holder 0h 500.",
    onlyFirst: "“holder” can only be level 1.",
    several: (name) => `There are several people called “${name}”.`,
    noSuchLevel: (level) => `There is no level ${level}.`,
    lastRung:
      "One level above the holder has to stay, or there is nobody to climb to. Back to the default: /rapport ladder default.",
    kept: "The ladder is changed.",
    isReset: "The default ladder is back.",
    wasDefault: "It was the default ladder already.",
  },
  help: "Under a complaint's card just reply: claim, assign @name, responded, assess, propose, waiting, escalate, resolve, close 4, review, reopen. Leave: /rapport leave 11-25..11-27 by @name. Who is asked when nobody answers: /rapport ladder.",
};
