// The rest of the week, with a complaint that customer service takes down, and the Monday that tells of it all.
import { reads, type Story } from "./story.ts";

export async function takeAComplaint({ walk, 赵敏, 王磊 }: Story): Promise<void> {
  await walk.to("11-25 08:00", { 王磊: reads("今天要去 1 家", "固安百货", "还没有来往记录", "记拜访") });
  await walk.to("11-25 08:30");
  await walk.to("11-25 10:00");
  await walk.after(() => 赵敏.says("/complaint 大润发 质量 三箱漏油 要求 换货"), {
    赵敏: [reads("已记录投诉 T-1001", "大润发"), reads("新投诉 T-1001 · 大润发", "已响应")],
    王磊: reads("赵敏给你负责的客户大润发记了一条投诉", "三箱漏油"),
  });
  await walk.after(() => 赵敏.presses("已响应"), { 赵敏: reads("T-1001 · 大润发") });
  await walk.after(() => 王磊.says("/visit 固安百货 见丁姐 订货2000"), { 王磊: reads("已记录拜访 V-6", "¥2,000") });
  await walk.to("11-25 17:30");
}

/** What was moved to Thursday is in Thursday's briefing, the complaint first. */
export async function makeUpForTheMovedVisit({ walk, 王磊 }: Story): Promise<void> {
  await walk.to("11-26 08:00", {
    王磊: reads(
      "今天要去 2 家",
      "14:00 大润发 · 订货",
      "没结的投诉",
      "T-1001 质量",
      "先说 T-1001 的进展",
      "五月花超市 · 服务",
    ),
  });
  await walk.to("11-26 08:30", { 赵敏: reads("1 件投诉在手", "T-1001 大润发") });
  await walk.to("11-26 15:00");
  await walk.after(() => 王磊.says("/visit 大润发 见周店长 收款1500"), { 王磊: reads("已记录拜访 V-7", "¥1,500") });
  await walk.after(() => 王磊.says("/visit 五月花超市 服务 见马姐 小结 换了价签"), { 王磊: reads("已记录拜访 V-8") });
  await walk.to("11-26 17:30");
}

/** The promise that Tuesday's visit made falls due, and is kept by a tap. */
export async function keepThePromise({ walk, 王磊 }: Story): Promise<void> {
  await walk.to("11-27 08:00");
  await walk.to("11-27 08:30", {
    王磊: reads("送陈列架", "11月27日 周五 · P-2", "跟客户确认订货 ¥8,500", "跟客户确认订货 ¥2,000"),
    赵敏: reads("1 件投诉在手", "T-1001 大润发"),
  });
  await walk.after(() => 王磊.presses("已兑现"), { 王磊: reads("✓ 已兑现") });
}

/**
 * Orders: V-4 8,500 (as it was signed anew) and V-6 2,000 make 10,500, in 2 of 5 visits; 15,000 before, so 4,500 (30 %) less.
 * Collected: V-4 3,000 and V-7 1,500 make 4,500, in 2 of 5; 5,000 before: 10 % less.
 * Effective: all five met somebody, and came to an order (V-4, V-6), a rival (V-5), money (V-7), a summary (V-8). Deals: 2 ÷ 5.
 * Per head: 10,500 ÷ 2. One complaint taken down, none closed, none overdue. Promises: P-2 made; P-1 kept late, P-2 on its day.
 */
const FIGURES = [
  "订货 ¥10,500，比前一周少 ¥4,500（30%）；共 5 次拜访。",
  "订货  ¥10,500  ↓30%",
  "5 次拜访里 2 次有订货",
  "收款  ¥4,500  ↓10%",
  "5 次拜访里 2 次有收款",
  "有效拜访率  100%  ↑33.3 个百分点",
  "交易率  40%",
  "人均订货  ¥5,250",
  "竞品动态  1 条",
  "统一买二送一",
  "投诉  新增 1 · 结案 0 · 超期 0",
  "新许 1 · 兑现 2（晚 1） · 没兑现 0 · 改期 0 · 未完成 0",
  "第47周 ¥15,000 → 第48周 ¥10,500",
];

export async function reportOnTheWeek({ walk, 陈静 }: Story): Promise<void> {
  const draft = reads("草稿 · 本周至今 · 第48周（11月23日–27日）");
  await walk.to("11-27 16:00", { 陈静: draft, 林岚: draft, 周强: draft });
  for (const time of ["11-27 17:30", "11-28 09:00", "11-29 09:00"]) await walk.to(time);
  await walk.to("11-30 08:30", { 赵敏: reads("1 件投诉在手", "T-1001 大润发") });
  const title = "周报 · 第48周（11月23日–29日）";
  await walk.to("11-30 09:00", { 陈静: reads(title, ...FIGURES), 林岚: reads(title), 周强: reads(title) });
  陈静.getsNot("永清超市换了采购");
}

/** The tapped visit, the two of Tuesday's first and Thursday: four kept, one moved, one that nobody planned. */
export async function comparePlannedWithDone({ walk, 陈静 }: Story): Promise<void> {
  await walk.after(() => 陈静.says("/plan 王磊 上周"), {
    陈静: reads(
      ...["王磊的计划 · 第48周", "已排 4 次，这周目标 10 次（5 个工作日） · 完成 4 · 改期或取消 1 · 计划外 1"],
      ...["11月24日 周二", "永清超市 · 收款", "✓ 完成", "大润发 · 订货", "→ 改期：采购出差", "大城百货", "＋ 计划外"],
      ...["11月25日 周三", "固安百货", "✓ 完成", "11月26日 周四", "✓ 完成", "✓ 完成"],
    ),
  });
}
