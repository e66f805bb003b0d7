// A rep's plan for the week: pasted, proposed, sent back, mended and agreed to; then a morning's briefing, and a slip that runs over.
import { expectRows, reads, type Story } from "./story.ts";

const WEEK = `SELECT "state", "comment" FROM "PlanWeek"`;

export async function planTheWeek({ walk, 王磊 }: Story): Promise<void> {
  await walk.to("11-23 09:20");
  const paste = "/plan\n周二：永清超市 10:00 收款；大润发 14:00 订货\n今天 15:00 五月花超市 服务";
  await walk.after(() => 王磊.says(paste), {
    王磊: reads(
      "排上 3 条计划",
      "15:00 五月花超市 · 服务 · J-3",
      "永清超市 · 收款 · J-1",
      "大润发 · 订货 · J-2",
      "全部撤销",
    ),
  });
  await walk.after(() => 王磊.says("/plan"), {
    王磊: reads("已排 3 次，这周目标 10 次", "还没有交主管核签", "建议排上", "固安百货", "还没去过", "交主管核签"),
  });
  await walk.after(() => 王磊.presses("排 11月25日 周三"), {
    王磊: reads("已排 J-4：11月25日 周三 固安百货", "已排 4 次"),
  });
}

export async function haveItSentBack(story: Story): Promise<void> {
  const { walk, 王磊, 陈静 } = story;
  await walk.after(() => 王磊.presses("交主管核签"), {
    王磊: reads("已交给陈静，等核签。"),
    陈静: reads("王磊的计划等你核签 · 第48周", "10:00 永清超市", "固安百货", "同意", "退回"),
  });
  const comment = "今天下午开会，五月花改到周四";
  await walk.after(() => 陈静.presses("退回").then(() => 陈静.fills({ comment })), {
    王磊: reads("陈静退回了你第48周", comment),
    陈静: reads("王磊的计划 · 第48周", `退回：${comment}`),
  });
  await expectRows(story, WEEK, [{ state: "returned", comment }]);
}

/** While he mends it the comment stands before his eyes, and nobody is asked before he hands it in. */
export async function mendItAndHandItInAgain(story: Story): Promise<void> {
  const { walk, 王磊, 陈静 } = story;
  await 王磊.says("/plan edit J-3");
  await walk.after(() => 王磊.fills({ plannedOn: "2026-11-26" }), { 王磊: reads("已修改计划 J-3", "11月26日 周四") });
  await walk.to("11-23 09:40");
  await walk.after(() => 王磊.says("/plan"), {
    王磊: reads("11月26日 周四", "五月花超市 · 服务（新改）", "退回：今天下午开会", "再交主管核签"),
  });
  await walk.after(() => 王磊.presses("再交主管核签"), {
    王磊: reads("已交给陈静，等核签。"),
    陈静: reads("王磊改了计划，请再核签 · 第48周", "五月花超市 · 服务（新改）"),
  });
  await walk.after(() => 陈静.presses("同意"), {
    王磊: reads("陈静同意了你第48周（11月23日–29日）的计划"),
    陈静: reads("王磊的计划 · 第48周", "陈静 11月23日 周一 09:40 已同意"),
  });
  await expectRows(story, `SELECT "state" FROM "PlanWeek"`, [{ state: "approved" }]);
}

/** On Monday he goes nowhere, so nobody asks him for anything in the evening. Tuesday begins with the promise. */
export async function readTheBriefing({ walk, 王磊 }: Story): Promise<void> {
  for (const time of ["11-23 17:30", "11-23 20:00", "11-24 07:59"]) await walk.to(time);
  await walk.to("11-24 08:00", {
    王磊: reads(
      ...["今天要去 2 家", "10:00 永清超市 · 收款", "没兑现的承诺", "送样品（11月22日 周日，已过期）", "会见到"],
      ...["于建国（老板）", "上次", "订货 ¥12,000", "先把答应的办了：送样品", "14:00 大润发 · 订货", "货架补齐"],
    ),
  });
  // Two days ahead of a visit with a time.
  await walk.to("11-24 08:30", {
    王磊: reads("今天要办 1 件", "打个电话，把时间约好", "五月花超市 · 15:00 · 服务", "11月26日 周四 · J-3", "已约好"),
  });
  await walk.after(() => 王磊.presses("已约好"), { 王磊: reads("✓ 已约好") });
}

/** He is asked after a quarter of an hour, the manager told half an hour later, and the restart between forgets neither. */
export async function comeBackLate(story: Story): Promise<void> {
  const { walk, world, 王磊 } = story;
  await walk.to("11-24 09:00");
  await walk.after(() => 王磊.says("/plan 出发 11:30 永清超市"), {
    王磊: reads("已登记外出，11:30 前回来", "去：永清超市", "10:00 永清超市 · 收款"),
  });
  await walk.to("11-24 11:44");
  await walk.to("11-24 11:45", { 王磊: reads("说好 11:30 回来，回来了吗？", "过一会儿我会告诉你的主管") });
  await world.restart();
  await walk.to("11-24 12:14");
  await walk.to("11-24 12:16", {
    陈静: reads("王磊说好 11:30 回来，还没有回音", "09:00 出发，去 永清超市", "11:45 问过王磊，没有回。请打个电话。"),
  });
  await walk.to("11-24 12:20");
  await walk.after(() => 王磊.presses("回来了"), {
    王磊: reads("已回来，出去了 3 小时 20 分", "还没记的拜访", "永清超市 · 收款", "大润发 · 订货"),
    陈静: reads("王磊 12:20 回来了", "09:00 出发，去 永清超市"),
  });
  await expectRows(story, `SELECT "place", "end" FROM "Slip"`, [{ place: "永清超市", end: "back" }]);
}
