// The kinds that a rep reads in his morning message.
import { addDays } from "../../../src/core/calendar/weeks.ts";
import { type Kind, TUESDAY } from "./kind.ts";
import { type Scene, spoken } from "./scene.ts";

const HEAD = /要办 \d+ 件|\d+ 件过期没办|提醒 · \d+ |打个电话，把时间约好/u;
const LATE = /这条提醒来晚了/u;

const morning = { job: "reminders", reader: "wanglei", day: TUESDAY, time: "08:30" } as const;
/** Told as it can be; on Friday what falls due on a Saturday. */
const usual: Kind["comes"] = { down: ["+3 10:00"], late: LATE, leave: ["+2 08:30"], dayOff: ["-1 08:30"] };

/** Said on the last workday before it, after the morning message. */
const saying =
  (line: (scene: Scene) => string): Kind["setUp"] =>
  async (scene) => {
    scene.at(scene.eve(1), "10:00");
    await scene.says("wanglei", line(scene));
  };

const WEEKDAYS = "日一二三四五六";
const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
const inChina = new Intl.DateTimeFormat("en-u-ca-chinese", { month: "numeric", day: "numeric", timeZone: "UTC" });
/** `农历10-16`, by another calendar than the program's. */
const lunarOf = (day: string): string => `农历${inChina.format(new Date(`${day}T12:00:00Z`)).replace("/", "-")}`;

/** The first of the series comes a week before; unanswered, it has its next time when its day is over. */
const recurring: Kind = {
  ...morning,
  name: "a recurring promise's next time",
  job: "recurring promises",
  shows: "promises",
  reminder: "promise",
  async setUp(scene) {
    scene.at(scene.from(-8), "10:00");
    await scene.says("wanglei", `/promise 永清超市 每周${weekdayOf(scene.day)} 盘库存`);
    await scene.tickAt(scene.from(-7), "08:30");
    await scene.tickAt(scene.from(-6), "10:00");
  },
  words: ({ day }) => [HEAD, /盘库存/u, new RegExp(spoken(day), "u")],
  mute: "承诺",
  comes: usual,
};

const order: Kind = {
  ...morning,
  name: "an order to confirm",
  shows: "followUps",
  reminder: "order",
  async setUp(scene) {
    scene.at(scene.from(-3), "10:00");
    await scene.says("wanglei", "/visit 大润发 订货1.2万");
  },
  words: () => [HEAD, /跟客户确认订货 ¥12,000/u],
  mute: "跟进",
  comes: usual,
};

const promise: Kind = {
  ...morning,
  name: "a promise due",
  shows: "promises",
  reminder: "promise",
  setUp: saying(({ day }) => `/visit 永清超市 招呼 承诺 ${spoken(day)}前换海报`),
  words: () => [HEAD, /换海报/u],
  mute: "承诺",
  comes: usual,
};

const followUp: Kind = {
  ...morning,
  name: "a follow-up due",
  shows: "followUps",
  reminder: "followUp",
  setUp: saying(({ day }) => `/visit 固安百货 招呼 下次 ${spoken(day)} 送POP`),
  words: () => [HEAD, /送POP/u],
  mute: "跟进",
  comes: usual,
};

const appointment: Kind = {
  ...morning,
  name: "an appointment two days ahead",
  shows: "appointments",
  reminder: "appointment",
  setUp: saying(({ day }) => `/plan 五月花超市 ${spoken(addDays(day, 2))} 14:30 收款`),
  words: () => [/打个电话，把时间约好/u, /五月花超市/u],
  mute: "预约",
  // Three days later it is over.
  comes: { down: [], leave: usual.leave, dayOff: usual.dayOff },
};

const days = { ...morning, job: "birthdays", shows: "days", mute: "生日" } as const;

const ahead: Kind = {
  ...days,
  name: "a birthday three days ahead",
  reminder: "birthdaySoon",
  setUp: saying(({ day }) => `/contact 重庆百货 姓名:郭姐 生日:${addDays(day, 3).slice(5)}`),
  words: () => [HEAD, /郭姐/u],
  comes: usual,
};

const birthday: Kind = {
  ...days,
  name: "a birthday on the day",
  reminder: "birthday",
  setUp: saying(({ day }) => `/contact 华联超市 姓名:于建国 生日:${day.slice(5)}`),
  words: () => [HEAD, /于建国/u],
  comes: usual,
};

const lunarBirthday: Kind = {
  ...days,
  name: "a lunar birthday on the day",
  reminder: "birthday",
  setUp: saying(({ day }) => `/contact 物美 姓名:老梁 生日:${lunarOf(day)}`),
  words: () => [HEAD, /老梁/u, /农历/u],
  comes: usual,
};

const otherDay: Kind = {
  ...days,
  name: "another day to remember",
  reminder: "birthday",
  setUp: saying(({ day }) => `/rapport 纪念日 固安百货 店庆 2012${day.slice(4)}`),
  words: () => [HEAD, /店庆/u],
  comes: usual,
};

/** Those said longest before stand first, so that one conversation can have them all. */
export const morningKinds: readonly Kind[] = [
  recurring,
  order,
  promise,
  followUp,
  appointment,
  ahead,
  birthday,
  lunarBirthday,
  otherDay,
];
