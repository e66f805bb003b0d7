// The kinds that a case brings to customer service: nothing silences them, and where somebody may be hurt nothing waits.
import { type Kind, TUESDAY } from "./kind.ts";
import type { Scene } from "./scene.ts";

const holder = { reader: "zhaomin", day: TUESDAY, mute: null } as const;

/** To be answered by the end of the next workday; somebody has it, so that it does not climb. */
async function complain(scene: Scene, day: string): Promise<void> {
  scene.at(day, "10:00");
  await scene.says("wanglei", "/complaint 永清超市 质量 急 劲酒三箱破损 要求 换货");
  await scene.says("zhaomin", "T-1001 认领");
}

const warning: Kind = {
  ...holder,
  name: "a complaint's warning",
  job: "cases",
  shows: "cases",
  time: "16:00",
  setUp: (scene) => complain(scene, scene.eve(1)),
  words: () => [/件投诉快到期/u, /T-1001[^]*响应还剩/u],
  // What is over is not nearly over any more: it is told as that.
  comes: { down: [], leave: [], dayOff: ["-1 16:00"] },
};

const overdue: Kind = {
  ...holder,
  name: "a complaint that is overdue",
  job: "cases",
  shows: "cases",
  time: "09:00",
  setUp: (scene) => complain(scene, scene.workdaysBefore(2)),
  words: () => [/件投诉已过期/u, /T-1001/u],
  comes: { down: ["+3 10:00"], late: /已过期 \d+ 个工作日/u, leave: ["+2 09:00"], dayOff: ["+2 09:00"] },
};

const caseLine: Kind = {
  ...holder,
  name: "a case's morning line",
  job: "case mornings",
  shows: "cases",
  reminder: "cases",
  time: "08:30",
  setUp: (scene) => complain(scene, scene.eve(1)),
  words: () => [/1 件投诉在手/u, /T-1001/u],
  // On every workday's morning.
  comes: { down: ["+3 10:00"], late: /这条提醒来晚了/u, leave: ["+2 08:30"], dayOff: ["-1 08:30", "+2 08:30"] },
};

/** Within two working hours (C-21), which are over at closing: what is no safety matter would wait for the next opening. */
export const safety: Kind = {
  ...holder,
  name: "a safety complaint that is overdue",
  job: "cases",
  shows: "safety",
  time: "18:00",
  async setUp(scene) {
    scene.at(scene.eve(0), "15:59:30");
    await scene.says("wanglei", "/complaint 永清超市 质量 安全 开盖有异味");
    await scene.says("zhaomin", "T-1001 认领");
  },
  words: () => [/件投诉已过期/u, /T-1001[^]*响应(?:已|刚)过期/u],
  comes: {
    down: ["+3 10:00"],
    late: /响应已过期 \d/u,
    // While he is away whoever is above him hears of it at once (in-peace.test.ts).
    leave: ["+2 08:29"],
    // On Friday evening nothing ticked: the first tick of the Saturday tells it.
    dayOff: ["0 17:59"],
  },
};

export const caseKinds: readonly Kind[] = [warning, overdue, caseLine, safety];
