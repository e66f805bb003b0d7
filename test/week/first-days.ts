// The end of one week: what is logged on Wednesday and Thursday, Friday's warning and draft, a quiet weekend, Monday's report.
import { expect } from "vitest";
import { actionsIn, messagesOf } from "../reports/buttons.ts";
import { expectRows, reads, type Story } from "./story.ts";

const WORDS = "永清超市换了采购，下周我去一趟。";

export async function logThreeVisits({ walk, 王磊, 李娜 }: Story): Promise<void> {
  const first = "/visit 永清超市 订货1.2万 收款5000 见于老板 竞品 康师傅五联包降价 承诺 周日前送样品 下次 下周一 送POP";
  await walk.after(() => 王磊.says(first), {
    王磊: reads("已记录拜访 V-1", "¥12,000", "¥5,000", "11月22日 周日 送样品", "11月23日 周一 送POP"),
  });
  await walk.after(() => 李娜.says("/visit 惠民服务社 订货3000 见郭姐"), { 李娜: reads("已记录拜访 V-2", "¥3,000") });
  await walk.to("11-19 10:00");
  await walk.after(() => 王磊.says("/visit 大润发 小结 货架补齐"), { 王磊: reads("已记录拜访 V-3", "货架补齐") });
}

/** What falls due on the weekend is said on Friday; orders are to be confirmed within three days (D-08). */
export async function hearOnFridayOfSunday({ walk, 王磊 }: Story): Promise<void> {
  await walk.to("11-20 08:29");
  await walk.to("11-20 08:30", {
    王磊: reads("今天要办 2 件", "休息日到期，先告诉你", "跟客户确认订货 ¥12,000", "送样品", "11月22日 周日 · P-1"),
    李娜: reads("今天要办 1 件", "休息日到期，先告诉你", "跟客户确认订货 ¥3,000", "11月21日 周六 · V-2"),
  });
  await walk.after(() => 王磊.presses("已确认"), { 王磊: reads("✓ 已确认", "送样品") });
}

export async function addWordsToTheDraft({ walk, 陈静 }: Story): Promise<void> {
  await walk.to("11-20 15:59");
  await walk.to("11-20 16:00", {
    陈静: reads("草稿 · 本周至今 · 第47周（11月16日–20日）", "订货 ¥15,000", "下周一早上正式发出", "补充说明"),
    林岚: reads("草稿 · 本周至今 · 第47周（11月16日–20日）", "全公司 · 10 人", "订货 ¥15,000"),
    周强: reads("草稿 · 本周至今 · 第47周（11月16日–20日）", "这一周还没有人记拜访"),
  });
  await walk.after(() => 陈静.presses("补充说明").then(() => 陈静.fills({ words: WORDS })), {
    陈静: reads("本周至今 · 第47周", `陈静：${WORDS}`, "修改说明"),
  });
}

/** From Friday's evening to the minute before Monday's morning message nobody gets anything, also after a restart. */
export async function restOnTheWeekend({ walk, world }: Story): Promise<void> {
  await walk.to("11-20 17:30");
  await walk.to("11-20 20:00");
  for (const day of ["21", "22"]) {
    for (const time of ["00:00", "08:00", "08:30", "09:00", "12:00", "16:00", "17:30", "21:00"])
      await walk.to(`11-${day} ${time}`);
    if (day === "21") await world.restart();
  }
  for (const time of ["07:59", "08:29"]) await walk.to(`11-23 ${time}`);
}

/** One thing only: of what was said on Friday nothing is said again. */
export async function hearOnMondayMorning({ walk }: Story): Promise<void> {
  await walk.to("11-23 08:30", { 王磊: reads("今天要办 1 件", "永清超市 · 送POP", "11月23日 周一 · V-1", "已回访") });
}

/**
 * V-1 (王磊) 12,000 and V-2 (李娜) 3,000 make 15,000, in 2 of 3 visits; collected 5,000 (V-1), in 1 of 3.
 * Effective: V-1 and V-2; V-3 met nobody: 2 ÷ 3 = 66.7 %. Deals: 2 ÷ 2. Per head: 15,000 ÷ 2 reps = 7,500; for 林岚,
 * whose reps are four, 15,000 ÷ 4 = 3,750. A rival in V-1. Nothing in the week before.
 * Planned for week 48: V-1's follow-up on the 23rd. The promise of Sunday was not kept.
 */
const FIGURES = [
  "订货 ¥15,000，比前一周多 ¥15,000；共 3 次拜访。",
  `陈静：${WORDS}`,
  "订货  ¥15,000",
  "3 次拜访里 2 次有订货",
  "收款  ¥5,000",
  "3 次拜访里 1 次有收款",
  "有效拜访率  66.7%",
  "2 ÷ 全部拜访 3",
  "交易率  100%",
  "人均订货",
];
const BEHIND = [
  "竞品动态  1 条",
  "康师傅五联包降价",
  "第48周安排  1 件",
  "回访 1",
  "未完成 1（过期 1）",
  "第47周 ¥15,000",
];

export async function reportOnMonday({ walk }: Story): Promise<void> {
  await walk.to("11-23 09:00", {
    陈静: reads("周报 · 第47周（11月16日–22日）", "陈静的团队 · 4 人", ...FIGURES, "订货 ¥15,000 ÷ 2 人", ...BEHIND),
    林岚: reads("周报 · 第47周（11月16日–22日）", "全公司 · 10 人", ...FIGURES, "订货 ¥15,000 ÷ 4 人", ...BEHIND),
    周强: reads("周报 · 第47周（11月16日–22日）", "周强的团队 · 4 人", "这一周还没有人记拜访"),
  });
}

/** The first button of the report stands at the orders; it leads to the two visits that had one, and to nothing else. */
export async function seeTheOrdersBehindTheFigure(story: Story): Promise<void> {
  const { walk, world, platform, 陈静 } = story;
  await walk.after(() => 陈静.presses("看 2 条"), { 陈静: reads("订货 · 第47周 · 共 2 条", "V-2", "V-1") });
  const shown = actionsIn(messagesOf(world[platform], 陈静.user).at(-1)).filter((action) => action.do === "show");
  expect(shown.map(({ record, id }) => [record, id])).toEqual([
    ["visit", 2],
    ["visit", 1],
  ]);
  await expectRows(story, `SELECT "id" FROM "Visit" WHERE "orderAmountFen" > 0 ORDER BY "id"`, [{ id: 1 }, { id: 2 }]);
}
