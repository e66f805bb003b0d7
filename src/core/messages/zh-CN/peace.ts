// What a person reads when he says what he wants to be told, and when.
import type { MutableKind } from "../../peace/rules.ts";

const kinds: Record<MutableKind, string> = {
  promises: "承诺到期",
  followUps: "跟进",
  appointments: "预约",
  days: "生日和纪念日",
  planQuestions: "计划核签",
  lateLog: "补录提醒",
  mondayReport: "周一报告",
};

export const peace = {
  title: "提醒设置",
  help: "什么时候提醒、不提醒什么：/rapport 提醒。店庆、结婚纪念日：/rapport 纪念日 永清超市 店庆 6月18日。送礼：/rapport 送礼 永清超市 茶叶一盒 金额:200。",
  kinds,
  divider: "、",
  on: "照常提醒",
  muted: "已静音",
  mutedUntil: (day: string) => `静音到 ${day}`,
  mute: "静音",
  unmute: "取消静音",
  change: "改时间",
  seeAll: "看全部设置",
  morning: "早报",
  quiet: "免打扰",
  noQuiet: "没有（任何时间都可以提醒）",
  hours: (from: string, to: string) => `${from}–${to}`,
  ahead: "生日、纪念日",
  aheadDays: (days: number) => (days === 0 ? "只在当天" : `提前 ${days} 天和当天`),
  away: "请假",
  awayUntil: (day: string) => `到 ${day}，回来那天早上一起说`,
  how: "休息日不打扰，要办的事在放假前最后一个工作日先说。请假期间不催，攒到回来那天早上。安全投诉和送不出去的消息不受这些限制。",
  lines:
    "也可以直接写：/rapport 静音 生日 到 下周一 · /rapport 取消静音 · /rapport 早报 9:00 · /rapport 免打扰 20:00-8:00 · /rapport 提前 5天",
  nowMuted: (what: string, until: string | null) =>
    until === null ? `好，不再提醒：${what}。` : `好，到 ${until} 之前不提醒：${what}。`,
  mutedHint: "静音期间的不会补发，在“今天”里照样看得到。",
  nowOn: (what: string) => `好，恢复提醒：${what}。`,
  nothingMuted: "现在没有静音的提醒。",
  nowMorning: (time: string) => `好，早报每天 ${time} 发给你。`,
  nowQuiet: (hours: string) => `好，${hours} 之间不打扰，过后再说。`,
  nowNoQuiet: "好，不再设免打扰时间。",
  nowAhead: (days: number) =>
    days === 0 ? "好，生日和纪念日只在当天说。" : `好，生日和纪念日提前 ${days} 天说，当天再说一次。`,
  saved: "好，已按新的设置提醒你。",
  unchanged: "和原来一样，没有改动。",
  whichKind: (typed: string, known: string) => `不知道“${typed}”是哪一种提醒。可以静音的有：${known}。`,
  neverMuted: "投诉和送不出去的消息不能静音。要休息可以登记请假：/rapport 请假 11-25..11-27 代理 @同事。",
  whichDay: (typed: string) => `看不懂“${typed}”是哪一天。可以写：到 下周一、到 11月30日。`,
  dayOver: "静音要到今天以后的某一天。",
  whichMorning: "早报请定在 5:00 到 12:00 之间，例如：/rapport 早报 9:00；恢复：/rapport 早报 默认。",
  whichQuiet:
    "免打扰请写从几点到几点，例如：/rapport 免打扰 20:00-8:00；不要：/rapport 免打扰 关；恢复：/rapport 免打扰 默认。",
  quietTooLong: "免打扰最多 16 个小时，不然什么也没法告诉你。",
  whichAhead: "请写提前几天（0 到 30），例如：/rapport 提前 5天。",
  form: {
    muted: "不提醒",
    until: "静音到哪天",
    untilHint: "从那天早上起恢复；不填就一直静音。只用于这次新静音的。",
    morningHint: "例如 9:00",
    quietHint: "例如 20:00-8:00；写“关”就是不设",
    ahead: "生日、纪念日提前几天",
    off: "关",
    save: "保存",
  },
  dueOff: "休息日到期，先告诉你",
};
