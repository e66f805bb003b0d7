// A day's end: what was done is logged, what was not is asked for, and its report is written, signed, locked and unlocked.
import { expect } from "vitest";
import { expectRows, reads, type Story } from "./story.ts";

const REPORT = `SELECT "state", "comment" FROM "DailyReport" WHERE "day" = '2026-11-24'`;
const PLANS = `SELECT "id", "plannedOn", "status", "reason" FROM "Plan" ORDER BY "id"`;
const AMOUNTS = `SELECT "orderAmountFen" AS "fen" FROM "Visit" WHERE "id" = 4`;

/** The first was planned for today; nobody planned the second. The promise of Sunday is kept two days late. */
export async function logTwoVisits(story: Story): Promise<void> {
  const { walk, 王磊 } = story;
  await walk.to("11-24 14:00");
  await walk.after(() => 王磊.says("/visit 永清超市 订货8000 收款3000 见于老板 承诺 周五前送陈列架"), {
    王磊: reads("已记录拜访 V-4", "¥8,000", "¥3,000", "11月27日 周五 送陈列架"),
  });
  await walk.after(() => 王磊.says("/promise 兑现 P-1"), { 王磊: reads("P-1 已兑现，晚了 2 天", "送样品") });
  await walk.after(() => 王磊.says("/visit 大城百货 市调 见刘经理 竞品 统一买二送一"), {
    王磊: reads("已记录拜访 V-5", "统一买二送一"),
  });
  await expectRows(story, `SELECT "status", "dueOn", "endedOn" FROM "Promise" ORDER BY "id"`, [
    { status: "kept", dueOn: "2026-11-22", endedOn: "2026-11-24" },
    { status: "open", dueOn: "2026-11-27", endedOn: null },
  ]);
}

/** One question for what is missing; a tap and a reason answer it. The manager, who agreed to the plan, sees the change. */
export async function answerTheLateQuestion(story: Story): Promise<void> {
  const { walk, 王磊, 陈静 } = story;
  await walk.to("11-24 17:29");
  await walk.to("11-24 17:30", {
    王磊: reads("还有 1 件没收尾", "14:00 大润发 · 订货", "J-2", "记一笔", "改期", "没去"),
  });
  await walk.after(() => 王磊.presses("改期").then(() => 王磊.fills({ day: "2026-11-26", reason: "采购出差" })), {
    王磊: reads("J-2 改到 11月26日 周四", "大润发 · 采购出差"),
  });
  await expectRows(story, PLANS, [
    { id: 1, plannedOn: "2026-11-24", status: "open", reason: null },
    { id: 2, plannedOn: "2026-11-24", status: "moved", reason: "采购出差" },
    { id: 3, plannedOn: "2026-11-26", status: "open", reason: null },
    { id: 4, plannedOn: "2026-11-25", status: "open", reason: null },
    { id: 5, plannedOn: "2026-11-26", status: "open", reason: null },
  ]);
  await walk.to("11-24 17:33", {
    陈静: reads("王磊改了计划，请再核签", "永清超市 · 收款", "✓ 完成", "→ 改期：采购出差", "大城百货", "＋ 计划外"),
  });
  await walk.after(() => 陈静.presses("同意"), { 王磊: reads("陈静同意了你第48周"), 陈静: reads("17:33 已同意") });
}

/** All but the reflections stands there already. */
const BUILT = [
  ...["拜访 2 次 · 新开户 0 · 原有户 2 · 合计 2 户", "1. 永清超市", "销售额 ¥8,000 · 实收款 ¥3,000", "2. 大城百货"],
  ...["见 刘经理", "计划对照", "永清超市", "✓ 完成", "大润发", "→ 改期：采购出差", "竞品信息", "统一买二送一"],
];
// The slip, and the month: V-1, V-3, V-4, V-5; 12,000 + 8,000 sold, 5,000 + 3,000 collected.
const COUNTED = ["09:00–12:20 外出 200 分钟", "拜访 4 次 · 销售额 ¥20,000 · 实收款 ¥8,000", "填写和及时 10/10 分"];

export async function sendTheDailyReport(story: Story): Promise<void> {
  const { walk, 王磊 } = story;
  await walk.after(() => 王磊.says("/daily"), {
    王磊: reads("日报 · 11月24日 周二", ...BUILT, ...COUNTED, "还没有交。", "交给陈静"),
  });
  const filling = { reflections: "统一在固安抢排面", travelling: "60", talking: "90" };
  await walk.after(() => 王磊.presses("写心得、用时").then(() => 王磊.fills(filling)), {
    王磊: reads("记下了。", ...BUILT, "统一在固安抢排面", "交通 60 · 洽谈 90 · 合计 150 分钟", ...COUNTED),
  });
  await walk.after(() => 王磊.presses("交给陈静"), {
    王磊: reads("已交给陈静，等签核。", ...BUILT),
    陈静: reads("王磊的日报等你签核 · 11月24日 周二", ...BUILT, "统一在固安抢排面", ...COUNTED, "批示并签核"),
  });
  await expectRows(story, REPORT, [{ state: "sent", comment: null }]);
}

export async function signIt(story: Story): Promise<void> {
  const { walk, world, 陈静 } = story;
  await world.restart();
  await walk.to("11-24 17:40");
  const comment = "大城那家周五前给我方案";
  await walk.after(() => 陈静.presses("批示并签核").then(() => 陈静.fills({ comment })), {
    王磊: reads("陈静签核了你11月24日 周二的日报", comment, "看日报"),
    陈静: reads("王磊的日报 · 11月24日 周二", `陈静 11月24日 周二 17:40 已签核：${comment}`, "解锁"),
  });
  await expectRows(story, REPORT, [{ state: "signed", comment }]);
}

/** Neither a form nor a new visit gets into a signed day; he reads who signed, when, and whom to ask. */
export async function findItLocked(story: Story): Promise<void> {
  const { walk, 王磊 } = story;
  const locked = "11月24日 周二 的日报陈静在 11月24日 周二 签核了，这一天的记录已锁定。要改请陈静解锁";
  await walk.after(() => 王磊.says("/visit edit V-4"), { 王磊: reads("已签核，不能改", locked) });
  await walk.after(() => 王磊.says("/daily 心得 还有一句"), { 王磊: reads(locked) });
  await expectRows(story, AMOUNTS, [{ fen: 800_000 }]);
}

export async function unlockAndMend(story: Story): Promise<void> {
  const { walk, 王磊, 陈静 } = story;
  const comment = "订货金额写错了";
  await walk.after(() => 陈静.presses("解锁").then(() => 陈静.fills({ comment })), {
    王磊: reads("陈静解锁了你11月24日 周二的日报，可以改了", comment),
    陈静: reads("王磊的日报 · 11月24日 周二", "17:40 已签核", `17:40 解锁：${comment}`, "可以改了，改好再交"),
  });
  await 王磊.says("/visit edit V-4");
  await walk.after(() => 王磊.fills({ orderAmount: "8500" }), { 王磊: reads("已修改拜访 V-4", "¥8,500") });
  await expectRows(story, AMOUNTS, [{ fen: 850_000 }]);
  await expectRows(story, REPORT, [{ state: "unlocked", comment }]);
}

/** Nobody is asked before he hands it in anew; then the manager sees what it says now, and everything that was done with it. */
export async function signItAnew({ walk, world, 王磊, 陈静 }: Story): Promise<void> {
  await walk.to("11-24 17:50");
  await walk.after(() => 王磊.says("/daily"), {
    王磊: reads("销售额 ¥8,500 · 实收款 ¥3,000", "已签核", "解锁：订货金额写错了", "改好再交", "再交给陈静"),
  });
  await walk.after(() => 王磊.presses("再交给陈静"), {
    王磊: reads("已交给陈静，等签核。", "销售额 ¥8,500"),
    陈静: reads("王磊的日报改过了，请再签核", "销售额 ¥8,500 · 实收款 ¥3,000", "解锁：订货金额写错了", "批示并签核"),
  });
  await walk.after(() => 陈静.presses("签核"), {
    王磊: reads("陈静签核了你11月24日 周二的日报"),
    陈静: reads("王磊的日报 · 11月24日 周二", "17:40 解锁：订货金额写错了", "17:50 已签核"),
  });
  await walk.after(() => 王磊.says("/visit edit V-4"), { 王磊: reads("已签核，不能改") });
  const deeds = `SELECT "after" FROM "Change" WHERE "record" = 'dailyReport' ORDER BY "id"`;
  const kept = await world.database.read<{ after: string }>(deeds);
  expect(kept.map(({ after }) => JSON.parse(after) as unknown)).toMatchObject([
    { state: "signed", comment: "大城那家周五前给我方案" },
    { state: "unlocked", comment: "订货金额写错了" },
    { state: "signed", comment: null },
  ]);
}
