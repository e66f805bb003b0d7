// The kinds that come by themselves in the course of a day: visits, slips, and what a manager reads.
import { addDays } from "../../../src/core/calendar/weeks.ts";
import { type Kind, TUESDAY } from "./kind.ts";
import { spoken, weekWord } from "./scene.ts";

const rep = { reader: "wanglei", day: TUESDAY } as const;
const boss = { reader: "chenjing", day: TUESDAY } as const;

const briefing: Kind = {
  ...rep,
  name: "the briefing",
  job: "briefing",
  shows: "briefings",
  time: "08:00",
  async setUp(scene) {
    scene.at(scene.eve(1), "10:00");
    await scene.says("wanglei", `/plan 永清超市 ${spoken(scene.day)} 收款`);
  },
  words: () => [/今天要去 1 家/u, /永清超市/u],
  mute: "访前",
  // Who planned a visit on a day off means to work on it.
  comes: { down: [], leave: [], dayOff: ["0 08:00"] },
};

const lateLog: Kind = {
  ...rep,
  name: "the late log",
  job: "late log",
  shows: "lateLog",
  time: "17:30",
  async setUp(scene) {
    scene.at(scene.eve(1), "10:00");
    await scene.says("wanglei", `/plan 永清超市 ${spoken(scene.day)} 收款`);
  },
  words: () => [/还有 1 件没收尾/u, /永清超市/u],
  mute: "补录",
  comes: { down: [], leave: ["+2 17:30"], dayOff: ["+2 17:30"] },
};

/** On the second workday after it, where its rep was asked. */
const unlogged: Kind = {
  ...boss,
  name: "a visit without a record",
  job: "unlogged visits",
  shows: "lateLog",
  reminder: "unlogged",
  time: "08:30",
  async setUp(scene) {
    const planned = scene.workdaysBefore(2);
    scene.at(planned, "10:00");
    await scene.says("wanglei", "/plan 永清超市 今天 收款");
    await scene.tickAt(planned, "17:30");
  },
  words: () => [/有 1 次计划的拜访没有记录/u, /永清超市/u],
  mute: "补录",
  comes: { down: ["+3 10:00"], late: /这条提醒来晚了/u, leave: ["+2 08:30"], dayOff: ["+2 08:30"] },
};

const slipQuestion: Kind = {
  ...rep,
  name: "the question to who is not back",
  job: "slips",
  shows: "slipQuestion",
  time: "11:15",
  async setUp(scene) {
    scene.at(scene.day, "10:00");
    await scene.says("wanglei", "/plan 出发 11:00");
  },
  words: () => [/说好 .*11:00 回来，回来了吗/u],
  mute: null,
  // He said himself on his day off when he would be back.
  comes: { down: ["+3 10:00"], late: /说好 11月24日 周二 11:00 回来/u, leave: [], dayOff: ["0 11:15"] },
};

const slipWord: Kind = {
  ...boss,
  name: "the word of who is not back",
  job: "slips",
  shows: "slipWord",
  time: "11:46",
  async setUp(scene) {
    await slipQuestion.setUp(scene);
    await scene.tickAt(scene.day, "11:15:30");
  },
  words: () => [/说好 .*11:00 回来，还没有回音/u],
  mute: null,
  // Somebody must hear of it: on leave as well, where nobody stands in.
  comes: {
    down: ["+3 10:00"],
    late: /说好 11月24日 周二 11:00 回来[^]*11月24日 周二 11:15 问过/u,
    leave: ["0 11:46"],
    dayOff: ["+2 08:30"],
  },
};

const planChanged: Kind = {
  ...boss,
  name: "a plan that changed",
  job: "plan question",
  shows: "approvals",
  time: "10:04",
  async setUp(scene) {
    const eve = scene.eve(1);
    scene.at(eve, "10:00");
    await scene.says("wanglei", `/plan 永清超市 ${spoken(addDays(scene.day, 3))} 收款`);
    await scene.says("wanglei", `/plan ${weekWord(addDays(scene.day, 3), eve)}`);
    await scene.person("wanglei").presses("交主管核签");
    await scene.world.deliver();
    await scene.person("chenjing").presses("同意");
    await scene.world.deliver();
    scene.at(scene.day, "10:01:30");
    await scene.says("wanglei", `/plan 固安百货 ${spoken(addDays(scene.day, 4))} 服务`);
  },
  words: () => [/王磊改了计划，请再核签/u, /固安百货/u],
  mute: "计划",
  comes: { down: ["+3 10:00"], leave: ["+2 09:00"], dayOff: ["+2 09:00"] },
};

const dailyChanged: Kind = {
  ...boss,
  name: "a daily report that changed",
  job: "daily question",
  shows: "approvals",
  time: "10:04",
  async setUp(scene) {
    const reported = scene.workdaysBefore(1);
    scene.at(reported, "16:00");
    await scene.says("wanglei", "/visit 永清超市 订货1.2万 见于老板");
    await scene.says("wanglei", "/daily");
    await scene.person("wanglei").presses("交给陈静");
    await scene.world.deliver();
    scene.at(scene.day, "10:01:30");
    await scene.says("wanglei", `/visit 固安百货 ${spoken(reported)} 服务 小结 修冰柜`);
  },
  words: () => [/请再签核/u, /修冰柜/u],
  mute: "日报",
  comes: { down: ["+3 10:00"], leave: ["+2 09:00"], dayOff: ["+2 09:00"] },
};

const mondayReport: Kind = {
  ...boss,
  name: "the Monday report",
  job: "monday report",
  shows: "mondayReport",
  day: "2026-11-23",
  time: "09:00",
  async setUp(scene) {
    scene.at(scene.eve(1), "18:00");
  },
  words: () => [/周报 · 第\d+周/u],
  mute: "周报",
  // Within two days; the Saturday's week is reported on its Monday, and a worked Saturday begins none.
  comes: { down: [], leave: ["+2 08:30"], dayOff: ["+2 09:00"], makeUp: [] },
};

const fridayDraft: Kind = {
  ...boss,
  name: "the Friday draft",
  job: "friday draft",
  shows: "mondayReport",
  day: "2026-11-20",
  time: "16:00",
  async setUp(scene) {
    scene.at(scene.eve(1), "18:00");
  },
  words: () => [/草稿 · 本周至今/u],
  mute: "周报",
  comes: { down: [], leave: [], dayOff: ["-1 16:00"] },
};

export const dayKinds: readonly Kind[] = [
  briefing,
  lateLog,
  unlogged,
  slipQuestion,
  slipWord,
  planChanged,
  dailyChanged,
  mondayReport,
  fridayDraft,
];
